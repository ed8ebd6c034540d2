internal import Markup
internal import Movement
internal import Storage
internal import Vietnamese

/// The public front page.
enum HomePage {
    static func page(_ look: Look) throws -> Page {
        guard let agency = look.agency else { return unprepared(look) }
        let movements = try MovementQueries.list(for: look.viewer, limit: 6, in: look.session)
        let news = try NewsQueries.latest(for: look.viewer, in: look.session)
        let head = try RecordQueries.head(of: look.viewer.agency, in: look.session)
        return Page(
            look(agency.name), place: .home, hidesHeading: true,
            summary: look("Phong trào thi đua, công khai và kiểm chứng được.", "Emulation movements, open and verifiable.")
        ) {
            div(.class("hero")) {
                div {
                    h1 { look("Thi đua thật, khen đúng người", "Real emulation, the right people honoured") }
                    p(.class("lead")) {
                        look(
                            "\(agency.name.vi) chạy phong trào thi đua ở đây: mỗi điều khoản của kế hoạch có người phụ trách, ai đã đọc, còn nợ việc gì.",
                            "\(agency.name.en) runs its emulation movements here: every clause of the plan has its owner, who has read it, and what is owed."
                        )
                    }
                    p(.class("buttons")) {
                        if look.viewer.isSignedIn {
                            a(.class("button"), .href("/viec-cua-toi")) { look("Việc của tôi", "My desk") }
                        } else {
                            a(.class("button"), .href(look.visit.site.isDemo ? "/dang-nhap/trinh-dien" : "/dang-nhap")) {
                                look("Đăng nhập", "Sign in")
                            }
                        }
                        a(.class("button button-secondary"), .href("/phong-trao")) { look("Xem phong trào", "See the movements") }
                    }
                }
                HTML.unsafeRaw(Icons.heroSVG)  // our own drawing, compiled in
            }
            section(.aria("labelledby", "dang-chay")) {
                h2(.id("dang-chay")) { look("Phong trào đang chạy", "Movements under way") }
                if movements.isEmpty {
                    MovementPages.empty(look)
                } else {
                    ul(.class("card-grid")) { for one in movements { li { card(one, look) } } }
                }
            }
            NewsParts.latest(news, more: nil, showsMovement: true, look)
            section(.aria("labelledby", "kiem-chung")) {
                h2(.id("kiem-chung")) { look("Ai cũng kiểm chứng được", "Open to checking by anybody") }
                p {
                    look(
                        "Sổ cái đã ghi \(head.sequence) việc. Mỗi mục nối với mục trước bằng mã băm; không sửa, không xóa được.",
                        "The record holds \(head.sequence) acts. Each entry is chained to the one before by its digest; none can be changed or removed."
                    )
                    " "
                    a(.href("/so-cai")) { look("Mở sổ cái", "Open the record") }
                }
            }
        }
    }

    private static func card(_ movement: MovementSummary, _ look: Look) -> HTML {
        div(.class("card")) {
            h3 { a(.href("/phong-trao/\(movement.slug)")) { movement.name } }
            p(.class("meta")) { MovementPages.period(movement, look) }
            ProgressBar(value: movement.liveness.alive, total: movement.liveness.total, label: look(movement.liveness.sentence)).html
            p { look(movement.liveness.sentence) }
        }
    }

    private static func unprepared(_ look: Look) -> Page {
        Page(look("Hệ thống chưa được thiết lập", "Not set up yet"), place: .home) {
            div(.class("empty")) {
                p {
                    look(
                        "Người cài đặt mở địa chỉ thiết lập mà chương trình đã in ra khi khởi động. Sau đó trang này hiện các phong trào của cơ quan.",
                        "The one who installs opens the setup address that the program printed when it started. After that this page shows the agency's movements."
                    )
                }
            }
        }
    }
}
