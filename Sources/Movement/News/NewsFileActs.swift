internal import Storage
internal import Vietnamese

/// Adds a picture or a document to a draft.
///
/// The content comes before the act: a door that takes files stores it, tells what it is by its bytes, and hands it over through
/// ``ActRunner/attachToNews(_:news:version:alt:caption:as:channel:key:dryRun:)``.
struct AttachToNews: Act {
    static let alt = Field.optionalText(
        "alt", Text("Lời mô tả ảnh", "Words for the picture"),
        hint: Text(
            "Cho người không nhìn thấy ảnh: trong ảnh có gì. Bắt buộc với ảnh.", "For those who cannot see it: what it shows. Needed for pictures."),
        max: 300)
    static let caption = Field.optionalText("caption", Text("Chú thích", "Caption"), max: 300)
    static let declaration = ActDeclaration(
        "news.attach", title: Text("Thêm tệp", "Add a file"),
        summary: Text(
            "Thêm ảnh (PNG, JPEG) hoặc tài liệu (PDF, DOCX, XLSX) vào bản nháp; nội dung tệp gửi tới địa chỉ nhận tệp của bài.",
            "Adds a picture (PNG, JPEG) or document (PDF, DOCX, XLSX) to a draft; its content is sent to the post's address for files."),
        button: Text("Thêm tệp", "Add the file"),
        fields: [NewsFields.news.declaration, NewsFields.version.declaration, alt.declaration, caption.declaration])

    private let news: String
    private let version: Int
    private let alt, caption: String?
    private let file: NewsFile?

    init(_ input: ActInput) throws {
        news = try input[NewsFields.news]
        version = try input[NewsFields.version]
        alt = try input[Self.alt]
        caption = try input[Self.caption]
        file = input.newsFile
    }

    func permit(in world: World) throws {
        let (row, _) = try NewsStore.managed(news, in: world)
        guard row.state == .draft else { throw Refusal.newsNotDraft }
        guard let file else { throw Refusal.newsFileMissing }
        guard file.kind == .document || alt != nil else { throw Refusal.newsAlt }
    }

    func perform(in world: World) throws -> ActOutcome {
        let (row, _) = try NewsStore.managed(news, in: world)
        guard let file else { throw Refusal.newsFileMissing }
        try NewsStore.hold(row, at: version)
        let limit = file.kind == .picture ? NewsFile.pictureLimit : NewsFile.documentLimit
        guard try NewsStore.count(file.kind, of: row.id, in: world) < limit else { throw Refusal.newsFull(limit, file.kind) }
        let id = world.newID()
        let place = try world.session.row(
            "SELECT COALESCE(MAX(position), 0) + 1 FROM news_file WHERE agency_id = \(world.agency) AND news_id = \(row.id)")
        try world.session.execute(
            """
            INSERT INTO news_file (agency_id, news_id, file_id, kind, hash, name, size, type, width, height, alt, caption, small_hash, lead_hash,
                                   large_hash, position, since_version, at, actor)
            VALUES (\(world.agency), \(row.id), \(id), \(file.kind.rawValue), \(file.hash), \(file.name), \(file.size), \(file.type), \(file.width),
                    \(file.height), \(alt ?? ""), \(caption ?? ""), \(file.sizes[.small]), \(file.sizes[.lead]), \(file.sizes[.large]),
                    \(try place?.int(0) ?? 1), \(row.version + 1), \(world.now.milliseconds), \(world.actor.recordName))
            """)
        try NewsStore.step(row, note: "+ \(file.name)", in: world)
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) thêm tệp “\(file.name)” vào bài “\(row.title)”.",
                "\(world.actor.name) added the file “\(file.name)” to the post “\(row.title)”."),
            result: ["news": .string(row.id), "file": .string(id), "hash": .string(file.hash), "version": .int(Int64(row.version + 1))])
    }
}

