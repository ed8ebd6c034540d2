internal import Storage
internal import Vietnamese

/// Works the results out, freezes them and makes them public, once every round is over.
struct PublishResults: Act {
    static let declaration = ActDeclaration(
        "contest.publish", title: Text("Công bố kết quả", "Publish the results"),
        summary: Text(
            "Tính kết quả từ các câu đã lưu, xác định người đạt giải và công bố; sau đó không tính lại.",
            "Works out the results from the answers kept, finds who wins the prizes, and publishes both; they then stand."),
        button: Text("Công bố kết quả", "Publish the results"), fields: [ContestFields.contest.declaration])

    private let contest: String

    init(_ input: ActInput) throws { contest = try input[ContestFields.contest] }

    func permit(in world: World) throws {
        guard try ContestRow.prepared(contest, in: world).state == .announced else { throw Refusal.contestOver }
    }

    func perform(in world: World) throws -> ActOutcome {
        let row = try ContestRow.prepared(contest, in: world)
        let rounds = try ContestStore.rounds(of: contest, agency: world.agency, in: world.session)
        // Answers sent in time may still be on their way for a moment.
        if let open = rounds.first(where: { $0.closes.adding(seconds: ContestRules.grace) > world.now }) { throw Refusal.roundsOpen(open) }
        let results = try ContestResults.places(of: rounds, contest: contest, agency: world.agency, in: world.session)
        for (round, places) in results.byRound { try keep(places, round: round, in: world) }
        if rounds.count > 1 { try keep(results.overall, round: "", in: world) }
        let winners = try award(rounds, results, in: world)
        try world.session.execute(
            """
            UPDATE contest SET state = 'published', published_at = \(world.now.milliseconds)
            WHERE agency_id = \(world.agency) AND contest_id = \(contest)
            """)
        return row.outcome(
            Text(
                "\(world.actor.name) công bố kết quả cuộc thi “\(row.title)”: \(results.overall.count) người dự thi, \(winners) giải.",
                "\(world.actor.name) published the results of the contest “\(row.title)”: \(results.overall.count) entrants, \(winners) prizes."),
            adding: ["entrants": .int(Int64(results.overall.count)), "winners": .int(Int64(winners))])
    }

    private func keep(_ places: [ContestPlace], round: String, in world: World) throws {
        for place in places {
            try world.session.execute(
                """
                INSERT INTO contest_result (agency_id, contest_id, round_id, entrant, attempt_id, place, points, asked, miss, spent)
                VALUES (\(world.agency), \(contest), \(round), \(place.entrant), \(place.attempt), \(place.place), \(place.points),
                        \(place.asked), \(place.miss), \(place.spent))
                """)
        }
    }

    /// Finds the winners of every prize; each scope (a round, or the whole contest) has its own order.
    private func award(_ rounds: [ContestRound], _ results: ContestResults, in world: World) throws -> Int {
        let prizes = try ContestStore.prizes(of: contest, agency: world.agency, in: world.session)
        var count = 0
        for scope in [nil] + rounds.map({ Optional($0.number) }) {
            let own = prizes.filter { $0.round == scope }
            let round = scope.flatMap { number in rounds.first { $0.number == number }?.id }
            let places = round.map { id in results.byRound.first { $0.round == id }?.places ?? [] } ?? results.overall
            for (prize, place) in ContestRanking.winners(places, prizes: own.filter { $0.kind == .entrant }) {
                let kind = results.guests.contains(place.entrant) ? "guest" : "person"
                try keep(prize, place.entrant, kind, place: place.place, grounds: ContestWords.grounds(place), in: world)
                count += 1
            }
            let takingPart = results.units.filter { round == nil || $0.rounds.contains(round ?? "") }
            for (prize, unit, place) in ContestResults.unitWinners(takingPart, prizes: own.filter { $0.kind == .unit }, round: round) {
                try keep(prize, unit.unit, "unit", place: place, grounds: ContestWords.grounds(unit, round: round), in: world)
                count += 1
            }
        }
        return count
    }

    private func keep(_ prize: String, _ subject: String, _ kind: String, place: Int, grounds: Text, in world: World) throws {
        try world.session.execute(
            """
            INSERT INTO contest_winner (agency_id, prize_id, subject, subject_kind, place, grounds)
            VALUES (\(world.agency), \(prize), \(subject), \(kind), \(place), \(JSONValue.array([.string(grounds.vi), .string(grounds.en)]).json))
            """)
    }
}

/// The results of a contest, worked out from the answers kept.
struct ContestResults {
    /// A unit's part in the contest.
    struct UnitPart {
        let unit: String
        /// People who belonged to the unit when the last round closed.
        let members: Int
        /// Entrants by round, and in any round.
        let entrants: [String: Int]
        let all: Int

        var rounds: Set<String> { Set(entrants.keys) }

        func count(in round: String?) -> Int { round.map { entrants[$0] ?? 0 } ?? all }
    }

    let byRound: [(round: String, places: [ContestPlace])]
    let overall: [ContestPlace]
    let guests: Set<String>
    let units: [UnitPart]

