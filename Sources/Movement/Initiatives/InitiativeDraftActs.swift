internal import Storage
internal import Vietnamese

/// Begins an initiative; whoever begins it is its main author until the authors are set otherwise.
struct DraftInitiative: Act {
    static let declaration = ActDeclaration(
        "initiative.draft", title: Text("Viết sáng kiến", "Write an initiative"),
        summary: Text(
            "Bắt đầu một bản soạn sáng kiến, chỉ tác giả thấy; viết đủ rồi mới nộp.",
            "Begins a draft of an initiative that only its authors see; it is handed in later."),
        button: Text("Lưu bản soạn", "Save the draft"), fields: InitiativeFields.content)

    private let content: InitiativeContent

    init(_ input: ActInput) throws { content = try InitiativeContent(input) }

    func permit(in world: World) throws { try world.require(InitiativePolicy.mayWrite(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        try content.check(in: world)
        let id = try InitiativeDrafts.insert(content, in: world)
        try InitiativeDrafts.addAuthor(try world.person(), share: 100, at: 0, of: id, in: world)
        return ActOutcome(
            subject: "initiative:\(id)",
            sentence: Text("\(world.actor.name) bắt đầu viết một sáng kiến.", "\(world.actor.name) began to write an initiative."),
            result: ["initiative": .string(id)])
    }
}

/// Changes what a draft, or a returned initiative, says.
struct ChangeInitiative: Act {
    static let declaration = ActDeclaration(
        "initiative.change", title: Text("Sửa sáng kiến", "Change an initiative"),
        summary: Text("Sửa nội dung bản soạn, hoặc sáng kiến bị trả lại.", "Changes what a draft or a returned initiative says."),
        button: Text("Lưu", "Save"), fields: [InitiativeFields.initiative.declaration] + InitiativeFields.content)

    private let initiative: String
    private let content: InitiativeContent

    init(_ input: ActInput) throws {
        initiative = try input[InitiativeFields.initiative]
        content = try InitiativeContent(input)
    }

    func permit(in world: World) throws { _ = try InitiativeStore.open(initiative, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try InitiativeStore.open(initiative, in: world)
        try content.check(in: world)
        try world.session.execute(
            """
            UPDATE initiative SET title = \(content.title), folded = \(content.folded), kind = \(content.kind), movement_id = \(content.movement),
                situation = \(content.situation), solution = \(content.solution), purpose = \(content.purpose), place = \(content.place),
                applied_from = \(content.appliedFrom?.iso), applied_to = \(content.appliedTo?.iso), money = \(content.money),
                benefit = \(content.benefit), changed_at = \(world.now.milliseconds)
            WHERE agency_id = \(world.agency) AND initiative_id = \(initiative)
            """)
        return ActOutcome(
            subject: row.subject, sentence: Text("\(world.actor.name) sửa \(row.name.vi).", "\(world.actor.name) changed \(row.name.en)."),
            result: row.result())
    }
}

/// Says who the authors are and how the work is shared.
struct SetInitiativeAuthors: Act {
    /// Kept out of the record: somebody outside is named here.
    static let authors = Field.table(
        "authors", Text("Tác giả", "Authors"),
        hint: Text(
            "Dòng đầu là tác giả chính. Đồng nghiệp: ghi họ tên hoặc mã. Người ngoài cơ quan: ghi cả tổ chức. Tỷ lệ đóng góp là số nguyên, cộng lại đúng 100.",
            "The first row is the main author. Colleagues by full name or code; for somebody outside give the organisation as well. Shares are whole percents that add to exactly 100."
        ),
        columns: [
            Choice("who", Text("Họ tên hoặc mã", "Name or code")), Choice("organisation", Text("Tổ chức (người ngoài)", "Organisation (outside)")),
            Choice("share", Text("Tỷ lệ (%)", "Share (%)")),
        ], maxRows: 20
    ).kept(.outsideRecord)
    static let declaration = ActDeclaration(
        "initiative.authors", title: Text("Ghi tác giả và tỷ lệ đóng góp", "Set the authors and their shares"),
        summary: Text(
            "Ghi lại toàn bộ tác giả; dòng đầu là tác giả chính, tỷ lệ cộng lại đúng 100. Tác giả gửi ý tưởng với tư cách khách giữ nguyên dòng “K-…”.",
            "Sets all authors anew; the first is the main author, shares add to 100. Whoever offered it as a guest stays as the row “K-…”."),
        button: Text("Lưu tác giả", "Save the authors"), fields: [InitiativeFields.initiative.declaration, authors.declaration])

    private let initiative: String
    private let rows: [[String]]

    init(_ input: ActInput) throws {
        initiative = try input[InitiativeFields.initiative]
        rows = try input[Self.authors]
    }

    func permit(in world: World) throws { _ = try InitiativeStore.open(initiative, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try InitiativeStore.open(initiative, in: world)
        let guest = try world.session.row(
            """
            SELECT a.guest_id, g.number FROM initiative_author a JOIN guest g ON g.agency_id = a.agency_id AND g.guest_id = a.guest_id
            WHERE a.agency_id = \(world.agency) AND a.initiative_id = \(initiative)
            """
        ).map { (id: try $0.text(0), reference: GuestStore.reference(try $0.int(1))) }
        var entries: [InitiativeDrafts.Entry] = []
        for (index, cells) in rows.enumerated() where cells.contains(where: { !$0.isEmpty }) {
            entries.append(try entry(cells, line: index + 1, guest: guest, in: world))
        }
        guard !entries.isEmpty else { throw Refusal.invalid("authors", "Ghi ít nhất một tác giả.", "Give at least one author.") }
        let sum = entries.reduce(0) { $0 + $1.share }
        guard sum == 100 else {
            throw Refusal.invalid(
                "authors", "Tỷ lệ đóng góp phải cộng lại đúng 100; đang là \(sum).", "The shares must add to exactly 100; they add to \(sum).")
        }
        let people = entries.compactMap(\.person)
        guard Set(people).count == people.count else { throw Refusal.invalid("authors", "Một người ghi hai lần.", "Somebody is there twice.") }
        guard guest == nil || entries.contains(where: { $0.guest != nil }) else {
            throw Refusal.invalid(
                "authors", "Giữ dòng “\(guest?.reference ?? "")”: người đã gửi ý tưởng này.",
                "Keep the row “\(guest?.reference ?? "")”: who offered this idea.")
        }
        // Whoever writes it must not lose it by this.
        guard !row.isAuthor || people.contains(world.actor.person ?? "") || !row.isOwn else {
            throw Refusal.invalid("authors", "Bạn phải còn là một tác giả.", "You have to stay an author.")
        }
        try InitiativeDrafts.replaceAuthors(entries, of: initiative, in: world)
        let shares = entries.map { "\($0.share)" }.joined(separator: ", ")
        return ActOutcome(
            subject: row.subject,
            sentence: Text(
                "\(world.actor.name) ghi \(entries.count) tác giả của \(row.name.vi), đóng góp \(shares) %.",
                "\(world.actor.name) set \(entries.count) authors of \(row.name.en), shares \(shares) %."), result: row.result())
    }

    private func entry(
        _ cells: [String], line: Int, guest: (id: String, reference: String)?, in world: World
    ) throws -> InitiativeDrafts.Entry {
        let place = Text("Dòng \(line): ", "Row \(line): ")
        guard let share = Int(cells[2].replacing("%", with: "").trimmed), (1...100).contains(share) else {
            throw Refusal.invalid("authors", "\(place.vi)tỷ lệ là số nguyên từ 1 đến 100.", "\(place.en)the share is a whole number from 1 to 100.")
        }
        guard !cells[0].isEmpty else { throw Refusal.invalid("authors", "\(place.vi)chưa ghi họ tên.", "\(place.en)no name.") }
        if let guest, cells[0] == guest.reference {
            return InitiativeDrafts.Entry(guest: guest.id, organisation: cells[1], share: share)
        }
        if !cells[1].isEmpty {
            guard cells[0].count <= 120, cells[1].count <= 200 else {
                throw Refusal.invalid("authors", "\(place.vi)dài quá.", "\(place.en)too long.")
            }
            return InitiativeDrafts.Entry(name: cells[0], organisation: cells[1], share: share)
        }
        return InitiativeDrafts.Entry(
            person: try InitiativePeople.find(cells[0], field: "authors", place: place, in: world).id, organisation: "", share: share)
    }
}

/// Adds what the benefit rests on.
struct AddInitiativeEvidence: Act {
    static let kind = Field.choice(
        "kind", Text("Loại minh chứng", "Kind of evidence"), InitiativePiece.Kind.allCases.map { Choice($0.rawValue, $0.label) })
    static let title = Field.text("title", Text("Tên", "What it is"), max: 300)
    static let reference = Field.text(
        "reference", Text("Địa chỉ, số văn bản hoặc mã minh chứng", "Address, number or identifier"),
        hint: Text(
            "Đường dẫn: https://… Văn bản: số và ký hiệu. Minh chứng đã nộp cho chỉ tiêu: đoạn cuối địa chỉ trang của nó.",
            "A link: https://… A document: its number. Evidence handed in for a target: the last part of its page's address."), max: 2000)
    static let issued = Field.optionalDate("issued", Text("Ngày văn bản", "Day of the document"))
    static let issuer = Field.optionalText("issuer", Text("Cơ quan ban hành", "Who issued it"))
    static let declaration = ActDeclaration(
        "initiative.evidence", title: Text("Thêm minh chứng", "Add evidence"),
        summary: Text(
            "Thêm một đường dẫn, văn bản hoặc minh chứng đã nộp cho lợi ích của sáng kiến.",
            "Adds a link, a document or evidence handed in before, for the benefit of an initiative."),
        fields: [
            InitiativeFields.initiative.declaration, kind.declaration, title.declaration, reference.declaration, issued.declaration,
            issuer.declaration,
        ])

    private let initiative, title: String
    private let kind: InitiativePiece.Kind
    private var reference: String
    private let issued: CivilDate?
    private let issuer: String?

    init(_ input: ActInput) throws {
        initiative = try input[InitiativeFields.initiative]
        kind = InitiativePiece.Kind(rawValue: try input[Self.kind]) ?? .link
        title = try input[Self.title]
        reference = try input[Self.reference]
        issued = try input[Self.issued]
        issuer = try input[Self.issuer]
    }

    func permit(in world: World) throws { _ = try InitiativeStore.open(initiative, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try InitiativeStore.open(initiative, in: world)
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO initiative_evidence (agency_id, initiative_id, piece_id, kind, title, reference, issued_on, issuer, at, actor)
            VALUES (\(world.agency), \(initiative), \(id), \(kind.rawValue), \(title), \(try checked(in: world)), \(issued?.iso), \(issuer ?? ""),
                    \(world.now.milliseconds), \(world.actor.recordName))
            """)
        return ActOutcome(
            subject: row.subject,
            sentence: Text("\(world.actor.name) thêm minh chứng cho \(row.name.vi).", "\(world.actor.name) added evidence to \(row.name.en)."),
            result: row.result(["piece": .string(id)]))
    }

    private func checked(in world: World) throws -> String {
        switch kind {
        case .link:
            do throws(WebAddress.Problem) { return try WebAddress(reference).text } catch {
                throw Refusal.invalid([FieldProblem("reference", error.message)])
            }
        case .document:
            guard issued != nil else { throw Refusal.invalid("issued", "Ghi ngày của văn bản.", "Give the day of the document.") }
            if let issued, issued > world.today { throw Refusal.invalid("issued", "Ngày này chưa đến.", "This day has not come yet.") }
            return reference
        case .evidence:
            do {
                _ = try EvidenceStore.ownPiece(reference, in: world)
                return reference
            } catch let refusal as Refusal where refusal.kind == .notFound || refusal.kind == .forbidden {
                throw Refusal.invalid("reference", "Bạn không có minh chứng này.", "You have no such evidence.")
            }
        }
    }
}

/// Takes evidence off again.
struct RemoveInitiativeEvidence: Act {
    static let piece = Field.reference("piece", Text("Minh chứng", "Evidence"), to: "initiative-evidence")
    static let declaration = ActDeclaration(
        "initiative.evidence.remove", title: Text("Bỏ minh chứng", "Remove evidence"),
        summary: Text("Bỏ một minh chứng khỏi bản soạn.", "Takes a piece of evidence off a draft."),
        fields: [InitiativeFields.initiative.declaration, piece.declaration])

    private let initiative, piece: String

    init(_ input: ActInput) throws {
        initiative = try input[InitiativeFields.initiative]
        piece = try input[Self.piece]
    }

    func permit(in world: World) throws { _ = try InitiativeStore.open(initiative, in: world) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try InitiativeStore.open(initiative, in: world)
        let removed = try world.session.execute(
            "DELETE FROM initiative_evidence WHERE agency_id = \(world.agency) AND initiative_id = \(initiative) AND piece_id = \(piece)")
        guard removed > 0 else { throw Refusal.notFound }
        return ActOutcome(
            subject: row.subject,
            sentence: Text("\(world.actor.name) bỏ một minh chứng của \(row.name.vi).", "\(world.actor.name) removed evidence from \(row.name.en)."),
            result: row.result())
    }
}

/// Copies an initiative that came to its end to a new draft, which can be changed.
struct CopyInitiative: Act {
    static let declaration = ActDeclaration(
        "initiative.copy", title: Text("Sao chép thành bản soạn mới", "Copy to a new draft"),
        summary: Text(
            "Sáng kiến không được công nhận, bị hủy hoặc đã rút thì không sửa được; sao chép rồi sửa bản mới.",
            "What was refused, revoked or withdrawn cannot be changed; it is copied and the copy is changed."),
        button: Text("Sao chép", "Copy"), fields: [InitiativeFields.initiative.declaration])

    private let initiative: String

    init(_ input: ActInput) throws { initiative = try input[InitiativeFields.initiative] }

    func permit(in world: World) throws {
        let row = try InitiativeStore.find(initiative, in: world)
        try world.require(row.isOwn)
        guard [.refused, .revoked, .withdrawn].contains(row.state) else { throw Refusal.initiativeNotEnded }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try InitiativeStore.find(initiative, in: world)
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO initiative (agency_id, initiative_id, movement_id, kind, title, folded, situation, solution, purpose, place, applied_from,
                                    applied_to, money, benefit, state, note, copied_from, word_id, created_at, created_by, changed_at)
            SELECT agency_id, \(id), movement_id, kind, title, folded, situation, solution, purpose, place, applied_from, applied_to, money, benefit,
                   'draft', '', initiative_id, word_id, CAST(\(world.now.milliseconds) AS BIGINT), \(world.actor.recordName),
                   CAST(\(world.now.milliseconds) AS BIGINT)
            FROM initiative WHERE agency_id = \(world.agency) AND initiative_id = \(initiative)
            """)
        try world.session.execute(
            """
            INSERT INTO initiative_author (agency_id, initiative_id, position, person_id, guest_id, name, organisation, share)
            SELECT agency_id, \(id), position, person_id, guest_id, name, organisation, share FROM initiative_author
            WHERE agency_id = \(world.agency) AND initiative_id = \(initiative)
            """)
        try world.session.execute(
            """
            INSERT INTO initiative_evidence (agency_id, initiative_id, piece_id, kind, title, reference, issued_on, issuer, at, actor)
            SELECT agency_id, \(id), piece_id, kind, title, reference, issued_on, issuer, at, actor FROM initiative_evidence
            WHERE agency_id = \(world.agency) AND initiative_id = \(initiative)
            """)
        return ActOutcome(
            subject: "initiative:\(id)",
            sentence: Text(
                "\(world.actor.name) sao chép \(row.name.vi) thành bản soạn mới.", "\(world.actor.name) copied \(row.name.en) to a new draft."),
            result: ["initiative": .string(id), "copiedFrom": .string(initiative)])
    }
}

/// Turns what a guest offered into a draft of which the guest is the author.
struct TakeGuestOffer: Act {
    static let word = Field.reference("word", Text("Ý tưởng của khách", "Idea of a guest"), to: "word")
    static let declaration = ActDeclaration(
        "initiative.from-offer", title: Text("Lập sáng kiến từ ý tưởng của khách", "Make an initiative of a guest's idea"),
        summary: Text(
            "Cán bộ thi đua lập bản soạn từ ý tưởng khách đã gửi; khách là tác giả, mối liên hệ được giữ.",
            "The emulation officer makes a draft of what a guest offered; the guest is its author and the link is kept."),
        button: Text("Lập bản soạn", "Make the draft"), fields: [word.declaration, InitiativeFields.kind.declaration])

    private let word, kind: String

    init(_ input: ActInput) throws {
        word = try input[Self.word]
        kind = try input[InitiativeFields.kind]
    }

    func permit(in world: World) throws { try world.require(InitiativePolicy.mayTakeOffer(world.actor)) }

    func perform(in world: World) throws -> ActOutcome {
        let row = try world.session.row(
            """
            SELECT w.guest_id, w.movement_id, w.title, w.wording, w.benefit, g.kind FROM guest_word w
            JOIN guest g ON g.agency_id = w.agency_id AND g.guest_id = w.guest_id
            WHERE w.agency_id = \(world.agency) AND w.word_id = \(word) AND w.kind = 'offer' AND w.state <> 'erased'
            """)
        guard let row else { throw Refusal.notFound }
        let taken = try world.session.row("SELECT 1 FROM initiative WHERE agency_id = \(world.agency) AND word_id = \(word)")
        guard taken == nil else { throw Refusal.initiativeOfferTaken }
        let content = try InitiativeContent(
            ActInput([
                "title": .string(String(try row.text(2).prefix(300))), "kind": .string(kind), "movement": .string(try row.text(1)),
                "solution": .string(try row.text(3)), "benefit": .string(try row.text(4)),
            ]))
        let id = try InitiativeDrafts.insert(content, word: word, in: world)
        let organisation = GuestKind(rawValue: try row.text(5))?.label.vi ?? ""
        try InitiativeDrafts.replaceAuthors(
            [InitiativeDrafts.Entry(guest: try row.text(0), organisation: organisation, share: 100)], of: id, in: world)
        return ActOutcome(
            subject: "initiative:\(id)",
            sentence: Text(
                "\(world.actor.name) lập bản soạn sáng kiến từ ý tưởng của một khách.",
                "\(world.actor.name) made a draft of an initiative of a guest's idea."),
            result: ["initiative": .string(id), "word": .string(word)])
    }
}

/// Writing drafts inside an act.
enum InitiativeDrafts {
    /// One author as entered.
    struct Entry: Sendable {
        var person, guest: String?
        var name = ""
        var organisation: String
        var share: Int
    }

    static func insert(_ content: InitiativeContent, word: String? = nil, in world: World) throws -> String {
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO initiative (agency_id, initiative_id, movement_id, kind, title, folded, situation, solution, purpose, place, applied_from,
                                    applied_to, money, benefit, state, note, word_id, created_at, created_by, changed_at)
            VALUES (\(world.agency), \(id), \(content.movement), \(content.kind), \(content.title), \(content.folded), \(content.situation),
                    \(content.solution), \(content.purpose), \(content.place), \(content.appliedFrom?.iso), \(content.appliedTo?.iso),
                    \(content.money), \(content.benefit), 'draft', '', \(word), \(world.now.milliseconds), \(world.actor.recordName),
                    \(world.now.milliseconds))
            """)
        return id
    }

    static func addAuthor(_ person: String, share: Int, at position: Int, of id: String, in world: World) throws {
        try add(Entry(person: person, organisation: "", share: share), at: position, of: id, in: world)
    }

    static func replaceAuthors(_ entries: [Entry], of id: String, in world: World) throws {
        try world.session.execute("DELETE FROM initiative_author WHERE agency_id = \(world.agency) AND initiative_id = \(id)")
        for (position, entry) in entries.enumerated() { try add(entry, at: position, of: id, in: world) }
    }

    private static func add(_ entry: Entry, at position: Int, of id: String, in world: World) throws {
        try world.session.execute(
            """
            INSERT INTO initiative_author (agency_id, initiative_id, position, person_id, guest_id, name, organisation, share)
            VALUES (\(world.agency), \(id), \(position), \(entry.person), \(entry.guest), \(entry.name), \(entry.organisation), \(entry.share))
            """)
    }
}

extension Refusal {
    static let initiativeNotEnded = Refusal.conflict(
        "initiative.not-ended", Text("Sáng kiến này chưa kết thúc.", "This initiative has not come to its end."),
        next: Text("Sửa ngay trên bản đang có.", "Change the one that is there."))
    static let initiativeOfferTaken = Refusal.conflict(
        "initiative.offer-taken", Text("Ý tưởng này đã lập thành sáng kiến.", "An initiative was made of this idea already."),
        next: Text("Mở sáng kiến đó.", "Open that initiative."))
}
