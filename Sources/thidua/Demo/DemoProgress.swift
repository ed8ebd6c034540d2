internal import Movement
internal import Synchronization

#if canImport(Darwin)
internal import Darwin
#elseif canImport(Musl)
internal import Musl
#else
internal import Glibc
#endif

/// Says how far the play is: what, how many of how many, how long. On a terminal one line changes, elsewhere each step leaves a line when it is over.
final class DemoProgress: Sendable {
    private struct State {
        var steps = 0
        var step = 0
        var title = ""
        var acts = 0
        var began = ContinuousClock.now
        var shown = ContinuousClock.now
    }

    private let state = Mutex(State())
    private let isTerminal = isatty(STDOUT_FILENO) == 1
    private let isQuiet: Bool

    init(isQuiet: Bool = false) { self.isQuiet = isQuiet }

    /// So many steps will come.
    func expect(steps: Int) { state.withLock { $0.steps = steps } }

    func begin(_ title: Text) {
        state.withLock { state in
            state.step += 1
            (state.title, state.acts) = ("\(title.vi) · \(title.en)", 0)
            (state.began, state.shown) = (.now, .now)
            show(state, ends: false)
        }
    }

    /// One more act was done.
    func advance() {
        state.withLock { state in
            state.acts += 1
            guard isTerminal, state.shown.duration(to: .now) > .milliseconds(100) else { return }
            state.shown = .now
            show(state, ends: false)
        }
    }

    func end() { state.withLock { show($0, ends: true) } }

    private func show(_ state: State, ends: Bool) {
        guard !isQuiet, isTerminal || ends else { return }
        let seconds = state.began.duration(to: .now).seconds
        let line = "[\(state.step)/\(state.steps)] \(state.title): \(state.acts) việc · acts, \(seconds.decimals(1)) s"
        // The line is written over; what a longer one left behind is cleared.
        Output.text(isTerminal ? "\r\(line)\u{1B}[K" + (ends ? "\n" : "") : line + "\n")
    }
}

extension Duration {
    /// In seconds.
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension Double {
    /// With that many decimals and a point, for programs and people alike.
    func decimals(_ count: Int) -> String {
        let scale = (0..<count).reduce(1.0) { scale, _ in scale * 10 }
        let whole = Int64((self * scale).rounded())
        let digits = String(whole.magnitude)
        let padded = String(repeating: "0", count: max(0, count + 1 - digits.count)) + digits
        return (whole < 0 ? "-" : "") + padded.dropLast(count) + (count > 0 ? "." + padded.suffix(count) : "")
    }
}
