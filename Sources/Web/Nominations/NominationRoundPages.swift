internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// Rounds of nominations with their deadlines and quotas.
enum NominationRoundPages {
    static func list(_ look: Look) throws -> Page { try list(look, .empty) }

    static func list(_ look: Look, _ state: FormState) throws -> Page {
        let rounds = try NominationQueries.rounds(look.viewer, now: look.now, in: look.session)
        let offer = NominationPolicy.maySetRounds(look.viewer) ? try NominationQueries.offer(for: look.viewer, now: look.now, in: look.session) : nil
        return Page(
            look("Đợt đề nghị", "Rounds"), status: state.refusal?.status ?? .ok, place: .awards,
            breadcrumbs: NominationParts.breadcrumbs(nil, look)
        ) {
            state.summary(look)
            if rounds.isEmpty {
                div(.class("empty")) {
                    p {
                        look(
                            "Chưa có đợt nào. Mở một đợt để đặt hạn gửi hồ sơ và tỷ lệ theo kế hoạch.",
                            "There is no round yet. Open one to set the deadline and the quotas of the plan.")
                    }
                }
            } else {
                AgencyParts.table(
                    look("Các đợt đề nghị", "Rounds of nominations"),
                    [
                        .init(look("Đợt", "Round")), .init(look("Năm", "Year"), isNumber: true), .init(look("Hạn gửi", "Deadline")),
                        .init(look("Hạn nộp cấp trên", "Last day above")),
                    ]
                ) {
                    for round in rounds {
                        tr {
                            th(.scope("row")) { a(.href(NominationParts.round(round.id)), .lang("vi")) { round.title } }
                            td(.class("number")) { "\(round.year)" }
                            td { round.closes.vietnamese + (round.isOpen ? "" : look(" (đã hết)", " (over)")) }
                            td { round.upward?.vietnamese ?? "–" }
                        }
                    }
                }
            }
            if let offer, var form = ActForm("nomination.round", action: NominationParts.rounds) {
                let _ = form.options = ["movement": offer.movements]
                let _ = form.prefilled = ["year": .int(Int64(look.today.year))]
                details(.flag("open", if: state.refusal != nil || rounds.isEmpty)) {
                    summaryElement { look("Mở đợt đề nghị", "Open a round") }
                    form.html(look, state)
                }
            }
        }
    }

    static func one(_ look: Look) throws -> Page { try one(look, .empty) }

    static func one(_ look: Look, _ state: FormState) throws -> Page {
        let id = look.visit.parameter("dotdenghi")
        let (round, quotas) = try NominationQueries.round(id, for: look.viewer, now: look.now, in: look.session)
        return Page(
            round.title, status: state.refusal?.status ?? .ok, place: .awards,
            breadcrumbs: NominationParts.breadcrumbs(nil, look) + [(look("Đợt đề nghị", "Rounds"), NominationParts.rounds)], isWide: true
        ) {
            state.summary(look)
            dl(.class("summary-list")) {
                SummaryList.item(look("Hạn gửi", "Deadline"), round.closes.vietnamese)
                SummaryList.item(look("Hạn nộp cấp trên", "Last day above"), round.upward?.vietnamese ?? "–")
                SummaryList.item(
                    look("Thời gian tạm dừng xét", "Time while suspended"),
                    round.holdsStopClock
                        ? look("Không tính vào hạn gửi (quy định của cơ quan)", "Not counted towards the deadline (the agency's rule)")
                        : look("Vẫn tính vào hạn gửi (quy định của cơ quan)", "Counted towards the deadline (the agency's rule)"))
                SummaryList.item(
                    look("Khi bằng phiếu", "Among equals"),
                    (round.tieOrder.isEmpty ? "" : round.tieOrder + "; ")
                        + look(
                            "nữ, tập thể có từ 70 % nữ trong những hồ sơ đủ tiêu chuẩn (Điều 4.6 NĐ 152/2025); Chủ tịch quyết định",
                            "women and collectives with at least 70 % women among those who meet all criteria (Decree 152/2025 art. 4.6); the chair"))
            }
            p { a(.href("\(NominationParts.board)?dot=\(id.addressEncoded)")) { look("Hồ sơ của đợt", "Nominations of the round") } }
            for quota in quotas { standing(quota, id, look, state) }
            if NominationPolicy.maySetRounds(look.viewer), var form = ActForm("nomination.quota", action: "\(NominationParts.round(id))/ty-le") {
                let _ = form.only = ["awards", "shape", "amount", "of", "least", "source"]
                let isThis = state.values["shape"] != nil
                details(.flag("open", if: isThis)) {
                    summaryElement { look("Đặt tỷ lệ, số lượng", "Set a quota") }
                    form.html(look, isThis ? state : .empty)
                }
            }
        }
    }

