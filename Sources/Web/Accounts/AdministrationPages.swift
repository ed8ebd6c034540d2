internal import Markup
internal import Movement
internal import Storage

/// The administrator's pages: who has an account, and how the system is.
enum AdministrationPages {
    static let path = "/quan-tri"
    private static let pageSize = 50

    static func list(_ look: Look) throws -> Page {
        guard AccountPolicy.mayManage(look.viewer) else { throw Refusal.notFound }
        let search = look.visit.query("q")
        let after = look.visit.query("sau")
        let found = try AccountQueries.list(for: look.viewer, search: search, after: after, limit: pageSize + 1, in: look.session)
        let head = try RecordQueries.head(of: look.viewer.agency, in: look.session)
        let title = look("Quản trị", "Administration") + (after == nil ? "" : look(" (trang tiếp)", " (next page)"))
        return Page(title, place: .administration, isWide: true) {
            h2 { look("Tài khoản", "Accounts") }
            p { a(.class("button"), .href("/quan-tri/tai-khoan-moi")) { look("Mở tài khoản", "Open an account") } }
            filters(search, look)
            if found.isEmpty { empty(search, look) } else { table(Array(found.prefix(pageSize)), look) }
            if found.count > pageSize, let last = found.prefix(pageSize).last { next(search, after: last.id, look) }
            h2 { look("Hệ thống", "System") }
            dl(.class("summary-list")) {
                SummaryList.item(look("Phiên bản", "Version"), .text(look.visit.site.configuration.version))
                SummaryList.item(look("Cơ sở dữ liệu", "Database"), .text(look.visit.site.database.engine.rawValue))
                SummaryList.item(
                    look("Mục cuối của sổ cái", "Last entry of the record"),
                    head.sequence == 0 ? .text(look("chưa có", "none")) : a(.href("/so-cai/\(head.sequence)")) { String(head.sequence) })
                SummaryList.item(look("Mã băm mục cuối", "Its digest"), span(.class("mono")) { Hex.text(head.digest) })
            }
        }
    }

    private static func filters(_ search: String?, _ look: Look) -> HTML {
        formElement(.class("filters"), .method("get"), .action(path), .role("search")) {
            div(.class("field")) {
                labelElement(.for("o-q")) { look("Tìm theo tên hoặc tên đăng nhập", "Find by name or sign-in name") }
                inputElement(.type("search"), .id("o-q"), .name("q"), .value(search ?? ""))
            }
            p { button(.class("button-secondary"), .type("submit")) { look("Tìm", "Search") } }
        }
    }

    private static func empty(_ search: String?, _ look: Look) -> HTML {
        div(.class("empty")) {
            if let search {
                p { look("Không có tài khoản nào khớp với “\(search)”.", "No account matches “\(search)”.") }
                p { a(.href(path)) { look("Xem tất cả", "Show all") } }
            } else {
                p {
                    look(
                        "Chưa có tài khoản nào. Người quản trị mở tài khoản cho từng người và giao liên kết đặt mật khẩu.",
                        "No accounts yet. The administrator opens one for each person and hands over a link to choose a password.")
                }
            }
        }
    }

    private static func next(_ search: String?, after: String, _ look: Look) -> HTML {
        let query = (search.map { "q=\($0.addressEncoded)&" } ?? "") + "sau=\(after.addressEncoded)"
        return p(.class("pagination")) { a(.href("\(path)?\(query)"), .rel("next")) { look("Trang tiếp", "Next page") } }
    }

    private static func table(_ accounts: [AccountLine], _ look: Look) -> HTML {
        AccountParts.wrapped(look("Tài khoản, theo tên", "Accounts, by name")) {
            thead {
                tr {
                    th(.scope("col")) { look("Họ và tên", "Name") }
                    th(.scope("col")) { look("Tên đăng nhập", "Sign-in name") }
                    th(.scope("col")) { look("Trạng thái", "State") }
                    th(.scope("col")) { look("Mở ngày", "Opened") }
                }
            }
            tbody {
                for account in accounts {
                    tr {
                        th(.scope("row")) { a(.href("/quan-tri/tai-khoan/\(account.person)")) { account.name } }
                        td { account.login }
                        td { AccountParts.tag(account.state, look) }
                        td { AccountParts.day(account.created) }
                    }
                }
            }
        }
    }

    static func crumbs(_ look: Look) -> [(label: String, href: String)] { [(look("Quản trị", "Administration"), path)] }
}
