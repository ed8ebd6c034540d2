internal import Crypto
public import Storage
internal import Vietnamese

/// What the one who acted gets back.
public struct Receipt: Sendable, Hashable, Codable {
    /// Name of the act.
    public let act: String
    /// Identifier of its entry in the record.
    public let entry: String
    /// What it was about, "kind:id".
    public let subject: String
    /// How it reads.
    public let sentence: Text
    /// What came of it.
    public let result: JSONValue
    /// Whether the same key had already done it.
    public let isRepeat: Bool

    /// The identifier part of `subject`.
    public var subjectID: String { String(subject.drop { $0 != ":" }.dropFirst()) }
}

/// The one place where anything changes: checks the input and the permission, performs the act, and appends it to the record, in one transaction.
public struct ActRunner: Sendable {
    /// Where everything is kept.
    public let database: Database
    /// Where "now" comes from.
    public let clock: Clock
    /// Where identifiers come from.
    public let randomness: Randomness
    /// How passwords are hashed; shared, because it bounds the work under way.
    public let passwords: Passwords
    /// How the texts of plans are read.
    public let reader: PlanTextReader
    /// How evidence is looked at again.
    public let probe: EvidenceProbe

    /// Creates the runner.
    public init(
        database: Database, clock: Clock = .system, randomness: Randomness = .system, passwords: Passwords = .standard,
        reader: PlanTextReader = .plain, probe: EvidenceProbe = .none
    ) {
        self.database = database
        self.clock = clock
        self.randomness = randomness
        self.passwords = passwords
        self.reader = reader
        self.probe = probe
    }

    /// Performs an act by its name, as every door does.
    /// - Parameters:
    ///   - name: name of the act.
    ///   - values: its fields.
    ///   - identity: who acts; loaded anew inside the transaction.
    ///   - channel: through what it came.
    ///   - key: idempotency key; the same key and input does nothing twice, the same key with other input is refused.
    ///   - dryRun: do everything, then undo it.
    /// - Throws: `Refusal`, or `StorageError` when the database fails.
    public func perform(
        _ name: String, _ values: [String: JSONValue], as identity: ActorSource, channel: Channel, key: String? = nil, dryRun: Bool = false
    ) async throws -> Receipt {
        try await perform(name, ActInput(values), as: identity, channel: channel, key: key, dryRun: dryRun)
    }

    /// Performs an act whose input may carry what a service of this room has already found out.
    func perform(
        _ name: String, _ given: ActInput, as identity: ActorSource, channel: Channel, key: String? = nil, dryRun: Bool = false
    ) async throws -> Receipt {
        guard let type = ActCatalog.act(named: name) else { throw Refusal.unknownAct(name) }
        return try await perform(type, given, as: identity, channel: channel, key: key, dryRun: dryRun)
    }

    /// Performs an act of that type; the tests of this runner bring their own acts.
    func perform(
        _ type: any Act.Type, _ given: ActInput, as identity: ActorSource, channel: Channel, key: String? = nil, dryRun: Bool = false
    ) async throws -> Receipt {
        let now = clock.now()
        let input = try await type.prepare(given, Preparation(runner: self, identity: identity, now: now))
        let (randomness, reader) = (self.randomness, self.reader)
        let body: @Sendable (Session) throws -> Receipt = { session in
            let actor = try identity.load(today: now.vietnamDate, in: session)
            let world = World(session: session, actor: actor, now: now, channel: channel, randomness: randomness, reader: reader)
            return try Self.perform(type, input, key: key, in: world)
        }
        var collisions = 0
        while true {
            do {
                return try await transaction(dryRun: dryRun, body)
            } catch StorageError.constraint(kind: .unique, detail: _) where database.engine == .postgresql && collisions < Self.mostCollisions {
                // Somebody made the same thing at the same time, and it could not be seen until it was there. Seen now, it is a repeated key, a
                // refusal in words, or the next free number.
                collisions += 1
                try await Task.sleep(for: .milliseconds(Int.random(in: 0...min(100, 1 << min(collisions, 7)))))
            }
        }
    }

    /// How often in a row somebody else may be first before an act is given up.
    private static let mostCollisions = 24

    private func transaction(dryRun: Bool, _ body: @escaping @Sendable (Session) throws -> Receipt) async throws -> Receipt {
        dryRun ? try await database.dryRun(body) : try await database.write(body)
    }

