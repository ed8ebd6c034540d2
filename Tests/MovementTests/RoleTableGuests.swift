internal import Storage
internal import TestSupport

@testable internal import Movement

/// Words of the guest K-1 and a guest by telephone.
struct StagedGuests: Sendable {
    let published, thanks, idea, byPhone: String
}

extension TestWorld {
    func stageGuests(_ movement: String) async throws -> StagedGuests {
        func say(_ act: String, _ values: [String: JSONValue]) async throws -> String {
            let all = values.merging(["movement": .string(movement)]) { one, _ in one }
            return try await runner.perform(act, all, as: Self.source(Self.guest), channel: .web).subjectID
        }
        let published = try await say("guest.thank", ["unit": "reading", "text": "Cảm ơn các anh chị.", "named": true])
        _ = try await runner.perform(
            "guest.moderate", ["word": .string(published), "decision": "publish"], as: Self.source("officer"), channel: .web)
        let values: [String: JSONValue] = [
            "kind": "school", "name": "Trường Bến Phà", "inside": "inside", "place": "Xã Bến Phà", "phone": "0900 000 009", "consent": true,
            "heard": true,
        ]
        return StagedGuests(
            published: published, thanks: try await say("guest.thank", ["unit": "reading", "text": "Cảm ơn tổ quầy."]),
            idea: try await say("guest.offer", ["title": "Sách ở bưu điện", "text": "Bưu điện nhận sách trả."]),
            byPhone: try await runner.perform("guest.enter", values, as: Self.source("massOrganisation"), channel: .web).subjectID)
    }
}

extension RoleTableAct {
    private static let details: [String: JSONValue] = [
        "kind": "household", "name": "Hộ bà Tư", "inside": "inside", "place": "Xã Ven Sông", "consent": true,
    ]
    private static let place = details.filter { $0.key != "consent" }

    /// Of oneself for the guest, of the guest by telephone for everybody else.
    private static func of(_ values: [String: JSONValue]) -> @Sendable (RoleTableStage, String) -> [String: JSONValue] {
        { stage, actor in
            actor == TestWorld.guest ? values : values.merging(["guest": .string(stage.guests.byPhone)]) { one, _ in one }
        }
    }

    static let guests: [RoleTableAct] = [
        RoleTableAct("guest.ask", details.merging(["email": "ba.tu@example.vn"]) { one, _ in one }),
        RoleTableAct("guest.prove/wrong-link", ["link": "khong-co-lien-ket-nay"]),
        RoleTableAct("guest.enter", details.merging(["phone": "0900 000 001", "heard": true]) { one, _ in one }),
        RoleTableAct("guest.code/by-mail", ["guest": .string(TestWorld.guest)]),
        RoleTableAct("guest.code/by-phone") { stage, _ in ["guest": .string(stage.guests.byPhone)] },
        RoleTableAct("guest.sign-in", ["code": "ABCD-EFG-HJK"]),
        RoleTableAct("consent.give/held", of(["purpose": "part"])),
        RoleTableAct("consent.withdraw", of(["purpose": "part"])),
        RoleTableAct("consent.withdraw/somebody-else's") { stage, _ in ["guest": .string(stage.guests.byPhone), "purpose": "part"] },
        RoleTableAct("guest.correct", of(place)),
        RoleTableAct("guest.erase", of(["reason": "Yêu cầu qua điện thoại."])),
        RoleTableAct("guest.erase/somebody-else's") { stage, _ in ["guest": .string(stage.guests.byPhone), "reason": "Yêu cầu qua điện thoại."] },
        RoleTableAct("guest.keep", ["days": 90, "from": "01/04/2025"]),
        RoleTableAct("guest.thank") { stage, _ in ["movement": .string(stage.launched.movement), "unit": "reading", "text": "Cảm ơn."] },
        RoleTableAct("guest.offer") { stage, _ in ["movement": .string(stage.launched.movement), "title": "Ý tưởng", "text": "Làm thế này."] },
        RoleTableAct("guest.moderate") { stage, _ in ["word": .string(stage.guests.thanks), "decision": "publish"] },
        RoleTableAct("guest.answer") { stage, _ in ["word": .string(stage.guests.idea), "handling": "answered", "answer": "Cảm ơn."] },
    ]
}

extension RoleTableView {
    static let guests: [RoleTableView] = [
        RoleTableView("guests: seen/with-contact") { _, viewer, session in
            let list = try GuestQueries.list(today: today, for: viewer, in: session)
            return join("\(list.lines.count)", "\(list.lines.count { $0.contact != nil })")
        },
        RoleTableView("guest: contact/may-erase") { _, viewer, session in
            let own = try GuestQueries.own(TestWorld.guest, today: today, for: viewer, in: session)
            return join(yes(own.line.contact != nil), yes(own.mayErase))
        },
        RoleTableView("guest by telephone: contact/may-erase") { stage, viewer, session in
            let own = try GuestQueries.own(stage.guests.byPhone, today: today, for: viewer, in: session)
            return join(yes(own.line.contact != nil), yes(own.mayErase))
        },
        RoleTableView("words of guests: all") { _, viewer, session in
            "\(try GuestQueries.moderation(today: today, for: viewer, in: session).count)"
        },
        RoleTableView("joining: words/named") { stage, viewer, session in
            let model = try GuestQueries.joining(slug: stage.launched.slug, agency: TestWorld.agency, today: today, in: session)
            return join("\(model.words.count)", "\(model.words.count { $0.author != nil })")
        },
    ]
}
