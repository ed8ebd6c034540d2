/// Every act there is. The API, its description, the command line and the tests walk this list.
public enum ActCatalog {
    /// All acts, grouped by subject.
    public static let all: [any Act.Type] = agencyActs + invitationActs + accountActs + planActs + seasonActs

    /// What happens while a movement runs.
    private static let seasonActs: [any Act.Type] =
        cascadeActs + pledgeActs + targetActs + evidenceActs + scoringActs + urgingActs + newsActs + reviewActs + courseActs + contestActs
        + questionActs
        + guestActs
        + learningActs
        + lawbookActs
        + meritActs
        + initiativeActs
        + exemplarActs
        + nominationActs

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.declaration.name, $0) })

    /// The act with that name.
    public static func act(named name: String) -> (any Act.Type)? { byName[name] }
}
