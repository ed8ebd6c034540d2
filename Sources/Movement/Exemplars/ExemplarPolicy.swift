internal import Storage

/// The acts of this subject.
let exemplarActs: [any Act.Type] = [
    TakeSuggestion.self, SetSuggestionAside.self, StartExemplar.self, SetMentor.self, PlanNurture.self, CheckInOnExemplar.self,
    WriteExemplar.self, ProposeExemplar.self, ConsentToExemplar.self, RevokeConsent.self, PublishExemplar.self, WithdrawExemplar.self,
    DeclareAdoption.self, MeasureAdoption.self, ConfirmAdoption.self, CheckAdoption.self, CorrectAdoption.self, EndAdoption.self,
]

/// Who may see and do what with exemplars: one function per datum.
///
/// A published exemplar is public as far as its consent goes. Everything before exists for those who find and bring exemplars up, for whoever it is
/// about, and for those who oversee. Suggestions exist for the officer, the head, the council, and the head of a unit for that unit alone.
public enum ExemplarPolicy {
    /// Whether the actor finds and brings up exemplars.
    public static func mayManage(_ actor: Actor) -> Bool { PlanPolicy.mayPrepare(actor) }

    /// Whether the viewer sees exemplars at every stage.
    public static func seesAll(_ viewer: Actor) -> Bool { viewer.has(.officer, .head, .councilMember, .councilSecretary, .inspector) }

    /// Whether suggestions exist for the viewer.
    public static func seesSuggestions(_ viewer: Actor) -> Bool {
        viewer.isSignedIn && (suggestionUnits(viewer) == nil || !viewer.headedUnits.isEmpty)
    }

    /// Units about which, and about whose people, the viewer sees suggestions; nil means all.
    static func suggestionUnits(_ viewer: Actor) -> Set<String>? {
        viewer.has(.officer, .head, .councilMember, .councilSecretary) ? nil : viewer.headedUnits
    }

    /// Whether the viewer sees who is never suggested, in numbers.
    public static func seesFairness(_ viewer: Actor) -> Bool { seesAll(viewer) }

    /// Whether the actor speaks for whoever it is about: the person, the head of the unit; for those outside the officer, who holds their paper.
    static func speaks(_ actor: Actor, for row: ExemplarRow) -> Bool {
        switch row.kind {
        case .person: actor.person != nil && actor.person == row.person
        case .unit: actor.isSignedIn && row.unit.map(actor.headedUnits.contains) ?? false
        case .household, .organisation: mayManage(actor)
        }
    }

    /// Whether the viewer has to do with bringing it up: the mentor, whoever it is about, and the heads of their unit.
    static func isInvolved(_ viewer: Actor, _ row: ExemplarRow) -> Bool {
        guard let person = viewer.person else { return false }
        return row.mentor == person || row.person == person || !viewer.headedUnits.isDisjoint(with: row.units)
    }

    /// Whether the viewer sees how it was brought up.
    static func seesNurture(_ viewer: Actor, _ row: ExemplarRow) -> Bool { seesAll(viewer) || isInvolved(viewer, row) }

    /// Whether the exemplar exists for the viewer.
    static func sees(_ viewer: Actor, _ row: ExemplarRow) -> Bool { row.state == .published || seesNurture(viewer, row) }

    /// The same as a condition on `x`, the exemplar; the units of people are those of a day.
    static func visible(_ viewer: Actor, on day: SQL) -> SQL {
        if seesAll(viewer) { return "1 = 1" }
        guard let person = viewer.person else { return "x.state = 'published'" }
        let units = viewer.headedUnits.sorted()
        return """
            (x.state = 'published' OR x.mentor = \(person) OR x.person_id = \(person) OR x.unit_id IN \(list: units)
            OR EXISTS (SELECT 1 FROM membership w WHERE w.agency_id = x.agency_id AND w.person_id = x.person_id AND w.unit_id IN \(list: units)
                AND w.valid_from <= \(raw: day) AND (w.valid_to IS NULL OR w.valid_to > \(raw: day))))
            """
    }

    /// Whether the viewer is told whose example it is: units are public; people of the agency are named within it; everybody else by their consent.
    static func isNamed(_ viewer: Actor, kind: ExemplarKind, isInvolved: Bool, consents: Bool) -> Bool {
        switch kind {
        case .unit: true
        case .person: viewer.isSignedIn || consents
        case .household, .organisation: seesAll(viewer) || isInvolved || consents
        }
    }

    /// Whether an adoption exists for the viewer: for everybody once it was checked, within the agency before.
    static func seesAdoption(_ viewer: Actor, isChecked: Bool, isEnded: Bool) -> Bool { viewer.isSignedIn || (isChecked && !isEnded) }

    /// What the viewer may do with an exemplar as it stands.
    static func moves(_ viewer: Actor, _ row: ExemplarRow) -> Set<ExemplarMove> {
        guard viewer.isSignedIn, row.state != .withdrawn else { return [] }
        var moves: Set<ExemplarMove> = []
        let isMentor = viewer.person == row.mentor
        let nurtures = mayManage(viewer) || isMentor
        if mayManage(viewer) { moves.formUnion([.mentor, .withdraw]) }
        if nurtures { moves.insert(.write) }
        if row.state != .published {
            if nurtures { moves.insert(.plan) }
            if isMentor || (!row.kind.isOutside && speaks(viewer, for: row)) { moves.insert(.checkIn) }
        }
        if row.state == .nurturing, nurtures, row.version > 0 { moves.insert(.propose) }
        if speaks(viewer, for: row) {
            if row.asksConsent { moves.insert(.consent) }
            if row.consent != nil { moves.insert(.revoke) }
        }
        if mayManage(viewer), row.isReady { moves.insert(.publish) }
        if row.state == .published, mayManage(viewer) || !viewer.units.union(viewer.headedUnits).isEmpty { moves.insert(.adopt) }
        return moves
    }

    /// What the viewer may do with an adoption as it stands. Whoever declared or confirmed it does not check it.
    static func moves(_ viewer: Actor, _ row: AdoptionRow) -> Set<AdoptionMove> {
        guard viewer.isSignedIn, !row.isEnded else { return [] }
        var moves: Set<AdoptionMove> = []
        let heads = row.unit.map(viewer.headedUnits.contains) ?? mayManage(viewer)
        let belongs = row.unit.map { viewer.units.contains($0) } ?? false
        if heads || belongs { moves.insert(.measure) }
        if heads { moves.formUnion([.correct, .end]) }
        if heads, row.unit != nil, row.waitsForHead { moves.insert(.confirm) }
        if mayManage(viewer) { moves.insert(.end) }
        if mayManage(viewer), row.waitsForCheck, !row.hands.contains(viewer.recordName) { moves.insert(.check) }
        return moves
    }
}
