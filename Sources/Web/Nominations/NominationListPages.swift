internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// What a list of nominations is asked for, in its address.
struct NominationSearch {
    var filter: NominationFilter

    init(_ visit: Visit) {
        var filter = NominationFilter()
        filter.state = visit.query("tinh-trang").flatMap(NominationState.init)
        filter.award = visit.query("hinh-thuc").flatMap { NominationAward.codes.contains($0) ? $0 : nil }
        filter.year = visit.query("nam").flatMap { Int($0) }
        filter.round = visit.query("dot")
        filter.isLate = visit.query("tre") == "1"
        filter.isSuspended = visit.query("tam-dung") == "1"
        filter.isLacking = visit.query("thieu") == "1"
        filter.words = String((visit.query("q") ?? "").prefix(100))
        self.filter = filter
    }

    /// The same in an address, "?q=…", or nothing.
    var query: String {
        let parts = [
            filter.words.isEmpty ? nil : "q=\(filter.words.addressEncoded)", filter.state.map { "tinh-trang=\($0.rawValue)" },
            filter.award.map { "hinh-thuc=\($0)" }, filter.year.map { "nam=\($0)" }, filter.round.map { "dot=\($0.addressEncoded)" },
            filter.isLate ? "tre=1" : nil, filter.isSuspended ? "tam-dung=1" : nil, filter.isLacking ? "thieu=1" : nil,
        ].compactMap { $0 }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }

    func adding(_ parameter: String) -> String { query.isEmpty ? "?\(parameter)" : "\(query)&\(parameter)" }
}

/// Lists of nominations: the viewer's own, a movement's, and the board of the office.
enum NominationListPages {
    // MARK: - The viewer's list

    static func mine(_ look: Look) throws -> Page {
        let search = NominationSearch(look.visit)
        let model = try NominationQueries.list(
            search.filter, after: look.visit.query("sau"), for: look.viewer, now: look.now, in: look.session)
        return Page(
            look("Đề nghị khen thưởng", "Nominations"), place: .awards,
            breadcrumbs: [AwardParts.crumb(look)], isWide: true
        ) {
            buttons(model, look)
            deadlines(model.rounds, look)
            if model.lines.isEmpty { empty(model, look) } else { table(model, search, NominationParts.base, look) }
        }
    }

    /// Nominations for awards of one movement.
    static func ofMovement(_ look: Look) throws -> Page {
        let slug = look.visit.parameter("slug")
        let viewer = try look.viewer(ofMovement: slug)
        let course = try CourseQueries.page(slug: slug, for: viewer, today: look.today, in: look.session)
        var search = NominationSearch(look.visit)
        search.filter.movement = course.movement
        let model = try NominationQueries.list(search.filter, after: look.visit.query("sau"), for: viewer, now: look.now, in: look.session)
        return Page(
            look("Đề nghị khen thưởng", "Nominations"), place: .movements,
            breadcrumbs: [(look("Phong trào", "Movements"), "/phong-trao"), (course.name, "/phong-trao/\(slug)")], isWide: true
        ) {
            MovementTabs.html(slug, here: "/de-nghi", for: viewer, look)
            if model.mayPropose {
                p(.class("buttons")) {
                    a(.class("button"), .href("\(NominationParts.base)/moi?phong-trao=\(slug.addressEncoded)")) {
                        look("Lập hồ sơ đề nghị", "Nominate")
                    }
                }
            }
            deadlines(model.rounds.filter { $0.movement == course.movement }, look)
            if model.lines.isEmpty { empty(model, look) } else { table(model, search, "/phong-trao/\(slug)/de-nghi", look) }
        }
    }

    private static func buttons(_ model: NominationList, _ look: Look) -> HTML {
        guard model.mayPropose || model.seesBoard else { return HTML() }
        return p(.class("buttons")) {
            if model.mayPropose { a(.class("button"), .href("\(NominationParts.base)/moi")) { look("Lập hồ sơ đề nghị", "Nominate") } }
            if model.seesBoard {
                a(.class("button button-secondary"), .href(NominationParts.board)) { look("Bảng theo dõi hồ sơ", "The office's board") }
                a(.class("button button-secondary"), .href(NominationParts.rounds)) { look("Đợt đề nghị, tỷ lệ", "Rounds and quotas") }
            }
        }
    }

    private static func empty(_ model: NominationList, _ look: Look) -> HTML {
        div(.class("empty")) {
            p {
                look(
                    "Ở đây hiện hồ sơ đề nghị khen thưởng liên quan đến bạn: của bạn, do bạn lập, hoặc của đơn vị bạn phụ trách.",
                    "This page shows nominations that concern you: your own, those you drew up, and those of units you head.")
            }
            p {
                model.mayPropose
                    ? look("Bấm “Lập hồ sơ đề nghị” để đề nghị một người, một tập thể.", "Press “Nominate” to propose a person or a collective.")
                    : look("Thủ trưởng đơn vị hoặc Văn phòng lập hồ sơ.", "The head of a unit or the office draws them up.")
            }
        }
    }

