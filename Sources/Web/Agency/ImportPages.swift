internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// Import of people and units: choosing a file, the preview, the progress and the result.
enum ImportPages {
    private static let pageSize = 100

    // MARK: - Choosing a file

    static func choose(_ state: FormState, _ look: Look) throws -> Page {
        try look.requireManager()
        return Page(
            look("Nhập từ tệp", "Import a file"), status: state.refusal?.status ?? .ok, place: .organisation,
            breadcrumbs: [(look("Tổ chức", "Organisation"), "/to-chuc")]
        ) {
            state.summary(look)
            p(.class("lead")) {
                look(
                    "Tải tệp mẫu, điền vào, rồi tải lên để xem trước từng dòng. Chưa có gì thay đổi cho tới khi bạn xác nhận.",
                    "Download the template, fill it in, and upload it to preview every line. Nothing changes until you confirm.")
            }
            templates(look)
            form(state, look)
            h2 { look("Cách nhập", "How it works") }
            ul {
                li { look("Được cả hoặc không gì cả: một dòng sai thì chưa nhập dòng nào.", "All or nothing: one wrong line and nothing is imported.") }
                li { look("Nhận ra nhau theo mã: nhập lại cùng một tệp không tạo bản trùng.", "Lines are matched by code: importing the same file again makes no duplicates.") }
                li { look("Ô để trống không xóa nội dung đang có; tệp không đưa ai ra khỏi đơn vị.", "Empty cells erase nothing, and a file takes nobody out of a unit.") }
            }
            columns(.people, look)
            columns(.units, look)
        }
    }

    private static func templates(_ look: Look) -> HTML {
        ul {
            li { template(look("Mẫu danh sách người: ", "Template for people: "), "mau-nguoi") }
            li { template(look("Mẫu danh sách đơn vị: ", "Template for units: "), "mau-don-vi") }
        }
    }

    private static func template(_ label: String, _ name: String) -> HTML {
        HTML([
            .text(label), a(.href("/to-chuc/nhap/\(name).xlsx"), .aria("label", label + "XLSX")) { "XLSX" }, .text(" · "),
            a(.href("/to-chuc/nhap/\(name).csv"), .aria("label", label + "CSV")) { "CSV" },
        ])
    }

    private static func form(_ state: FormState, _ look: Look) -> HTML {
        let kinds = ImportKind.allCases.map { Choice($0.rawValue, $0.label) }
        let field = Field.choice("loai", Text("Tệp ghi danh sách", "The file lists"), kinds).declaration
        let chosen = FormState(values: ["loai": .string(state.text("loai") ?? ImportKind.people.rawValue)])
        return formElement(.method("post"), .action("/to-chuc/nhap"), .attr("enctype", "multipart/form-data"), .flag("novalidate")) {
            Layout.hiddenFields(look)
            FieldControl(field: field, current: chosen, choices: kinds, problem: state.problem(of: "loai")).html(look)
            fileField(state.problem(of: "tep"), look)
            p { button(.class("button"), .type("submit")) { look("Xem trước", "Preview") } }
        }
    }

    private static func fileField(_ problem: Text?, _ look: Look) -> HTML {
        div(.class(problem == nil ? "field" : "field field-wrong")) {
            labelElement(.for("o-tep")) { look("Tệp CSV hoặc XLSX", "CSV or XLSX file") }
            p(.class("hint"), .id("o-tep-goi-y")) { look("Nhiều nhất 16 MB. Dòng đầu ghi tên các cột.", "At most 16 MB. The first line names the columns.") }
            if let problem { p(.class("field-error"), .id("o-tep-loi")) { look("Lỗi: ", "Error: ") + look(problem) } }
            inputElement(
                .type("file"), .id("o-tep"), .name("tep"), .attr("accept", ".csv,.xlsx,text/csv"),
                .aria("describedby", problem == nil ? "o-tep-goi-y" : "o-tep-goi-y o-tep-loi"), .when(problem != nil, .aria("invalid", "true")))
        }
    }

