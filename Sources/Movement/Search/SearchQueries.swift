public import Storage
public import Vietnamese

/// Finding things by words in any order and any spelling: folded texts of each subject are scanned, and the subject's own policy decides what exists
/// for the viewer, so that counts tell nothing of what is hidden.
public enum SearchQueries {
    /// The most words that are looked at.
    private static let mostWords = 6
    /// The longest query that is looked at, in characters.
    public static let longestQuery = 100

    /// Everything found that the viewer may see.
    /// - Parameters:
    ///   - only: one kind, of which more is shown; nil for the first of every kind.
    public static func find(
        _ query: String, only: SearchKind? = nil, today: CivilDate, for viewer: Actor, in session: Session
    ) throws -> SearchResult {
        let query = String(Vietnamese.composed(String(query.prefix(longestQuery))).filter { $0 != "\0" })
        let words = Array(Vietnamese.folded(query).split(separator: " ").prefix(mostWords).map(String.init))
        guard !words.isEmpty else { return SearchResult(query: query, words: [], groups: []) }
        let finder = Finder(words: words, viewer: viewer, today: today, limit: only == nil ? 5 : 100, session: session)
        let kinds = only.map { [$0] } ?? SearchKind.allCases
        return SearchResult(query: query, words: words, groups: try kinds.map(finder.group).filter { $0.count > 0 })
    }
}

/// One search under way.
private struct Finder {
    let words: [String]
    let viewer: Actor
    let today: CivilDate
    let limit: Int
    let session: Session

    func group(_ kind: SearchKind) throws -> SearchGroup {
        switch kind {
        case .movement: group(.movement, try movements())
        case .clause: try clauses()
        case .target: try targets()
        case .plan: group(.plan, try plans())
        case .pledge: try pledges()
        case .news: try news()
        case .review: group(.review, try reviews())
        case .exemplar: try exemplars()
        case .evidence: group(.evidence, try evidence())
        case .initiative: try initiatives()
        case .unit: group(.unit, try units())
        case .person: try people()
        }
    }

    private func group(_ kind: SearchKind, _ hits: [SearchHit]) -> SearchGroup {
        SearchGroup(kind: kind, count: hits.count, hits: Array(hits.prefix(limit)))
    }

    /// Whether a folded column has every word.
    private func matches(_ column: SQL) -> SQL {
        "(" + SQL.joined(words.map { "\(raw: column) LIKE \(PersonQueries.pattern($0)) ESCAPE '!'" }, by: " AND ") + ")"
    }

    private func hasAll(_ text: String) -> Bool {
        let folded = Vietnamese.folded(text)
        return words.allSatisfy { folded.contains($0) }
    }

    // MARK: - What is public

    /// There are few movements, and their names are not stored folded.
    private func movements() throws -> [SearchHit] {
        try session.rows(
            "SELECT m.name, m.slug, m.period_from, m.period_to FROM movement m WHERE m.agency_id = \(viewer.agency) ORDER BY m.movement_id DESC"
        ).compactMap { row in
            let name = try row.text(0)
            guard hasAll(name) else { return nil }
            let span = "\(try row.civilDate(2).vietnamese) – \(try row.civilDate(3).vietnamese)"
            return SearchHit(title: Text(same: name), detail: Text(same: span), href: "/phong-trao/\(try row.text(1))")
        }
    }

    private func clauses() throws -> SearchGroup {
        let found: SQL = """
            FROM movement m JOIN obligation o ON o.agency_id = m.agency_id AND o.plan_id = m.plan_id AND o.state IN ('proposed', 'accepted')
            WHERE m.agency_id = \(viewer.agency) AND \(raw: matches("o.folded"))
            """
        return try group(.clause, counting: found) {
            try session.rows(
                """
                SELECT o.clause, o.wording, m.name, m.slug \(raw: found) ORDER BY m.movement_id DESC, o.position, o.obligation_id LIMIT \(limit)
                """
            ).map { row in
                let clause = try row.text(0)
                return SearchHit(
                    title: Text(same: try row.text(1)), detail: Text(same: "\(clause) · \(try row.text(2))"),
                    href: "/phong-trao/\(try row.text(3))/nghia-vu/\(clause)")
            }
        }
    }

