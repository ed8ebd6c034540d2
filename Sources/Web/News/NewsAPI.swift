internal import Movement
internal import Storage
internal import Vietnamese

/// Views of this subject, for programs.
let newsViews: [APIView] = [
    APIView(
        path: "/api/v1/movements/{slug}/news", name: "news", summary: "News of a movement, newest first, as far as the caller may read",
        parameters: [("after", "place in the list to go on from, as “next” of the page before"), ("limit", "posts on a page, up to 100")]
    ) { look in
        let (slug, viewer) = try look.movement()
        let typed = look.query("after")
        let cursor = typed.flatMap(NewsCursor.init)
        guard typed == nil || cursor != nil else { throw Refusal.invalid("after", "Vị trí không đúng.", "No such place in the list.") }
        let limit = min(max(look.query("limit").flatMap { Int($0) } ?? 20, 1), 100)
        let page = try NewsQueries.page(slug: slug, after: cursor, limit: limit, for: viewer, in: look.session)
        return [
            "news": .array(page.cards.map(NewsJSON.card)), "next": JSONValue(page.next?.text),
            "unpublished": .array(page.unpublished.map(NewsJSON.card)), "may-write": .bool(page.writer != nil),
        ]
    },
    APIView(path: "/api/v1/movements/{slug}/news/{news}", name: "post", summary: "One post with its text and files", parameters: []) { look in
        NewsJSON.post(try look.post().model)
    },
    APIView(
        path: "/api/v1/movements/{slug}/news/{news}/comments", name: "comments",
        summary: "Comments on a post, oldest first, for people of the agency",
        parameters: [("after", "identifier of the last comment of the page before")]
    ) { look in
        let (model, viewer) = try look.post()
        guard NewsPolicy.maySeeComments(viewer) else { throw Refusal.signedOut }
        let page = try CommentQueries.page(of: model, after: look.query("after"), for: viewer, in: look.session)
        return ["comments": .array(page.threads.map(NewsJSON.comment)), "next": JSONValue(page.next)]
    },
    APIView(
        path: "/api/v1/movements/{slug}/news/{news}/receipts", name: "news-receipts",
        summary: "Who has confirmed reading a post, for those who may change it", parameters: []
    ) { look in
        let (slug, viewer) = try look.movement()
        let receipts = try NewsQueries.receipts(of: look.parameter("news"), slug: slug, for: viewer, today: look.today, in: look.session)
        return [
            "done": .int(Int64(receipts.done)), "total": .int(Int64(receipts.total)),
            "units": .array(
                receipts.units.map { unit in
                    [
                        "name": APIAnswer.text(unit.name), "silent": .array(unit.silent.map(JSONValue.string)),
                        "done": .array(unit.done.map { ["name": .string($0.name), "at": .string($0.at.iso8601)] }),
                    ]
                }),
        ]
    },
    APIView(
        path: "/api/v1/movements/{slug}/thanks", name: "thanks", summary: "Thanks said in a movement, newest first; never counted",
        parameters: [("before", "identifier of the last thanks of the page before")]
    ) { look in
        let (slug, viewer) = try look.movement()
        let page = try ThanksQueries.page(slug: slug, before: look.query("before"), for: viewer, in: look.session)
        return ["thanks": .array(page.thanks.map(NewsJSON.thanks)), "next": JSONValue(page.next)]
    },
]

extension APILook {
    fileprivate func post() throws -> (model: NewsModel, viewer: Actor) {
        let (slug, viewer) = try movement()
        return (try NewsQueries.post(parameter("news"), slug: slug, for: viewer, in: session), viewer)
    }
}

/// News as JSON.
enum NewsJSON {
    static func card(_ card: NewsCard) -> JSONValue {
        [
            "id": .string(card.id), "movement": .string(card.slug), "title": .string(card.title), "lead": .string(card.lead),
            "organisation": card.organisation.map(APIAnswer.text) ?? .null, "state": .string(card.state.rawValue),
            "audience": .string(card.audience.rawValue), "version": .int(Int64(card.version)), "published": JSONValue(card.publishedAt?.iso8601),
            "changed": .string(card.changedAt.iso8601), "event": JSONValue(card.eventOn?.iso), "corrected": .bool(card.isCorrected),
        ]
    }

    static func post(_ model: NewsModel) -> JSONValue {
        guard case .object(var members) = card(model.card) else { return .null }
        members["body"] = .string(model.body)
        members["videos"] = .array(model.videos.map { ["address": .string($0.address), "host": .string($0.host), "title": .string($0.title)] })
        members["files"] = .array(model.files.map { file($0, model.card) })
        members["obligation"] = JSONValue(model.obligation)
        members["clause"] = JSONValue(model.clause)
        members["author"] = JSONValue(model.author)
        members["receipt"] = .bool(model.asksReceipt)
        members["comments"] = .bool(model.commentsOpen)
        members["corrections"] = .array(
            model.corrections.map { ["version": .int(Int64($0.version)), "at": .string($0.at.iso8601), "note": .string($0.note)] })
        members["confirmed"] =
            switch model.receipt {
            case .notAsked: .null
            case .asked: false
            case .confirmed: true
            }
        return .object(members)
    }

    private static func file(_ file: NewsFile, _ card: NewsCard) -> JSONValue {
        [
            "id": .string(file.id), "kind": .string(file.kind.rawValue), "name": .string(file.name), "size": .int(Int64(file.size)),
            "type": .string(file.type), "sha256": .string(file.hash), "alt": .string(file.alt), "caption": .string(file.caption),
            "address": .string(NewsParts.file(card, file)),
        ]
    }

    static func comment(_ one: NewsComment) -> JSONValue {
        [
            "id": .string(one.id), "writer": .string(one.writer), "text": .string(one.text), "at": .string(one.at.iso8601),
            "hidden": JSONValue(one.hiddenBecause), "answers": .array(one.answers.map(comment)),
        ]
    }

    static func thanks(_ one: Thanks) -> JSONValue {
        [
            "id": .string(one.id), "giver": .string(one.giver), "receiver": .string(one.receiver), "text": .string(one.words),
            "at": .string(one.at.iso8601), "clause": JSONValue(one.clause), "public": .bool(one.giverAgrees && one.receiverAgrees),
        ]
    }
}
