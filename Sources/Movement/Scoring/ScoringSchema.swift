internal import Storage

extension Schema {
    static var scoringStatements: [Migration.Statement] { [] }
}
