internal import Storage
internal import Vietnamese

/// Writing what an import of people has worked out, in statements of a hundred rows.
struct PeopleImportWriting {
    let plan: PeopleImportPlan
    let state: PeopleImportState
    let world: World
    let ticket: String?
    private var done = 0
    private var personIDs: [String: String]
    private var postIDs: [PeopleImportPlan.NewPost: String] = [:]

    private static let batch = 100

    init(_ plan: PeopleImportPlan, state: PeopleImportState, world: World, ticket: String?) {
        self.plan = plan
        self.state = state
        self.world = world
        self.ticket = ticket
        personIDs = state.people.mapValues(\.id.rawValue)
    }

    mutating func run() throws {
        for (post, unit) in plan.posts {
            // A post made by an import exists as long as its unit, so that later lines with earlier days find it too.
            postIDs[post] = try world.createPost(unit: unit, title: Text(same: post.title), isHead: post.isHead, from: unit.validity.from)
        }
        for person in plan.people { personIDs[person.code] = world.newID() }
        try insert(
            "person (agency_id, person_id, code, name, name_key, folded, email, gender, is_direct, valid_from, valid_to)",
            plan.people.map { person in
                """
                (\(world.agency), \(personIDs[person.code]), \(person.code), \(person.name), \(Vietnamese.nameKey(person.name)),
                \(Vietnamese.folded(person.name)), \(person.email), \(person.gender?.rawValue), \(person.isDirect), \(person.from.iso), NULL)
                """
            })
        for correction in plan.corrections { try correct(correction) }
        try insert(
            "membership (agency_id, person_id, unit_id, valid_from, valid_to)",
            plan.joins.map { "(\(world.agency), \(personIDs[$0.code]), \($0.unit), \($0.from.iso), NULL)" })
        try insert(
            "holding (agency_id, person_id, post_id, valid_from, valid_to)",
            plan.holds.map { "(\(world.agency), \(personIDs[$0.code]), \(id(of: $0.post)), \($0.from.iso), NULL)" })
    }

    private func id(of post: PeopleImportPlan.PostChoice) -> String? {
        switch post {
        case .existing(let id): id
        case .new(let draft): postIDs[draft]
        }
    }

    private mutating func insert(_ table: SQL, _ rows: [SQL]) throws {
        for start in stride(from: 0, to: rows.count, by: Self.batch) {
            let batch = Array(rows[start..<min(start + Self.batch, rows.count)])
            try world.session.execute("INSERT INTO \(raw: table) VALUES \(raw: .joined(batch, by: ", "))")
            advance(batch.count)
        }
    }

    private mutating func correct(_ person: PeopleImportPlan.Correction) throws {
        try world.session.execute(
            """
            UPDATE person SET name = \(person.name), name_key = \(Vietnamese.nameKey(person.name)), folded = \(Vietnamese.folded(person.name)),
                email = \(person.email), gender = \(person.gender?.rawValue), is_direct = \(person.isDirect)
            WHERE agency_id = \(world.agency) AND person_id = \(person.id)
            """)
        advance(1)
    }

    private mutating func advance(_ count: Int) {
        done += count
        let total = plan.people.count + plan.corrections.count + plan.joins.count + plan.holds.count
        ImportProgress.report(ticket, done: done, total: total)
    }
}