/// Takes a file out of a post; of a published one too, because a picture may have to go at once.
struct DetachFromNews: Act {
    static let file = Field.reference("file", Text("Tệp", "File"), to: "news file")
    static let declaration = ActDeclaration(
        "news.detach", title: Text("Bỏ tệp", "Take a file out"),
        summary: Text("Bỏ ảnh hoặc tài liệu khỏi bài, kể cả bài đã đăng.", "Takes a picture or document out of a post, a published one too."),
        button: Text("Bỏ tệp này", "Take it out"),
        fields: [NewsFields.news.declaration, file.declaration, NewsFields.note.declaration])

    private let news, file: String
    private let note: String?

    init(_ input: ActInput) throws {
        news = try input[NewsFields.news]
        file = try input[Self.file]
        note = try input[NewsFields.note]
    }

    func permit(in world: World) throws {
        let (row, _) = try NewsStore.managed(news, in: world)
        guard row.state != .withdrawn else { throw Refusal.newsWithdrawn }
    }

    func perform(in world: World) throws -> ActOutcome {
        let (row, _) = try NewsStore.managed(news, in: world)
        let found = try world.session.row(
            """
            SELECT name FROM news_file
            WHERE agency_id = \(world.agency) AND news_id = \(row.id) AND file_id = \(file) AND until_version IS NULL
            """)
        guard let name = try found?.text(0) else { throw Refusal.notFound }
        try world.session.execute(
            """
            UPDATE news_file SET until_version = \(row.version + 1)
            WHERE agency_id = \(world.agency) AND news_id = \(row.id) AND file_id = \(file)
            """)
        try NewsStore.step(row, note: note ?? "− \(name)", in: world)
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) bỏ tệp “\(name)” khỏi bài “\(row.title)”.",
                "\(world.actor.name) took the file “\(name)” out of the post “\(row.title)”."),
            result: ["news": .string(row.id), "version": .int(Int64(row.version + 1))])
    }
}

extension ActInput {
    private static let newsFileKey = "news-file"

    fileprivate func adding(newsFile file: NewsFile) -> ActInput {
        let sizes = Dictionary(uniqueKeysWithValues: file.sizes.map { ($0.key.rawValue, JSONValue.string($0.value)) })
        return adding(
            prepared: Self.newsFileKey,
            [
                "kind": .string(file.kind.rawValue), "hash": .string(file.hash), "name": .string(file.name), "size": .int(Int64(file.size)),
                "type": .string(file.type), "width": file.width.map { .int(Int64($0)) } ?? .null,
                "height": file.height.map { .int(Int64($0)) } ?? .null, "sizes": .object(sizes),
            ])
    }

    fileprivate var newsFile: NewsFile? {
        guard let json = prepared[Self.newsFileKey], let kind = json["kind"]?.string.flatMap(NewsFile.Kind.init), let hash = json["hash"]?.string,
            let name = json["name"]?.string, let size = json["size"]?.int, let type = json["type"]?.string
        else { return nil }
        var sizes: [NewsPictureSize: String] = [:]
        for one in NewsPictureSize.allCases { sizes[one] = json["sizes"]?[one.rawValue]?.string }
        return NewsFile(
            kind: kind, hash: hash, name: name, size: Int(size), type: type, width: json["width"]?.int.map { Int($0) },
            height: json["height"]?.int.map { Int($0) }, sizes: sizes)
    }
}

extension ActRunner {
    /// Performs `news.attach` with a file that has been stored and looked at.
    public func attachToNews(
        _ file: NewsFile, news: String, version: Int, alt: String?, caption: String?, as identity: ActorSource, channel: Channel, key: String? = nil,
        dryRun: Bool = false
    ) async throws -> Receipt {
        let values: [String: JSONValue] = [
            "news": .string(news), "version": .int(Int64(version)), "alt": JSONValue(alt), "caption": JSONValue(caption),
        ]
        return try await perform(
            AttachToNews.declaration.name, ActInput(values).adding(newsFile: file), as: identity, channel: channel, key: key, dryRun: dryRun)
    }
}
