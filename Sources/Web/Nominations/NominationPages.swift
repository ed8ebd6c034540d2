internal import HTTPTypes
internal import Hummingbird
internal import Law
internal import Markup
internal import Movement
internal import Vietnamese

/// One nomination: how it stands, its task list, its report, its versions, its examination.
enum NominationPages {
    static func model(_ look: Look) throws -> NominationModel {
        try NominationQueries.page(
            look.visit.parameter("nomination"), version: look.visit.query("ban").flatMap { Int($0) }, for: look.viewer, now: look.now,
            in: look.session)
    }

    static func one(_ look: Look) throws -> Page {
        let model = try model(look)
        let line = model.line
        return Page(
            "\(line.reference) · \(look(line.name))", place: .awards, breadcrumbs: NominationParts.breadcrumbs(nil, look)
        ) {
            summary(model, look)
            steps(model, look)
            if model.sight >= .report {
                tasks(model, look)
                report(model, look)
            }
            if !model.minutes.isEmpty { minutes(model, look) }
            if model.examination != nil { examination(model, look) }
            if !model.versions.isEmpty { versions(model, look) }
        }
    }

    // MARK: - Head

    static func summary(_ model: NominationModel, _ look: Look) -> HTML {
        let line = model.line
        return dl(.class("summary-list")) {
            SummaryList.item(look("Tình trạng", "State"), NominationParts.state(line, look))
            SummaryList.item(look("Đối tượng", "Nominee"), look(Text(line.kind.label)) + ": " + look(line.name))
            if !model.organisation.isEmpty { SummaryList.item(look("Thuộc tổ chức", "Organisation"), PlanParts.words(model.organisation)) }
            if !model.address.isEmpty { SummaryList.item(look("Địa chỉ", "Address"), PlanParts.words(model.address)) }
            if !model.contact.isEmpty { SummaryList.item(look("Liên hệ (riêng)", "Contact (private)"), PlanParts.words(model.contact)) }
            SummaryList.item(look("Đề nghị", "Award"), "\(look(NominationAward.label(line.award))), \(line.year)")
            SummaryList.item(look("Loại hình", "Type"), look(Text(model.type.label)))
            if let slug = model.movementSlug {
                SummaryList.item(
                    look("Phong trào", "Movement"), a(.href("/phong-trao/\(slug.addressEncoded)"), .lang("vi")) { model.movementName ?? slug })
            }
            if let unit = line.unit { SummaryList.item(look("Đơn vị đề nghị", "Proposed by"), look(unit)) }
            if let drafter = model.drafter { SummaryList.item(look("Người lập", "Drawn up by"), drafter) }
            SummaryList.item(look("Thời gian thành tích", "Days of the achievement"), "\(model.from.vietnamese) – \(model.to.vietnamese)")
            if !model.achievement.isEmpty { SummaryList.item(look("Thành tích", "Achievement"), PlanParts.words(model.achievement)) }
            times(model, look)
            if !model.note.isEmpty { SummaryList.item(look("Lý do trả lại, rút", "Why returned or withdrawn"), PlanParts.words(model.note)) }
            if !model.appraisalNote.isEmpty {
                SummaryList.item(look("Nhận xét thẩm định", "What the appraisal found"), NominationParts.lines(model.appraisalNote))
            }
            if !model.holds.isEmpty { SummaryList.item(look("Tạm dừng xét", "Suspended"), holds(model, look)) }
        }
    }

    private static func times(_ model: NominationModel, _ look: Look) -> HTML {
        HTML([
            model.round.map { round in
                SummaryList.item(
                    look("Đợt, hạn gửi", "Round, deadline"),
                    "\(round.title), \(round.closes.vietnamese)"
                        + (round.upward.map { look(", cấp trên \($0.vietnamese)", ", above \($0.vietnamese)") } ?? ""))
            } ?? HTML(),
            model.submitted.map { SummaryList.item(look("Gửi lúc", "Sent at"), precise($0)) } ?? HTML(),
            model.line.minutesLate.map { late in
                late > 0
                    ? SummaryList.item(
                        look("Trễ", "Late"),
                        look("\(late) phút theo giờ máy chủ; lỗi của đơn vị", "\(counted(late, "minute")) by the server's time; the unit's delay")
                            + (model.lateReason.isEmpty ? "" : look("; đã cho nhận: ", "; let in: ") + model.lateReason)) : HTML()
            } ?? HTML(),
            model.received.map { SummaryList.item(look("Tiếp nhận thẩm định lúc", "Received for appraisal at"), precise($0)) } ?? HTML(),
        ])
    }

