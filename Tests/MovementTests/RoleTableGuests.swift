internal import Storage
internal import TestSupport

@testable internal import Movement

extension RoleTableAct {
    private static let details: [String: JSONValue] = [
        "kind": "household", "name": "Hộ bà Tư", "inside": "inside", "place": "Xã Ven Sông", "consent": true,
    ]

    static let guests: [RoleTableAct] = [
        RoleTableAct("guest.ask", details.merging(["email": "ba.tu@example.vn"]) { one, _ in one }),
        RoleTableAct("guest.prove/wrong-link", ["link": "khong-co-lien-ket-nay"]),
        RoleTableAct("guest.enter", details.merging(["phone": "0900 000 001", "heard": true]) { one, _ in one }),
        RoleTableAct("guest.code/by-mail", ["guest": .string(TestWorld.guest)]),
        RoleTableAct("guest.sign-in", ["code": "ABCD-EFG-HJK"]),
    ]
}