    private static func columns(_ kind: ImportKind, _ look: Look) -> HTML {
        let caption = kind == .people ? look("Các cột của danh sách người", "Columns of the list of people") : look("Các cột của danh sách đơn vị", "Columns of the list of units")
        return details {
            summaryElement { caption }
            AgencyParts.table(caption, [.init(look("Cột", "Column")), .init(look("Nội dung", "What belongs in it")), .init(look("Bắt buộc", "Required"))]) {
                for column in kind.columns {
                    tr {
                        th(.scope("row")) { look(column.title) }
                        td { look(column.hint) }
                        td { column.isRequired ? look("có", "yes") : look("không", "no") }
                    }
                }
            }
        }
    }

    // MARK: - Preview

    static func preview(_ slip: ImportSlip, _ hash: String, problem: ImportProgressBoard.Problem?, _ look: Look) throws -> Page {
        try look.requireManager()
        let filter = LineFilter(slip, look)
        let isWrong = slip.hasErrors || problem != nil
        return Page(
            look("Xem trước: ", "Preview: ") + slip.kind.label[look.language].lowercased() + filter.cut.suffix(look),
            status: isWrong ? .unprocessableContent : .ok, place: .organisation, breadcrumbs: breadcrumbs(look), isWide: true
        ) {
            if let problem { why(problem, hash, look) }
            if slip.hasErrors { errors(slip, hash, look) }
            file(slip, look)
            counts(slip, isDone: false, look)
            if slip.isReady { confirm(slip, hash, look) }
            if !slip.hasErrors, slip.effect == 0 {
                p { look("Mọi dòng đã có sẵn đúng như vậy, không cần nhập.", "Every line is there already, exactly so; nothing needs importing.") }
            }
            lines(slip, filter, hash, isDone: false, look)
            p { a(.href("/to-chuc/nhap")) { look("Chọn tệp khác", "Choose another file") } }
        }
    }

    private static func breadcrumbs(_ look: Look) -> [(label: String, href: String)] {
        [(look("Tổ chức", "Organisation"), "/to-chuc"), (look("Nhập từ tệp", "Import a file"), "/to-chuc/nhap")]
    }

    private static func why(_ problem: ImportProgressBoard.Problem, _ hash: String, _ look: Look) -> HTML {
        let (reason, next) =
            switch problem {
            case .refused(let refusal): (refusal.reason, refusal.next)
            case .failed:
                (
                    Text("Hệ thống gặp lỗi, chưa nhập dòng nào.", "The system failed, and nothing was imported."),
                    Text("Thử lại sau ít phút; nội dung xem trước vẫn còn.", "Try again in a few minutes; the preview is kept.")
                )
            }
        return div(.class("error-summary"), .role("alert"), .tabindex(-1), .id("loi"), .flag("autofocus")) {
            h2 { look("Chưa nhập", "Not imported") }
            p { look(reason) }
            p { look(next) }
            formElement(.method("post"), .action("/to-chuc/nhap/\(hash)")) {
                Layout.hiddenFields(look)
                button(.class("button-secondary"), .type("submit"), .name("buoc"), .value("xem-lai")) { look("Xem trước lại", "Preview again") }
            }
        }
    }

    private static func errors(_ slip: ImportSlip, _ hash: String, _ look: Look) -> HTML {
        let wrong = slip.lines.filter { $0.status == ImportLine.Status.error.rawValue }
        return div(.class("error-summary"), .role("alert"), .tabindex(-1), .id("dong-loi"), .flag("autofocus")) {
            h2 { look("\(wrong.count) dòng chưa đúng, nên chưa nhập được dòng nào", "\(wrong.count) lines have errors, so nothing can be imported yet") }
            ul {
                // The filter that shows wrong lines first has these on its first page.
                for line in wrong.prefix(20) { li { a(.href("/to-chuc/nhap/\(hash)?loc=error#dong-\(line.number)")) { sentence(line, look) } } }
            }
            if wrong.count > 20 { p { look("Và \(wrong.count - 20) dòng khác trong bảng dưới đây.", "And \(wrong.count - 20) more in the table below.") } }
            p { look("Sửa các dòng này trong tệp rồi tải cả tệp lên lại.", "Correct these lines in the file and upload the whole file again.") }
        }
    }

    private static func sentence(_ line: ImportSlip.Line, _ look: Look) -> String {
        look("Dòng \(line.number): ", "Line \(line.number): ") + line.notes.map { look($0) }.joined(separator: " ")
    }

