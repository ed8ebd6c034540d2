internal import Markup
internal import Movement
internal import Vietnamese

/// Addresses and pieces that the pages of initiatives share.
enum InitiativeParts {
    static let list = "/sang-kien"
    static let new = "/sang-kien/moi"
    static let board = "/sang-kien/theo-doi"
    static let council = "/hoi-dong-sang-kien"

    static func address(_ id: String) -> String { "/sang-kien/\(id.addressEncoded)" }
    static func round(_ id: String, _ round: String) -> String { "\(address(id))/dot-cham/\(round.addressEncoded)" }
    static func certificate(_ id: String, _ position: Int) -> String { "\(address(id))/giay-chung-nhan/\(position + 1)" }

    /// Ways up from a page of one initiative.
    static func breadcrumbs(_ page: InitiativePage?, _ look: Look) -> [(label: String, href: String)] {
        let top = [AwardParts.crumb(look), (label: look("Sáng kiến", "Initiatives"), href: list)]
        return top + (page.map { [(label: $0.line.reference ?? look("Bản soạn", "Draft"), href: address($0.line.id))] } ?? [])
    }

    /// Ways up from a page beside the list.
    static func breadcrumbs(_ look: Look) -> [(label: String, href: String)] { breadcrumbs(nil, look) }

    static func tag(_ state: InitiativeState, _ look: Look) -> HTML {
        let kind: String =
            switch state {
            case .draft, .withdrawn: "tag"
            case .submitted, .accepted: "tag tag-open"
            case .returned, .refused, .revoked: "tag tag-late"
            case .recognised: "tag tag-done"
            }
        return span(.class(kind)) { look(state.label) }
    }

    /// The time that runs, in words: what has to happen, by when, and how many days are left.
    static func clock(_ clock: InitiativeClock, _ look: Look) -> HTML {
        guard let due = clock.due, let left = clock.left else {
            return .text(look("Chờ tác giả sửa từ \(clock.since.vietnamese)", "With its authors since \(clock.since.vietnamese)"))
        }
        let days =
            clock.isOverdue
            ? look("quá hạn \(-left) ngày", "overdue by \(counted(-left, "day"))") : look("còn \(left) ngày", "\(counted(left, "day")) left")
        let what =
            clock.what == .check
            ? look("Kiểm tra hình thức trước hết ", "Form to be checked by ") : look("Quyết định trước hết ", "Decision due by ")
        return HTML([
            .text(what), AgencyParts.day(due), .text(" "), span(.class(clock.isOverdue ? "tag tag-late" : "tag tag-info")) { days },
        ])
    }

    /// What is known of the rule behind a clock.
    static func rule(_ clock: InitiativeClock, _ look: Look) -> HTML {
        let words: String? =
            switch clock.what {
            case .check:
                look(
                    "Kiểm tra hình thức trong 1 tháng: điều 6 Nghị định 13/2012/NĐ-CP, chưa đối chiếu với bản gốc.",
                    "One month to check the form: article 6 of Decree 13/2012/NĐ-CP, not compared with the original.")
            case .decide:
                look(
                    "Công nhận hoặc không công nhận trong 3 tháng từ ngày tiếp nhận, hoặc từ khi hết đợt áp dụng lần đầu: điều 7 Nghị định 13/2012/NĐ-CP (theo nguồn thứ cấp; hiệu lực sau Luật Khoa học, công nghệ và đổi mới sáng tạo 2025 chưa kiểm chứng).",
                    "Recognised or refused within three months of being taken in, or of the end of the first application: article 7 of Decree 13/2012/NĐ-CP (from a secondary source; whether it holds after the 2025 law on science, technology and innovation is not confirmed)."
                )
            case .correct: nil
            }
        return words.map { words in p(.class("meta")) { words } } ?? HTML()
    }

    /// Lists with their caption, for lists, the board and what is similar.
    static func table(_ caption: String, _ lines: [InitiativeLine], seesNames: Bool, _ look: Look) -> HTML {
        AgencyParts.table(
            caption,
            [.init(look("Số", "Number")), .init(look("Sáng kiến", "Initiative")), .init(look("Đơn vị", "Unit"))]
                + (seesNames ? [.init(look("Tác giả", "Authors"))] : []) + [.init(look("Tình trạng", "State"))]
        ) {
            for line in lines {
                tr {
                    td(.class("mono")) { line.reference ?? "–" }
                    th(.scope("row")) {
                        a(.href(address(line.id)), .lang("vi")) { line.title }
                        p(.class("meta")) { look(line.kind.label) }
                    }
                    td { line.unit.map { look($0) } ?? "–" }
                    if seesNames { td(.lang("vi")) { line.authors.joined(separator: ", ") } }
                    td {
                        tag(line.state, look)
                        if let scope = line.scope, line.state == .recognised { p(.class("meta")) { look(scope.label) } }
                        if line.isScored { p(.class("meta")) { look("Hội đồng đang chấm", "Being scored") } }
                        if let running = line.clock { p(.class("meta")) { clock(running, look) } }
                    }
                }
            }
        }
    }

    /// One choice among a few, as a menu of a search.
    static func menu(_ name: String, _ label: String, _ options: [(value: String, label: String)], _ chosen: String?, _ look: Look) -> HTML {
        div(.class("field")) {
            labelElement(.for("tim-\(name)")) { label }
            select(.id("tim-\(name)"), .name(name)) {
                optionElement(.value("")) { look("Tất cả", "All") }
                for option in options { optionElement(.value(option.value), .flag("selected", if: option.value == chosen)) { option.label } }
            }
        }
    }

    /// Money in đồng with points between thousands.
    static func money(_ amount: Int, _ look: Look) -> String { look("\(Quantity(amount)[.vi]) đồng", "\(Quantity(amount)[.en]) đồng") }

    /// Several paragraphs of what somebody wrote.
    static func prose(_ text: String) -> HTML {
        HTML(text.split(separator: "\n").map { line in p(.lang("vi")) { String(line) } })
    }

    /// Where something that waits is done, and what is asked.
    static func owed(_ one: OwedInitiative, _ look: Look) -> (href: String, tag: String) {
        switch one.what {
        case .correct: (address(one.id), look("Trả lại để sửa", "To be corrected"))
        case .check: (address(one.id), look("Chờ kiểm tra hình thức", "Form to be checked"))
        case .round: (address(one.id), look("Chờ giao hội đồng chấm", "To be scored"))
        case .score: ("\(address(one.id))#cham", look("Chờ bạn chấm", "Waits for your score"))
        case .close: ("\(address(one.id))#cham", look("Chờ chốt đợt chấm", "Round to be closed"))
        case .decide: ("\(address(one.id))/quyet-dinh", look("Chờ bạn quyết định", "Waits for your decision"))
        }
    }
}
