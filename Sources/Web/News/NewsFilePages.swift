internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import NIOCore
internal import Storage
internal import Vietnamese

/// Pictures and documents of a post: adding, taking out, and handing out.
enum NewsFilePages {
    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let (model, _) = try NewsArticlePage.load(look)
        try NewsManaging.hold(model)
        return Page(
            look("Ảnh và tài liệu", "Pictures and documents"), status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: NewsArticlePage.breadcrumbs(model.card, isBelow: true, look)
        ) {
            state.summary(look)
            if model.files.isEmpty {
                p { look("Bài chưa có ảnh hay tài liệu nào.", "The post has no pictures or documents yet.") }
            } else {
                ul(.class("news-files")) { for file in model.files { li { line(file, model, look) } } }
            }
            if model.card.state == .draft {
                PlanParts.section("them", look("Thêm một tệp", "Add a file")) { form(model, look, state) }
                p { a(.class("button button-secondary"), .href(NewsParts.address(model.card))) { look("Xong, xem bài", "Done, see the post") } }
            } else {
                p(.class("notice")) {
                    look(
                        "Bài đã đăng thì chỉ bỏ bớt được tệp; muốn thêm ảnh, đăng tin mới.",
                        "From a published post files can only be taken out; to add pictures, publish another post.")
                }
            }
        }
    }

    private static func line(_ file: NewsFile, _ model: NewsModel, _ look: Look) -> HTML {
        HTML([
            file.kind == .picture
                ? img(.src(NewsParts.file(model.card, file, file.sizes[.small] == nil ? nil : .small)), .alt(file.alt), .attr("width", 160))
                : span(.class("tag tag-info")) { file.type.uppercased() },
            div {
                p {
                    a(.href(NewsParts.file(model.card, file))) { file.name }
                    span(.class("meta")) { " · " + Weight.text(file.size) }
                }
                if !file.alt.isEmpty { p(.class("meta"), .lang("vi")) { look("Mô tả: ", "Words: ") + file.alt } }
                if !file.caption.isEmpty { p(.class("meta"), .lang("vi")) { look("Chú thích: ", "Caption: ") + file.caption } }
                PlanParts.buttonForm("\(NewsParts.address(model.card))/tep/bo", look("Bỏ tệp này", "Take it out"), look, kind: "button-quiet") {
                    PlanParts.hidden("file", file.id)
                }
            },
        ])
    }

    private static func form(_ model: NewsModel, _ look: Look, _ state: FormState) -> HTML {
        let problem = state.problem(of: "tep")
        return formElement(
            .method("post"), .action("\(NewsParts.address(model.card))/tep"), .attr("enctype", "multipart/form-data"), .flag("novalidate")
        ) {
            Layout.hiddenFields(look)
            PlanParts.hidden("version", String(model.card.version))
            if let act = ActCatalog.act(named: "news.attach")?.declaration {
                for field in act.fields where ["alt", "caption"].contains(field.key) {
                    FieldControl(field: field, current: state, choices: nil, problem: state.problem(of: field.key)).html(look)
                }
            }
            div(.class(problem == nil ? "field" : "field field-wrong")) {
                labelElement(.for("o-tep")) { look("Tệp", "File") }
                p(.class("hint"), .id("o-tep-goi-y")) {
                    look(
                        "Ảnh PNG, JPEG không quá 16 MB; tài liệu PDF, DOCX, XLSX không quá 32 MB. Nơi chụp, giờ chụp và tên máy được xóa khỏi ảnh.",
                        "PNG or JPEG pictures up to 16 MB; PDF, DOCX or XLSX documents up to 32 MB. Place, time and camera are removed from pictures."
                    )
                }
                if let problem { p(.class("field-error"), .id("o-tep-loi")) { look("Lỗi: ", "Error: ") + look(problem) } }
                inputElement(
                    .type("file"), .id("o-tep"), .name("tep"),
                    .attr("accept", ".png,.jpg,.jpeg,.pdf,.docx,.xlsx,image/png,image/jpeg,application/pdf"),
                    .aria("describedby", problem == nil ? "o-tep-goi-y" : "o-tep-goi-y o-tep-loi"), .when(problem != nil, .aria("invalid", "true")))
            }
            p { button(.class("button"), .type("submit")) { look("Thêm tệp", "Add the file") } }
        }
    }

    // MARK: - Taking in

    /// Takes a file; who sends it is asked before anything is read.
    @Sendable static func submit(_ visit: Visit) async throws -> Response {
        try await visit.look { look in try NewsManaging.hold(NewsArticlePage.load(look).0) }
        let news = visit.parameter("news")
        let form: FileForm
        do { form = try await visit.fileForm(fileLimit: NewsPress.documentLimit, fieldLimit: 64 << 10) } catch let refusal as Refusal
            where refusal.kind == .invalid
        {
            return try await again(visit, FormState(refusal: refusal))
        }
        let typed: [String: JSONValue] = ["alt": JSONValue(form.body["alt"]), "caption": JSONValue(form.body["caption"])]
        guard let file = form.file else { return try await again(visit, FormState(values: typed, refusal: .newsFileEmpty)) }
        do {
            let receipt = try await visit.site.press.attach(
                file, fileName: form.fileName, news: news, version: form.body["version"].flatMap { Int($0) } ?? 0, alt: form.body["alt"],
                caption: form.body["caption"], as: visit.actorSource(), channel: .web, key: form.body["_key"])
            return .redirect(to: "\(NewsParts.address(visit.parameter("slug"), news))/tep?xong=\(receipt.entry)")
        } catch let refusal as Refusal where refusal.isCorrectable {
            return try await again(visit, FormState(values: typed, refusal: refusal))
        }
    }

    private static func again(_ visit: Visit, _ state: FormState) async throws -> Response {
        try await visit.show { look in try page(look, state) }
    }

    @Sendable static func detach(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let (slug, news) = (visit.parameter("slug"), visit.parameter("news"))
        try await visit.look { look in try NewsManaging.hold(NewsArticlePage.load(look).0) }
        return try await visit.act(
            "news.detach", form: form, extra: ["news": .string(news)], next: { _ in "\(NewsParts.address(slug, news))/tep" }, again: page)
    }

    /// `POST /api/v1/movements/{slug}/news/{news}/files`: the body is a picture or document; `?version=`, `?name=`, `?alt=`, `?caption=` say the rest.
    @Sendable static func take(_ visit: Visit) async throws -> Response {
        let source = try await visit.apiSource()
        let (slug, news, today) = (visit.parameter("slug"), visit.parameter("news"), visit.now.vietnamDate)
        let newest = try await visit.site.database.read { session in
            let viewer = try source.load(today: today, in: session)
            guard viewer.scope?.contains("news.attach") ?? true else { throw Refusal.forbidden }
            let model = try NewsQueries.post(news, slug: slug, for: viewer, in: session)
            guard model.mayManage else { throw viewer.isSignedIn ? Refusal.forbidden : Refusal.signedOut }
            return model.card.version
        }
        let version = try visit.query("version").map { typed in
            guard let number = Int(typed) else { throw Refusal.invalid("version", "Số của bản là số nguyên.", "The version is a whole number.") }
            return number
        }
        let file = try await visit.incomingBody(limit: NewsPress.documentLimit)
        let receipt = try await visit.site.press.attach(
            file, fileName: visit.query("name") ?? "", news: news, version: version ?? newest, alt: visit.query("alt"),
            caption: visit.query("caption"), as: source, channel: .api, key: visit.request.headers[.idempotencyKey], dryRun: visit.isDryRun)
        return .json(APIAnswer.json(receipt).json)
    }

    // MARK: - Handing out

    /// A file of a post the viewer may read: a picture inside the site, a document for download.
    @Sendable static func file(_ visit: Visit) async throws -> Response {
        let file = try await find(visit)
        let (name, type) = (
            plain(file.name, file.type), FileType.allCases.first { $0.fileExtension == file.type }?.mime ?? "application/octet-stream"
        )
        return try await send(
            file.hash, size: file.size, type: type, disposition: file.kind == .picture ? "inline" : "attachment; filename=\"\(name)\"", visit)
    }

    /// A smaller size of a picture.
    @Sendable static func smaller(_ visit: Visit) async throws -> Response {
        guard let size = NewsPictureSize(rawValue: visit.parameter("co")), let hash = try await find(visit).sizes[size] else {
            throw Refusal.notFound
        }
        return try await send(hash, size: nil, type: "image/webp", disposition: "inline", visit)
    }

    private static func find(_ visit: Visit) async throws -> NewsFile {
        try await visit.look { look in
            let (model, _) = try NewsArticlePage.load(look)
            guard let file = model.files.first(where: { $0.id == visit.parameter("tep") }) else { throw Refusal.notFound }
            return file
        }
    }

    /// Kept by browsers for a quarter of an hour and not by anything in between, so that what is withdrawn is soon gone.
    private static func send(_ hash: String, size: Int?, type: String, disposition: String, _ visit: Visit) async throws -> Response {
        var headers: HTTPFields = [
            .contentType: type, .contentDisposition: disposition, .cacheControl: "private, max-age=900", .eTag: "\"\(hash.prefix(32))\"",
        ]
        if visit.hasKept(etag: "\"\(hash.prefix(32))\"") { return Response(status: .notModified, headers: headers) }
        guard let size else {
            let bytes = try await visit.site.files.bytes(hash)
            return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
        }
        let stream = try await visit.site.files.read(hash)
        headers[.contentSecurityPolicy] = "default-src 'none'; sandbox"
        return Response(
            status: .ok, headers: headers,
            body: .init(contentLength: size) { writer in
                for try await chunk in stream { try await writer.write(.init(bytes: chunk)) }
                try await writer.finish(nil)
            })
    }

    private static func plain(_ name: String, _ type: String) -> String {
        let folded = Vietnamese.folded(name.split(separator: ".").dropLast().joined(separator: "."))
        let words = String(folded.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") ? $0 : "-" }.prefix(80))
        return (words.isEmpty ? "tai-lieu" : words) + "." + type
    }
}

extension Visit {
    /// Whether the reader has kept what this tag names (RFC 9110, section 13.1.2).
    func hasKept(etag: String) -> Bool {
        guard let sent = request.headers[.ifNoneMatch] else { return false }
        return sent.split(separator: ",").contains { part in
            let tag = String(part).trimmingSpaces
            return tag == "*" || (tag.hasPrefix("W/") ? String(tag.dropFirst(2)) : tag) == etag
        }
    }
}
