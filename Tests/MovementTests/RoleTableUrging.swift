internal import TestSupport

@testable internal import Movement

extension RoleTableAct {
    static let urging: [RoleTableAct] = []
}

extension RoleTableView {
    static let urging: [RoleTableView] = []
}
