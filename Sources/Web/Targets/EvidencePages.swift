internal import Hummingbird
internal import Markup
internal import Movement
internal import Storage
internal import Vietnamese

/// One piece of evidence, and the list of those that need somebody's eye.
enum EvidencePages {
    static func breadcrumbs(_ model: EvidencePage, _ look: Look) -> [(label: String, href: String)] {
        let top = [(label: look("Phong trào", "Movements"), href: "/phong-trao")]
        guard let use = model.uses.first(where: { $0.endedAt == nil }) ?? model.uses.first else { return top }
        return top + [(use.title, "/chi-tieu/\(use.target.addressEncoded)")]
    }

    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let model = try EvidenceQueries.page(look.visit.parameter("evidence"), for: look.viewer, in: look.session)
        guard let newest = model.versions.first else { throw Refusal.notFound }
        return Page(model.title, place: .movements, breadcrumbs: breadcrumbs(model, look)) {
            state.summary(look)
            p(.class("meta")) { look(model.kind.label) + " · " + look("bản \(newest.number)", "version \(newest.number)") }
            if newest.state == .changed || newest.state == .missing { warning(newest, look) }
            if model.isOwn { actions(model, look) }
            version(newest, model, look)
            uses(model, look)
            history(model, look)
            checks(model, look)
        }
    }

    private static func warning(_ version: EvidenceVersion, _ look: Look) -> HTML {
        div(.class("notice notice-warning")) {
            p {
                version.state == .missing
                    ? look(
                        "Lần kiểm tra gần nhất không thấy minh chứng này nữa. Người phụ trách nộp bản mới kèm lý do.",
                        "At the last check this evidence was no longer there. Its owner should hand in a new version with a reason.")
                    : look(
                        "Nội dung đã khác lúc nộp. Bản ghi lúc nộp không bị thay; người phụ trách nộp bản mới nếu thay đổi là đúng.",
                        "The content is not what it was when handed in. Nothing was overwritten; its owner hands in a new version if the change is right."
                    )
            }
        }
    }

    private static func actions(_ model: EvidencePage, _ look: Look) -> HTML {
        p(.class("buttons")) {
            a(.class("button"), .href("\(EvidenceParts.address(model.id))/thay")) { look("Nộp bản mới", "Hand in a new version") }
            a(.class("button button-secondary"), .href("\(EvidenceParts.address(model.id))/dung")) {
                look("Dùng cho chỉ tiêu khác", "Use for another target")
            }
        }
    }

    private static func version(_ version: EvidenceVersion, _ model: EvidencePage, _ look: Look) -> HTML {
        HTML([
            dl(.class("summary-list")) {
                for (label, value) in EvidenceWords.lines(version, kind: model.kind, look) { SummaryList.item(label, value) }
                if !version.note.isEmpty {
                    SummaryList.item(
                        version.number == 1 ? look("Minh chứng cho", "What it shows") : look("Lý do thay", "Why it replaced the one before"),
                        span(.lang("vi")) { version.note })
                }
                SummaryList.item(look("Người nộp", "Handed in by"), HTML([span(.lang("vi")) { version.by }, .text(", " + version.at.vietnamese)]))
                SummaryList.item(look("Kiểm tra gần nhất", "Last check"), EvidenceParts.state(version, look))
            },
            version.file.map { file in
                file.scan == .found
                    ? p { look("Không cho tải vì lần quét gần nhất thấy mã độc.", "It cannot be downloaded: the latest scan found malware.") }
                    : p {
                        a(.class("button button-secondary"), .href(EvidenceParts.file(model.id, version.number))) { look("Tải tệp về", "Download") }
                    }
            } ?? HTML(),
            preview(version, model, look),
        ])
    }

    private static func preview(_ version: EvidenceVersion, _ model: EvidencePage, _ look: Look) -> HTML {
        guard version.hasPreview, let file = version.file else {
            guard version.file?.type == .pdf, version.preview == "" else { return HTML() }
            return p(.class("meta")) { look("Không vẽ được trang đầu để xem trước.", "The first page could not be drawn as a preview.") }
        }
        let words = file.type == .pdf ? look("Trang đầu của tệp PDF “", "First page of the PDF file “") : look("Ảnh minh chứng “", "Picture “")
        return figure(.class("evidence-preview")) {
            img(.src("\(EvidenceParts.address(model.id))/ban/\(version.number)/xem"), .alt(words + model.title + "”"), .attr("loading", "lazy"))
        }
    }

    private static func uses(_ model: EvidencePage, _ look: Look) -> HTML {
        section(.aria("labelledby", "dung")) {
            h2(.id("dung")) { look("Dùng cho chỉ tiêu", "Targets it serves") }
            ul(.class("task-list")) {
                for use in model.uses {
                    li {
                        a(.href("/chi-tieu/\(use.target.addressEncoded)"), .lang("vi")) { use.title }
                        span(.class("meta")) { words(use, look) }
                        if use.mayEnd {
                            a(.href("\(EvidenceParts.address(model.id))/thoi-dung/\(use.id.addressEncoded)")) {
                                look("Thôi dùng", "Stop using")
                                span(.class("visually-hidden"), .lang("vi")) { ": " + use.title }
                            }
                        }
                    }
                }
            }
        }
    }

    private static func words(_ use: EvidenceUse, _ look: Look) -> String {
        let began = look("từ ngày ", "since ") + use.at.vietnamDate.vietnamese
        guard let ended = use.endedAt else { return began }
        return began + look(", thôi dùng ngày ", ", ended on ") + ended.vietnamDate.vietnamese + ": " + use.endReason
    }

    private static func history(_ model: EvidencePage, _ look: Look) -> HTML {
        guard model.versions.count > 1 else { return HTML() }
        return section(.aria("labelledby", "cac-ban")) {
            h2(.id("cac-ban")) { look("Các bản trước", "Earlier versions") }
            for old in model.versions.dropFirst() {
                details {
                    summaryElement { look("Bản \(old.number), nộp ngày ", "Version \(old.number), of ") + old.at.vietnamDate.vietnamese }
                    version(old, model, look)
                }
            }
        }
    }

    private static func checks(_ model: EvidencePage, _ look: Look) -> HTML {
        let canBeChecked = model.versions.contains { $0.file != nil || $0.address != nil }
        return section(.aria("labelledby", "kiem-tra")) {
            h2(.id("kiem-tra")) { look("Kiểm tra", "Checks") }
            if !canBeChecked {
                p {
                    look(
                        "Loại minh chứng này do người kiểm tra đối chiếu với bản gốc; máy không tự kiểm được.",
                        "This kind of evidence is compared with the original by a person; the program cannot check it.")
                }
            } else if model.checks.isEmpty {
                p {
                    look(
                        "Máy băm lại tệp và mở lại đường dẫn mỗi ngày. Chưa lần nào thấy khác.",
                        "Files are hashed and links opened again every day. Nothing else was ever found.")
                }
            } else {
                ul(.class("timeline")) {
                    for check in model.checks {
                        li {
                            timeElement(.datetime(check.at.iso8601)) { check.at.vietnamese }
                            p {
                                look("Bản \(check.number): ", "Version \(check.number): ")
                                    + look(check.state == .unchecked ? Text("chưa kiểm tra được", "could not be checked") : check.state.label)
                            }
                        }
                    }
                }
            }
            if model.mayCheck, canBeChecked {
                PlanParts.buttonForm(
                    "\(EvidenceParts.address(model.id))/kiem-tra", look("Kiểm tra ngay", "Check now"), look, kind: "button-secondary")
            }
        }
    }

    // MARK: - The list of troubles

    static func troubles(_ look: Look) throws -> Page { try troubles(look, .empty) }

    /// Pieces that changed, are missing or were not scanned.
    static func troubles(_ look: Look, _ state: FormState) throws -> Page {
        let limit = 50
        let lines = try EvidenceQueries.troubles(for: look.viewer, after: look.visit.query("sau"), limit: limit, in: look.session)
        return Page(look("Minh chứng cần xem lại", "Evidence to look at"), place: .movements, isWide: true) {
            state.summary(look)
            p {
                look(
                    "Minh chứng đã khác, không còn, có mã độc hoặc chưa quét vi-rút. Máy kiểm tra lại mỗi ngày một ít.",
                    "Evidence that changed, is missing, holds malware or was not scanned. A part is checked again every day.")
            }
            tools(look)
            if lines.isEmpty {
                div(.class("empty")) {
                    p { look("Không có minh chứng nào cần xem lại.", "There is no evidence to look at.") }
                }
            } else {
                EvidenceParts.table(
                    lines, caption: look("Theo thứ tự nộp", "In the order in which they were handed in"), showsTarget: true, look)
            }
            if lines.count == limit, let last = lines.last {
                p(.class("pagination")) {
                    a(.href("/bang-chung?sau=\("\(last.id)/\(last.version.number)".addressEncoded)"), .rel("next")) { look("Trang sau", "Next page") }
                }
            }
            if EvidencePolicy.mayCheck(look.viewer) {
                PlanParts.buttonForm(
                    "/bang-chung/kiem-tra", look("Kiểm tra ngay những cái lâu nhất", "Check the longest unchecked now"), look,
                    kind: "button-secondary")
            }
        }
    }

    /// What this machine lacks; said where it matters, so that nobody wonders why nothing is checked.
    private static func tools(_ look: Look) -> HTML {
        let missing = look.visit.site.evidence.tools.missingPackages
        guard !missing.isEmpty else { return HTML() }
        return div(.class("notice")) {
            p {
                look(
                    "Máy chủ thiếu công cụ nên có mục chưa kiểm tra được; quản trị cài gói: ",
                    "The server lacks programs, so some things cannot be checked; packages to install: ")
                span(.class("mono")) { missing.joined(separator: ", ") }
            }
        }
    }
}
