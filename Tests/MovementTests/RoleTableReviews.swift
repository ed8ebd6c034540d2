internal import Storage
internal import TestSupport

@testable internal import Movement

/// A review being written, and two that are closed: one for those who work there, one for the public.
struct StagedReviews: Sendable {
    var open = ""
    var closed = ""
    var shown = ""
}

extension TestWorld {
    /// Opens a review of the one movement, and closes two of the other.
    func stageReviews(open movement: String, closed finished: String) async throws -> StagedReviews {
        var staged = StagedReviews()
        staged.open = try await opened(movement, "interim")
        staged.closed = try await opened(finished, "interim")
        staged.shown = try await opened(finished, "final")
        for (review, isPublic) in [(staged.closed, false), (staged.shown, true)] {
            for section in ReviewSection.allCases {
                _ = try await runner.perform(
                    "review.write", ["review": .string(review), "section": .string(section.rawValue), "text": "{{alive}} điều khoản đang sống."],
                    as: Self.source("officer"), channel: .web)
            }
            _ = try await runner.perform(
                "review.close", ["review": .string(review), "public": .bool(isPublic)], as: Self.source("head"), channel: .web)
        }
        return staged
    }

    private func opened(_ movement: String, _ kind: String) async throws -> String {
        let values: [String: JSONValue] = ["movement": .string(movement), "kind": .string(kind)]
        return try await runner.perform("review.open", values, as: Self.source("officer"), channel: .web).subjectID
    }
}

extension RoleTableAct {
    static let reviews: [RoleTableAct] = [
        RoleTableAct("review.open") { stage, _ in ["movement": .string(stage.launched.movement), "kind": "final"] },
        RoleTableAct("review.write/open") { stage, _ in ["review": .string(stage.reviews.open), "section": "lessons", "text": "Làm sớm."] },
        RoleTableAct("review.write/closed") { stage, _ in ["review": .string(stage.reviews.closed), "section": "lessons", "text": "Làm sớm."] },
        RoleTableAct("review.keep/nothing") { stage, _ in
            [
                "review": .string(stage.reviews.open), "section": "lessons", "typed": "9 điều khoản", "figure": "alive",
                "reason": "Theo đoàn kiểm tra.",
            ]
        },
        RoleTableAct("review.close/unfinished") { stage, _ in ["review": .string(stage.reviews.open)] },
        RoleTableAct("review.close/closed") { stage, _ in ["review": .string(stage.reviews.closed)] },
    ]
}

extension RoleTableView {
    static let reviews: [RoleTableView] = [
        RoleTableView("overview: clauses/units/partial") { stage, viewer, session in
            let overview = try OverviewQueries.page(slug: stage.launched.slug, today: today, for: viewer, in: session)
            return join("\(overview.clauses.count)", "\(overview.units.count)", yes(overview.isPartial))
        },
        RoleTableView("overview-rows: work/people") { stage, viewer, session in
            let counts = try [OverviewTable.Kind.work, .people].map {
                try OverviewRows.table($0, slug: stage.launched.slug, today: today, for: viewer, in: session).lines.count
            }
            return join("\(counts[0])", "\(counts[1])")
        },
        RoleTableView("reviews: of-one/of-other") { stage, viewer, session in
            let counts = try [stage.launched.slug, stage.finished.slug].map {
                try ReviewQueries.list(slug: $0, for: viewer, in: session).reviews.count
            }
            return join("\(counts[0])", "\(counts[1])")
        },
        RoleTableView("review-open: write/close") { stage, viewer, session in
            let review = try ReviewQueries.page(stage.reviews.open, today: today, for: viewer, in: session)
            return join(yes(review.mayWrite), yes(review.mayClose))
        },
        RoleTableView("review-closed: rows") { stage, viewer, session in
            yes(try ReviewQueries.page(stage.reviews.closed, today: today, for: viewer, in: session).seesRows)
        },
        RoleTableView("review-public: rows") { stage, viewer, session in
            yes(try ReviewQueries.page(stage.reviews.shown, today: today, for: viewer, in: session).seesRows)
        },
        RoleTableView("search: kinds/plans/pledges/news") { _, viewer, session in
            let found = try ["muc dich", "thu", "nguoi", "phong", "a", "n"].map { try SearchQueries.find($0, today: today, for: viewer, in: session) }
            let groups = found.flatMap(\.groups)
            func most(_ kind: SearchKind) -> Int { groups.filter { $0.kind == kind }.map(\.count).max() ?? 0 }
            return join("\(Set(groups.map(\.kind)).count)", "\(most(.plan))", "\(most(.pledge))", "\(most(.news))")
        },
    ]
}