    /// A moment to the millisecond, in Vietnam.
    private static func precise(_ moment: Instant) -> String {
        let rest = moment.milliseconds % 60_000
        let (seconds, thousandths) = (rest / 1000, rest % 1000)
        return moment.vietnamese + ":" + String(100 + seconds).dropFirst() + "," + String(1000 + thousandths).dropFirst()
    }

    private static func holds(_ model: NominationModel, _ look: Look) -> HTML {
        ul {
            for hold in model.holds {
                li {
                    hold.began.vietnamDate.vietnamese + " – " + (hold.ended?.vietnamDate.vietnamese ?? look("nay", "now"))
                        + look(" (\(hold.days(to: look.now)) ngày)", " (\(counted(hold.days(to: look.now), "day")))")
                    if let round = model.round {
                        " · "
                            + (round.holdsStopClock
                                ? look("không tính vào hạn gửi (quy định của cơ quan)", "not counted towards the deadline (the agency's rule)")
                                : look("vẫn tính vào hạn gửi (quy định của cơ quan)", "counted towards the deadline (the agency's rule)"))
                    }
                    if let kind = hold.kind { " · " + look(kind.label) }
                    if let reason = hold.reason { ": " + reason }
                    if !hold.clearance.isEmpty { " · " + look("kết luận: ", "conclusion: ") + hold.clearance }
                }
            }
        }
    }

    // MARK: - What can be done

    private static func steps(_ model: NominationModel, _ look: Look) -> HTML {
        let open = NominationStep.all.filter { $0.isOffered(model) }
        guard !open.isEmpty else { return HTML() }
        return PlanParts.section("viec", look("Việc làm được bây giờ", "What can be done now")) {
            ul(.class("task-list")) {
                for step in open {
                    li { a(.href(step.address(model.line.id))) { span(.class("name")) { look(step.title(model)) } } }
                }
            }
            if model.isRecused, model.line.state == .received {
                p(.class("notice")) {
                    look(
                        "Bạn là người được đề nghị, hoặc đã soạn, xác nhận hồ sơ này nên không thẩm định.",
                        "You are the nominee, or drafted or confirmed this dossier, so you do not appraise it.")
                }
            }
        }
    }

    static func tasks(_ model: NominationModel, _ look: Look) -> HTML {
        PlanParts.section("ho-so", look("Các mục của hồ sơ", "Parts of the dossier")) {
            AgencyParts.table(
                look("Mục, tình trạng và việc tiếp theo", "Parts, how they stand and what comes next"),
                [
                    .init(look("Mục", "Part")), .init(look("Tình trạng", "State")), .init(look("Ai làm gì tiếp", "Who does what next")),
                    .init(look("Căn cứ", "Rule")),
                ]
            ) {
                for task in model.tasks {
                    tr {
                        th(.scope("row")) { look(task.name) }
                        td { NominationParts.task(task.state, look) }
                        td { task.next.map { look($0) } ?? "–" }
                        td {
                            look(task.source)
                            if !task.isBinding { p(.class("meta")) { look("Được hỏi thêm, không chặn hồ sơ.", "Asked for; it stops nothing.") } }
                        }
                    }
                }
            }
        }
    }

    // MARK: - The report

    static func report(_ model: NominationModel, _ look: Look) -> HTML {
        guard let dossier = model.dossier else { return HTML() }
        return PlanParts.section("bao-cao", look("Báo cáo thành tích", "Achievement report")) {
            p(.class("meta")) {
                model.shown > 0
                    ? look("Bản \(model.shown), khóa khi gửi.", "Version \(model.shown), frozen when it was sent.")
                    : look("Bản đang soạn; số liệu tính đến lúc này.", "Being written; figures as of now.")
            }
            text(.about, dossier, look)
            figures(dossier.figures, look)
            for section in ReportSection.allCases where section != .about { text(section, dossier, look) }
            files(model, dossier, look)
            confirmations(dossier, look)
        }
    }

