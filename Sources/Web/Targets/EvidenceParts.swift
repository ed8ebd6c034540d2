internal import Markup
internal import Movement
internal import Vietnamese

/// Pieces that pages with evidence share; pages of targets and reports draw their evidence with them.
enum EvidenceParts {
    static func address(_ evidence: String) -> String { "/bang-chung/\(evidence.addressEncoded)" }
    static func file(_ evidence: String, _ version: Int) -> String { "\(address(evidence))/ban/\(version)/tep" }

    /// The evidence of a target as a section of its page; nothing at all for a viewer who may not see behind the target.
    ///
    /// One statement finds the target, one the evidence, however much there is.
    static func section(ofTarget target: String, _ look: Look) throws -> HTML {
        guard let list = try EvidenceQueries.list(ofTarget: target, for: look.viewer, in: look.session) else { return HTML() }
        return Markup.section(.aria("labelledby", "minh-chung")) {
            h2(.id("minh-chung")) { look("Minh chứng", "Evidence") }
            if list.lines.isEmpty { empty(list, look) } else { table(list.lines, caption: caption(list, look), look) }
            if list.mayAdd { adding(target, look) }
            if EvidencePolicy.seesTroubles(look.viewer) {
                p(.class("meta")) { a(.href("/bang-chung")) { look("Minh chứng của cả cơ quan cần xem lại", "Evidence of the agency to look at") } }
            }
        }
    }

    private static func caption(_ list: EvidenceList, _ look: Look) -> String {
        look("\(list.lines.count) minh chứng, mới nhất trước", "\(counted(list.lines.count, "piece")) of evidence, newest first")
    }

    private static func empty(_ list: EvidenceList, _ look: Look) -> HTML {
        div(.class("empty")) {
            p {
                list.mayAdd
                    ? look(
                        "Chưa có minh chứng. Con số không có minh chứng có thể không được chấm điểm: nộp tệp, đường dẫn hoặc số văn bản.",
                        "No evidence yet. A number without evidence may earn no points: hand in a file, a link or the number of a document.")
                    : look("Chưa có minh chứng nào cho chỉ tiêu này.", "There is no evidence for this target yet.")
            }
        }
    }

    /// Links to the forms that add a piece, one for each kind.
    static func adding(_ target: String, _ look: Look) -> HTML {
        p(.class("buttons")) {
            for task in EvidenceTask.all {
                a(.class(task.kind == .file ? "button" : "button button-secondary"), .href(task.address(target))) { look(task.link) }
            }
        }
    }

    /// A table of pieces.
    /// - Parameter showsTarget: whether the lines come from several targets.
    static func table(_ lines: [EvidenceLine], caption: String, showsTarget: Bool = false, _ look: Look) -> HTML {
        div(.class("table-wrap"), .tabindex(0), .role("region"), .aria("label", look("Bảng minh chứng", "Table of evidence"))) {
            Markup.table {
                captionElement { caption }
                thead {
                    tr {
                        th(.scope("col")) { look("Minh chứng", "Evidence") }
                        th(.scope("col")) { look("Loại", "Kind") }
                        if showsTarget { th(.scope("col")) { look("Chỉ tiêu", "Target") } }
                        th(.scope("col")) { look("Ngày nộp", "Handed in") }
                        th(.scope("col")) { look("Kiểm tra gần nhất", "Last check") }
                    }
                }
                tbody {
                    for line in lines {
                        tr {
                            td {
                                a(.href(address(line.id)), .lang("vi")) { line.title }
                                if line.version.number > 1 { " · " + look("bản \(line.version.number)", "version \(line.version.number)") }
                            }
                            td { look(line.kind.label) }
                            if showsTarget { td { a(.href("/chi-tieu/\(line.target.addressEncoded)"), .lang("vi")) { line.targetTitle } } }
                            td { line.version.at.vietnamDate.vietnamese }
                            td { state(line.version, look) }
                        }
                    }
                }
            }
        }
    }

    /// What the last check found, with its date, and what the search for viruses said.
    static func state(_ version: EvidenceVersion, _ look: Look) -> HTML {
        HTML([
            span(.class(tag(version.state))) { look(version.finding) },
            version.checkedAt.map { at in
                HTML([.text(" "), timeElement(.datetime(at.iso8601)) { look("ngày ", "on ") + at.vietnamDate.vietnamese }])
            } ?? HTML(),
            scan(version, look),
        ])
    }

    private static func scan(_ version: EvidenceVersion, _ look: Look) -> HTML {
        guard let file = version.file, file.scan != .clean else { return HTML() }
        return HTML([.text(" "), span(.class(file.scan == .found ? "tag tag-late" : "tag tag-open")) { look(file.scan.label) }])
    }

    private static func tag(_ state: EvidenceState) -> String {
        switch state {
        case .good: "tag tag-done"
        case .unchecked: "tag tag-open"
        case .changed, .missing: "tag tag-late"
        }
    }

    /// A size in words.
    static func size(_ bytes: Int, _ look: Look) -> String {
        let (unit, per) = bytes >= 1 << 20 ? ("MB", 1 << 20) : bytes >= 1 << 10 ? ("kB", 1 << 10) : (look("byte", "bytes"), 1)
        return Quantity(thousandths: Int64(bytes) * 10 / Int64(per) * 100)[look.language] + " " + unit
    }

    /// The field of a form that takes a file; the form must be multipart.
    static func fileField(_ look: Look, _ state: FormState, isRequired: Bool) -> HTML {
        let problem = state.problem(of: "tep")
        return div(.class(problem == nil ? "field" : "field field-wrong")) {
            labelElement(.for("o-tep")) { look("Tệp", "File") + (isRequired ? "" : look(" (không bắt buộc)", " (optional)")) }
            p(.class("hint"), .id("o-tep-goi-y")) {
                look(
                    "Ảnh, PDF, Word, Excel hoặc tệp khác, không quá 64 MB. Ảnh và trang đầu của PDF xem được ngay trên trang.",
                    "A picture, PDF, Word, Excel or other file of at most 64 MB. Pictures and the first page of a PDF can be seen on the page.")
            }
            if let problem { p(.class("field-error"), .id("o-tep-loi")) { look("Lỗi: ", "Error: ") + look(problem) } }
            inputElement(
                .type("file"), .id("o-tep"), .name("tep"),
                .aria("describedby", problem == nil ? "o-tep-goi-y" : "o-tep-goi-y o-tep-loi"), .when(problem != nil, .aria("invalid", "true")))
        }
    }
}
