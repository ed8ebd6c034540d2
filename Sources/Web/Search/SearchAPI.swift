internal import Movement
internal import Storage
internal import Vietnamese

/// Search, for programs.
let searchViews: [APIView] = [
    APIView(
        path: "/api/v1/search", name: "search", summary: "Everything the caller may see that has all the words, by kind, in any spelling and order",
        parameters: [("q", "the words"), ("kind", "only one kind, of which more is given")]
    ) { look in
        let kind = look.query("kind")
        let only = kind.flatMap(SearchKind.init(rawValue:))
        if let kind, only == nil { throw Refusal.invalid("kind", "Không có loại “\(kind.prefix(40))”.", "There is no kind “\(kind.prefix(40))”.") }
        let result = try SearchQueries.find(look.query("q") ?? "", only: only, today: look.today, for: look.viewer, in: look.session)
        return [
            "words": .array(result.words.map(JSONValue.string)), "count": .int(Int64(result.count)),
            "groups": .array(
                result.groups.map { group in
                    [
                        "kind": .string(group.kind.rawValue), "count": .int(Int64(group.count)),
                        "hits": .array(
                            group.hits.map {
                                ["title": APIAnswer.text($0.title), "detail": APIAnswer.text($0.detail), "href": .string($0.href)]
                            }),
                    ]
                }),
        ]
    }
]