    private static func text(_ section: ReportSection, _ dossier: Dossier, _ look: Look) -> HTML {
        guard let words = dossier.texts[section.rawValue], !words.isEmpty else { return HTML() }
        return HTML([h3 { look(section.label) }, NominationParts.lines(words)])
    }

    /// What the program counted. Nobody can type these.
    static func figures(_ figures: AchievementFigures, _ look: Look) -> HTML {
        HTML([
            h3 { look("Số liệu từ hệ thống", "Figures from the system") },
            figures.targets.isEmpty
                ? HTML()
                : AgencyParts.table(
                    look("Chỉ tiêu trong thời gian thành tích", "Targets in the days of the achievement"),
                    [
                        .init(look("Chỉ tiêu", "Target")), .init(look("Đạt được", "Reached"), isNumber: true),
                        .init(look("Mục tiêu", "Goal"), isNumber: true), .init(look("Đến ngày", "As of")), .init(look("Minh chứng", "Evidence")),
                    ]
                ) {
                    for target in figures.targets { row(target, look) }
                },
            dl(.class("summary-list")) {
                SummaryList.item(
                    look("Báo cáo đã gửi", "Reports sent"),
                    look("\(figures.reports), đúng hạn \(figures.reportsInTime)", "\(figures.reports), in time \(figures.reportsInTime)"))
                if !figures.courses.isEmpty {
                    SummaryList.item(
                        look("Học tập", "Learning"),
                        HTML([
                            .text(Quantity(thousandths: figures.hours)[look.language] + look(" giờ", " hours")), list(figures.courses, look),
                        ]))
                }
                if figures.thanks > 0 { SummaryList.item(look("Lượt được cảm ơn", "Times thanked"), "\(figures.thanks)") }
                if !figures.initiatives.isEmpty { SummaryList.item(look("Sáng kiến", "Initiatives"), list(figures.initiatives, look)) }
                if !figures.prizes.isEmpty { SummaryList.item(look("Giải cuộc thi", "Contest prizes"), list(figures.prizes, look)) }
                if !figures.exemplars.isEmpty { SummaryList.item(look("Điển hình", "Exemplars"), list(figures.exemplars, look)) }
            },
        ])
    }

    private static func row(_ target: AchievementFigures.TargetLine, _ look: Look) -> HTML {
        tr {
            th(.scope("row")) {
                a(.href("/chi-tieu/\(target.id.addressEncoded)"), .lang("vi")) { "\(target.code) \(target.title)" }
                if target.isGround { " " + look("(căn cứ)", "(ground)") }
            }
            td(.class("number")) { target.level.map { Quantity(thousandths: $0)[look.language] } ?? "–" }
            td(.class("number")) { "\(Quantity(thousandths: target.goal)[look.language]) \(target.unitLabel)" }
            td { target.through.map(NominationParts.day) ?? "–" }
            td {
                if target.evidence.isEmpty {
                    "–"
                } else {
                    ul {
                        for piece in target.evidence {
                            li { a(.href("/bang-chung/\(piece.id.addressEncoded)"), .lang("vi")) { piece.title } }
                        }
                    }
                }
            }
        }
    }

    private static func list(_ lines: [AchievementFigures.Line], _ look: Look) -> HTML {
        ul {
            for line in lines {
                li {
                    span(.lang("vi")) { line.title }
                    ", " + look(line.detail)
                    if line.isGround { " " + look("(căn cứ)", "(ground)") }
                }
            }
        }
    }