    private static func perform(_ type: any Act.Type, _ input: ActInput, key: String?, in world: World) throws -> Receipt {
        let declaration = type.declaration
        if let scope = world.actor.scope, !scope.contains(declaration.name) {
            throw world.actor.guest == nil ? Refusal.outsideScope : .consentMissing
        }
        let recordable = input.recordable(declaration)
        let digest = key == nil ? [] : Array(SHA256.hash(data: Array((declaration.name + JSONValue.object(recordable).json).utf8)))
        if let key, let repeated = try storedReceipt(key, digest: digest, in: world) { return repeated }

        try input.check(against: declaration)
        let act = try type.init(input)
        try act.permit(in: world)
        let outcome = try act.perform(in: world)

        let leaf = RecordLeaf(
            agency: world.agency, leaf: world.newID(), milliseconds: world.now.milliseconds, act: declaration.name,
            actor: world.actor.recordName, channel: world.channel.rawValue, subject: outcome.subject)
        try RecordAppend.append(leaf, content: RecordContent.json(input: recordable, sentence: outcome.sentence), in: world)
        let receipt = Receipt(
            act: declaration.name, entry: leaf.leaf, subject: outcome.subject, sentence: outcome.sentence, result: outcome.result, isRepeat: false)
        if let key { try store(receipt, isSecret: outcome.isSecret, key: key, digest: digest, in: world) }
        return receipt
    }

    private static func storedReceipt(_ key: String, digest: [UInt8], in world: World) throws -> Receipt? {
        guard (1...200).contains(key.utf8.count) else { throw Refusal.badKey }
        guard
            let row = try world.session.row(
                """
                SELECT input_digest, receipt, leaf_id FROM act_key
                WHERE agency_id = \(world.agency) AND actor = \(world.actor.recordName) AND key = \(key)
                """)
        else { return nil }
        guard try row.blob(0) == digest, let repeated = Receipt(stored: try row.text(1), entry: try row.text(2)) else { throw Refusal.keyReused }
        return repeated
    }

    private static func store(_ receipt: Receipt, isSecret: Bool, key: String, digest: [UInt8], in world: World) throws {
        let stored: JSONValue = [
            "act": .string(receipt.act), "subject": .string(receipt.subject), "vi": .string(receipt.sentence.vi),
            "en": .string(receipt.sentence.en), "result": isSecret ? [:] : receipt.result,
        ]
        try world.session.execute(
            """
            INSERT INTO act_key (agency_id, actor, key, input_digest, leaf_id, receipt, at)
            VALUES (\(world.agency), \(world.actor.recordName), \(key), \(digest), \(receipt.entry), \(stored.json), \(world.now.milliseconds))
            """)
    }
}

extension Receipt {
    fileprivate init?(stored json: String, entry: String) {
        guard let stored = JSONValue(json: json.utf8) else { return nil }
        self.init(
            act: stored["act"]?.string ?? "", entry: entry, subject: stored["subject"]?.string ?? "",
            sentence: Text(stored["vi"]?.string ?? "", stored["en"]?.string ?? ""), result: stored["result"] ?? [:], isRepeat: true)
    }

    /// What came of the act that this actor did with that key; nil when there was none. Pages of long work look here.
    public static func find(key: String, for actor: Actor, in session: Session) throws -> Receipt? {
        try session.row(
            "SELECT receipt, leaf_id FROM act_key WHERE agency_id = \(actor.agency) AND actor = \(actor.recordName) AND key = \(key)"
        ).flatMap { row in Receipt(stored: try row.text(0), entry: try row.text(1)) }
    }
}

extension Refusal {
    static func unknownAct(_ name: String) -> Refusal {
        Refusal(
            .notFound, "act.unknown", Text("Không có việc nào tên là “\(name.prefix(60))”.", "There is no act called “\(name.prefix(60))”."),
            next: Text("Xem danh mục bằng “thidua act list” hoặc /openapi.json.", "See the list with “thidua act list” or in /openapi.json."))
    }
    static let outsideScope = Refusal(
        .forbidden, "token.scope", Text("Khóa này không dùng được cho việc đó.", "This token is not meant for that act."),
        next: Text("Tạo khóa có phạm vi phù hợp trong trang Hồ sơ.", "Make a token with the right scope on your profile page."))
    static let badKey = Refusal.invalid(
        "Idempotency-Key", "Khóa chống lặp phải từ 1 đến 200 ký tự.", "The idempotency key must have 1 to 200 characters.")
    static let keyReused = Refusal.conflict(
        "key.reused", Text("Khóa chống lặp này đã dùng cho nội dung khác.", "This idempotency key was used with other input."),
        next: Text("Dùng khóa mới cho nội dung mới.", "Use a new key for new input."))
}
