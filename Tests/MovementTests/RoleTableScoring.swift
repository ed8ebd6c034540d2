internal import TestSupport

@testable internal import Movement

extension RoleTableAct {
    static let scoring: [RoleTableAct] = []
}

extension RoleTableView {
    static let scoring: [RoleTableView] = []
}