    private static func file(_ slip: ImportSlip, _ look: Look) -> HTML {
        HTML([
            p(.class("meta")) {
                look("Tệp: ", "File: ")
                slip.fileName
                " · "
                Instant(milliseconds: slip.at).vietnamese
            },
            slip.ignored.isEmpty
                ? HTML()
                : div(.class("notice")) {
                    p { look("Không đọc các cột: ", "Columns not read: ") + slip.ignored.joined(separator: ", ") + "." }
                },
        ])
    }

    private static func counts(_ slip: ImportSlip, isDone: Bool, _ look: Look) -> HTML {
        dl(.class("summary-list")) {
            AgencyParts.item(look("Tổng số dòng", "Lines in all"), .text(String(slip.lines.count)))
            for status in ImportLine.Status.allCases where !isDone || status != .error {
                AgencyParts.item(look(status.words(isDone: isDone)), .text(String(slip.count(status))))
            }
        }
    }

    private static func confirm(_ slip: ImportSlip, _ hash: String, _ look: Look) -> HTML {
        formElement(.method("post"), .action("/to-chuc/nhap/\(hash)")) {
            Layout.hiddenFields(look)
            inputElement(.type("hidden"), .name("loai"), .value(slip.kind.rawValue))
            p { look("Không có dòng nào sai. Bấm nút để nhập cả tệp.", "No line is wrong. Press the button to import the whole file.") }
            p { button(.class("button"), .type("submit"), .name("buoc"), .value("nhap")) { look("Nhập \(slip.effect) dòng", "Import \(slip.effect) lines") } }
        }
    }

    // MARK: - Lines

    /// Which lines are shown, and which part of them.
    private struct LineFilter {
        let status: ImportLine.Status?
        let lines: [ImportSlip.Line]
        let cut: PageCut

        init(_ slip: ImportSlip, _ look: Look) {
            let asked = look.visit.query("loc")
            // Wrong lines are what the reader has to do something about.
            status = asked == "tat-ca" ? nil : asked.flatMap(ImportLine.Status.init) ?? (slip.hasErrors ? .error : nil)
            let status = self.status
            lines = slip.lines.filter { status == nil || $0.status == status?.rawValue }
            cut = PageCut(total: lines.count, size: pageSize, look)
        }
    }

    private static func lines(_ slip: ImportSlip, _ filter: LineFilter, _ hash: String, isDone: Bool, _ look: Look) -> HTML {
        let base = "/to-chuc/nhap/\(hash)?loc=\(filter.status?.rawValue ?? "tat-ca")"
        let caption = look("Từng dòng của tệp", "The file, line by line")
        return section(.aria("labelledby", "tung-dong")) {
            h2(.id("tung-dong")) { caption }
            filters(slip, filter, hash, isDone: isDone, look)
            if filter.lines.isEmpty {
                p { look("Không có dòng nào như vậy.", "There are no such lines.") }
            } else {
                AgencyParts.table(
                    caption,
                    [
                        .init(look("Dòng", "Line"), isNumber: true), .init(look("Kết quả", "Result")), .init(look("Mã", "Code")),
                        .init(look("Tên", "Name")), .init(look("Chi tiết", "Details")),
                    ]
                ) { for line in filter.lines[filter.cut.range] { row(line, isDone: isDone, look) } }
            }
            filter.cut.links(base + "&", look)
        }
    }

    private static func filters(_ slip: ImportSlip, _ filter: LineFilter, _ hash: String, isDone: Bool, _ look: Look) -> HTML {
        let all: [(ImportLine.Status?, String, Int)] =
            [(nil, look("Tất cả", "All"), slip.lines.count)]
            + ImportLine.Status.allCases.filter { slip.count($0) > 0 }.map { ($0, look($0.words(isDone: isDone)), slip.count($0)) }
        return nav(.aria("label", look("Lọc các dòng", "Filter the lines"))) {
            ul {
                for (status, label, count) in all {
                    li {
                        a(
                            .href("/to-chuc/nhap/\(hash)?loc=\(status?.rawValue ?? "tat-ca")"),
                            .when(status == filter.status, .aria("current", "true"))
                        ) { "\(label) (\(count))" }
                    }
                }
            }
        }
    }

