extension APIView {
    /// Every view, grouped by subject.
    static let all: [APIView] = planViews + agencyViews + accountViews + recordViews
}
