internal import TestSupport

@testable internal import Movement

extension RoleTableAct {
    static let cascade: [RoleTableAct] = []
}

extension RoleTableView {
    static let cascade: [RoleTableView] = []
}
