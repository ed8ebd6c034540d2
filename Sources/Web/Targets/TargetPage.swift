internal import Markup
internal import Movement
internal import Vietnamese

/// One target: what it is, where it stands, how it got there, what is behind it.
enum TargetPage {
    static func page(_ look: Look) throws -> Page {
        let model = try TargetParts.model(look)
        let line = model.line
        let evidence = try EvidenceParts.section(ofTarget: line.id, look)
        let counted = try LearningTargetPages.notice(line, through: look.today, look)
        let title = "\(line.code) \(line.title)"
        return Page(title, place: .movements, breadcrumbs: TargetParts.breadcrumbs(model, isBelow: false, look), hidesHeading: true) {
            h1(.lang("vi")) { title }
            if !line.isOpen {
                div(.class("notice notice-warning")) {
                    p { look("Chỉ tiêu này đã rút; số đã báo vẫn giữ.", "This target was withdrawn; reports are kept.") }
                }
            }
            standing(model, look)
            counted
            actions(model, look)
            facts(model, look)
            chart(model, look)
            periods(model, look)
            if model.seesBehind { behind(model, look) }
            if line.kind.registerAct != nil { register(model, look) }
            evidence
        }
    }

    private static func standing(_ model: TargetModel, _ look: Look) -> HTML {
        let line = model.line
        return section(.class("card"), .aria("label", look("Mức hiện tại", "Where it stands"))) {
            p(.class("figure-number")) {
                strong { line.level.map { TargetParts.number($0, line, look) } ?? "–" }
                " "
                look("trên \(TargetParts.number(line.goal, line, look))", "of \(TargetParts.number(line.goal, line, look))")
            }
            if let achieved = line.achieved {
                ProgressBar(
                    value: Int(min(max(achieved.thousandths / 1000, 0), 100)), total: 100,
                    label: look("Đạt \(achieved.shown[.vi]) %", "\(achieved.shown[.en]) % of the way")
                ).html
            }
            p { TargetParts.state(line, look) }
        }
    }

    private static func actions(_ model: TargetModel, _ look: Look) -> HTML {
        let open = model.mayReport ? model.periods.first { $0.state == .owed && $0.hasBegun } : nil
        guard open != nil || model.maySet || model.mayReport else { return HTML() }
        return p(.class("buttons")) {
            if let open {
                a(.class("button"), .href(TargetParts.report(model.line.id, open.period))) {
                    look("Báo cáo ", "Report on ") + look(Text(open.label.vi.lowercasedFirst, open.label.en))
                }
            }
            if model.mayReport, model.line.kind.registerAct != nil {
                a(.class("button button-secondary"), .href(TargetParts.register(model.line))) { look("Ghi vào sổ", "Add to the register") }
            }
            if model.maySet {
                a(.class("button button-secondary"), .href("\(TargetParts.address(model.line.id))/dieu-chinh")) { look("Điều chỉnh", "Amend") }
                a(.class("button button-secondary"), .href("\(TargetParts.address(model.line.id))/rut")) { look("Rút chỉ tiêu", "Withdraw") }
            }
        }
    }

    static func facts(_ model: TargetModel, _ look: Look) -> HTML {
        let line = model.line
        return dl(.class("summary-list")) {
            SummaryList.item(look("Phụ trách", "Owner"), look(line.owner.label))
            SummaryList.item(
                look("Nghĩa vụ", "Obligation"),
                a(.href("/phong-trao/\(model.slug)/nghia-vu/\(line.clause.addressEncoded)"), .lang("vi")) {
                    "\(line.clause) · \(model.wording.shortened(to: 160))"
                })
            SummaryList.item(look("Nội dung", "Content"), look(line.kind.label))
            SummaryList.item(look("Cách đo", "Measure"), look(line.measure.label) + " · " + look(line.direction.label).lowercasedFirst)
            SummaryList.item(look("Số lấy từ đâu", "Where the number comes from"), look(line.source.label))
            if let baseline = line.baseline, let on = model.baselineOn {
                SummaryList.item(
                    look("Mức ban đầu", "Baseline"),
                    TargetParts.number(baseline, line, look) + look(" (ngày \(on.vietnamese))", " (on \(on.vietnamese))"))
            }
            SummaryList.item(look("Thời gian", "Time"), "\(model.starts.vietnamese) – \(model.ends.vietnamese)")
            SummaryList.item(look("Kỳ báo cáo", "Reported"), look(model.cadence.label))
            if !model.note.isEmpty { SummaryList.item(look("Ghi chú", "Note"), PlanParts.words(model.note)) }
        }
    }