    static func places(of rounds: [ContestRound], contest: String, agency: String, in session: Session) throws -> ContestResults {
        let voided = Set(
            try session.rows(
                "SELECT question_id FROM question WHERE agency_id = \(agency) AND contest_id = \(contest) AND voided_at IS NOT NULL"
            ).map { try $0.text(0) })
        var byRound: [(round: String, places: [ContestPlace])] = []
        var guests: Set<String> = []
        var entrants: [String: [String: Set<String>]] = [:]
        for round in rounds {
            let rows = try session.rows(
                """
                SELECT a.attempt_id, a.entrant, a.guest_id, a.unit_id, a.drawn, a.prediction, a.started_at, COALESCE(a.finished_at, a.ends_at),
                       (SELECT COALESCE(SUM(w.is_right), 0) FROM answer w JOIN question q ON q.agency_id = w.agency_id AND q.question_id = w.question_id
                        WHERE w.agency_id = a.agency_id AND w.attempt_id = a.attempt_id AND q.voided_at IS NULL)
                FROM attempt a WHERE a.agency_id = \(agency) AND a.round_id = \(round.id) ORDER BY a.attempt_id
                """)
            let attempts = try rows.map { row in
                let entrant = try row.text(1)
                if try !row.isNull(2) { guests.insert(entrant) }
                if let unit = try row.textOrNil(3) { entrants[unit, default: [:]][round.id, default: []].insert(entrant) }
                let free = voided.isEmpty ? 0 : ContestDraw(stored: try row.text(4)).questions.count(where: voided.contains)
                return RankedAttempt(
                    attempt: try row.text(0), entrant: entrant, points: try row.int(8) + free, asked: round.questions,
                    prediction: try row.intOrNil(5),
                    spent: try row.int64(7) - row.int64(6), started: try row.int64(6))
            }
            byRound.append((round.id, ContestRanking.places(ContestRanking.best(of: attempts))))
        }
        let overall = ContestRanking.overall(byRound.map(\.places))
        let day = rounds.last?.closes.vietnamDate.iso ?? ""
        let units = try entrants.keys.sorted().map { unit in
            let members = try session.row(
                """
                SELECT COUNT(*) FROM membership WHERE agency_id = \(agency) AND unit_id = \(unit) AND valid_from <= \(day)
                AND (valid_to IS NULL OR valid_to > \(day))
                """
            )?.int(0)
            let own = entrants[unit] ?? [:]
            return UnitPart(
                unit: unit, members: members ?? 0, entrants: own.mapValues(\.count),
                all: own.values.reduce(into: Set<String>()) { $0.formUnion($1) }.count)
        }
        return ContestResults(byRound: byRound, overall: overall, guests: guests, units: units)
    }

    /// The units with the largest share of their people among the entrants; equals share a place and all get the prize.
    static func unitWinners(_ units: [UnitPart], prizes: [ContestPrize], round: String?) -> [(prize: String, unit: UnitPart, place: Int)] {
        // Shares are compared across: a/b before c/d when ad > cb.
        func isBefore(_ one: UnitPart, _ other: UnitPart) -> Bool {
            let (left, right) = (one.count(in: round) * max(other.members, 1), other.count(in: round) * max(one.members, 1))
            return left == right ? one.unit < other.unit : left > right
        }
        func isEqual(_ one: UnitPart, _ other: UnitPart) -> Bool {
            one.count(in: round) * max(other.members, 1) == other.count(in: round) * max(one.members, 1)
        }
        let sorted = units.sorted(by: isBefore)
        var won: [(prize: String, unit: UnitPart, place: Int)] = []
        var next = 0
        for prize in prizes {
            var given = 0
            while next < sorted.count, given < prize.count || (given > 0 && isEqual(sorted[next], sorted[next - 1])) {
                let place = next > 0 && isEqual(sorted[next], sorted[next - 1]) ? won.last?.place ?? 1 : next + 1
                won.append((prize.id, sorted[next], place))
                (next, given) = (next + 1, given + 1)
            }
        }
        return won
    }
}

/// Why somebody wins, in words.
enum ContestWords {
    static func grounds(_ place: ContestPlace) -> Text {
        let minutes = "\(place.spent / 60_000):\(place.spent / 1000 % 60 < 10 ? "0" : "")\(place.spent / 1000 % 60)"
        let miss = place.miss.map { Text(", dự đoán lệch \($0)", ", prediction off by \($0)") } ?? Text("", "")
        return Text(
            "Đúng \(place.points)/\(place.asked) câu\(miss.vi), làm trong \(minutes)",
            "\(place.points) of \(place.asked) right\(miss.en), in \(minutes)")
    }

    static func grounds(_ unit: ContestResults.UnitPart, round: String?) -> Text {
        Text(
            "\(unit.count(in: round))/\(unit.members) người của đơn vị dự thi",
            "\(unit.count(in: round)) of \(unit.members) people of the unit took part")
    }
}

extension Refusal {
    static func roundsOpen(_ round: ContestRound) -> Refusal {
        .conflict(
            "contest.rounds-open", Text("Vòng \(round.number) chưa kết thúc.", "Round \(round.number) is not over."),
            next: Text("Công bố sau \(round.closes.vietnamese).", "Publish after \(round.closes.vietnamese)."))
    }
}
