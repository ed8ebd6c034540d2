internal import Vietnamese

/// The text and figures of a closed review, as one JSON value whose bytes are hashed.
enum FrozenReview {
    /// The value to be kept: everything the paper says, and everything it was computed from.
    static func json(_ review: MovementReview, closedAt: Instant, authority: String) -> String {
        JSONValue.object([
            "form": "thidua-review-v1", "review": .string(review.summary.id), "kind": .string(review.summary.kind.rawValue),
            "title": .string(review.summary.title), "movement": .string(review.name), "from": .string(review.summary.from.iso),
            "to": .string(review.summary.to.iso), "on": .string(review.on.iso), "closedAt": .string(closedAt.iso8601),
            "authority": .string(authority), "sections": .array(review.parts.map(section)), "figures": .array(review.figures.map(figure)),
        ]).json
    }

    private static func section(_ part: ReviewPart) -> JSONValue {
        [
            "section": .string(part.section.rawValue), "template": .string(part.template), "text": .string(part.text),
            "kept": .array(
                part.flags.map { flag in
                    [
                        "typed": .string(flag.typed), "figure": .string(flag.figure.key), "shown": .string(flag.figure.shown(.vi)),
                        "reason": .string(flag.reason ?? ""),
                    ]
                }),
        ]
    }

    private static func figure(_ figure: Figure) -> JSONValue {
        [
            "key": .string(figure.key), "vi": .string(figure.label.vi), "en": .string(figure.label.en),
            "value": figure.value.map { .string($0.plain) } ?? .null, "measure": .string(figure.measure.rawValue), "query": .string(figure.query),
            "rows": .string(figure.rows), "on": .string(figure.on.iso),
        ]
    }

    /// The review as it was closed; nothing of it is computed anew.
    static func thawed(_ stored: ReviewQueries.Stored, for viewer: Actor) -> MovementReview {
        let frozen = JSONValue(json: stored.frozen.utf8)
        let on = frozen?["on"]?.string.flatMap(CivilDate.init(iso:)) ?? stored.summary.to
        let figures = (frozen?["figures"]?.array ?? []).compactMap { figure($0, on: on) }
        let byKey = Dictionary(figures.map { ($0.key, $0) }) { one, _ in one }
        let sections = frozen?["sections"]?.array ?? []
        let parts = ReviewSection.allCases.map { section in
            let one = sections.first { $0["section"]?.string == section.rawValue }
            let flags = (one?["kept"]?.array ?? []).compactMap { kept -> ReviewFlag? in
                guard let figure = byKey[kept["figure"]?.string ?? ""] else { return nil }
                return ReviewFlag(typed: kept["typed"]?.string ?? "", figure: figure, reason: kept["reason"]?.string)
            }
            return ReviewPart(
                section: section, version: 0, template: one?["template"]?.string ?? "", text: one?["text"]?.string ?? "", flags: flags)
        }
        return MovementReview(
            summary: stored.summary, movement: stored.movement, slug: stored.slug, name: stored.name, plan: stored.plan, version: stored.version,
            parts: parts, figures: figures, on: on, hash: stored.hash, frozen: stored.frozen, authority: stored.authority, mayWrite: false,
            mayClose: false, seesRows: ReviewPolicy.seesAll(viewer))
    }

    private static func figure(_ json: JSONValue, on: CivilDate) -> Figure? {
        guard let key = json["key"]?.string else { return nil }
        return Figure(
            key: key, label: Text(json["vi"]?.string ?? key, json["en"]?.string ?? key),
            value: json["value"]?.string.flatMap { Quantity($0, isProgram: true) },
            measure: Figure.Measure(rawValue: json["measure"]?.string ?? "") ?? .count, rows: json["rows"]?.string ?? "", on: on, nouns: [])
    }
}
