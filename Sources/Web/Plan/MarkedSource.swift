internal import Markup
internal import PlanReading

/// The text of a plan with its obligations and doubts marked.
///
/// Stretches may stand inside one another or overlap in any way: where one ends inside another, the inner element is closed and opened again, so
/// that the HTML always nests. Only the first piece of a stretch carries its identifier. The work grows with the length of the text.
struct MarkedSource {
    /// What a stretch is.
    private enum Kind {
        case obligation(clause: String)
        case doubt(number: Int, suggestion: String?)
        /// Something of the frame; it looks like its surroundings and can be gone to.
        case place(id: String)
    }

    /// A stretch of the text in Unicode scalars.
    private struct Stretch {
        let start, end: Int
        let kind: Kind
    }

    private let text: String
    private var stretches: [Stretch] = []

    init(_ text: String) { self.text = text }

    /// Marks an obligation; its identifier is `n-` and the clause path.
    mutating func add(clause: String, at span: SourceSpan) { add(span.start, span.end, .obligation(clause: clause)) }

    /// Underlines a doubt; its identifier is `nghi-` and its number from 1.
    mutating func add(_ doubt: PlanDoubt, number: Int) { add(doubt.start, doubt.end, .doubt(number: number, suggestion: doubt.suggestion)) }

    /// Gives a stretch an identifier, so that what was read there can point to it.
    mutating func add(id: String, at span: SourceSpan) { add(span.start, span.end, .place(id: id)) }

    private mutating func add(_ start: Int, _ end: Int, _ kind: Kind) {
        stretches.append(Stretch(start: max(start, 0), end: max(end, max(start, 0) + 1), kind: kind))
    }

    /// - Parameter words: what is said of a doubt, given its suggestion.
    func html(words: (String?) -> String) -> HTML {
        var writer = Writer(text, doubts(words))
        // Outer ones first; of two alike the one added first stands outside.
        let ordered = stretches.enumerated().sorted { one, other in
            (one.element.start, -one.element.end, one.offset) < (other.element.start, -other.element.end, other.offset)
        }
        for (_, stretch) in ordered {
            writer.close(upTo: stretch.start)
            writer.open(stretch)
        }
        return writer.finish()
    }

    private func doubts(_ words: (String?) -> String) -> [Int: String] {
        var result: [Int: String] = [:]
        for stretch in stretches { if case .doubt(let number, let suggestion) = stretch.kind { result[number] = words(suggestion) } }
        return result
    }

    /// Walks through the text once, keeping the elements that are open.
    private struct Writer {
        private struct Frame {
            let stretch: Stretch?
            var isContinued = false
            var pieces: [HTML] = []
        }

        private let scalars: String.UnicodeScalarView
        private let doubts: [Int: String]
        private var index: String.Index
        private var offset = 0
        private var frames = [Frame(stretch: nil)]

        init(_ text: String, _ doubts: [Int: String]) {
            scalars = text.unicodeScalars
            index = scalars.startIndex
            self.doubts = doubts
        }

        mutating func open(_ stretch: Stretch) {
            advance(to: stretch.start)
            frames.append(Frame(stretch: stretch))
        }

        /// Closes whatever ends at or before a place, in the order of the ends.
        mutating func close(upTo place: Int) {
            while let end = frames.compactMap(\.stretch?.end).min(), end <= place {
                advance(to: end)
                var reopened: [Frame] = []
                while let last = frames.lastIndex(where: { $0.stretch?.end == end }), last > 0 {
                    while frames.count > last {
                        let frame = frames.removeLast()
                        frames[frames.count - 1].pieces.append(element(frame))
                        if frame.stretch?.end != end { reopened.append(Frame(stretch: frame.stretch, isContinued: true)) }
                    }
                }
                frames += reopened.reversed()
            }
        }

        mutating func finish() -> HTML {
            close(upTo: .max)
            advance(to: .max)
            return HTML(frames[0].pieces)
        }

        private mutating func advance(to place: Int) {
            guard place > offset else { return }
            let next = scalars.index(index, offsetBy: place - offset, limitedBy: scalars.endIndex) ?? scalars.endIndex
            if next > index { frames[frames.count - 1].pieces.append(.text(String(scalars[index..<next]))) }
            index = next
            offset = place
        }

        private func element(_ frame: Frame) -> HTML {
            let content = HTML(frame.pieces)
            switch frame.stretch?.kind {
            // A stretch opened again and closed at once has nothing in it.
            case _ where frame.isContinued && frame.pieces.isEmpty: return content
            case nil: return content
            case .obligation where frame.isContinued: return mark { content }
            case .obligation(let clause): return mark(.id("n-\(clause)"), .data("clause", clause)) { content }
            case .place where frame.isContinued: return content
            case .place(let id): return span(.class("place"), .id(id)) { content }
            case .doubt where frame.isContinued: return span(.class("doubt")) { content }
            case .doubt(let number, _):
                return span(.class("doubt"), .id("nghi-\(number)"), .attr("title", doubts[number] ?? "")) { content }
            }
        }
    }
}

/// A stretch of a plan's text with a little before and after it.
struct SourceWindow {
    let before, words, after: String

    /// - Parameter margin: how much is shown on each side, in Unicode scalars.
    init(_ span: SourceSpan, of text: String, margin: Int = 160) {
        let scalars = text.unicodeScalars
        func place(_ offset: Int, from index: String.Index) -> String.Index {
            scalars.index(index, offsetBy: max(offset, 0), limitedBy: scalars.endIndex) ?? scalars.endIndex
        }
        let first = max(span.start - margin, 0)
        let opening = place(first, from: scalars.startIndex)
        let start = place(span.start - first, from: opening)
        let end = place(span.end - span.start, from: start)
        before = String(scalars[opening..<start])
        words = String(scalars[start..<end])
        after = String(scalars[end..<place(margin, from: end)])
    }
}