    /// Rounds that still take dossiers, the next deadline first.
    private static func deadlines(_ rounds: [RoundLine], _ look: Look) -> HTML {
        let open = rounds.filter(\.isOpen)
        guard let next = open.first else { return HTML() }
        return p(.class("notice")) {
            look(
                "Hạn gửi gần nhất: \(next.closes.vietnamese), đợt “\(next.title)”.",
                "Next deadline: \(next.closes.vietnamese), round “\(next.title)”.")
            if let upward = next.upward {
                look(" Hạn nộp cấp trên: \(upward.vietnamese).", " Last day of the level above: \(upward.vietnamese).")
            }
        }
    }

    // MARK: - Tables

    static func table(_ model: NominationList, _ search: NominationSearch, _ base: String, _ look: Look, batch: Bool = false) -> HTML {
        let hasLacks = model.lines.contains { $0.lacks != nil }
        let columns: [AgencyParts.Column] =
            (batch ? [.init(look("Chọn", "Choose"))] : []) + [
                .init(look("Số", "Number")), .init(look("Đối tượng", "Nominee")), .init(look("Đề nghị", "Award")), .init(look("Đơn vị", "Unit")),
                .init(look("Tình trạng", "State")),
            ] + (hasLacks ? [.init(look("Còn thiếu", "Lacks"))] : []) + [.init(look("Từ ngày", "Since"))]
        return HTML([
            AgencyParts.table(look("Hồ sơ đề nghị khen thưởng", "Nominations"), columns) {
                for line in model.lines { row(line, hasLacks, batch, look) }
            },
            AgencyParts.pagination(
                first: look.visit.query("sau") == nil ? nil : "\(base)\(search.query)",
                next: model.next.map { "\(base)\(search.adding("sau=\($0)"))" },
                look),
        ])
    }

    private static func row(_ line: NominationLine, _ hasLacks: Bool, _ batch: Bool, _ look: Look) -> HTML {
        tr {
            if batch {
                td {
                    inputElement(
                        .type("checkbox"), .name("ho-so"), .value(line.id),
                        .aria("label", look("Chọn hồ sơ \(line.reference)", "Choose nomination \(line.reference)")))
                }
            }
            th(.scope("row")) { a(.href(NominationParts.address(line.id))) { line.reference } }
            td(.lang("vi")) { look(line.name) }
            td { look(NominationAward.label(line.award)) + " · \(line.year)" }
            td { line.unit.map { look($0) } ?? "–" }
            td {
                NominationParts.state(line, look)
                if let late = line.minutesLate, late > 0 {
                    span(.class("meta")) { " " + look("trễ \(late) phút (đơn vị)", "\(counted(late, "minute")) late (the unit)") }
                }
            }
            if hasLacks { td { (line.lacks ?? []).map { look($0) }.joined(separator: ", ") } }
            td { line.changed.vietnamese }
        }
    }

    // MARK: - The board

    static func board(_ look: Look) throws -> Page { try board(look, []) }

    /// - Parameter done: what came of a batch, one line for each nomination.
    static func board(_ look: Look, _ done: [(line: String, refusal: Refusal?)]) throws -> Page {
        let search = NominationSearch(look.visit)
        let model = try NominationQueries.list(
            search.filter, after: look.visit.query("sau"), for: look.viewer, now: look.now, in: look.session)
        guard model.seesBoard else { throw Refusal.notFound }
        let mayBatch = look.viewer.has(.officer, .head)
        return Page(
            look("Bảng theo dõi hồ sơ", "The office's board"), place: .awards,
            breadcrumbs: [(look("Đề nghị khen thưởng", "Nominations"), NominationParts.base)], isWide: true
        ) {
            if !done.isEmpty { outcomes(done, look) }
            deadlines(model.rounds, look)
            counts(model, search, look)
            filters(model, search, look)
            if model.lines.isEmpty {
                div(.class("empty")) { p { look("Không có hồ sơ nào khớp.", "No nomination matches.") } }
            } else if mayBatch {
                formElement(.method("post"), .action("\(NominationParts.board)\(search.query)")) {
                    Layout.hiddenFields(look)
                    table(model, search, NominationParts.board, look, batch: true)
                    batch(look)
                }
            } else {
                table(model, search, NominationParts.board, look)
            }
            AgencyParts.downloads(NominationParts.board, query: search.query, look)
        }
    }

