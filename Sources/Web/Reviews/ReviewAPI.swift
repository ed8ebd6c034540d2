internal import Movement
internal import Storage
internal import Vietnamese

/// The head's screen and reviews, for programs.
let reviewViews: [APIView] = [
    APIView(
        path: "/api/v1/movements/{slug}/overview", name: "overview", summary: "The head's screen of one movement as of the end of a day",
        parameters: [("on", "the day, yyyy-mm-dd; today when absent")]
    ) { look in
        try look.requireSignedIn()
        let overview = try OverviewQueries.page(
            slug: look.parameter("slug"), on: try look.day("on"), today: look.today, for: look.viewer, in: look.session)
        return ReviewJSON.overview(overview)
    },
    APIView(
        path: "/api/v1/movements/{slug}/overview/{figure}", name: "overview-rows", summary: "The rows behind a number of the head's screen",
        parameters: [
            ("on", "the day, yyyy-mm-dd; today when absent"), ("state", "only rows in this state"), ("kind", "only rows of this kind"),
            ("unit", "code of a unit"), ("clause", "clause path"), ("from", "first day that counts"), ("to", "last day that counts"),
        ]
    ) { look in
        try look.requireSignedIn()
        guard let kind = OverviewTable.Kind(rawValue: look.parameter("figure")) else { throw Refusal.notFound }
        let filter = OverviewTable.Filter(
            state: look.query("state"), kind: look.query("kind"), unit: look.query("unit"), clause: look.query("clause"),
            from: try look.day("from"), to: try look.day("to"))
        return ReviewJSON.table(
            try OverviewRows.table(
                kind, slug: look.parameter("slug"), filter, on: try look.day("on"), today: look.today, for: look.viewer, in: look.session))
    },
    APIView(
        path: "/api/v1/movements/{slug}/reviews", name: "reviews", summary: "Reviews of a movement that exist for the caller, newest first",
        parameters: []
    ) { look in
        let (slug, viewer) = try look.movement()
        return ["reviews": .array(try ReviewQueries.list(slug: slug, for: viewer, in: look.session).reviews.map(ReviewJSON.summary))]
    },
    APIView(
        path: "/api/v1/reviews/{review}", name: "review",
        summary: "One review: live figures while it is open; the frozen text, figures and hash once it is closed", parameters: []
    ) { look in
        let id = look.parameter("review")
        guard let agency = try look.session.row("SELECT agency_id FROM review WHERE review_id = \(id)")?.text(0) else { throw Refusal.notFound }
        let viewer = agency == look.viewer.agency ? look.viewer : .visitor(of: agency)
        return ReviewJSON.review(try ReviewQueries.page(id, today: look.today, for: viewer, in: look.session))
    },
]

extension APILook {
    /// A day asked for; nil when none is named.
    fileprivate func day(_ name: String) throws -> CivilDate? {
        guard let typed = query(name) else { return nil }
        guard let day = CivilDate(iso: typed) ?? CivilDate(vietnamese: typed) else {
            throw Refusal.invalid(name, "Ngày theo mẫu 2025-12-31.", "The day reads like 2025-12-31.")
        }
        return day
    }
}

/// How the head's screen and reviews read in JSON.
private enum ReviewJSON {
    static func number(_ value: Int) -> JSONValue { .int(Int64(value)) }
    static func quantity(_ value: Quantity?) -> JSONValue { value.map { .string($0.plain) } ?? .null }

    static func figure(_ figure: Figure) -> JSONValue {
        [
            "key": .string(figure.key), "label": APIAnswer.text(figure.label), "value": quantity(figure.value),
            "measure": .string(figure.measure.rawValue), "query": .string(figure.query), "rows": .string(figure.rows), "on": .string(figure.on.iso),
        ]
    }

    static func overview(_ overview: Overview) -> JSONValue {
        [
            "movement": .string(overview.movement), "slug": .string(overview.slug), "name": .string(overview.name), "on": .string(overview.day.iso),
            "partial": .bool(overview.isPartial), "figures": .array(Figures.all(overview).map(figure)),
            "clauses": .array(
                overview.clauses.map {
                    [
                        "id": .string($0.id), "clause": .string($0.clause), "alive": .bool($0.isAlive), "late": .bool($0.isLate),
                        "events": number($0.events), "aliveSince": JSONValue($0.aliveSince?.iso),
                    ]
                }),
            "units": .array(
                overview.units.map {
                    [
                        "id": .string($0.id), "code": .string($0.code), "name": APIAnswer.text($0.name), "clauses": number($0.clauses),
                        "events": number($0.events), "overdue": number($0.overdue), "last": JSONValue($0.lastEvent?.iso),
                    ]
                }),
            "cells": .array(
                overview.cells.map {
                    [
                        "obligation": .string($0.obligation), "unit": .string($0.unit), "state": .string($0.state.rawValue),
                        "events": number($0.events), "overdue": number($0.overdue), "targets": number($0.targets),
                    ]
                }),
            "targets": .array(
                overview.targets.map {
                    [
                        "id": .string($0.id), "code": .string($0.code), "unit": JSONValue($0.unit), "goal": quantity($0.goal),
                        "level": quantity($0.level), "achieved": quantity($0.achieved), "overdue": number($0.overdue),
                        "state": .string($0.state.rawValue),
                    ]
                }),
            "alive": .array(overview.moments.map { ["day": .string($0.day.iso), "alive": number($0.alive)] }),
        ]
    }

    static func table(_ table: OverviewTable) -> JSONValue {
        [
            "rows": .array(table.lines.map { line in .array(line.cells.map(APIAnswer.text)) }), "on": .string(table.day.iso),
            "columns": .array(table.columns.map { APIAnswer.text($0.label) }),
        ]
    }

    static func summary(_ review: ReviewSummary) -> JSONValue {
        [
            "id": .string(review.id), "kind": .string(review.kind.rawValue), "title": .string(review.title), "from": .string(review.from.iso),
            "to": .string(review.to.iso), "state": .string(review.state.rawValue), "public": .bool(review.isPublic),
            "closedAt": JSONValue(review.closedAt?.iso8601),
        ]
    }

    static func review(_ review: MovementReview) -> JSONValue {
        [
            "review": summary(review.summary), "movement": .string(review.slug), "version": number(review.version), "on": .string(review.on.iso),
            "hash": JSONValue(review.hash), "frozen": JSONValue(review.frozen), "figures": .array(review.figures.map(figure)),
            "parts": .array(
                review.parts.map { part in
                    [
                        "section": .string(part.section.rawValue), "label": APIAnswer.text(part.section.label), "version": number(part.version),
                        "template": .string(part.template), "text": .string(part.text), "unfinished": .bool(part.isUnfinished),
                        "flags": .array(
                            part.flags.map {
                                [
                                    "typed": .string($0.typed), "figure": .string($0.figure.key), "shown": quantity($0.figure.value),
                                    "reason": JSONValue($0.reason),
                                ]
                            }),
                    ]
                }),
        ]
    }
}
