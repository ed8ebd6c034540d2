internal import PlanReading
internal import TestSupport
internal import Vietnamese

@testable internal import Movement

/// One row of the table of acts: the name of the act, with "/variant" where it depends on what it is about, and its input.
struct RoleTableAct: Sendable {
    let row: String
    let values: @Sendable (RoleTableStage, _ actor: String) -> [String: JSONValue]

    init(_ row: String, _ values: @escaping @Sendable (RoleTableStage, String) -> [String: JSONValue]) {
        self.row = row
        self.values = values
    }

    init(_ row: String, _ values: [String: JSONValue]) { self.init(row) { _, _ in values } }

    var act: String { String(row.prefix { $0 != "/" }) }

    static let all: [RoleTableAct] = accounts + ownKeys + units + posts + people + plans + obligations + movements + season

    /// What happens while a movement runs, each subject in a file of its own.
    private static let season =
        targets + evidence + cascade + pledges + scoring + urging + news + reviews + course + guests + contests + questions
        + learning + lawbook
        + initiatives
        + merits
        + exemplars
        + nominations

    private static let newPassword: JSONValue = "mùa nước nổi Tháp Mười"

    private static let accounts: [RoleTableAct] = [
        RoleTableAct(
            "installation.setup",
            [
                "link": "no-such-link", "agency": "Sở Mới", "short-name": "SM", "slug": "so-moi", "name": "Lê Văn Mới", "login": "moi",
                "password": newPassword,
            ]),
        RoleTableAct("account.sign-in", [:]),
        RoleTableAct("account.demo-sign-in", ["account": "officer"]),
        RoleTableAct("account.create", ["person": "reader", "login": "reader"]),
        RoleTableAct("account.disable", ["account": "clerk"]),
        RoleTableAct("account.enable", ["account": "clerk"]),
        RoleTableAct("account.reset.issue", ["account": "clerk"]),
        RoleTableAct("account.reset.use/wrong-link", ["link": "no-such-link", "password": newPassword]),
        RoleTableAct("account.reset.use/right-link") { stage, _ in ["link": .string(stage.link), "password": newPassword] },
    ]

    private static let ownKeys: [RoleTableAct] = [
        RoleTableAct("account.sign-out/own") { _, actor in ["session": .string("session-\(actor)")] },
        RoleTableAct("account.sign-out/officer's", ["session": "session-officer"]),
        RoleTableAct("account.session.end/own") { _, actor in ["session": .string("session-\(actor)")] },
        RoleTableAct("account.session.end/officer's", ["session": "session-officer"]),
        RoleTableAct("account.sessions.end-others", [:]),
        RoleTableAct("account.password.change/right", ["current": .string(TestWorld.password), "password": newPassword]),
        RoleTableAct("account.password.change/wrong", ["current": "không phải mật khẩu", "password": newPassword]),
        RoleTableAct("account.totp.start", ["current": .string(TestWorld.password)]),
        RoleTableAct("account.totp.confirm", ["code": "123456"]),
        RoleTableAct("account.totp.stop", ["current": .string(TestWorld.password)]),
        RoleTableAct("token.create", ["name": "Bảng tính", "scope": "read", "days": 30]),
        RoleTableAct("token.revoke/own") { _, actor in ["token": .string("token-\(actor)")] },
        RoleTableAct("token.revoke/officer's", ["token": "token-officer"]),
    ]

    private static let basis: JSONValue = "Quyết định số 1/QĐ-STN"

    private static let units: [RoleTableAct] = [
        RoleTableAct("agency.invite", ["name": "Chi cục", "short_name": "CC", "slug": "chi-cuc"]),
        RoleTableAct("agency.invitation.revoke", ["invitation": "loi-moi"]),
        RoleTableAct(
            "agency.accept/wrong-link", ["link": "no-such-link", "name": "Lê Văn Mới", "login": "moi", "password": newPassword]),
        RoleTableAct(
            "agency.create",
            ["name": "Sở Khác", "name_en": "Another", "short_name": "SK", "slug": "so-khac", "from": "01/01/2020"]),
        RoleTableAct("unit.create/at-top", ["name": "Tổ Mới", "code": "to-moi", "kind": "division", "from": "01/01/2025"]),
        RoleTableAct("unit.create/below", ["name": "Tổ Mới", "code": "to-moi", "kind": "division", "parent": "reading", "from": "01/01/2025"]),
        RoleTableAct("unit.rename", ["unit": "desk", "name": "Tổ Phục vụ", "on": "01/04/2025"]),
        RoleTableAct("unit.move", ["unit": "desk", "parent": "office", "on": "01/04/2025"]),
        RoleTableAct("unit.merge/plain", ["units": ["desk"], "into": "reading", "on": "01/04/2025", "basis": basis]),
        RoleTableAct("unit.merge/powerful", ["units": ["office"], "into": "reading", "on": "01/04/2025", "basis": basis]),
        RoleTableAct("unit.split/plain", ["unit": "reading", "into": ["desk"], "on": "01/04/2025", "basis": basis]),
        RoleTableAct("unit.split/powerful", ["unit": "office", "into": ["desk"], "ends": true, "on": "01/04/2025", "basis": basis]),
        RoleTableAct("unit.dissolve/plain", ["unit": "desk", "on": "01/04/2025", "basis": basis]),
        RoleTableAct("unit.dissolve/powerful", ["unit": "office", "on": "01/04/2025", "basis": basis]),
        RoleTableAct("units.import", ["rows": [["to-moi", "Tổ Mới", "", "Phòng", "reading", "01/01/2025"]]]),
    ]

