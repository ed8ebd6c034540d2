internal import Law
internal import Storage
internal import Vietnamese

/// What a nomination may lean on, and what leaning on it does elsewhere.
enum NominationGrounds {
    /// References that may be chosen, by kind: all of them the subject's own.
    static func offered(_ row: NominationRow, on day: CivilDate, in session: Session) throws -> [String: Set<String>] {
        let dossier = try Dossier.current(row, in: session)
        let facts = try NominationExaminer.facts(row, dossier, on: day, rights: .none, in: session)
        return [
            "target": Set(dossier.figures.targets.map(\.id)), "initiative": Set((facts.initiatives ?? []).map(\.id)),
            "exemplar": Set(dossier.figures.exemplars.map(\.id)), "award": Set(facts.held.map { "\($0.code.rawValue):\($0.year)" }),
        ]
    }

    /// Recognised initiatives of the subject; nil for those outside, whom the register does not follow.
    static func initiatives(_ row: NominationRow, in session: Session) throws -> [Facts.Initiative]? {
        let found: [RecognisedInitiative]
        switch row.kind {
        case .person: found = try InitiativeFacts.recognised(of: row.person ?? "", agency: row.agency, in: session)
        case .collective: found = try InitiativeFacts.recognised(ofUnit: row.unit ?? "", agency: row.agency, in: session)
        case .household, .outsidePerson, .outsideOrganisation: return nil
        }
        return found.map { one in
            Facts.Initiative(
                id: one.id, title: one.title, scope: one.scope == .province ? .province : .unit, recognised: one.recognisedOn, share: one.share,
                uses: one.uses.filter { $0.reference != row.subject }.map {
                    Facts.Initiative.Use(code: AwardCode(rawValue: $0.award), year: $0.year)
                }, evidence: Proven(one.decision))
        }
    }

    /// Counts the initiatives a nomination leans on for its award, once; what it counted before is freed first.
    static func countInitiatives(_ row: NominationRow, in world: World) throws {
        try release(row, in: world)
        let chosen = try AchievementReports.grounds(row, in: world.session)["initiative"] ?? []
        for one in chosen.sorted() {
            try InitiativeUses.record(
                one, for: row.kind == .collective ? .unit : .person, row.unit ?? row.person ?? "", award: row.award, year: row.year,
                isTitle: NominationAward.isTitle(row.award), reference: row.subject, in: world)
        }
    }

    /// Frees the initiatives of a nomination that will not be awarded.
    static func release(_ row: NominationRow, in world: World) throws { try InitiativeUses.release(reference: row.subject, in: world) }
}
