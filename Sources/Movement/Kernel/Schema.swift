public import Storage

/// Everything the database holds, as one numbered, append-only list of migrations for both engines.
///
/// A released migration is never edited. Dates are TEXT "YYYY-MM-DD", moments INTEGER milliseconds UTC, yes/no INTEGER 0 or 1.
/// `valid_to` is the first day on which a thing no longer holds. `agency_id` leads every key, so that tables can be sharded by agency.
public enum Schema {
    /// The migrations, oldest first.
    public static let migrations: [Migration] = [
        Migration(number: 1, name: "record", statements: recordStatements),
        Migration(number: 2, name: "agency", statements: agencyStatements),
        Migration(number: 3, name: "accounts", statements: accountStatements),
        Migration(number: 4, name: "plans", statements: planStatements),
        Migration(number: 5, name: "agency invitations", statements: invitationStatements),
        Migration(number: 6, name: "plan files", statements: planFileStatements),
        Migration(number: 7, name: "targets", statements: targetStatements + evidenceStatements),
        Migration(number: 8, name: "cascade", statements: cascadeStatements),
        Migration(number: 9, name: "pledges", statements: pledgeStatements),
        Migration(number: 10, name: "scoring", statements: scoringStatements),
        Migration(number: 11, name: "urging", statements: urgingStatements),
        Migration(number: 12, name: "news", statements: newsStatements),
        Migration(number: 13, name: "reviews", statements: reviewStatements),
        Migration(number: 14, name: "course", statements: courseStatements),
        Migration(number: 15, name: "guests", statements: guestStatements),
        Migration(number: 16, name: "contests", statements: contestStatements),
        Migration(number: 17, name: "learning", statements: learningStatements),
        Migration(number: 18, name: "lawbook", statements: lawbookStatements),
        Migration(number: 19, name: "merits", statements: meritStatements),
        Migration(number: 20, name: "initiatives", statements: initiativeStatements),
        Migration(number: 21, name: "exemplars", statements: exemplarStatements),
        Migration(number: 22, name: "nominations", statements: nominationStatements),
    ]
}
