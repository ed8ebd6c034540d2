internal import Markup
internal import Movement
internal import Vietnamese

/// What the pages of an import say about its file and each of its lines.
extension ImportPages {
    static func file(_ slip: ImportSlip, _ look: Look) -> HTML {
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

    static func counts(_ slip: ImportSlip, isDone: Bool, _ look: Look) -> HTML {
        dl(.class("summary-list")) {
            SummaryList.item(look("Tổng số dòng", "Lines in all"), .text(String(slip.lines.count)))
            for status in ImportLine.Status.allCases where !isDone || status != .error {
                SummaryList.item(look(status.words(isDone: isDone)), .text(String(slip.count(status))))
            }
        }
    }

    // MARK: - Lines

    /// Which lines are shown, and which part of them.
    struct LineFilter {
        let status: ImportLine.Status?
        let lines: [ImportSlip.Line]
        let cut: PageCut

        init(_ slip: ImportSlip, _ look: Look) {
            let asked = look.visit.query("loc")
            // Wrong lines are what the reader has to do something about.
            status = asked == "tat-ca" ? nil : asked.flatMap(ImportLine.Status.init) ?? (slip.hasErrors ? .error : nil)
            let status = self.status
            lines = slip.lines.filter { status == nil || $0.status == status?.rawValue }
            cut = PageCut(total: lines.count, size: 100, look)
        }
    }

    static func lines(_ slip: ImportSlip, _ filter: LineFilter, _ hash: String, isDone: Bool, _ look: Look) -> HTML {
        let base = "\(slip.place.address)/\(hash)?loc=\(filter.status?.rawValue ?? "tat-ca")"
        let caption =
            isDone
            ? look("Việc đã làm với từng dòng", "What was done with each line") : look("Kết quả xem trước từng dòng", "What each line would do")
        return section(.aria("labelledby", "tung-dong")) {
            h2(.id("tung-dong")) { look("Từng dòng của tệp", "The file, line by line") }
            filters(slip, filter, hash, isDone: isDone, look)
            if filter.lines.isEmpty {
                p { look("Không có dòng nào như vậy.", "There are no such lines.") }
            } else {
                AgencyParts.table(
                    caption,
                    [
                        .init(look("Dòng", "Line"), isNumber: true), .init(look("Kết quả", "Result")),
                        .init(slip.kind == .questions ? look("Chủ đề", "Topic") : look("Mã", "Code")),
                        .init(slip.kind == .questions ? look("Câu hỏi", "Question") : look("Tên", "Name")), .init(look("Chi tiết", "Details")),
                    ]
                ) { for line in filter.lines[filter.cut.range] { row(line, slip.kind, isDone: isDone, look) } }
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
                            .href("\(slip.place.address)/\(hash)?loc=\(status?.rawValue ?? "tat-ca")"),
                            .when(status == filter.status, .aria("current", "true"))
                        ) { "\(label) (\(count))" }
                    }
                }
            }
        }
    }

    private static func row(_ line: ImportSlip.Line, _ kind: ImportKind, isDone: Bool, _ look: Look) -> HTML {
        let status = ImportLine.Status(rawValue: line.status) ?? .error
        return tr(.id("dong-\(line.number)")) {
            th(.scope("row"), .class("number")) { String(line.number) }
            td { span(.class(status.tag)) { look(status.words(isDone: isDone)) } }
            td(.when(kind != .questions, .class("mono code"))) { line.code }
            td { line.name }
            td { line.notes.map { look($0) }.joined(separator: " ") }
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
