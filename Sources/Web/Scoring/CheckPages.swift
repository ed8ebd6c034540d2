internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// Rounds of random checks: commitment, population, sample and results.
enum CheckPages {
    // MARK: - Rounds of a movement

    static func list(_ look: Look) throws -> Page {
        let slug = look.visit.parameter("slug")
        let model = try CheckQueries.rounds(slug: slug, for: look.viewer, in: look.session)
        return Page(
            look("Kiểm tra ngẫu nhiên", "Random checks"), place: .movements, breadcrumbs: ScoringParts.movement(model.name, slug, look), isWide: true
        ) {
            MovementTabs.html(slug, here: "/kiem-tra", for: look.viewer, look)
            p(.class("lead")) {
                look(
                    "Mẫu rút từ hạt giống đã cam kết trước; người kiểm tra thuộc đơn vị khác; ai cũng rút lại được.",
                    "The sample comes from a seed committed to before; checkers come from other units; anybody can draw again.")
            }
            if model.rounds.isEmpty {
                div(.class("empty")) {
                    p {
                        look(
                            "Chưa có đợt nào. Chuyên viên thi đua mở đợt, công bố cam kết, rồi rút mẫu khi báo cáo đã nộp.",
                            "There are no rounds yet. The officer begins one, publishes the commitment, and draws once reports are in.")
                    }
                }
            } else {
                rounds(model.rounds, look)
            }
            if model.maySet {
                p(.class("buttons")) {
                    a(.class("button"), .href("\(ScoringParts.rounds(slug))/moi")) { look("Mở đợt kiểm tra", "Begin a round") }
                }
            }
        }
    }

    private static func rounds(_ rounds: [RoundSummary], _ look: Look) -> HTML {
        AgencyParts.table(
            look("Các đợt kiểm tra", "Rounds of checks"),
            [
                .init(look("Đợt", "Round")), .init(look("Báo cáo của kỳ", "Reports of")), .init(look("Rút", "Drawn"), isNumber: true),
                .init(look("Đã kiểm tra", "Checked"), isNumber: true), .init(look("Báo thừa", "Inflated"), isNumber: true),
                .init(look("Tình trạng", "State")),
            ]
        ) {
            for one in rounds {
                tr {
                    th(.scope("row")) { a(.href(ScoringParts.round(one.id))) { one.title } }
                    td { "\(one.from.vietnamese) – \(one.to.vietnamese)" }
                    td(.class("number")) { String(one.drawn) }
                    td(.class("number")) { String(one.checked) }
                    td(.class("number")) { String(one.inflated) }
                    td {
                        one.drawnAt == nil
                            ? span(.class("tag tag-open")) { look("Đã cam kết", "Committed") }
                            : span(.class("tag tag-done")) { look("Đã rút", "Drawn") }
                    }
                }
            }
        }
    }

    // MARK: - A new round

    static func new(_ look: Look) throws -> Page { try new(look, .empty) }

    static func new(_ look: Look, _ state: FormState) throws -> Page {
        let slug = look.visit.parameter("slug")
        let model = try CheckQueries.rounds(slug: slug, for: look.viewer, in: look.session)
        guard model.maySet else { throw Refusal.forbidden }
        guard var form = ActForm("check.commit", action: "\(ScoringParts.rounds(slug))/moi") else { throw Refusal.notFound }
        form.only = ["title", "from", "to", "size", "checkers"]
        form.options = ["checkers": try CheckQueries.candidates(for: look.viewer, today: look.today, in: look.session)]
        return Page(
            look("Mở đợt kiểm tra ngẫu nhiên", "Begin a round of random checks"), place: .movements,
            breadcrumbs: ScoringParts.movement(model.name, slug, look) + [(look("Kiểm tra", "Checks"), ScoringParts.rounds(slug))]
        ) {
            state.summary(look)
            p {
                look(
                    "Máy tạo một hạt giống, giữ kín, và công bố mã băm của nó ngay. Khi rút mẫu, mỗi báo cáo được giao cho người của đơn vị khác.",
                    "A seed is made and kept secret; its hash is published at once. When the sample is drawn, each report goes to somebody from another unit."
                )
            }
            form.html(look, state)
            p { a(.href(ScoringParts.rounds(slug))) { look("Quay lại, không thay đổi gì", "Back, changing nothing") } }
        }
    }

    @Sendable static func commit(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let slug = visit.parameter("slug")
        let movement = try await visit.look { look in try CheckQueries.rounds(slug: slug, for: look.viewer, in: look.session).movement }
        return try await visit.act(
            "check.commit", form: form, extra: ["movement": .string(movement)], next: { ScoringParts.round($0.subjectID) }, again: new)
    }

    // MARK: - One round

    static func load(_ look: Look) throws -> RoundModel {
        try CheckQueries.round(look.visit.parameter("round"), for: look.viewer, today: look.today, in: look.session)
    }