    private static func chart(_ model: TargetModel, _ look: Look) -> HTML {
        let line = model.line
        let points = model.periods.filter { $0.hasBegun }.map { period -> LineChart.Point in
            let report = model.current(period.period)
            return LineChart.Point(
                label: look(period.label), value: report?.level.thousandths,
                shown: report.map { TargetParts.number($0, line, look) } ?? look("chưa báo", "not reported"))
        }
        guard points.count > 1, points.contains(where: { $0.value != nil }) else { return HTML() }
        return PlanParts.section("theo-thoi-gian", look("Theo thời gian", "Over time")) {
            LineChart(
                points,
                words: .init(
                    title: look("Mức đạt qua các kỳ", "The level over time"), label: look("Kỳ", "Period"), value: look("Mức", "Level")),
                goal: .init(
                    value: line.goal.thousandths,
                    label: look("Phấn đấu ", "Goal ") + TargetParts.number(line.goal, line, look)), shape: line.source == .report ? .line : .steps
            ).html
        }
    }

    private static func periods(_ model: TargetModel, _ look: Look) -> HTML {
        PlanParts.section("ky", look("Các kỳ báo cáo", "Reporting periods")) {
            AgencyParts.table(
                look("Hạn và số đã báo của từng kỳ", "Due day and number of each period"),
                [
                    .init(look("Kỳ", "Period")), .init(look("Hạn", "Due")), .init(look("Số đã báo", "Reported"), isNumber: true),
                    .init(look("Tình trạng", "State")),
                ]
            ) {
                for period in model.periods { row(period, model, look) }
            }
        }
    }

    private static func row(_ period: DuePeriod, _ model: TargetModel, _ look: Look) -> HTML {
        let isOpen = model.mayReport && period.hasBegun && period.state != .excused
        return tr {
            th(.scope("row")) {
                isOpen
                    ? a(.href(TargetParts.report(model.line.id, period.period))) { look(period.label) } : .text(look(period.label))
            }
            td { AgencyParts.day(period.due) }
            td(.class("number")) { model.current(period.period).map { TargetParts.number($0, model.line, look) } ?? "–" }
            td { TargetParts.state(period, look) }
        }
    }

    /// Sentences, names, evidence and what was replaced.
    private static func behind(_ model: TargetModel, _ look: Look) -> HTML {
        guard !model.reports.isEmpty else { return HTML() }
        return PlanParts.section("bao-cao", look("Báo cáo đã gửi", "Reports sent")) {
            ol(.class("timeline")) { for report in model.reports { entry(report, model, look) } }
        }
    }

    private static func entry(_ report: ReportLine, _ model: TargetModel, _ look: Look) -> HTML {
        li {
            timeElement(.datetime(report.on.iso)) { report.on.vietnamese }
            p {
                strong { look(ReportingPeriod.label(report.period)) + ": " + TargetParts.number(report, model.line, look) }
                if let who = report.who { " · " + who }
                if report.isReplaced {
                    " "
                    span(.class("tag tag-info")) { look("Đã thay", "Replaced") }
                }
            }
            if let sentence = report.sentence, !sentence.isEmpty { p(.lang("vi")) { sentence } }
            if let reason = report.reason, !reason.isEmpty {
                p(.class("meta")) {
                    look("Sửa vì: ", "Corrected because: ")
                    PlanParts.words(reason)
                }
            }
            let pieces = model.evidence.filter { $0.progress == report.id }
            if !pieces.isEmpty { ul { for piece in pieces { li { evidence(piece) } } } }
        }
    }

    static func evidence(_ piece: EvidenceTitle) -> HTML { a(.href("/bang-chung/\(piece.id)"), .lang("vi")) { piece.title } }

    private static func register(_ model: TargetModel, _ look: Look) -> HTML {
        let kept = model.entries.filter { $0.withdrawn == nil }
        return PlanParts.section("so", look("Sổ theo dõi", "Register")) {
            if model.seesBehind {
                p {
                    look("\(kept.count) dòng. ", "\(counted(kept.count, "line")). ")
                    a(.href(TargetParts.register(model.line))) { look("Mở sổ", "Open the register") }
                }
                if !kept.isEmpty { ul { for one in kept.prefix(5) { li { "\(one.on.vietnamese) · \(one.title)" } } } }
            } else {
                p(.class("meta")) {
                    look(
                        "Sổ chi tiết dành cho người phụ trách, cán bộ thi đua, thủ trưởng và thanh tra nhân dân.",
                        "The register is for the owner, the emulation officer, the head and the people's inspectors.")
                }
            }
        }
    }
}

extension String {
    /// The text with its first letter in lower case, for use inside a sentence.
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
