internal import TestSupport

@testable internal import Movement

extension RoleTableAct {
    static let targets: [RoleTableAct] = []
}

extension RoleTableView {
    static let targets: [RoleTableView] = []
}