    private func targets() throws -> SearchGroup {
        let found: SQL = "FROM target t WHERE t.agency_id = \(viewer.agency) AND t.state = 'open' AND \(raw: matches("t.folded"))"
        return try group(.target, counting: found) {
            try session.rows(
                """
                SELECT s.target_id, s.code, s.title, m.name FROM (
                    SELECT t.target_id, t.code, t.title, t.position, t.movement_id \(raw: found)
                    ORDER BY t.movement_id DESC, t.position, t.code, t.target_id LIMIT \(limit)) AS s
                JOIN movement m ON m.agency_id = \(viewer.agency) AND m.movement_id = s.movement_id
                ORDER BY s.movement_id DESC, s.position, s.code, s.target_id
                """
            ).map { row in
                SearchHit(
                    title: Text(same: try row.text(2)), detail: Text(same: "\(try row.text(1)) · \(try row.text(3))"),
                    href: "/chi-tieu/\(try row.text(0))")
            }
        }
    }

    /// Counts first and reads only when there is something, so that nothing but what is shown is joined and sorted.
    /// - Parameter found: `FROM … WHERE …` of what the viewer may see.
    private func group(_ kind: SearchKind, counting found: SQL, read: () throws -> [SearchHit]) throws -> SearchGroup {
        let count = try session.row("SELECT COUNT(*) \(raw: found)")?.int(0) ?? 0
        return SearchGroup(kind: kind, count: count, hits: count == 0 ? [] : try read())
    }

    /// Units are found under every name they have had, and shown under the last.
    private func units() throws -> [SearchHit] {
        let rows = try session.rows(
            """
            SELECT u.unit_id, u.code, n.name, n.name_en, v.name, v.name_en FROM unit_version v
            JOIN unit u ON u.agency_id = v.agency_id AND u.unit_id = v.unit_id
            JOIN unit_version n ON n.agency_id = u.agency_id AND n.unit_id = u.unit_id AND n.valid_from = (
                SELECT MAX(x.valid_from) FROM unit_version x
                WHERE x.agency_id = u.agency_id AND x.unit_id = u.unit_id AND x.valid_from <= \(today.iso))
            WHERE v.agency_id = \(viewer.agency) AND v.valid_from <= \(today.iso) AND \(raw: matches("v.folded"))
            ORDER BY n.position, n.folded, u.unit_id, v.valid_from DESC
            """)
        var seen: Set<String> = []
        return try rows.compactMap { row in
            guard seen.insert(try row.text(0)).inserted else { return nil }
            let (name, found) = (try row.words(2), try row.words(4))
            let detail = name == found ? Text("", "") : Text("trước đây: \(found.vi)", "formerly: \(found.en)")
            return SearchHit(title: name, detail: detail, href: "/to-chuc/\(try row.text(1))")
        }
    }

    // MARK: - What depends on the viewer

    private func plans() throws -> [SearchHit] {
        guard PlanPolicy.mayReview(viewer, status: .launched) else { return [] }
        return try session.rows(
            "SELECT p.plan_id, p.title, p.status FROM plan p WHERE p.agency_id = \(viewer.agency) ORDER BY p.plan_id DESC"
        ).compactMap { row in
            let title = try row.text(1)
            guard let status = PlanStatus(rawValue: try row.text(2)), PlanPolicy.mayReview(viewer, status: status), hasAll(title) else { return nil }
            return SearchHit(title: Text(same: title), detail: status.label, href: "/ke-hoach/\(try row.text(0))")
        }
    }

    private func people() throws -> SearchGroup {
        // Counts of people who work here are what the list of people tells the same viewer.
        let list = try PersonQueries.list(search: words.joined(separator: " "), on: today, limit: limit, for: viewer, in: session)
        let hits = list.people.map { line in
            let units = line.units.map(\.name)
            let places = Text(units.map(\.vi).joined(separator: ", "), units.map(\.en).joined(separator: ", "))
            return SearchHit(title: Text(same: line.person.name), detail: places, href: "/nguoi/\(line.person.id)")
        }
        return SearchGroup(kind: .person, count: list.total, hits: hits)
    }

    private func pledges() throws -> SearchGroup {
        let found: SQL = """
            FROM pledge g WHERE g.agency_id = \(viewer.agency) AND \(raw: matches("g.folded")) AND \(raw: PledgePolicy.visible(viewer))
            """
        return try group(.pledge, counting: found) {
            let places = try session.rows(
                """
                SELECT s.pledge_id, m.slug, m.name FROM (
                    SELECT g.pledge_id, g.movement_id, g.number \(raw: found) ORDER BY g.movement_id DESC, g.number DESC LIMIT \(limit)) AS s
                JOIN movement m ON m.agency_id = \(viewer.agency) AND m.movement_id = s.movement_id ORDER BY s.movement_id DESC, s.number DESC
                """)
            let ids = try places.map { try $0.text(0) }
            let lines = try PledgeQueries.lines("g.pledge_id IN \(list: ids)", limit: ids.count, for: viewer, today: today, in: session)
            let named = Dictionary(uniqueKeysWithValues: lines.map { ($0.id, $0) })
            return try places.compactMap { row in
                guard let line = named[try row.text(0)] else { return nil }
                let movement = try row.text(2)
                return SearchHit(
                    title: line.name, detail: Text("\(line.kind.label.vi) · \(movement)", "\(line.kind.label.en) · \(movement)"),
                    href: "/phong-trao/\(try row.text(1))/dang-ky/\(line.id)")
            }
        }
    }

