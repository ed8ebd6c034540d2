internal import Vietnamese

/// The result of a closed round as it is kept: everything a reader needs, so that later changes of people, names or rules do not reach it.
struct InitiativeFrozen: Sendable {
    let result: InitiativeResult
    let members: [InitiativeRoundMember]

    init(result: InitiativeResult, members: [InitiativeRoundMember]) {
        self.result = result
        self.members = members
    }

    var json: String {
        let value: JSONValue = [
            "mean": .int(result.mean.thousandths), "favours": .int(Int64(result.favours)), "of": .int(Int64(result.of)),
            "scored": .int(Int64(result.scored)), "passed": .bool(result.passed), "members": .array(members.map(Self.json)),
        ]
        return value.json
    }

    private static func json(_ member: InitiativeRoundMember) -> JSONValue {
        var value: [String: JSONValue] = [
            "person": .string(member.person), "name": .string(member.name), "seat": .string(member.seat.rawValue),
            "state": .string(member.state.rawValue), "reason": .string(member.reason),
        ]
        if let score = member.score {
            value["points"] = .array(score.points.map { .int(Int64($0)) })
            value["total"] = .int(Int64(score.total))
            value["favours"] = .bool(score.favours)
            value["note"] = .string(score.note)
        }
        return .object(value)
    }

    init?(json: String) {
        guard let value = JSONValue(json: json.utf8), let mean = value["mean"]?.int, let favours = value["favours"]?.int, let of = value["of"]?.int,
            let scored = value["scored"]?.int
        else { return nil }
        result = InitiativeResult(
            mean: Quantity(thousandths: mean), favours: Int(favours), of: Int(of), scored: Int(scored), passed: value["passed"] == .bool(true))
        members = (value["members"]?.array ?? []).map(Self.member)
    }

    private static func member(_ value: JSONValue) -> InitiativeRoundMember {
        let score = value["total"]?.int.map { total in
            InitiativeScore(
                points: (value["points"]?.array ?? []).compactMap(\.int).map { Int($0) }, total: Int(total), favours: value["favours"] == .bool(true),
                note: value["note"]?.string ?? "")
        }
        return InitiativeRoundMember(
            person: value["person"]?.string ?? "", name: value["name"]?.string ?? "",
            seat: value["seat"]?.string.flatMap(InitiativeSeat.init(rawValue:)) ?? .member,
            state: value["state"]?.string.flatMap(InitiativeRoundMember.State.init(rawValue:)) ?? .waiting, reason: value["reason"]?.string ?? "",
            score: score)
    }
}
