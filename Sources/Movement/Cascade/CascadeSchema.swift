internal import Storage

extension Schema {
    static var cascadeStatements: [Migration.Statement] { [] }
}
