internal import Markup
internal import Movement
internal import PlanReading
internal import Vietnamese

/// What changed in a plan, clause by clause: as text with words taken out and put in, and as a plain table.
enum DifferenceParts {
    static func changes(_ changes: [ClauseChange], since version: Int, _ look: Look) -> HTML {
        guard !changes.isEmpty else { return HTML() }
        let own = changes.filter(\.concernsViewer)
        let others = changes.filter { !$0.concernsViewer }
        return section(.aria("labelledby", "thay-doi")) {
            h2(.id("thay-doi")) { look("Thay đổi so với bản \(version) bạn đã đọc", "What changed since version \(version), which you have read") }
            p(.class("meta")) {
                look(
                    "Chữ gạch ngang là phần đã bỏ, chữ gạch chân là phần thêm vào.", "Words struck through were taken out, underlined ones put in.")
            }
            for change in own { clause(change, look) }
            if !others.isEmpty {
                details {
                    summaryElement {
                        look(
                            "\(others.count) điều khoản khác cũng thay đổi, không liên quan đến bạn",
                            "\(counted(others.count, "other clause")) changed as well, not concerning you")
                    }
                    for change in others { clause(change, look) }
                }
            }
            table(changes, look)
        }
    }

    private static func clause(_ change: ClauseChange, _ look: Look) -> HTML {
        articleElement(.class("card")) {
            h3 {
                change.clause
                " · "
                look(change.kind.label)
            }
            p(.lang("vi")) { for (index, piece) in change.words.pieces.enumerated() { word(piece, isFirst: index == 0) } }
            for line in facts(change, look) { p(.class("meta")) { line } }
        }
    }

    private static func word(_ piece: WordDifference.Piece, isFirst: Bool) -> HTML {
        let space = isFirst ? "" : " "
        return switch piece {
        case .same(let text): HTML([.text(space), .text(text)])
        case .removed(let text): HTML([.text(space), del { text }])
        case .added(let text): HTML([.text(space), ins { text }])
        }
    }

    /// What changed besides the words.
    private static func facts(_ change: ClauseChange, _ look: Look) -> [String] {
        guard let before = change.before, let after = change.after else { return [] }
        var lines: [String] = []
        if before.due != after.due {
            let none = look("không nêu", "not stated")
            let (old, new) = (before.due?.vietnamese ?? none, after.due?.vietnamese ?? none)
            lines.append(look("Hạn: \(old) → \(new)", "Due: \(old) → \(new)"))
        }
        if before.kind != after.kind {
            lines.append(look("Loại: \(before.kind.label.vi) → \(after.kind.label.vi)", "Kind: \(before.kind.label.en) → \(after.kind.label.en)"))
        }
        if before.clause != after.clause {
            lines.append(look("Trước là điều khoản \(before.clause)", "It was clause \(before.clause) before"))
        }
        return lines
    }

    /// The same without marks inside the text, for those who listen to the page.
    private static func table(_ changes: [ClauseChange], _ look: Look) -> HTML {
        details {
            summaryElement { look("Xem thay đổi ở dạng bảng", "See the changes as a table") }
            div(.class("table-wrap"), .tabindex(0), .role("region"), .aria("label", look("Bảng thay đổi", "Table of changes"))) {
                Markup.table {
                    captionElement { look("Từng điều khoản, trước và sau", "Each clause, before and after") }
                    thead {
                        tr {
                            th(.scope("col")) { look("Điều khoản", "Clause") }
                            th(.scope("col")) { look("Thay đổi", "Change") }
                            th(.scope("col")) { look("Trước", "Before") }
                            th(.scope("col")) { look("Sau", "After") }
                        }
                    }
                    tbody {
                        for change in changes {
                            tr {
                                th(.scope("row")) { change.clause }
                                td { look(change.kind.label) }
                                td(.lang("vi")) { change.before.map { said($0) } ?? "–" }
                                td(.lang("vi")) { change.after.map { said($0) } ?? "–" }
                            }
                        }
                    }
                }
            }
        }
    }

    private static func said(_ state: ClauseState) -> String { state.text + (state.due.map { " (hạn \($0.vietnamese))" } ?? "") }
}