    private static func row(_ line: ImportSlip.Line, isDone: Bool, _ look: Look) -> HTML {
        let status = ImportLine.Status(rawValue: line.status) ?? .error
        return tr(.id("dong-\(line.number)")) {
            td(.class("number")) { String(line.number) }
            td { span(.class(status.tag)) { look(status.words(isDone: isDone)) } }
            td(.class("mono")) { line.code }
            th(.scope("row")) { line.name }
            td { line.notes.map { look($0) }.joined(separator: "; ") }
        }
    }

    // MARK: - Progress and result

    static func progress(_ slip: ImportSlip, _ hash: String, isRefreshing: Bool, _ look: Look) throws -> Page {
        try look.requireManager()
        let state = ImportProgress.state(ImportSlip.ticket(hash))
        let done = state.flatMap { $0.total > 0 ? $0 : nil }
        return Page(look("Đang nhập", "Importing"), place: .organisation, breadcrumbs: breadcrumbs(look)) {
            div(.role("status")) {
                if let done {
                    p(.class("lead")) { look("Đã ghi \(done.done)/\(done.total) phần.", "\(done.done) of \(done.total) parts written.") }
                    ProgressBar(
                        value: done.done * 10 / done.total, total: 10,
                        label: look("Đã ghi \(done.done)/\(done.total)", "\(done.done) of \(done.total) written")
                    ).html
                } else {
                    p(.class("lead")) { look("Đang kiểm tra và chờ đến lượt.", "Checking, and waiting for its turn.") }
                }
            }
            p { look("Có thể rời trang này và quay lại sau bằng cùng địa chỉ; việc nhập vẫn tiếp tục.", "You can leave this page and come back to the same address; the import goes on.") }
            p(.class("buttons")) {
                a(.class("button-secondary"), .href("/to-chuc/nhap/\(hash)")) { look("Tải lại trang", "Reload this page") }
                if isRefreshing { a(.href("/to-chuc/nhap/\(hash)?tu-tai=khong")) { look("Dừng tự tải lại", "Stop reloading by itself") } }
            }
            file(slip, look)
        }
    }

    static func result(_ slip: ImportSlip, _ hash: String, entry: String, _ look: Look) throws -> Page {
        try look.requireManager()
        let filter = LineFilter(slip, look)
        let sentence = try RecordQueries.sentence(ofLeaf: entry, for: look.viewer, in: look.session)
        return Page(
            look("Đã nhập: ", "Imported: ") + slip.kind.label[look.language].lowercased() + filter.cut.suffix(look), place: .organisation,
            breadcrumbs: breadcrumbs(look), isWide: true
        ) {
            div(.class("success-panel")) {
                h2 { look("Đã nhập \(slip.effect) dòng", "\(slip.effect) lines imported") }
                if let sentence { p { look(sentence) } }
                p {
                    look("Mã tra cứu: ", "Reference: ")
                    span(.class("mono")) { entry }
                }
            }
            p(.class("buttons")) {
                a(.class("button"), .href(slip.kind.list)) { slip.kind == .people ? look("Xem danh sách người", "See the people") : look("Xem tổ chức", "See the organisation") }
                a(.class("button-secondary"), .href("/to-chuc/nhap")) { look("Nhập tệp khác", "Import another file") }
            }
            file(slip, look)
            counts(slip, isDone: true, look)
            lines(slip, filter, hash, isDone: true, look)
        }
    }
}

extension ImportLine.Status {
    /// What is to be done with such a line, or what was done.
    func words(isDone: Bool) -> Text {
        switch self {
        case .new: isDone ? Text("Đã thêm", "Added") : Text("Thêm mới", "To be added")
        case .changed: isDone ? Text("Đã sửa", "Changed") : Text("Thay đổi", "To be changed")
        case .unchanged: Text("Không đổi", "Unchanged")
        case .error: Text("Lỗi", "Error")
        }
    }

    fileprivate var tag: String {
        switch self {
        case .new, .changed: "tag tag-info"
        case .unchanged: "tag tag-done"
        case .error: "tag tag-late"
        }
    }
}
