internal import Law
internal import Storage
internal import Vietnamese

/// How the peers voted.
public enum PeerVoting: String, Sendable, Hashable, CaseIterable {
    case hands, ballot

    /// What it is called.
    public var label: Text {
        switch self {
        case .hands: Text("Biểu quyết giơ tay", "Show of hands")
        case .ballot: Text("Bỏ phiếu", "Ballot")
        }
    }
}

/// Records a review by the peers of a unit (bình xét). The minutes write themselves.
struct ReviewByPeers: Act {
    static let held = Field.date("held", Text("Ngày họp", "Day of the meeting"))
    static let present = Field.integer("present", Text("Số người dự họp", "How many were there"), in: 1...5000)
    static let way = Field.choice("way", Text("Cách biểu quyết", "How they voted"), PeerVoting.allCases.map { Choice($0.rawValue, $0.label) })
    static let chair = Field.reference("chair", Text("Chủ trì", "Chair"), to: "person")
    static let secretary = Field.reference("secretary", Text("Thư ký", "Secretary"), to: "person")
    static let votes = Field.table(
        "votes", Text("Kết quả với từng hồ sơ", "Votes for each nomination"),
        columns: [
            Choice("nomination", Text("Hồ sơ", "Nomination")), Choice("yes", Text("Đồng ý", "In favour")),
            Choice("no", Text("Không đồng ý", "Against")),
        ], maxRows: 100)
    static let opinions = Field.optionalLines(
        "opinions", Text("Ý kiến tại cuộc họp", "What was said"),
        hint: Text("Không ghi tên người phát biểu nếu họ không muốn.", "No names of those who do not wish it."), max: 6000)
    static let declaration = ActDeclaration(
        "nomination.review", title: Text("Ghi kết quả bình xét", "Record a peer review"),
        summary: Text(
            "Ghi cuộc họp bình xét của đơn vị: ngày, số dự, chủ trì, thư ký, phiếu cho từng hồ sơ, ý kiến. Tổng số người do chương trình đếm theo ngày họp; biên bản tự lập và khóa bằng mã băm.",
            "Records a unit's peer review: day, attendance, chair, secretary, votes for each nomination, opinions. The program counts the members of that day, writes the minutes and freezes them by a hash."
        ),
        button: Text("Lập biên bản", "Make the minutes"),
        fields: [
            held.declaration, present.declaration, way.declaration, chair.declaration, secretary.declaration, votes.declaration, opinions.declaration,
        ])

    private struct Vote { let nomination: String, yes: Int, no: Int }

    private let held: CivilDate
    private let present: Int
    private let way: PeerVoting
    private let chair, secretary, opinions: String
    private let votes: [Vote]

    init(_ input: ActInput) throws {
        held = try input[Self.held]
        present = try input[Self.present]
        way = PeerVoting(rawValue: try input[Self.way]) ?? .hands
        chair = try input[Self.chair]
        secretary = try input[Self.secretary]
        opinions = try input[Self.opinions] ?? ""
        votes = try input[Self.votes].enumerated().map { index, cells in
            guard let yes = Int(cells[1].trimmed), let no = Int(cells[2].trimmed), yes >= 0, no >= 0 else {
                throw Refusal.invalid(
                    "votes", "Dòng thứ \(index + 1): nhập số phiếu đồng ý và không đồng ý.",
                    "Row \(index + 1): enter the votes in favour and against.")
            }
            return Vote(nomination: cells[0], yes: yes, no: no)
        }
    }

    func permit(in world: World) throws {
        for vote in votes { _ = try NominationRow.load(vote.nomination, to: .review, in: world) }
    }

