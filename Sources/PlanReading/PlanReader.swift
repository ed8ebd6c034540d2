internal import Vietnamese

/// Reads the text of a movement plan, clean or damaged by a scanner, into a `PlanDocument`.
///
/// A pure function: the same text always gives the same document. It works for any text, in time that grows with the length of the text,
/// and gives an empty document with its gaps when the text is no plan.
public enum PlanReader {
    /// The most Unicode scalars that are read; what follows them is left out and reported as a doubt.
    public static let limit = 2_000_000

    /// The plan that the text holds; offsets are Unicode scalars of the text as given.
    public static func read(_ text: String) -> PlanDocument {
        let source = Source(text, limit: limit)
        let restorer = Restorer(damaged: source.damaged)
        let restore = restorer.words
        let zones = Zones(source, restore: restore)
        let front = FrontReader(pieces: zones.front, source: source, restore: restore)
        let back = BackReader(pieces: zones.back, restore: restore)

        var outline = Outline(restore: restore)
        for block in blocks(zones.body, source) {
            switch block {
            case .paragraph(let paragraph): outline.add(paragraph)
            case .table(let table): outline.add(table)
            }
        }
        let collector = Collector(outline, damaged: source.damaged)
        var document = PlanDocument(
            title: front.title, issuer: front.issuer, number: front.number, date: front.date, basis: front.basis, obligations: collector.obligations,
            recipients: back.recipients, signatory: back.signatory)
        document.obligations += AnnexReader.obligations(zones.annex, damaged: source.damaged)
        document.period = period(collector.timeWords, front)
        let body = outline.allWords + tableWords(zones.body + zones.annex, restore)
        document.gaps = GapFinder.gaps(
            GapFinder.Facts(document: document, headings: collector.headings, body: body, hasDates: !DateReader.ranges(body).isEmpty))
        document.doubts = doubts(source, restorer, text)
        return document
    }

    private static func blocks(_ pieces: [Piece], _ source: Source) -> [Block] {
        var builder = ParagraphBuilder(source)
        for piece in pieces {
            switch piece {
            case .line(let line): builder.add(line)
            case .table(let table): builder.add(table)
            }
        }
        builder.close()
        return builder.blocks
    }

    /// What is said under a heading of time, else in the title, else in the opening.
    private static func period(_ timeWords: [[Token]], _ front: FrontReader) -> PlanPeriod {
        for ranges in [timeWords.flatMap(DateReader.ranges), DateReader.ranges(front.titleWords), DateReader.ranges(ownWords(front.preamble))] {
            if let from = ranges.map(\.from).min(), let to = ranges.map(\.to).max() { return PlanPeriod(from: from, to: to) }
        }
        if let from = timeWords.lazy.compactMap(DateReader.beginning).first { return PlanPeriod(from: from, to: nil) }
        for place in front.titleWords.indices {
            if let span = DateReader.span(front.titleWords, at: place) { return PlanPeriod(from: span.from, to: span.to) }
        }
        return PlanPeriod()
    }

    private static let issuing = Phrases("ban hành kế hoạch|ban hành|phát động phong trào thi đua")

    /// The part of the opening that speaks of this plan, not of those it rests on.
    private static func ownWords(_ words: [Token]) -> [Token] {
        issuing.first(in: words).map { Array(words[$0.place...]) } ?? []
    }

    private static func tableWords(_ pieces: [Piece], _ restore: ([Token]) -> [Token]) -> [Token] {
        pieces.flatMap { piece -> [Token] in
            guard case .table(let table) = piece else { return [] }
            return table.rows.flatMap { $0 }.flatMap { $0 }.flatMap { restore($0.tokens) }
        }
    }

    private static func doubts(_ source: Source, _ restorer: Restorer, _ text: String) -> [PlanDoubt] {
        var finder = DoubtFinder(restorer)
        for block in blocks(source.pieces, source) {
            switch block {
            case .paragraph(let paragraph): finder.read(paragraph.tokens)
            case .table(let table): for line in table.rows.flatMap({ $0 }).flatMap({ $0 }) { finder.read(line.tokens) }
            }
        }
        finder.finish()
        // What lies beyond the limit was not read at all.
        let whole = text.unicodeScalars.count
        return finder.doubts + (whole > limit ? [PlanDoubt(start: limit, end: whole, text: "", suggestion: nil)] : [])
    }
}