    private static func standing(_ quota: QuotaStanding, _ round: String, _ look: Look, _ state: FormState) -> HTML {
        PlanParts.section("ty-le-\(quota.id)", look(quota.words)) {
            dl(.class("summary-list")) {
                SummaryList.item(look("Cách tính", "Worked out"), look(quota.formula))
                SummaryList.item(look("Đếm từ", "Counted from"), look(quota.basis))
                SummaryList.item(look("Theo", "By"), PlanParts.words(quota.source))
                SummaryList.item(
                    look("Được, đã dùng", "Allowed, used"),
                    look("\(quota.allowed), đã thẩm định đạt \(quota.taken)", "\(quota.allowed), appraised as meeting it \(quota.taken)"))
            }
            if quota.lines.isEmpty {
                p { look("Chưa có hồ sơ nào được tiếp nhận.", "No nomination was received yet.") }
            } else {
                AgencyParts.table(
                    look("Thứ tự theo phiếu bình xét", "In the order of the peers' votes"),
                    [
                        .init(look("Hồ sơ", "Nomination")), .init(look("Đối tượng", "Nominee")),
                        .init(look("Đồng ý", "In favour"), isNumber: true), .init(look("Có suất", "Has a place")),
                    ]
                ) {
                    for line in quota.lines {
                        tr {
                            th(.scope("row")) { a(.href(NominationParts.address(line.id))) { line.reference } }
                            td(.lang("vi")) { look(line.name) }
                            td(.class("number")) { line.votes.map { "\($0 / 10),\($0 % 10) %" } ?? "–" }
                            td {
                                if let reason = line.reason {
                                    look(reason)
                                } else if quota.tied.contains(line.id) {
                                    span(.class("tag tag-open")) { look("Bằng nhau, chờ Chủ tịch", "Tied, for the chair") }
                                } else {
                                    look("Hết suất: chuyển hình thức thấp hơn hoặc xin thêm", "No place: a lower award, or an exception")
                                }
                            }
                        }
                    }
                }
            }
            if !quota.tied.isEmpty, look.viewer.has(.head), var form = ActForm("nomination.tie", action: "\(NominationParts.round(round))/bang-phieu")
            {
                let _ = form.only = ["chosen", "reason"]
                let _ =
                    form.options = [
                        "chosen": quota.lines.filter { quota.tied.contains($0.id) }.map {
                            Choice($0.id, Text("\($0.reference) \($0.name.vi)", "\($0.reference) \($0.name.en)"))
                        }
                    ]
                let _ = form.place = state.text("quota") == quota.id ? "o" : "o-\(quota.id)"
                p { look("Chọn \(quota.tiedPlaces) hồ sơ và nêu lý do.", "Choose \(quota.tiedPlaces) and say why.") }
                form.html(look, state.text("quota") == quota.id ? state : .empty) { PlanParts.hidden("quota", quota.id) }
            }
        }
    }

    @Sendable static func open(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        return try await visit.act(
            "nomination.round", form: form, next: { NominationParts.round($0.result["round"]?.string ?? "") }, again: list)
    }

    static func submit(_ act: String) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let form = try await visit.form()
            let id = visit.parameter("dotdenghi")
            return try await visit.act(act, form: form, extra: ["round": .string(id)], next: { _ in NominationParts.round(id) }, again: one)
        }
    }
}
