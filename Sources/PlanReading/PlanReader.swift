internal import Vietnamese

/// Reads the text of a movement plan, clean or damaged by a scanner, into a `PlanDocument`.
///
/// A pure function: the same text always gives the same document. It works for any text, in time that grows with the length of the text,
/// and gives an empty document with its gaps when the text is no plan.
public enum PlanReader {
    /// The most Unicode scalars that are read; what follows them is left out and reported as a doubt.
    public static let limit = 2_000_000

    /// The plan that the text holds; offsets are Unicode scalars of the text as given. Suggestions for damaged words come from `spelling`.
    public static func read(_ text: String, spelling: Spelling = .none) -> PlanDocument {
        let source = Source(text, limit: limit)
        let restorer = Restorer(damaged: source.damaged)
        let restore = restorer.words
        let zones = Zones(source, restore: restore)
        let front = FrontReader(pieces: zones.front, source: source, restore: restore)
        let own = zones.attachedFront.isEmpty ? front : FrontReader(pieces: zones.attachedFront, source: source, restore: restore)
        let back = BackReader(pieces: zones.back, restore: restore)
        let outline = outline(zones.body, source, restore)
        let collector = Collector(outline, damaged: source.damaged, called: own.called)
        var document = frame(front, own, back)
        document.obligations = articles(zones.decree, source, restore) + collector.obligations
        document.obligations += AnnexReader.obligations(zones.annex, damaged: source.damaged)
        document.obligations = uniqueIDs(document.obligations)
        (document.period, document.places.period) = period(collector.timeWords, own)
        let details = DetailReader(outline: outline, annex: zones.annex, issued: document.date, restore: restore)
        (document.headings, document.quotas, document.deadlines) = (collector.tree, details.quotas, details.deadlines)
        if document.issuer == front.issuer { document.issuer = front.issuer(asIn: outline.allWords) }
        let body = outline.allWords + tableWords(zones.body + zones.annex, restore)
        document.gaps = GapFinder.gaps(
            GapFinder.Facts(document: document, headings: collector.headings, body: body, hasDates: !DateReader.ranges(body).isEmpty))
        document.doubts = doubts(source, restorer, text, spelling)
        return document
    }

    /// Title, issuer, number, date, bases, recipients and signatory; of a plan that a decision issues, the decision's with the plan's title.
    private static func frame(_ front: FrontReader, _ own: FrontReader, _ back: BackReader) -> PlanDocument {
        var document = PlanDocument(
            title: own.title ?? front.title, issuer: front.issuer ?? own.issuer, number: front.number ?? own.number, date: front.date ?? own.date,
            basis: front.basis, recipients: back.recipients, signatory: back.signatory)
        document.places = front.places
        if own.title != nil { document.places.title = own.places.title }
        let places = own.places
        if front.issuer == nil { document.places.issuer = places.issuer }
        if front.number == nil { document.places.number = places.number }
        if front.date == nil { document.places.date = places.date }
        for (basis, span) in zip(own.basis, places.basis)
        where !document.basis.contains(where: { $0.number == basis.number && $0.kind == basis.kind }) {
            document.basis.append(basis)
            document.places.basis.append(span)
        }
        if document.date == nil { (document.date, document.places.date) = (back.date, back.dateSpan) }
        document.places.signatory = back.signatorySpan
        document.places.recipients = back.recipientSpans
        return document
    }

    private static func outline(_ pieces: [Piece], _ source: Source, _ restore: @escaping ([Token]) -> [Token]) -> Outline {
        var outline = Outline(restore: restore)
        for block in blocks(pieces, source) {
            switch block {
            case .paragraph(let paragraph): outline.add(paragraph)
            case .table(let table): outline.add(table)
            }
        }
        return outline
    }

    /// What the articles of a decision ask besides issuing the plan.
    private static func articles(_ decree: [Piece], _ source: Source, _ restore: @escaping ([Token]) -> [Token]) -> [Obligation] {
        decree.isEmpty ? [] : Collector(outline(decree, source, restore), damaged: source.damaged).obligations
    }

    /// The obligations with "-2", "-3" behind an id that was used before.
    private static func uniqueIDs(_ obligations: [Obligation]) -> [Obligation] {
        var used: Set<String> = []
        var repeats: [String: Int] = [:]
        return obligations.map { obligation in
            if used.insert(obligation.id).inserted { return obligation }
            var result = obligation
            var number = repeats[obligation.id] ?? 2
            while !used.insert(obligation.id + "-" + String(number)).inserted { number += 1 }
            repeats[obligation.id] = number + 1
            result.id += "-" + String(number)
            return result
        }
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
        return MarkerOrder.corrected(builder.blocks)
    }

    /// What is said under a heading of time, else in the title, else in the opening.
    private static func period(_ timeWords: [[Token]], _ front: FrontReader) -> (PlanPeriod, SourceSpan?) {
        for ranges in [timeWords.flatMap(DateReader.ranges), DateReader.ranges(front.titleWords), DateReader.ranges(ownWords(front.preamble))] {
            if let from = ranges.map(\.from).min(), let to = ranges.map(\.to).max() {
                let start = ranges.map(\.span.start).min() ?? 0
                return (PlanPeriod(from: from, to: to), SourceSpan(start: start, end: ranges.map(\.span.end).max() ?? start))
            }
        }
        if let (from, span) = timeWords.lazy.compactMap({ DateReader.beginning($0, issued: front.date) }).first {
            return (PlanPeriod(from: from, to: nil), span)
        }
        for place in front.titleWords.indices {
            guard let span = DateReader.span(front.titleWords, at: place) else { continue }
            return (PlanPeriod(from: span.from, to: span.to), FrontReader.span(front.titleWords, place..<span.next))
        }
        return (PlanPeriod(), nil)
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

    private static func doubts(_ source: Source, _ restorer: Restorer, _ text: String, _ spelling: Spelling) -> [PlanDoubt] {
        var finder = DoubtFinder(restorer, source.scalars, spelling)
        for block in blocks(source.pieces, source) {
            switch block {
            case .paragraph(let paragraph):
                if let marker = paragraph.marker, let token = marker.misread { finder.add(token, meant: marker.label) }
                finder.read(paragraph.tokens)
            case .table(let table): for line in table.rows.flatMap({ $0 }).flatMap({ $0 }) { finder.read(line.tokens) }
            }
        }
        finder.finish()
        // What lies beyond the limit was not read at all.
        let whole = text.unicodeScalars.count
        return finder.doubts + (whole > limit ? [PlanDoubt(start: limit, end: whole, text: "", suggestion: nil)] : [])
    }
}
