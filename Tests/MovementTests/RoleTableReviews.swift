internal import TestSupport

@testable internal import Movement

extension RoleTableAct {
    static let reviews: [RoleTableAct] = []
}

extension RoleTableView {
    static let reviews: [RoleTableView] = []
}
