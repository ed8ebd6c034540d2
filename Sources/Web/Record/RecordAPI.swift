internal import Movement
internal import Vietnamese

/// The record, for programs that follow it.
let recordViews: [APIView] = [
    APIView(
        path: "/api/v1/record", name: "record", summary: "Entries of the record, oldest first",
        parameters: [("after", "only entries with a larger number"), ("limit", "at most this many, up to 500")]
    ) { look in
        let after = look.query("after").flatMap { Int64($0) } ?? 0
        let limit = min(max(look.query("limit").flatMap { Int($0) } ?? 100, 1), 500)
        let lines = try RecordQueries.page(for: look.viewer, after: after, limit: limit, in: look.session)
        let head = try RecordQueries.head(of: look.viewer.agency, in: look.session)
        return [
            "head": ["sequence": .int(head.sequence), "digest": .string(Hex.text(head.digest))],
            "entries": .array(
                lines.map { line in
                    [
                        "sequence": .int(line.sequence), "at": .string(line.at.iso8601), "act": .string(line.act),
                        "sentence": line.sentence.map(APIAnswer.text) ?? .null, "digest": .string(Hex.text(line.digest)),
                        "previous": .string(Hex.text(line.previous)),
                    ]
                }),
        ]
    }
]