    private func news() throws -> SearchGroup {
        let visible = NewsPolicy.visible(viewer, try NewsPolicy.writer(viewer, in: session))
        let found: SQL = """
            FROM news n JOIN movement m ON m.agency_id = n.agency_id AND m.movement_id = n.movement_id
            JOIN news_version v ON v.agency_id = n.agency_id AND v.news_id = n.news_id AND v.number = n.version
            WHERE n.agency_id = \(viewer.agency) AND \(raw: visible) AND \(raw: matches("v.folded"))
            """
        return try group(.news, counting: found) {
            try session.rows(
                """
                SELECT n.news_id, v.title, n.state, m.slug, m.name \(raw: found) ORDER BY n.changed_at DESC, n.news_id DESC LIMIT \(limit)
                """
            ).map { row in
                let state = NewsState(rawValue: try row.text(2)) ?? .withdrawn
                let movement = try row.text(4)
                let detail =
                    state == .published ? Text(same: movement) : Text("\(state.label.vi) · \(movement)", "\(state.label.en) · \(movement)")
                return SearchHit(title: Text(same: try row.text(1)), detail: detail, href: "/phong-trao/\(try row.text(3))/tin/\(try row.text(0))")
            }
        }
    }

    private func initiatives() throws -> SearchGroup {
        let (count, lines) = try InitiativeQueries.search(matches("i.folded"), limit: limit, for: viewer, today: today, in: session)
        let hits = lines.map { SearchHit(title: Text(same: $0.title), detail: $0.state.label, href: "/sang-kien/\($0.id)") }
        return SearchGroup(kind: .initiative, count: count, hits: hits)
    }

    private func reviews() throws -> [SearchHit] {
        try ReviewQueries.rows(matches("r.folded"), agency: viewer.agency, in: session).filter {
            ReviewPolicy.mayRead(viewer, state: $0.summary.state, isPublic: $0.summary.isPublic)
        }.map { SearchHit(title: Text(same: $0.summary.title), detail: $0.summary.state.label, href: "/so-ket/\($0.summary.id)") }
    }

    /// Exemplars are found by the title that the viewer reads; nobody is found by their name.
    private func exemplars() throws -> SearchGroup {
        let found: SQL = """
            FROM exemplar x WHERE x.agency_id = \(viewer.agency) AND \(raw: matches("x.folded"))
            AND \(raw: ExemplarPolicy.visible(viewer, on: "\(today.iso)"))
            """
        return try group(.exemplar, counting: found) {
            let ids = try session.rows(
                "SELECT x.exemplar_id \(raw: found) ORDER BY x.movement_id DESC, x.number DESC LIMIT \(limit)"
            ).map { try $0.text(0) }
            return try ExemplarQueries.lines("x.exemplar_id IN \(list: ids)", for: viewer, today: today, in: session).map { line in
                SearchHit(
                    title: Text(same: line.title),
                    detail: line.state == .published
                        ? line.subject : Text("\(line.subject.vi) · \(line.state.label.vi)", "\(line.subject.en) · \(line.state.label.en)"),
                    href: "/dien-hinh/\(line.id)")
            }
        }
    }

    /// Evidence that serves a target behind which the viewer may look.
    private func evidence() throws -> [SearchHit] {
        guard viewer.isSignedIn else { return [] }
        let rows = try session.rows(
            """
            SELECT DISTINCT e.evidence_id, e.title, t.title, t.owner_kind, t.owner_id FROM evidence e
            JOIN evidence_use s ON s.agency_id = e.agency_id AND s.evidence_id = e.evidence_id AND s.ended_at IS NULL
            JOIN target t ON t.agency_id = s.agency_id AND t.target_id = s.target_id
            WHERE e.agency_id = \(viewer.agency) ORDER BY e.evidence_id DESC
            """)
        var seen: Set<String> = []
        return try rows.compactMap { row in
            let (id, title) = (try row.text(0), try row.text(1))
            guard let kind = OwnerKind(rawValue: try row.text(3)), hasAll(title),
                TargetPolicy.maySeeBehind(viewer, owner: OwnerKey(kind: kind, id: try row.text(4))), seen.insert(id).inserted
            else { return nil }
            return SearchHit(title: Text(same: title), detail: Text(same: try row.text(2)), href: "/bang-chung/\(id)")
        }
    }
}