    private static let posts: [RoleTableAct] = [
        RoleTableAct("post.create/plain", ["unit": "reading", "title": "Thủ thư", "from": "01/01/2025"]),
        RoleTableAct("post.create/with-role", ["unit": "reading", "title": "Thủ thư", "roles": ["clerk"], "from": "01/01/2025"]),
        RoleTableAct("post.set-roles", ["post": "clerk", "roles": ["clerk", "legalOfficer"]]),
        RoleTableAct("post.set-roles/own") { _, actor in ["post": .string(actor), "roles": ["administrator", "head"]] },
        RoleTableAct("post.end/plain", ["post": "clerk", "on": "01/04/2025"]),
        RoleTableAct("post.end/head's", ["post": "head", "on": "01/04/2025"]),
        RoleTableAct("post.assign/plain", ["person": "reader", "post": "clerk", "from": "01/01/2025"]),
        RoleTableAct("post.assign/head's", ["person": "reader", "post": "head", "from": "01/01/2025"]),
        RoleTableAct("post.assign/to-oneself") { _, actor in ["person": .string(actor), "post": "legalOfficer", "from": "01/01/2025"] },
        RoleTableAct("post.release/plain", ["person": "clerk", "post": "clerk", "on": "01/04/2025"]),
        RoleTableAct("post.release/head's", ["person": "head", "post": "head", "on": "01/04/2025"]),
    ]

    private static let people: [RoleTableAct] = [
        RoleTableAct("person.create/here", ["name": "Lê Thị Mới", "code": "M1", "unit": "reading", "from": "01/01/2025"]),
        RoleTableAct("person.create/at-top", ["name": "Lê Thị Mới", "code": "M1", "unit": "goc", "from": "01/01/2025"]),
        RoleTableAct("person.correct/plain", ["person": "reader", "name": "Lê Thị Đọc", "code": "CB-READER"]),
        RoleTableAct("person.correct/head's-mail", ["person": "head", "name": "Người head", "code": "CB-HEAD", "email": "x@so.gov.vn"]),
        RoleTableAct("person.leave/plain", ["person": "reader", "on": "01/04/2025"]),
        RoleTableAct("person.leave/head", ["person": "head", "on": "01/04/2025"]),
        RoleTableAct("person.join-unit", ["person": "reader", "unit": "desk", "from": "01/01/2025"]),
        RoleTableAct("person.leave-unit", ["person": "reader", "unit": "reading", "on": "01/04/2025"]),
        RoleTableAct("people.import", ["rows": [["M1", "Lê Thị Mới", "reading", "Thủ thư"]]]),
    ]

    private static let text = JSONValue.string(PlanHouse.plan.replacing("buổi tối", with: "buổi tối thứ Bảy"))

    private static let plans: [RoleTableAct] = [
        RoleTableAct("plan.read", ["text": text]), RoleTableAct("plan.draft", PlanHouse.draft),
        RoleTableAct("plan.mend/draft") { stage, _ in ["plan": .string(stage.draft.id), "version": 1, "changes": [["0", "1", "k"]]] },
        RoleTableAct("plan.mend/launched") { stage, _ in ["plan": .string(stage.launched.id), "version": 1, "changes": [["0", "1", "k"]]] },
        RoleTableAct("plan.supplement/draft") { stage, _ in ["plan": .string(stage.draft.id), "criteria": "Mở cửa đủ 20 tối."] },
        RoleTableAct("plan.supplement/launched") { stage, _ in ["plan": .string(stage.launched.id), "criteria": "Mở cửa đủ 20 tối."] },
        RoleTableAct("plan.correct/draft") { stage, _ in ["plan": .string(stage.draft.id), "text": text] },
        RoleTableAct("plan.correct/launched") { stage, _ in ["plan": .string(stage.launched.id), "text": text] },
        RoleTableAct("plan.revise/draft") { stage, _ in ["plan": .string(stage.draft.id), "text": text, "note": "Đổi giờ"] },
        RoleTableAct("plan.revise/launched") { stage, _ in ["plan": .string(stage.launched.id), "text": text, "note": "Đổi giờ"] },
        RoleTableAct("plan.launch/not-ready") { stage, _ in PlanHouse.launch(stage.draft.id) },
        RoleTableAct("plan.launch/ready") { stage, _ in PlanHouse.launch(stage.ready.id) },
        RoleTableAct("plan.launch/launched") { stage, _ in PlanHouse.launch(stage.launched.id) },
    ]

