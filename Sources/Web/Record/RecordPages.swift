internal import Markup
internal import Movement
internal import Vietnamese

/// The record: every act of the agency, newest first, with what a stranger needs to check the chain.
enum RecordPages {
    static func list(_ look: Look) throws -> Page {
        let limit = 50
        let before = look.visit.query("truoc").flatMap { Int64($0) }
        let lines = try RecordQueries.page(for: look.viewer, before: before, limit: limit, in: look.session)
        let head = try RecordQueries.head(of: look.viewer.agency, in: look.session)
        let title = before.map { look("Sổ cái (trước mục \($0))", "Record (before entry \($0))") } ?? look("Sổ cái", "Record")
        return Page(
            title, place: .record, isWide: true, summary: look("Mọi việc đã làm, kiểm chứng được.", "Everything that was done, open to checking.")
        ) {
            p(.class("lead")) {
                look(
                    "Mỗi việc làm thay đổi dữ liệu là một mục, nối với mục trước bằng mã băm SHA-256. Sửa hay xóa một mục làm gãy chuỗi từ đó về sau.",
                    "Every change is one entry, chained to the one before by SHA-256. Editing or deleting one breaks the chain from there on.")
            }
            dl(.class("summary-list")) {
                div {
                    dt { look("Số mục", "Entries") }
                    dd { String(head.sequence) }
                }
                div {
                    dt { look("Mã băm mục cuối", "Digest of the last entry") }
                    dd(.class("mono")) { Hex.text(head.digest) }
                }
                div {
                    dt { look("Tự kiểm tra", "Check it yourself") }
                    dd { codeElement { "thidua verify --data DIR" } }
                }
            }
            if lines.isEmpty { empty(look) } else { table(lines, look) }
            if let last = lines.last, last.sequence > 1 {
                p(.class("pagination")) { a(.href("/so-cai?truoc=\(last.sequence)"), .rel("next")) { look("Các mục cũ hơn", "Older entries") } }
            }
        }
    }

    private static func empty(_ look: Look) -> HTML {
        div(.class("empty")) {
            p { look("Chưa có mục nào. Mục đầu tiên xuất hiện khi có việc đầu tiên.", "No entries yet. The first appears with the first act.") }
        }
    }

    private static func table(_ lines: [RecordLine], _ look: Look) -> HTML {
        div(.class("table-wrap"), .tabindex(0), .role("region"), .aria("label", look("Các mục của sổ cái", "Entries of the record"))) {
            Markup.table {
                captionElement { look("Các mục, mới nhất trước", "Entries, newest first") }
                thead {
                    tr {
                        th(.scope("col"), .class("number")) { look("Số", "No.") }
                        th(.scope("col")) { look("Lúc", "When") }
                        th(.scope("col")) { look("Việc", "Act") }
                        th(.scope("col")) { look("Mã băm", "Digest") }
                    }
                }
                tbody { for line in lines { row(line, look) } }
            }
        }
    }

    private static func row(_ line: RecordLine, _ look: Look) -> HTML {
        tr(.id("m\(line.sequence)")) {
            td(.class("number")) { a(.href("/so-cai/\(line.sequence)")) { String(line.sequence) } }
            td { timeElement(.datetime(line.at.iso8601)) { line.at.vietnamese } }
            td {
                look(title(of: line.act))
                if let sentence = line.sentence { div(.class("meta")) { look(sentence) } }
            }
            td(.class("mono")) { String(Hex.text(line.digest).prefix(16)) + "…" }
        }
    }

    /// What an act is called; an act of a later version keeps its plain name.
    static func title(of act: String) -> Text { ActCatalog.act(named: act)?.declaration.title ?? Text(same: act) }

    static func entry(_ look: Look) throws -> Page {
        guard let number = Int64(look.visit.parameter("so")), let line = try RecordQueries.line(number, for: look.viewer, in: look.session) else {
            throw Refusal.notFound
        }
        return Page(
            look("Mục \(number)", "Entry \(number)"), place: .record, breadcrumbs: [(look("Sổ cái", "Record"), "/so-cai")]
        ) {
            dl(.class("summary-list")) {
                SummaryList.item(look("Việc", "Act"), HTML([.text(look(title(of: line.act))), .text(" · "), codeElement { line.act }]))
                SummaryList.item(look("Lúc", "When"), timeElement(.datetime(line.at.iso8601)) { line.at.vietnamese })
                if let sentence = line.sentence { SummaryList.item(look("Nội dung", "What happened"), .text(look(sentence))) }
                SummaryList.item(look("Mã băm", "Digest"), span(.class("mono")) { Hex.text(line.digest) })
                SummaryList.item(look("Mã băm mục trước", "Digest of the entry before"), span(.class("mono")) { Hex.text(line.previous) })
            }
            p(.class("meta")) {
                look(
                    "Nội dung cá nhân chỉ nằm trong sổ dưới dạng mã băm có muối, nên có thể xóa nội dung mà chuỗi vẫn nguyên.",
                    "Personal content stands in the record only as salted hashes, so it can be erased while the chain stays whole.")
            }
        }
    }
}

/// Addresses of the record.
let recordEndpoints: [Endpoint] = [
    .publicPage("/so-cai", RecordPages.list),
    .publicPage("/so-cai/{so}", RecordPages.entry),
]
