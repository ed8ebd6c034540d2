extension APIView {
    /// Every view, grouped by subject.
    static let all: [APIView] = planViews + agencyViews + accountViews + recordViews + seasonViews

    /// What happens while a movement runs.
    private static let seasonViews: [APIView] =
        cascadeViews + pledgeViews + targetViews + evidenceViews + scoringViews + urgingViews + newsViews + reviewViews + courseViews + contestViews
        + questionViews + learningViews + guestViews + searchViews + lawViews
        + initiativeViews
        + meritViews
        + exemplarViews
        + nominationViews
}
