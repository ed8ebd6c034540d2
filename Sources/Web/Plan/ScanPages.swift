internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import PlanReading
internal import Storage

/// The file a plan was read from: the pictures of its pages beside what was read, and the file itself.
enum ScanPages {
    private static func load(_ look: Look) throws -> (model: ReviewModel, file: PlanFile) {
        guard let number = Int(look.visit.parameter("ban")) else { throw Refusal.notFound }
        let model = try PlanQueries.review(
            look.visit.parameter("id"), version: number, for: look.viewer, today: look.today, in: look.session)
        guard let file = model.file else { throw Refusal.notFound }
        return (model, file)
    }

    static func address(_ model: ReviewModel) -> String { "\(PlanParts.address(model.summary.id))/ban/\(model.version.number)" }

    /// One page of the scan beside the text that was read from it.
    static func compare(_ look: Look) throws -> Page {
        let (model, file) = try load(look)
        guard file.hasImages else { throw Refusal.notFound }
        let number = min(max(look.visit.query("trang").flatMap { Int($0) } ?? 1, 1), file.pages.count)
        let page = file.pages[number - 1]
        let path = "\(address(model))/doi-chieu"
        return Page(
            look("Đối chiếu bản quét (trang \(number)/\(file.pages.count))", "Compare with the scan (page \(number) of \(file.pages.count))"),
            place: PlanParts.place(look), breadcrumbs: PlanParts.breadcrumbs(model, isBelow: true, look), isWide: true
        ) {
            p(.class("lead"), .lang("vi")) { model.summary.title }
            pages(number, of: file.pages.count, path, look)
            div(.class("scan-view")) {
                figure {
                    if page.image != nil {
                        img(
                            .src("\(address(model))/trang/\(number).png"), .alt(look("Ảnh trang \(number)", "Picture of page \(number)")))
                    } else {
                        p { look("Trang này không có ảnh.", "There is no picture of this page.") }
                    }
                }
                SourceParts.box(look("Chữ đọc được ở trang \(number)", "What was read on page \(number)"), marked(page, model), look)
            }
        }
    }

    private static func marked(_ page: PlanFile.Page, _ model: ReviewModel) -> MarkedSource {
        let scalars = Array(model.source.unicodeScalars)
        let (start, end) = (min(page.span.start, scalars.count), min(page.span.end, scalars.count))
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[start..<max(start, end)])
        var marked = MarkedSource(String(view))
        func inside(_ span: SourceSpan) -> SourceSpan? {
            span.start < end && span.end > start ? SourceSpan(start: max(span.start, start) - start, end: min(span.end, end) - start) : nil
        }
        for one in model.document.obligations { if let span = inside(one.source) { marked.add(clause: one.id, at: span) } }
        for (index, doubt) in model.document.doubts.enumerated() {
            guard let span = inside(SourceSpan(start: doubt.start, end: doubt.end)) else { continue }
            marked.add(PlanDoubt(start: span.start, end: span.end, text: doubt.text, suggestion: doubt.suggestion), number: index + 1)
        }
        return marked
    }

    private static func pages(_ number: Int, of count: Int, _ path: String, _ look: Look) -> HTML {
        guard count > 1 else { return HTML() }
        return nav(.class("pagination"), .aria("label", look("Các trang của bản quét", "Pages of the scan"))) {
            ul {
                if number > 1 { li { a(.rel("prev"), .href("\(path)?trang=\(number - 1)")) { look("Trang trước", "Previous") } } }
                li { span(.aria("current", "page")) { "\(number)/\(count)" } }
                if number < count { li { a(.rel("next"), .href("\(path)?trang=\(number + 1)")) { look("Trang sau", "Next") } } }
            }
        }
    }

    /// The picture of a page; only what the program itself drew is shown inside the site.
    @Sendable static func image(_ visit: Visit) async throws -> Response {
        let typed = visit.parameter("trang")
        let hash = try await visit.look { look -> String in
            let (_, file) = try load(look)
            guard typed.hasSuffix(".png"), let number = Int(typed.dropLast(4)), file.pages.indices.contains(number - 1),
                let image = file.pages[number - 1].image
            else { throw Refusal.notFound }
            return image
        }
        let bytes = try await visit.site.files.bytes(hash)
        let type = bytes.starts(with: [0xFF, 0xD8]) ? "image/jpeg" : "image/png"
        var response = Response.download(bytes, name: "trang-\(typed)", type: type)
        response.headers[.contentDisposition] = "inline"
        response.headers[.cacheControl] = "private, max-age=86400, immutable"
        return response
    }

    /// The file as it came, for download only.
    @Sendable static func original(_ visit: Visit) async throws -> Response {
        let file = try await visit.look { look in try load(look).file }
        let stream = try await visit.site.files.read(file.hash)
        let name = String(file.name.map { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0)) ? $0 : "-" })
        var response = Response.download([], name: name, type: "application/octet-stream")
        response.body = .init(contentLength: file.size) { writer in
            for try await chunk in stream { try await writer.write(.init(bytes: chunk)) }
            try await writer.finish(nil)
        }
        return response
    }
}
