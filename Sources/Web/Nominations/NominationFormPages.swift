internal import HTTPTypes
internal import Hummingbird
internal import Law
internal import Markup
internal import Movement
internal import Vietnamese

/// Drawing up a nomination: whom, the form, the answers to check.
enum NominationFormPages {
    static let act = "nomination.propose"

    static func form(_ look: Look) throws -> Page { try form(look, .empty) }

    static func form(_ look: Look, _ state: FormState) throws -> Page {
        let offer = try NominationQueries.offer(for: look.viewer, now: look.now, in: look.session)
        let kind = (state.text("kind") ?? look.visit.query("cho")).flatMap(AwardeeKind.init)
        return Page(
            look("Lập hồ sơ đề nghị khen thưởng", "Nominate"), status: state.refusal?.status ?? .ok, place: .awards,
            breadcrumbs: NominationParts.breadcrumbs(nil, look)
        ) {
            state.summary(look)
            if let kind { fields(kind, offer, look, state) } else { choose(look) }
        }
    }

    private static func choose(_ look: Look) -> HTML {
        let movement = look.visit.query("phong-trao").map { "&phong-trao=\($0.addressEncoded)" } ?? ""
        return HTML([
            h2 { look("Đề nghị cho ai?", "For whom?") },
            ul(.class("task-list")) {
                for kind in AwardeeKind.allCases {
                    li {
                        a(.href("\(NominationParts.base)/moi?cho=\(kind.rawValue)\(movement)")) {
                            span(.class("name")) { look(Text(kind.label)) }
                        }
                    }
                }
            },
        ])
    }

    static func keys(_ kind: AwardeeKind) -> [String] {
        let who: [String] =
            switch kind {
            case .person: ["person"]
            case .collective: ["unit"]
            case .outsidePerson: ["name", "address", "organisation", "contact", "consented"]
            case .household, .outsideOrganisation: ["name", "address", "contact", "consented"]
            }
        return who + ["award", "year", "type", "movement", "from", "to", "achievement"]
    }

    private static func fields(_ kind: AwardeeKind, _ offer: NominationOffer, _ look: Look, _ state: FormState) -> HTML {
        guard var form = ActForm(act, action: "\(NominationParts.base)/moi") else { return HTML() }
        form.only = keys(kind)
        form.options = [
            "person": offer.people, "unit": offer.units, "movement": offer.movements,
            "award": NominationAward.open(to: kind).map { Choice($0, NominationAward.label($0)) },
        ]
        let slug = look.visit.query("phong-trao")
        let movement = slug.flatMap { offer.slugs[$0] }
        let year = look.today.year
        form.prefilled = [
            "year": .int(Int64(year)), "type": movement == nil && !kind.isOutside ? "merit" : "themed", "from": .string("\(year)-01-01"),
            "to": .string(look.today.iso), "movement": JSONValue(movement),
        ]
        form.buttonLabel = Text("Tiếp tục", "Continue")
        return HTML([
            h2 { look(Text(kind.label)) },
            form.html(look, state) {
                if kind.isOutside {
                    GuestParts.privacy(look)
                    p(.class("meta")) {
                        look(
                            "Trước khi đề nghị một doanh nghiệp, xem doanh nghiệp đó có đang dự thầu, cung cấp hàng cho cơ quan không (rủi ro xung đột lợi ích).",
                            "Before proposing a firm, see whether it bids for or supplies the agency now (a risk of conflicting interests).")
                    }
                }
                PlanParts.hidden("kind", kind.rawValue)
            },
        ])
    }

    /// Everything that will be stored; the act has been tried and undone.
    static func check(_ values: [String: JSONValue], _ sentence: Text, _ look: Look) throws -> Page {
        let offer = try NominationQueries.offer(for: look.viewer, now: look.now, in: look.session)
        guard let declaration = ActCatalog.act(named: act)?.declaration else { throw Refusal.notFound }
        let state = FormState(values: values)
        let kind = state.text("kind").flatMap(AwardeeKind.init) ?? .person
        let shown = keys(kind)
        return Page(
            look("Kiểm tra lại trước khi lập", "Check before it is drawn up"), place: .awards, breadcrumbs: NominationParts.breadcrumbs(nil, look)
        ) {
            dl(.class("summary-list")) {
                SummaryList.item(look("Đề nghị cho", "For"), look(Text(kind.label)))
                for field in declaration.fields where shown.contains(field.key) {
                    SummaryList.item(look(field.label), answer(field, state, offer, look))
                }
            }
            p { look("Sổ cái sẽ ghi: ", "The record will say: ") + look(sentence) }
            formElement(.method("post"), .action("\(NominationParts.base)/moi")) {
                Layout.hiddenFields(look)
                for key in ["kind"] + shown {
                    if let value = state.text(key), !value.isEmpty { PlanParts.hidden(key, value) }
                }
                div(.class("buttons")) {
                    button(.class("button"), .type("submit"), .name("buoc"), .value("thuc-hien")) { look(declaration.button) }
                    button(.class("button-secondary"), .type("submit"), .name("buoc"), .value("sua")) { look("Sửa lại", "Change answers") }
                }
            }
        }
    }

