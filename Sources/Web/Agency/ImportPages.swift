internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// Import of people, units, targets and questions: choosing a file.
enum ImportPages {
    static func choose(_ look: Look) throws -> Page { try choose(look, .empty) }

    static func choose(_ look: Look, _ state: FormState) throws -> Page {
        let place = ImportPlace.of(look.visit)
        try place.require(look)
        return try Page(
            title(place, look),
            status: state.refusal?.status ?? .ok, place: place.area,
            breadcrumbs: place.breadcrumbs(isBelow: false, look)
        ) {
            state.summary(look)
            p(.class("lead")) {
                look(
                    "Tải tệp mẫu, điền vào, rồi tải lên để xem trước từng dòng. Chưa có gì thay đổi cho tới khi bạn xác nhận.",
                    "Download the template, fill it in, and upload it to preview every line. Nothing changes until you confirm.")
            }
            ul { for kind in place.kinds { li { template(kind, place, look) } } }
            form(state, place, look)
            h2 { look("Cách nhập", "How it works") }
            ul {
                li {
                    look("Được cả hoặc không gì cả: một dòng sai thì chưa nhập dòng nào.", "All or nothing: one wrong line and nothing is imported.")
                }
                for rule in rules(place) { li { look(rule) } }
            }
            for kind in place.kinds { columns(kind, look) }
        }
    }

    private static func title(_ place: ImportPlace, _ look: Look) -> String {
        if place.contest != nil { return look("Nhập câu hỏi từ tệp", "Import questions from a file") }
        if let register = place.register {
            return look("Nhập \(register.label.vi.lowercased()) từ tệp", "Import \(register.label.en.lowercased()) from a file")
        }
        return place.movement == nil ? look("Nhập từ tệp", "Import a file") : look("Nhập chỉ tiêu từ tệp", "Import targets from a file")
    }

    private static func rules(_ place: ImportPlace) -> [Text] {
        if place.contest != nil { return QuestionFiles.rules }
        if place.register == .evaluations {
            return [
                Text(
                    "Nhận ra nhau theo mã và năm: nhập lại cùng một tệp không ghi thêm gì. Khác kết quả đã có thì phải ghi lý do đính chính.",
                    "Lines are matched by code and year: the same file again adds nothing. What differs from the register needs a reason.")
            ]
        }
        if place.register == .awards {
            return [
                Text(
                    "Nhận ra nhau theo đối tượng, danh hiệu, năm và số quyết định: nhập lại cùng một tệp không ghi thêm gì.",
                    "Lines are matched by subject, award, year and decision: the same file again adds nothing.")
            ]
        }
        return place.movement == nil
            ? [
                Text(
                    "Nhận ra nhau theo mã: nhập lại cùng một tệp không tạo bản trùng.",
                    "Lines are matched by code: importing the same file again makes no duplicates."),
                Text(
                    "Ô để trống không xóa nội dung đang có; tệp không đưa ai ra khỏi đơn vị.",
                    "Empty cells erase nothing, and a file takes nobody out of a unit."),
            ]
            : [
                Text(
                    "Mỗi dòng là chỉ tiêu của một nơi phụ trách, nhận ra nhau theo mã và nơi phụ trách: nhập lại cùng một tệp không tạo bản trùng.",
                    "Each line is the target of one owner, matched by code and owner: importing the same file again makes no duplicates."),
                Text(
                    "Chỉ tiêu đã có thì sửa được tên, mức phấn đấu và ghi chú, kèm lý do; ô để trống không xóa gì, và tệp không rút chỉ tiêu nào.",
                    "Of a target that is there, title, goal and note can be changed, with a reason; empty cells erase nothing, and a file withdraws nothing."
                ),
            ]
    }

