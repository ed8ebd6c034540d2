/// One attempt with what decides its place.
struct RankedAttempt: Sendable, Hashable {
    let attempt, entrant: String
    /// How many answers are right, and how many questions were asked.
    let points, asked: Int
    let prediction: Int?
    /// From the beginning to handing in, or to the end of the time, in milliseconds.
    let spent: Int64
    let started: Int64

    /// Whether it is better than another of the same entrant: more right, then quicker, then earlier.
    func isBetter(than other: RankedAttempt) -> Bool { (-points, spent, started) < (-other.points, other.spent, other.started) }
}

/// One entrant's place in a round or in the whole contest.
struct ContestPlace: Sendable, Hashable {
    let entrant, attempt: String
    let points, asked: Int
    /// How far the prediction was off; nil without one.
    let miss: Int?
    let spent: Int64
    /// From 1; equals share a place, and the next one is counted on.
    let place: Int
}

/// From attempts to places. More right answers come first, then the nearer prediction, then the shorter time; who is equal in all three shares a place.
enum ContestRanking {
    /// Each entrant's best attempt of a round.
    static func best(of attempts: [RankedAttempt]) -> [RankedAttempt] {
        var best: [String: RankedAttempt] = [:]
        for attempt in attempts where best[attempt.entrant].map({ attempt.isBetter(than: $0) }) ?? true { best[attempt.entrant] = attempt }
        return best.values.sorted { $0.attempt < $1.attempt }
    }

    /// How many answered everything correctly: what the prediction was about.
    static func allRight(_ best: [RankedAttempt]) -> Int { best.count { $0.points == $0.asked } }

    /// The places of a round.
    static func places(_ best: [RankedAttempt]) -> [ContestPlace] {
        let right = allRight(best)
        return ordered(
            best.map { one in
                ContestPlace(
                    entrant: one.entrant, attempt: one.attempt, points: one.points, asked: one.asked, miss: one.prediction.map { abs($0 - right) },
                    spent: one.spent, place: 0)
            })
    }

    /// The places of the whole contest: what each entrant has in all rounds together. A round without a prediction leaves no prediction.
    static func overall(_ rounds: [[ContestPlace]]) -> [ContestPlace] {
        var sums: [String: ContestPlace] = [:]
        for place in rounds.joined() {
            let sum = sums[place.entrant]
            let miss: Int? = if let sum { sum.miss.flatMap { held in place.miss.map { held + $0 } } } else { place.miss }
            sums[place.entrant] = ContestPlace(
                entrant: place.entrant, attempt: place.attempt, points: (sum?.points ?? 0) + place.points, asked: (sum?.asked ?? 0) + place.asked,
                miss: miss, spent: (sum?.spent ?? 0) + place.spent, place: 0)
        }
        return ordered(Array(sums.values))
    }

    private static func ordered(_ entrants: [ContestPlace]) -> [ContestPlace] {
        func key(_ one: ContestPlace) -> (Int, Int, Int64) { (-one.points, one.miss ?? .max, one.spent) }
        let sorted = entrants.sorted { key($0) == key($1) ? $0.entrant < $1.entrant : key($0) < key($1) }
        var places: [ContestPlace] = []
        for (index, one) in sorted.enumerated() {
            let place = index > 0 && key(sorted[index - 1]) == key(one) ? places[index - 1].place : index + 1
            places.append(
                ContestPlace(
                    entrant: one.entrant, attempt: one.attempt, points: one.points, asked: one.asked, miss: one.miss, spent: one.spent, place: place))
        }
        return places
    }

    /// Who gets which prize of one scope: each entrant at most one, from the highest prize down; equals at the end of a prize all get it.
    static func winners(_ places: [ContestPlace], prizes: [ContestPrize]) -> [(prize: String, place: ContestPlace)] {
        var won: [(prize: String, place: ContestPlace)] = []
        var next = 0
        for prize in prizes {
            var given = 0
            while next < places.count, given < prize.count || (given > 0 && places[next].place == places[next - 1].place) {
                guard places[next].points > 0 else { return won }
                won.append((prize.id, places[next]))
                (next, given) = (next + 1, given + 1)
            }
        }
        return won
    }
}