    func perform(in world: World) throws -> ActOutcome {
        let rows = try votes.map { try NominationRow.load($0.nomination, to: .review, in: world) }
        guard Set(rows.map(\.id)).count == rows.count else {
            throw Refusal.invalid("votes", "Mỗi hồ sơ chỉ ghi một dòng.", "One row for each nomination.")
        }
        guard let unit = rows.first?.proposer, rows.allSatisfy({ $0.proposer == unit }) else {
            throw Refusal.invalid("votes", "Các hồ sơ phải cùng một đơn vị.", "The nominations must be of one unit.")
        }
        guard held <= world.today else { throw Refusal.invalid("held", "Ngày họp không thể sau hôm nay.", "The meeting cannot be after today.") }
        let members = try PeerMeetings.members(of: unit, on: held, agency: world.agency, in: world.session)
        try check(rows, members, in: world)
        let names = try rows.map { try NominationNames.label($0, in: world.session).vi }
        let number =
            try world.session.row("SELECT COALESCE(MAX(number), 0) + 1 FROM nomination_meeting WHERE agency_id = \(world.agency)")?.int(0) ?? 1
        let unitName = try CourseStore.unitName(unit, in: world)
        let minutes = PeerMinutes(
            number: number, unit: unitName.vi, held: held, members: members.count, present: present, way: way, chair: members[chair] ?? "",
            secretary: members[secretary] ?? "", opinions: opinions,
            results: zip(rows, zip(names, votes)).map { row, pair in
                PeerMinutes.Result(
                    reference: row.reference, name: pair.0, award: NominationAward.label(row.award).vi, yes: pair.1.yes, no: pair.1.no)
            })
        let id = world.newID()
        try world.session.execute(
            """
            INSERT INTO nomination_meeting (agency_id, meeting_id, number, unit_id, held_on, members, present, way, chair, secretary, opinions, minutes,
                                            digest, at, actor)
            VALUES (\(world.agency), \(id), \(number), \(unit), \(held.iso), \(members.count), \(present), \(way.rawValue), \(chair), \(secretary),
                    \(opinions), \(minutes.text), \(Dossier.digest(minutes.text)), \(world.now.milliseconds), \(world.actor.recordName))
            """)
        for (row, vote) in zip(rows, votes) {
            try world.session.execute(
                """
                INSERT INTO nomination_vote (agency_id, meeting_id, nomination_id, yes, no)
                VALUES (\(world.agency), \(id), \(row.id), \(vote.yes), \(vote.no))
                """)
            try row.move(.review, to: row.state == .returned ? .returned : .reviewed, "note = note", in: world)
            try NominationRow.noteLacks(row.id, in: world)
        }
        return ActOutcome(
            subject: "peer-review:\(id)",
            sentence: Text(
                "\(world.actor.name) lập biên bản bình xét BB-\(number) của \(unitName.vi): \(rows.count) hồ sơ.",
                "\(world.actor.name) recorded peer review BB-\(number) of \(unitName.en): \(rows.count == 1 ? "1 nomination" : "\(rows.count) nominations")."
            ),
            result: ["meeting": .string(id), "number": .int(Int64(number)), "digest": .string(Dossier.digest(minutes.text))])
    }

    private func check(_ rows: [NominationRow], _ members: [String: String], in world: World) throws {
        var problems: [FieldProblem] = []
        if present > members.count {
            problems.append(
                FieldProblem(
                    "present",
                    Text("Đơn vị có \(members.count) người vào ngày họp.", "The unit had \(members.count) people on that day.")))
        }
        for (key, person) in [("chair", chair), ("secretary", secretary)] where members[person] == nil {
            problems.append(
                FieldProblem(key, Text("Người này không thuộc đơn vị vào ngày họp.", "They did not belong to the unit on that day.")))
        }
        if chair == secretary {
            problems.append(FieldProblem("secretary", Text("Chủ trì và thư ký phải là hai người.", "Chair and secretary must be two people.")))
        }
        for vote in votes where vote.yes + vote.no > present {
            problems.append(
                FieldProblem("votes", Text("Số phiếu nhiều hơn số người dự họp.", "There are more votes than people who were there.")))
            break
        }
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
        guard !rows.contains(where: { $0.kind == .person && ($0.person == chair || $0.person == secretary) }) else { throw Refusal.nominationSelf }
    }
}

