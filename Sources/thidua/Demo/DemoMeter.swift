internal import FoundationEssentials
internal import Movement
internal import Synchronization

/// Counts acts and people while many agencies are made, and says at certain sizes how fast the acts since the size before were.
///
/// Each line is `people acts seconds acts/s ms/act MB`, with a name before each number, so that tools can read it.
final class DemoMeter: Sendable {
    private struct State {
        var people = 0
        var acts = 0
        var kinds: [String: Int] = [:]
        var marked = (people: 0, acts: 0, at: ContinuousClock.now)
        var shown = ContinuousClock.now
    }

    private static let sizes = [1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000]

    private let state = Mutex(State())
    private let total: Int
    private let began = ContinuousClock.now

    private let isQuiet: Bool

    init(people: Int, isQuiet: Bool) {
        total = people
        self.isQuiet = isQuiet
    }

    /// An act was done.
    func did(_ act: String) {
        state.withLock { state in
            state.acts += 1
            state.kinds[act, default: 0] += 1
            guard state.shown.duration(to: .now) > .seconds(10) else { return }
            state.shown = .now
            say("  … \(state.acts) việc · acts, \(began.duration(to: .now).seconds.decimals(0)) s")
        }
    }

    /// An agency with so many people is done.
    func finished(people: Int) {
        state.withLock { state in
            let before = state.people
            state.people += people
            if Self.sizes.contains(where: { before < $0 && $0 <= state.people }) || state.people == total { mark(&state) }
        }
    }

    /// Says the whole, and which acts it was.
    func finish() {
        state.withLock { state in
            let seconds = began.duration(to: .now).seconds
            say(line("total", state.people, state.acts, seconds))
            for (kind, count) in state.kinds.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) { say("  \(kind) \(count)") }
        }
    }

    private func say(_ text: String) {
        if !isQuiet { Output.line(text) }
    }

    private func mark(_ state: inout State) {
        let seconds = state.marked.at.duration(to: .now).seconds
        say(line("size", state.people, state.acts - state.marked.acts, seconds))
        state.marked = (state.people, state.acts, .now)
    }

    private func line(_ what: String, _ people: Int, _ acts: Int, _ seconds: Double) -> String {
        let rate = seconds > 0 ? Double(acts) / seconds : 0
        let each = acts > 0 ? seconds * 1000 / Double(acts) : 0
        return "\(what) people=\(people) acts=\(acts) seconds=\(seconds.decimals(2)) acts/s=\(rate.decimals(0)) ms/act=\(each.decimals(3))"
            + " MB=\(Self.megabytes.decimals(0))"
    }

    /// Resident memory of this process; 0 where the system does not say.
    private static var megabytes: Double {
        guard let data = FileManager.default.contents(atPath: "/proc/self/statm"), let text = String(validating: data, as: UTF8.self),
            let pages = text.split(separator: " ").dropFirst().first.flatMap({ Double($0) })
        else { return 0 }
        return pages * 4096 / 1_048_576
    }
}