    private static func files(_ model: NominationModel, _ dossier: Dossier, _ look: Look) -> HTML {
        guard !dossier.files.isEmpty else { return HTML() }
        let names = Dictionary(model.tasks.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        let mayChange = model.may.contains(.amend) && look.visit.query("ban") == nil
        return HTML([
            h3 { look("Giấy tờ kèm theo", "Papers") },
            ul {
                for file in dossier.files {
                    li {
                        a(.href("\(NominationParts.address(model.line.id))/giay-to/\(file.id.addressEncoded)"), .lang("vi")) { file.title }
                        span(.class("meta")) { " " + (names[file.part].map { look($0) } ?? file.part) + " · SHA-256 " + file.hash.prefix(12) + "…" }
                        if mayChange {
                            " "
                            a(.href("\(NominationParts.address(model.line.id))/giay-to/\(file.id.addressEncoded)/bo")) { look("Bỏ", "Take off") }
                        }
                    }
                }
            },
        ])
    }

    private static func confirmations(_ dossier: Dossier, _ look: Look) -> HTML {
        let shown = dossier.confirmations.filter { !$0.part.contains(":") }
        guard !shown.isEmpty else { return HTML() }
        return HTML([
            h3 { look("Xác nhận, ý kiến", "Confirmations and comments") },
            ul {
                for one in shown {
                    li {
                        one.name + (one.post.isEmpty ? "" : ", \(one.post)") + ", \(one.moment.vietnamese): "
                            + (one.holds ? look("xác nhận", "confirmed") : look("không xác nhận", "not confirmed"))
                        if !one.note.isEmpty { ": " + one.note }
                    }
                }
            },
        ])
    }

    // MARK: - Peers, law, versions

    private static func minutes(_ model: NominationModel, _ look: Look) -> HTML {
        PlanParts.section("binh-xet", look("Biên bản bình xét", "Minutes of the peer review")) {
            NominationParts.lines(model.minutes)
            if let vote = model.dossier?.vote { p(.class("meta")) { "SHA-256 \(vote.digest)" } }
        }
    }

    static func examination(_ model: NominationModel, _ look: Look) -> HTML {
        guard let one = model.examination else { return HTML() }
        return PlanParts.section("tham-dinh", look("Đối chiếu quy định", "Held against the rules")) {
            if model.received == nil {
                p(.class("meta")) {
                    look(
                        "Theo quy định của hôm nay; khi tiếp nhận, ngày tiếp nhận chọn bộ quy định.",
                        "By the rules of today; once received, the day of receipt chooses the rules.")
                }
            }
            div(.class(model.other == nil ? "" : "side-by-side")) {
                div { NominationParts.examination(one, look("Bộ quy định áp dụng", "The rules that apply"), look) }
                if let other = model.other {
                    div { NominationParts.examination(other, look("Bộ quy định kia", "The other rules"), look) }
                }
            }
            if !model.rulesReason.isEmpty {
                p { look("Cán bộ pháp chế chọn bộ quy định: ", "The legal officer chose the rules: ") + model.rulesReason }
            }
            if !model.answers.isEmpty {
                ul {
                    for answer in model.answers {
                        li {
                            "\(answer.at.vietnamese), \(answer.name): " + (answer.allows ? look("được", "yes") : look("không", "no"))
                                + " (\(answer.question)). \(answer.reason) (\(answer.citation))"
                        }
                    }
                }
            }
        }
    }

    private static func versions(_ model: NominationModel, _ look: Look) -> HTML {
        PlanParts.section("cac-ban", look("Các bản của hồ sơ", "Versions of the dossier")) {
            AgencyParts.table(
                look("Các bản đã lưu", "Versions that were kept"),
                [
                    .init(look("Bản", "Version")), .init(look("Lúc", "At")), .init(look("Ai", "Who")), .init(look("Lý do", "Reason")),
                    .init("SHA-256"),
                ]
            ) {
                for version in model.versions {
                    tr {
                        th(.scope("row")) {
                            a(.href("\(NominationParts.address(model.line.id))?ban=\(version.number)")) {
                                look("Bản \(version.number)", "Version \(version.number)")
                            }
                        }
                        td { version.at.vietnamese }
                        td(.lang("vi")) { version.name }
                        td(.lang("vi")) { version.reason.isEmpty ? "–" : version.reason }
                        td { version.digest.prefix(12) + "…" }
                    }
                }
            }
        }
    }
}