    private static func template(_ kind: ImportKind, _ place: ImportPlace, _ look: Look) -> HTML {
        let label =
            switch kind {
            case .people: look("Mẫu danh sách người: ", "Template for people: ")
            case .units: look("Mẫu danh sách đơn vị: ", "Template for units: ")
            case .targets: look("Mẫu danh sách chỉ tiêu: ", "Template for targets: ")
            case .questions: look("Mẫu bảng câu hỏi: ", "Template for questions: ")
            case .evaluations: look("Mẫu kết quả đánh giá: ", "Template for evaluations: ")
            case .awards: look("Mẫu khen thưởng đã có: ", "Template for awards: ")
            }
        let file = "\(place.address)/\(kind.templateName)"
        return HTML([
            .text(label), a(.href("\(file).xlsx"), .aria("label", label + "XLSX")) { "XLSX" }, .text(" · "),
            a(.href("\(file).csv"), .aria("label", label + "CSV")) { "CSV" },
        ])
    }

    private static func form(_ state: FormState, _ place: ImportPlace, _ look: Look) -> HTML {
        let kinds = place.kinds.map { Choice($0.rawValue, $0.label) }
        let field = Field.choice("loai", Text("Tệp ghi danh sách", "The file lists"), kinds).declaration
        let chosen = FormState(values: ["loai": .string(state.text("loai") ?? ImportKind.people.rawValue)])
        return formElement(.method("post"), .action(place.address), .attr("enctype", "multipart/form-data"), .flag("novalidate")) {
            Layout.hiddenFields(look)
            if kinds.count > 1 { FieldControl(field: field, current: chosen, choices: kinds, problem: state.problem(of: "loai")).html(look) }
            fileField(state.problem(of: "tep"), place, look)
            p { button(.class("button"), .type("submit")) { look("Xem trước", "Preview") } }
        }
    }

    private static func fileField(_ problem: Text?, _ place: ImportPlace, _ look: Look) -> HTML {
        let isQuiz = place.contest != nil
        return div(.class(problem == nil ? "field" : "field field-wrong")) {
            labelElement(.for("o-tep")) {
                isQuiz
                    ? look("Tệp CSV, XLSX, GIFT hoặc Moodle XML", "CSV, XLSX, GIFT or Moodle XML file")
                    : look("Tệp CSV hoặc XLSX", "CSV or XLSX file")
            }
            p(.class("hint"), .id("o-tep-goi-y")) {
                isQuiz
                    ? look(
                        "Nhiều nhất 5 MB và 5.000 câu. Dòng đầu của bảng ghi tên các cột.",
                        "At most 5 MB and 5,000 questions. The first line of a table names the columns.")
                    : look("Nhiều nhất 16 MB. Dòng đầu ghi tên các cột.", "At most 16 MB. The first line names the columns.")
            }
            if let problem { p(.class("field-error"), .id("o-tep-loi")) { look("Lỗi: ", "Error: ") + look(problem) } }
            inputElement(
                .type("file"), .id("o-tep"), .name("tep"), .attr("accept", isQuiz ? ".csv,.xlsx,.txt,.gift,.xml,text/csv" : ".csv,.xlsx,text/csv"),
                .aria("describedby", problem == nil ? "o-tep-goi-y" : "o-tep-goi-y o-tep-loi"), .when(problem != nil, .aria("invalid", "true")))
        }
    }

    private static func columns(_ kind: ImportKind, _ look: Look) -> HTML {
        let caption =
            switch kind {
            case .people: look("Các cột của danh sách người", "Columns of the list of people")
            case .units: look("Các cột của danh sách đơn vị", "Columns of the list of units")
            case .targets: look("Các cột của danh sách chỉ tiêu", "Columns of the list of targets")
            case .questions: look("Các cột của bảng câu hỏi", "Columns of the table of questions")
            case .evaluations: look("Các cột của bảng đánh giá", "Columns of the table of evaluations")
            case .awards: look("Các cột của bảng khen thưởng", "Columns of the table of awards")
            }
        return details {
            summaryElement { caption }
            AgencyParts.table(
                caption, [.init(look("Cột", "Column")), .init(look("Nội dung", "What belongs in it")), .init(look("Bắt buộc", "Required"))]
            ) {
                for column in kind.asked {
                    tr {
                        th(.scope("row")) { look(column.title) }
                        td { look(column.hint) }
                        td { column.isRequired ? look("có", "yes") : look("không", "no") }
                    }
                }
            }
        }
    }
}
