internal import HTTPTypes
internal import Markup
internal import Movement
internal import Vietnamese

/// The pages of one import: its preview, its progress and its result, all at one address.
extension ImportPages {
    // MARK: - Preview

    static func preview(_ slip: ImportSlip, _ hash: String, problem: WorkProblem?, _ look: Look) throws -> Page {
        try slip.place.require(look)
        let filter = LineFilter(slip, look)
        let isWrong = slip.hasErrors || problem != nil
        return try Page(
            look("Xem trước: ", "Preview: ") + slip.kind.label[look.language].lowercased() + filter.cut.suffix(look),
            status: isWrong ? .unprocessableContent : .ok, place: slip.place.area, breadcrumbs: slip.place.breadcrumbs(isBelow: true, look),
            isWide: true
        ) {
            if let problem { why(problem, slip, hash, look) }
            if slip.hasErrors { errors(slip, hash, look) }
            file(slip, look)
            counts(slip, isDone: false, look)
            if slip.isReady { confirm(slip, hash, look) }
            if !slip.hasErrors, slip.effect == 0 {
                p { look("Mọi dòng đã có sẵn đúng như vậy, không cần nhập.", "Every line is there already, exactly so; nothing needs importing.") }
            }
            lines(slip, filter, hash, isDone: false, look)
            p { a(.href(slip.place.address)) { look("Chọn tệp khác", "Choose another file") } }
        }
    }

    private static func why(_ problem: WorkProblem, _ slip: ImportSlip, _ hash: String, _ look: Look) -> HTML {
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
            formElement(.method("post"), .action("\(slip.place.address)/\(hash)")) {
                Layout.hiddenFields(look)
                button(.class("button-secondary"), .type("submit"), .name("buoc"), .value("xem-lai")) { look("Xem trước lại", "Preview again") }
            }
        }
    }

    private static func errors(_ slip: ImportSlip, _ hash: String, _ look: Look) -> HTML {
        let wrong = slip.lines.filter { $0.status == ImportLine.Status.error.rawValue }
        return div(.class("error-summary"), .role("alert"), .tabindex(-1), .id("dong-loi"), .flag("autofocus")) {
            h2 {
                look(
                    "\(wrong.count) dòng chưa đúng, nên chưa nhập được dòng nào",
                    "\(counted(wrong.count, "line")) with errors, so nothing can be imported yet")
            }
            ul {
                // The filter that shows wrong lines first has these on its first page.
                for line in wrong.prefix(20) {
                    li { a(.href("\(slip.place.address)/\(hash)?loc=error#dong-\(line.number)")) { sentence(line, look) } }
                }
            }
            if wrong.count > 20 {
                p { look("Và \(wrong.count - 20) dòng khác trong bảng dưới đây.", "And \(wrong.count - 20) more in the table below.") }
            }
            p { look("Sửa các dòng này trong tệp rồi tải cả tệp lên lại.", "Correct these lines in the file and upload the whole file again.") }
        }
    }

    private static func sentence(_ line: ImportSlip.Line, _ look: Look) -> String {
        look("Dòng \(line.number): ", "Line \(line.number): ") + line.notes.map { look($0) }.joined(separator: " ")
    }

    private static func confirm(_ slip: ImportSlip, _ hash: String, _ look: Look) -> HTML {
        formElement(.method("post"), .action("\(slip.place.address)/\(hash)")) {
            Layout.hiddenFields(look)
            inputElement(.type("hidden"), .name("loai"), .value(slip.kind.rawValue))
            p { look("Không có dòng nào sai. Bấm nút để nhập cả tệp.", "No line is wrong. Press the button to import the whole file.") }
            p {
                button(.class("button"), .type("submit"), .name("buoc"), .value("nhap")) {
                    look("Nhập \(slip.effect) dòng", "Import \(counted(slip.effect, "line"))")
                }
            }
        }
    }

    // MARK: - Progress and result

    static func progress(_ slip: ImportSlip, _ hash: String, isRefreshing: Bool, _ look: Look) throws -> Page {
        try slip.place.require(look)
        let state = ImportProgress.state(ImportSlip.ticket(hash))
        let done = state.flatMap { $0.total > 0 ? $0 : nil }
        return try Page(look("Đang nhập", "Importing"), place: slip.place.area, breadcrumbs: slip.place.breadcrumbs(isBelow: true, look)) {
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
            p {
                look(
                    "Có thể rời trang này và quay lại sau bằng cùng địa chỉ; việc nhập vẫn tiếp tục.",
                    "You can leave this page and come back to the same address; the import goes on.")
            }
            p(.class("buttons")) {
                a(.class("button-secondary"), .href("\(slip.place.address)/\(hash)")) { look("Tải lại trang", "Reload this page") }
                if isRefreshing { a(.href("\(slip.place.address)/\(hash)?tu-tai=khong")) { look("Dừng tự tải lại", "Stop reloading by itself") } }
            }
            file(slip, look)
        }
    }

    static func result(_ slip: ImportSlip, _ hash: String, entry: String, _ look: Look) throws -> Page {
        try slip.place.require(look)
        let filter = LineFilter(slip, look)
        let sentence = try RecordQueries.sentence(ofLeaf: entry, for: look.viewer, in: look.session)
        return try Page(
            look("Đã nhập: ", "Imported: ") + slip.kind.label[look.language].lowercased() + filter.cut.suffix(look), place: slip.place.area,
            breadcrumbs: slip.place.breadcrumbs(isBelow: true, look), isWide: true
        ) {
            div(.class("success-panel")) {
                h2 { look("Đã nhập \(slip.effect) dòng", "\(counted(slip.effect, "line")) imported") }
                if let sentence { p { look(sentence) } }
                p {
                    look("Mã tra cứu: ", "Reference: ")
                    span(.class("mono")) { entry }
                }
            }
            p(.class("buttons")) {
                a(.class("button"), .href(slip.place.list(slip.kind))) {
                    switch slip.kind {
                    case .people: look("Xem danh sách người", "See the people")
                    case .units: look("Xem tổ chức", "See the organisation")
                    case .targets: look("Xem các chỉ tiêu", "See the targets")
                    case .questions: look("Xem ngân hàng câu hỏi", "See the bank of questions")
                    case .evaluations: look("Xem sổ đánh giá", "See the evaluations")
                    case .awards: look("Xem sổ khen thưởng", "See the awards on record")
                    }
                }
                a(.class("button-secondary"), .href(slip.place.address)) { look("Nhập tệp khác", "Import another file") }
            }
            file(slip, look)
            counts(slip, isDone: true, look)
            lines(slip, filter, hash, isDone: true, look)
        }
    }
}
