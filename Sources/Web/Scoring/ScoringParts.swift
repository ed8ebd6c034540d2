internal import Markup
internal import Movement
internal import Storage
internal import Vietnamese

/// Addresses and pieces that the pages of scoring and checks share.
enum ScoringParts {
    static func list(_ slug: String) -> String { "/phong-trao/\(slug)/cham-diem" }
    static func rounds(_ slug: String) -> String { "/phong-trao/\(slug)/kiem-tra" }
    static func address(_ table: String) -> String { "/cham-diem/\(table.addressEncoded)" }
    static func address(_ table: String, _ subject: String) -> String { "\(address(table))/\(subject.addressEncoded)" }
    static func round(_ id: String) -> String { "/kiem-tra/\(id.addressEncoded)" }

    static func breadcrumbs(_ summary: ScoringSummary, isBelow: Bool = false, _ look: Look) -> [(label: String, href: String)] {
        movement(summary.movement, summary.slug, look) + [(look("Chấm điểm", "Scoring"), list(summary.slug))]
            + (isBelow ? [(summary.table.name, address(summary.id))] : [])
    }

    static func movement(_ name: String, _ slug: String, _ look: Look) -> [(label: String, href: String)] {
        [(look("Phong trào", "Movements"), "/phong-trao"), (name, "/phong-trao/\(slug)")]
    }

    static func tag(_ state: ScoringState, _ look: Look) -> HTML {
        span(.class(state == .draft ? "tag tag-open" : state == .adopted ? "tag tag-done" : "tag tag-info")) { look(state.label) }
    }

    static func hidden(_ name: String, _ value: String) -> HTML { inputElement(.type("hidden"), .name(name), .value(value)) }

    /// A list of sentences under a heading that says what it is.
    static func notice(_ kind: String, _ title: String, _ lines: [String]) -> HTML {
        div(.class("notice \(kind)")) {
            p { strong { title } }
            ul { for line in lines { li { line } } }
        }
    }
}

extension Look {
    /// The viewer in the agency of a scoring table: themselves at home, a visitor elsewhere, since adopted tables are public.
    func viewer(ofTable id: String) throws -> Actor {
        guard let row = try session.row("SELECT agency_id FROM scoring_table WHERE table_id = \(id)") else { throw Refusal.notFound }
        let agency = try row.text(0)
        return agency == viewer.agency ? viewer : .visitor(of: agency)
    }

    /// The table at the address, as the viewer may see it.
    func scoringTable() throws -> ScoringModel {
        let id = visit.parameter("table")
        return try ScoringQueries.table(id, for: viewer(ofTable: id), today: today, in: session)
    }

    /// The table at the address, for those who may change its draft.
    func scoringDraft() throws -> ScoringModel {
        let model = try scoringTable()
        guard model.maySet else { throw Refusal.forbidden }
        return model
    }
}