    private static func obligation(_ plan: StagedPlan, _ more: [String: JSONValue] = [:]) -> [String: JSONValue] {
        more.merging(["obligation": .string(plan.obligations[0].id)]) { one, _ in one }
    }

    private static func correction(_ plan: StagedPlan) -> [String: JSONValue] {
        let one = plan.obligations[0]
        return obligation(plan, ["text": "Mở cửa mỗi tối.", "kind": .string(one.kind.rawValue), "clause": .string(one.clause)])
    }

    private static let obligations: [RoleTableAct] = [
        RoleTableAct("obligation.accept/draft") { stage, _ in obligation(stage.draft) },
        RoleTableAct("obligation.accept/launched") { stage, _ in obligation(stage.launched) },
        RoleTableAct("obligation.accept-all/draft") { stage, _ in ["plan": .string(stage.draft.id)] },
        RoleTableAct("obligation.accept-all/launched") { stage, _ in ["plan": .string(stage.launched.id)] },
        RoleTableAct("obligation.correct/draft") { stage, _ in correction(stage.draft) },
        RoleTableAct("obligation.correct/launched") { stage, _ in correction(stage.launched) },
        RoleTableAct("obligation.split/draft") { stage, _ in obligation(stage.draft, ["first": "Mở cửa.", "second": "Thông báo."]) },
        RoleTableAct("obligation.split/launched") { stage, _ in obligation(stage.launched, ["first": "Mở cửa.", "second": "Thông báo."]) },
        RoleTableAct("obligation.join/draft") { stage, _ in obligation(stage.draft, ["with": .string(stage.draft.obligations[1].id)]) },
        RoleTableAct("obligation.join/launched") { stage, _ in obligation(stage.launched, ["with": .string(stage.launched.obligations[1].id)]) },
        RoleTableAct("obligation.add/draft") { stage, _ in
            ["plan": .string(stage.draft.id), "clause": "IX.1", "kind": "content", "text": "Thêm việc."]
        },
        RoleTableAct("obligation.add/launched") { stage, _ in
            ["plan": .string(stage.launched.id), "clause": "IX.1", "kind": "content", "text": "Thêm việc."]
        },
        RoleTableAct("obligation.remove/draft") { stage, _ in obligation(stage.draft, ["reason": "Trùng"]) },
        RoleTableAct("obligation.remove/launched") { stage, _ in obligation(stage.launched, ["reason": "Trùng"]) },
        RoleTableAct("obligation.assign/draft") { stage, _ in obligation(stage.draft, ["units": ["reading"]]) },
        RoleTableAct("obligation.assign/launched") { stage, _ in obligation(stage.launched, ["units": ["reading"]]) },
    ]

    private static let movements: [RoleTableAct] = [
        RoleTableAct("clause.note/reading's") { stage, _ in obligation(stage.launched, ["text": "Đã làm.", "on": "03/03/2025"]) },
        RoleTableAct("clause.note/office's") { stage, _ in
            ["obligation": .string(stage.launched.obligations[1].id), "text": "Đã làm.", "on": "03/03/2025"]
        },
        RoleTableAct("clause.note/draft") { stage, _ in obligation(stage.draft, ["text": "Đã làm.", "on": "03/03/2025"]) },
        RoleTableAct("acknowledgement.open") { stage, _ in ["movement": .string(stage.launched.movement)] },
        RoleTableAct("acknowledgement.read") { stage, _ in
            ["movement": .string(stage.launched.movement), "section": .int(Int64(stage.launched.sections))]
        },
        RoleTableAct("acknowledgement.answer/unread") { stage, _ in ["movement": .string(stage.launched.movement), "choice": 2] },
        RoleTableAct("acknowledgement.answer/read") { stage, _ in ["movement": .string(stage.finished.movement), "choice": 2] },
        RoleTableAct("acknowledgement.answer/wrong") { stage, _ in ["movement": .string(stage.finished.movement), "choice": 1] },
    ]
}