    private static func outcomes(_ done: [(line: String, refusal: Refusal?)], _ look: Look) -> HTML {
        div(.class("notice"), .role("status")) {
            p { look("Kết quả từng hồ sơ:", "What came of each:") }
            ul {
                for one in done {
                    li {
                        if let refusal = one.refusal {
                            one.line + ": " + look(refusal.fields.first?.message ?? refusal.reason) + " " + look(refusal.next)
                                + (refusal.citation.map { " (\($0))" } ?? "")
                        } else {
                            one.line + ": " + look("đã làm", "done")
                        }
                    }
                }
            }
        }
    }

    private static func counts(_ model: NominationList, _ search: NominationSearch, _ look: Look) -> HTML {
        AgencyParts.table(
            look("Số hồ sơ theo tình trạng", "Nominations by state"),
            [.init(look("Tình trạng", "State")), .init(look("Số hồ sơ", "Number"), isNumber: true)]
        ) {
            for state in NominationState.allCases {
                tr {
                    th(.scope("row")) { a(.href("\(NominationParts.board)?tinh-trang=\(state.rawValue)")) { look(state.label) } }
                    td(.class("number")) { "\(model.counts[state] ?? 0)" }
                }
            }
            tr {
                th(.scope("row")) { a(.href("\(NominationParts.board)?tre=1")) { look("Hàng chờ hồ sơ trễ", "Late queue") } }
                td(.class("number")) { "\(model.late)" }
            }
            tr {
                th(.scope("row")) { a(.href("\(NominationParts.board)?tam-dung=1")) { look("Tạm dừng xét", "Suspended") } }
                td(.class("number")) { "\(model.suspended)" }
            }
        }
    }

    private static func filters(_ model: NominationList, _ search: NominationSearch, _ look: Look) -> HTML {
        func menu(_ id: String, _ label: String, _ all: String, _ chosen: String?, _ choices: [(String, String)]) -> HTML {
            div(.class("field")) {
                labelElement(.for(id)) { label }
                HTML.selectElement([.id(id), .name(id)]) {
                    optionElement(.value("")) { all }
                    for (value, words) in choices { optionElement(.value(value), .flag("selected", if: value == chosen)) { words } }
                }
            }
        }
        return formElement(.class("filters"), .method("get"), .action(NominationParts.board)) {
            div(.class("field")) {
                labelElement(.for("q")) { look("Tìm theo tên, thành tích", "Search name and achievement") }
                inputElement(.type("search"), .id("q"), .name("q"), .value(search.filter.words))
            }
            menu(
                "tinh-trang", look("Tình trạng", "State"), look("Tất cả", "All"), search.filter.state?.rawValue,
                NominationState.allCases.map { ($0.rawValue, look($0.label)) })
            menu(
                "hinh-thuc", look("Hình thức", "Award"), look("Tất cả", "All"), search.filter.award,
                NominationAward.codes.map { ($0, look(NominationAward.label($0))) })
            menu(
                "dot", look("Đợt", "Round"), look("Tất cả", "All"), search.filter.round, model.rounds.map { ($0.id, "\($0.title) (\($0.year))") })
            p { button(.class("button-secondary"), .type("submit")) { look("Lọc", "Filter") } }
        }
    }

    /// Several at once; each is an act of its own.
    private static func batch(_ look: Look) -> HTML {
        fieldset(.class("field")) {
            legendElement { look("Làm với các hồ sơ đã chọn", "With those chosen") }
            p(.class("hint")) {
                look(
                    "Mỗi hồ sơ là một việc riêng trong sổ cái; hồ sơ nào không làm được thì nêu lý do.",
                    "Each is an act of its own in the record; what cannot be done is said with its reason.")
            }
            div(.class("field")) {
                labelElement(.for("ly-do")) { look("Lý do, nhận xét (khi trả lại, thẩm định)", "Reason (for returning, appraising)") }
                HTML.textareaElement([.id("ly-do"), .name("ly-do"), .rows(3)], "")
            }
            div(.class("buttons")) {
                button(.class("button"), .type("submit"), .name("viec"), .value("nhan")) { look("Tiếp nhận thẩm định", "Receive for appraisal") }
                button(.class("button-secondary"), .type("submit"), .name("viec"), .value("tra")) { look("Trả lại", "Return") }
                button(.class("button-secondary"), .type("submit"), .name("viec"), .value("dat")) { look("Thẩm định: đạt", "Appraise: meets") }
                button(.class("button-secondary"), .type("submit"), .name("viec"), .value("tren")) {
                    look("Thẩm định: đề nghị cấp trên", "Appraise: upward")
                }
            }
        }
    }
}
