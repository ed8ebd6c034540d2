internal import Storage

extension Schema {
    static var newsStatements: [Migration.Statement] { [] }
}
