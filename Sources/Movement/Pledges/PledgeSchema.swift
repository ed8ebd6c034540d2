internal import Storage

extension Schema {
    static var pledgeStatements: [Migration.Statement] { [] }
}
