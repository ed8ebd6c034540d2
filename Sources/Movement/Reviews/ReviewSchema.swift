internal import Storage

extension Schema {
    static var reviewStatements: [Migration.Statement] { [] }
}
