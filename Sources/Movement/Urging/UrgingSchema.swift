internal import Storage

extension Schema {
    static var urgingStatements: [Migration.Statement] { [] }
}