    static func breadcrumbs(_ summary: RoundSummary, isBelow: Bool = false, _ look: Look) -> [(label: String, href: String)] {
        ScoringParts.movement(summary.movement, summary.slug, look) + [(look("Kiểm tra", "Checks"), ScoringParts.rounds(summary.slug))]
            + (isBelow ? [(summary.title, ScoringParts.round(summary.id))] : [])
    }

    static func round(_ look: Look) throws -> Page {
        let model = try load(look)
        let summary = model.summary
        return Page(summary.title, place: .movements, breadcrumbs: breadcrumbs(summary, look), isWide: true) {
            facts(model, look)
            if let published = model.published {
                again(published, look)
                items(model, look)
            } else {
                div(.class("notice")) {
                    p {
                        look(
                            "Chưa rút mẫu. Mã băm ở trên đã công bố: khi hạt giống lộ ra, ai cũng đối chiếu được.",
                            "Not drawn yet. The hash above is published: once the seed is known, anybody can compare.")
                    }
                }
                if model.mayDraw {
                    p { a(.class("button"), .href("\(ScoringParts.round(summary.id))/rut")) { look("Rút mẫu", "Draw the sample") } }
                }
            }
        }
    }

    private static func facts(_ model: RoundModel, _ look: Look) -> HTML {
        let summary = model.summary
        return dl(.class("summary-list")) {
            SummaryList.item(look("Báo cáo của kỳ kết thúc", "Reports of periods that end"), "\(summary.from.vietnamese) – \(summary.to.vietnamese)")
            SummaryList.item(look("Số báo cáo rút", "Reports to draw"), String(summary.size))
            SummaryList.item(look("Cam kết (SHA-256 của hạt giống)", "Commitment (SHA-256 of the seed)"), span(.class("mono")) { summary.commitment })
            SummaryList.item(look("Cam kết lúc", "Committed"), summary.committedAt.vietnamese)
            if let at = summary.drawnAt { SummaryList.item(look("Rút lúc", "Drawn"), at.vietnamese) }
            if let published = model.published {
                SummaryList.item(look("Hạt giống", "Seed"), span(.class("mono")) { published.seed })
                SummaryList.item(
                    look("Đầu sổ cái khi rút", "Head of the record at the draw"),
                    HTML([.text("\(published.headSequence) · "), span(.class("mono")) { published.head }]))
                SummaryList.item(look("Mã băm danh sách", "Digest of the population"), span(.class("mono")) { published.populationDigest })
            }
        }
    }

    private static func again(_ published: PublishedRound, _ look: Look) -> HTML {
        let base = ScoringParts.round(published.round)
        return HTML([
            p {
                look("Rút lại: tải ", "Draw again: download ")
                a(.href("\(base)/cong-bo.json")) { look("bản công bố", "the published round") }
                look(" rồi chạy ", " and run ")
                codeElement { "thidua check verify cong-bo.json" }
                look("; hoặc tải ", "; or download ")
                a(.href("\(base)/danh-sach.txt")) { look("danh sách báo cáo", "the population") }
                look(" và làm theo docs/checks.md.", " and follow docs/checks.md.")
            }
        ])
    }

    private static func items(_ model: RoundModel, _ look: Look) -> HTML {
        HTML([
            h2 { look("Mẫu và kết quả", "Sample and results") },
            AgencyParts.table(
                look("Báo cáo được rút, theo thứ tự rút", "Reports drawn, in the order of drawing"),
                [
                    .init(look("Thứ tự", "Order"), isNumber: true), .init(look("Báo cáo", "Report")), .init(look("Đơn vị", "Unit")),
                    .init(look("Người kiểm tra", "Checker")), .init(look("Báo", "Reported"), isNumber: true),
                    .init(look("Xác minh", "Verified"), isNumber: true), .init(look("Kết quả", "Result")),
                ]
            ) {
                for one in model.items {
                    tr {
                        td(.class("number")) { String(one.position) }
                        th(.scope("row")) {
                            one.code + " "
                            PlanParts.words(one.title)
                            div(.class("meta")) { look(ReportingPeriod.label(one.period)) }
                        }
                        td { one.unit.map { look($0) } ?? "–" }
                        td { look(one.checker) }
                        td(.class("number")) { one.value[look.language] + (one.whole.map { "/" + $0[look.language] } ?? "") }
                        td(.class("number")) { one.verified.map { $0[look.language] } ?? "–" }
                        td { result(one, model.summary.id, look) }
                    }
                }
            },
        ])
    }