    private static func answer(_ field: FieldDeclaration, _ state: FormState, _ offer: NominationOffer, _ look: Look) -> HTML {
        guard let value = state.text(field.key), !value.isEmpty else { return .text("–") }
        func named(_ options: [Choice]) -> String { options.first { $0.value == value }.map { look($0.label) } ?? value }
        switch field.key {
        case "person": return .text(named(offer.people))
        case "unit": return .text(named(offer.units))
        case "movement": return .text(named(offer.movements))
        case "award": return .text(look(NominationAward.label(value)))
        case "type": return .text(AchievementType(rawValue: value).map { look(Text($0.label)) } ?? value)
        case "from", "to", "consented": return .text(NominationParts.day(value))
        default: return span(.lang("vi")) { value }
        }
    }

    /// Tries the act and undoes it, shows the answers to check, and stores what was confirmed.
    @Sendable static func submit(_ visit: Visit) async throws -> Response {
        let form = try await visit.form(limit: 1 << 16)
        guard let declaration = ActCatalog.act(named: act)?.declaration else { throw Refusal.notFound }
        let values = form.values(for: declaration)
        if form["buoc"] == "sua" { return try await visit.show { look in try Self.form(look, FormState(values: values)) } }
        let isFinal = form["buoc"] == "thuc-hien"
        do {
            let receipt = try await visit.site.runner.perform(
                act, values, as: visit.actorSource(), channel: .web, key: isFinal ? form["_key"] : nil, dryRun: !isFinal)
            guard isFinal else { return try await visit.show { look in try check(values, receipt.sentence, look) } }
            return .redirect(to: NominationParts.address(receipt.subjectID).adding(done: receipt.entry))
        } catch let refusal as Refusal where refusal.kind == .invalid || refusal.kind == .conflict {
            return try await visit.ask(again: Self.form, values, refusal)
        }
    }

    // MARK: - Peer review

    static func review(_ look: Look) throws -> Page { try review(look, .empty) }

    static func review(_ look: Look, _ state: FormState) throws -> Page {
        let id = look.visit.parameter("nomination")
        let found = try NominationQueries.reviewable(id, for: look.viewer, now: look.now, in: look.session)
        guard var form = ActForm("nomination.review", action: "\(NominationParts.address(id))/binh-xet") else { throw Refusal.notFound }
        form.only = ["held", "present", "way", "chair", "secretary", "opinions"]
        form.options = ["chair": found.members, "secretary": found.members]
        form.prefilled = [
            "held": .string(look.today.iso), "way": "hands", "chair": JSONValue(look.viewer.person), "present": .int(Int64(found.members.count)),
        ]
        return Page(
            look("Ghi kết quả bình xét", "Record a peer review"), status: state.refusal?.status ?? .ok, place: .awards,
            breadcrumbs: NominationParts.breadcrumbs(nil, look)
        ) {
            state.summary(look)
            p {
                look(
                    "Đơn vị có \(found.members.count) người hôm nay; biên bản ghi theo số người của ngày họp. Biên bản tự lập từ những gì bạn ghi và khóa bằng mã băm.",
                    "The unit has \(found.members.count) people today; the minutes count those of the day of the meeting. They write themselves and are frozen by a hash."
                )
            }
            form.html(look, state) { votes(found.lines, id, look, state) }
        }
    }

    /// Votes for each nomination of the unit: rows of two numbers; those left empty were not considered.
    private static func votes(_ lines: [NominationLine], _ chosen: String, _ look: Look, _ state: FormState) -> HTML {
        let typed = Dictionary(
            (state.values["votes"]?.array ?? []).compactMap { row in
                row.array.flatMap { cells in cells.count == 3 ? (cells[0].string ?? "", (cells[1].string ?? "", cells[2].string ?? "")) : nil }
            }, uniquingKeysWith: { first, _ in first })
        return HTML([
            div(.id("o-votes")) {
                AgencyParts.table(
                    look("Kết quả với từng hồ sơ; bỏ trống hồ sơ không xét", "Votes for each nomination; leave empty what was not considered"),
                    [.init(look("Hồ sơ", "Nomination")), .init(look("Đồng ý", "In favour")), .init(look("Không đồng ý", "Against"))]
                ) {
                    for line in lines {
                        tr {
                            th(.scope("row")) { "\(line.reference) · \(look(line.name)) · \(look(NominationAward.label(line.award)))" }
                            for (key, words) in [("dong-y", look("đồng ý", "in favour")), ("khong", look("không đồng ý", "against"))] {
                                td {
                                    inputElement(
                                        .type("text"), .name("\(key)-\(line.id)"), .attr("inputmode", "numeric"), .attr("size", "4"),
                                        .value((key == "khong" ? typed[line.id]?.1 : typed[line.id]?.0) ?? ""),
                                        .aria("label", "\(line.reference), \(words)"))
                                }
                            }
                        }
                    }
                }
            }
        ])
    }

    @Sendable static func submitReview(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let id = visit.parameter("nomination")
        let rows = form.fields.keys.filter { $0.hasPrefix("dong-y-") }.sorted().compactMap { key -> JSONValue? in
            let nomination = String(key.dropFirst("dong-y-".count))
            let (yes, no) = (form[key]?.trimmingSpaces ?? "", form["khong-\(nomination)"]?.trimmingSpaces ?? "")
            guard !yes.isEmpty || !no.isEmpty else { return nil }
            return .array([.string(nomination), .string(yes.isEmpty ? "0" : yes), .string(no.isEmpty ? "0" : no)])
        }
        return try await visit.act(
            "nomination.review", form: form, extra: ["votes": .array(rows)], next: { _ in "\(NominationParts.address(id))#binh-xet" }, again: review)
    }
}
