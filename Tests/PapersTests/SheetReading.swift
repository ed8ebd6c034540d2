import Papers
import Testing

/// What reading gave: the rows or the refusal, so that both can be compared in one line.
enum Outcome: Equatable {
    case rows([[String]])
    case refused(SheetRefusal.Code)
}

func outcome(_ bytes: [UInt8], limits: SheetLimits = .default) -> Outcome {
    do throws(SheetRefusal) {
        return .rows(try SheetReader.read(bytes, limits: limits).rows)
    } catch {
        return .refused(error.code)
    }
}

func outcome(csv text: String, limits: SheetLimits = .default) -> Outcome {
    outcome(Array(text.utf8), limits: limits)
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same run everywhere.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
