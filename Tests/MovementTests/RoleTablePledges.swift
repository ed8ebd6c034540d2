internal import TestSupport

@testable internal import Movement

extension RoleTableAct {
    static let pledges: [RoleTableAct] = []
}

extension RoleTableView {
    static let pledges: [RoleTableView] = []
}