/// The minutes of a review, as they are frozen.
struct PeerMinutes: Sendable {
    struct Result: Sendable { let reference, name, award: String, yes, no: Int }

    let number: Int
    let unit: String
    let held: CivilDate
    let members, present: Int
    let way: PeerVoting
    let chair, secretary, opinions: String
    let results: [Result]

    /// The words of the minutes: a Vietnamese document, as offices file it.
    var text: String {
        var lines = [
            "BIÊN BẢN BÌNH XÉT BB-\(number)", "Đơn vị: \(unit)", "Ngày họp: \(held.vietnamese)",
            "Có mặt: \(present)/\(members) người; vắng \(members - present)", "Chủ trì: \(chair)", "Thư ký: \(secretary)",
            "Cách biểu quyết: \(way.label.vi.lowercasedFirst)", "Kết quả:",
        ]
        for (index, one) in results.enumerated() {
            let share = one.yes * 1000 / max(1, present)
            lines.append(
                "\(index + 1). \(one.name) (\(one.reference)), đề nghị \(one.award): đồng ý \(one.yes)/\(present) (\(share / 10),\(share % 10) %), không đồng ý \(one.no), không có ý kiến \(present - one.yes - one.no)"
            )
        }
        lines.append(opinions.isEmpty ? "Ý kiến: không có ý kiến khác." : "Ý kiến:\n\(opinions)")
        lines.append("Biên bản được lập từ kết quả đã ghi và khóa bằng mã băm SHA-256.")
        return lines.joined(separator: "\n")
    }
}

/// Reading meetings of peers.
enum PeerMeetings {
    /// Everybody who belonged to a unit on a day, by membership or by a post: identifier and name.
    static func members(of unit: String, on day: CivilDate, agency: String, in session: Session) throws -> [String: String] {
        let rows = try session.rows(
            """
            SELECT p.person_id, p.name FROM person p WHERE p.agency_id = \(agency) AND \(raw: .holds("p", on: day)) AND (
                EXISTS (SELECT 1 FROM membership m WHERE m.agency_id = p.agency_id AND m.person_id = p.person_id AND m.unit_id = \(unit)
                    AND \(raw: .holds("m", on: day)))
                OR EXISTS (SELECT 1 FROM holding h JOIN post o ON o.agency_id = h.agency_id AND o.post_id = h.post_id
                    WHERE h.agency_id = p.agency_id AND h.person_id = p.person_id AND o.unit_id = \(unit) AND \(raw: .holds("h", on: day))))
            """)
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.text(0), try $0.text(1)) })
    }
}

/// What nominations are called.
enum NominationNames {
    /// The name of a nominee; of an outsider who was erased, that they were.
    static func label(_ row: NominationRow, in session: Session) throws -> Text {
        switch row.kind {
        case .person:
            let name = try session.row("SELECT name FROM person WHERE agency_id = \(row.agency) AND person_id = \(row.person)")
            return Text(same: try name?.text(0) ?? "")
        case .collective:
            let name = try session.row(
                """
                SELECT name, name_en FROM unit_version WHERE agency_id = \(row.agency) AND unit_id = \(row.unit) ORDER BY valid_from DESC LIMIT 1
                """)
            return try name?.words(0) ?? Text("", "")
        case .household, .outsidePerson, .outsideOrganisation:
            let name = try session.row("SELECT name FROM nomination_outsider WHERE agency_id = \(row.agency) AND nomination_id = \(row.id)")
            return try name.map { Text(same: try $0.text(0)) } ?? Text("Đã xóa theo yêu cầu", "Erased on request")
        }
    }

    /// The same for searching.
    static func folded(_ row: NominationRow, in session: Session) throws -> String {
        Vietnamese.folded(try label(row, in: session).vi)
    }
}
