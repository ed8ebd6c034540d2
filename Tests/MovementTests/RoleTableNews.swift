internal import TestSupport

@testable internal import Movement

extension RoleTableAct {
    static let news: [RoleTableAct] = []
}

extension RoleTableView {
    static let news: [RoleTableView] = []
}