    private static func result(_ one: RoundItem, _ round: String, _ look: Look) -> HTML {
        guard one.at != nil else {
            return one.isMine
                ? a(
                    .href("\(ScoringParts.round(round))/muc/\(one.id.addressEncoded)"),
                    .aria("label", look("Kiểm tra báo cáo ", "Check report ") + one.code)
                ) {
                    look("Kiểm tra", "Check it")
                } : span(.class("tag tag-open")) { look("Chưa kiểm tra", "Not checked yet") }
        }
        return HTML([
            span(.class(one.isInflated ? "tag tag-late" : "tag tag-done")) {
                one.isInflated
                    ? look("Báo thừa, đúng \(one.share?[.vi] ?? "0") %", "Inflated, \(one.share?[.en] ?? "0") % holds") : look("Đúng", "Holds")
            },
            one.sentence.map { sentence in div(.class("meta")) { sentence + " · " + (one.evidence ?? "") } } ?? HTML(),
        ])
    }

    // MARK: - Drawing

    /// What drawing does, before it is done.
    static func drawing(_ look: Look) throws -> Page { try drawing(look, .empty) }

    static func drawing(_ look: Look, _ state: FormState) throws -> Page {
        let model = try load(look)
        guard ScoringPolicy.maySet(look.viewer) else { throw Refusal.forbidden }
        let base = ScoringParts.round(model.summary.id)
        return Page(
            look("Kiểm tra lại trước khi rút mẫu", "Check before drawing"), status: state.refusal?.status ?? .ok, place: .movements,
            breadcrumbs: breadcrumbs(model.summary, isBelow: true, look)
        ) {
            state.summary(look)
            facts(model, look)
            p {
                look(
                    "Rút mẫu sẽ chốt danh sách báo cáo đã nộp trong kỳ, công bố hạt giống và giao người kiểm tra. Không rút lại lần hai.",
                    "Drawing freezes the reports of the period, publishes the seed and assigns checkers. There is no second draw.")
            }
            formElement(.method("post"), .action("\(base)/rut")) {
                Layout.hiddenFields(look)
                p { button(.class("button"), .type("submit")) { look("Rút mẫu và công bố", "Draw and publish") } }
            }
            p { a(.href(base)) { look("Thôi, chưa rút", "Leave it, drawing nothing") } }
        }
    }

    @Sendable static func draw(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let round = visit.parameter("round")
        return try await visit.act(
            "check.draw", form: form, extra: ["round": .string(round)], next: { _ in ScoringParts.round(round) }, again: drawing)
    }

    // MARK: - Recording

    static func item(_ look: Look) throws -> Page { try item(look, .empty) }

    static func item(_ look: Look, _ state: FormState) throws -> Page {
        let model = try load(look)
        guard let one = model.items.first(where: { $0.id == look.visit.parameter("item") }) else { throw Refusal.notFound }
        let action = "\(ScoringParts.round(model.summary.id))/muc/\(one.id.addressEncoded)"
        guard var form = ActForm("check.record", action: action) else { throw Refusal.notFound }
        form.only = ["verified", "sentence", "evidence"]
        return Page(
            look("Kiểm tra một báo cáo", "Check a report"), status: state.refusal?.status ?? .ok, place: .desk,
            breadcrumbs: breadcrumbs(model.summary, isBelow: true, look)
        ) {
            state.summary(look)
            dl(.class("summary-list")) {
                SummaryList.item(look("Chỉ tiêu", "Target"), PlanParts.words("\(one.code) \(one.title)"))
                SummaryList.item(look("Kỳ", "Period"), look(ReportingPeriod.label(one.period)))
                if let unit = one.unit { SummaryList.item(look("Đơn vị", "Unit"), look(unit)) }
                SummaryList.item(
                    look("Đã báo", "Reported"), "\(one.value[look.language]) \(one.unitLabel)" + (one.whole.map { " / \($0[look.language])" } ?? ""))
            }
            if one.isMine, one.at == nil { form.html(look, state) } else { result(one, model.summary.id, look) }
        }
    }

    @Sendable static func record(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let (round, item) = (visit.parameter("round"), visit.parameter("item"))
        return try await visit.act(
            "check.record", form: form, extra: ["round": .string(round), "item": .string(item)], next: { _ in ScoringParts.round(round) },
            again: Self.item)
    }

    // MARK: - The desk

    static func owed(_ checks: [OwedCheck], _ look: Look) -> HTML {
        section(.aria("labelledby", "can-kiem-tra")) {
            h2(.id("can-kiem-tra")) { look("Báo cáo bạn được giao kiểm tra", "Reports for you to check") }
            ul(.class("task-list")) {
                for one in checks {
                    li {
                        a(.href("\(ScoringParts.round(one.round))/muc/\(one.item.addressEncoded)")) {
                            span(.class("name"), .lang("vi")) { one.target }
                            span(.class("meta")) {
                                one.title + " · " + look(ReportingPeriod.label(one.period)) + " · "
                                    + look("từ \(one.since.vietnamese)", "since \(one.since.vietnamese)")
                            }
                            span(.class("tag tag-open")) { look("Chưa kiểm tra", "Not checked yet") }
                        }
                    }
                }
            }
        }
    }
}
