internal import Markup
internal import Movement
internal import PlanReading

/// A plan as the paper it will be signed on, in the layout of Decree 30/2020/NĐ-CP, annex I.
enum PrintPages {
    static func page(_ look: Look) throws -> Page {
        let model = try PlanQueries.review(look.visit.parameter("id"), for: look.viewer, today: look.today, in: look.session)
        let printed = PrintedPlan(model.source, model.document)
        return Page(
            look("Bản in kế hoạch", "The plan on paper"), place: PlanParts.place(look),
            breadcrumbs: PlanParts.breadcrumbs(model, isBelow: true, look)
        ) {
            p(.class("no-print")) {
                look(
                    "Thể thức theo Nghị định 30/2020/NĐ-CP, Phụ lục I. Dùng lệnh in của trình duyệt, khổ A4; đường dẫn và nút không in ra.",
                    "The layout of Decree 30/2020/NĐ-CP, annex I. Use the browser's print command, on A4; links and buttons are not printed.")
            }
            div(.role("article"), .class("decree"), .lang("vi")) {
                html(printed)
            }
        }
    }

    /// The paper alone, for the command line too.
    /// - Parameters:
    ///   - type: name of the type of document, in capitals.
    ///   - sign: its abbreviation in the number (Decree 30/2020/NĐ-CP, annex III).
    static func html(_ printed: PrintedPlan, type: String = "KẾ HOẠCH", sign: String = "KH") -> HTML {
        HTML([
            div(.class("decree-head")) {
                div {
                    for line in printed.superior { p { line } }
                    p(.class("decree-issuer")) { printed.issuer }
                    p(.class("decree-number")) { "Số: " + (printed.number ?? "        /\(sign)-…") }
                }
                div {
                    p(.class("decree-nation")) { "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" }
                    p(.class("decree-motto")) { "Độc lập - Tự do - Hạnh phúc" }
                    p(.class("decree-date")) { printed.dateline ?? "…, ngày … tháng … năm …" }
                }
            },
            p(.class("decree-type")) { type },
            p(.class("decree-subject")) { printed.subject },
            HTML(printed.body.map { line in p(.class(name(line.kind))) { line.words } }),
            div(.class("decree-foot")) {
                div {
                    if !printed.recipients.isEmpty {
                        p(.class("decree-recipients")) { "Nơi nhận:" }
                        ul {
                            for (index, recipient) in printed.recipients.enumerated() {
                                li { "- \(recipient)\(index + 1 == printed.recipients.count ? "." : ";")" }
                            }
                        }
                    }
                }
                div {
                    p(.class("decree-role")) { (printed.role ?? "").uppercased() }
                    p(.class("decree-signer")) { printed.signer ?? "" }
                }
            },
        ])
    }

    private static func name(_ kind: PrintedPlan.Kind) -> String {
        switch kind {
        case .basis: "decree-basis"
        case .section: "decree-section"
        case .heading: "decree-heading"
        case .item, .text: "decree-text"
        }
    }
}

/// A plan as a page of its own, to be printed from a file.
public enum PlanPaper {
    /// The whole HTML document with its style.
    public static func html(_ text: String) -> String {
        let printed = PrintedPlan(text, PlanReader.read(text))
        let page = document(.lang("vi")) {
            head {
                meta(.attr("charset", "utf-8"))
                titleElement { printed.subject }
                // Our own sheet, which holds no "<".
                HTML.unsafeRaw("<style>\(Stylesheet.papers)</style>")
            }
            body { div(.class("decree")) { PrintPages.html(printed) } }
        }
        return String(decoding: page.bytes, as: UTF8.self)
    }
}
