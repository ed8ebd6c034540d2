internal import Law
internal import Markup
internal import Movement
internal import Vietnamese

/// Whom a change of the rules would affect.
enum LawTrialPages {
    static func draft(_ look: Look) throws -> Page {
        let version = Int(look.visit.parameter("ban")) ?? 0
        let asked = Asked(look)
        let trial = try LawTrials.draft(version, year: asked.year, on: asked.day, for: look.viewer, in: look.session)
        let address = "\(AgencyPackPages.base)/\(version)"
        return page(
            look("Thử bản \(version): ai bị ảnh hưởng", "Trying version \(version): who would be affected"), trial, action: "\(address)/thu",
            back: (look("Bản \(version)", "Version \(version)"), address), look)
    }

    static func entry(_ look: Look) throws -> Page {
        let id = look.visit.parameter("muc")
        let holds = look.visit.query("ap-dung") != "khong"
        let asked = Asked(look)
        let trial = try LawTrials.entry(id, holds: holds, year: asked.year, on: asked.day, for: look.viewer, in: look.session)
        let address = "\(LawParts.base)/muc/\(id)"
        return page(
            holds
                ? look("Nếu áp dụng mục này: ai bị ảnh hưởng", "If the entry is confirmed: who would be affected")
                : look("Nếu bỏ mục này: ai bị ảnh hưởng", "If the entry is set aside: who would be affected"), trial, action: "\(address)/thu",
            hidden: ["ap-dung": holds ? "co" : "khong"], back: (id, address), look)
    }

    /// What the address asks for: the day of the law and the year of the registers.
    private struct Asked {
        let day: CivilDate
        let year: Int

        init(_ look: Look) {
            day = LawParts.day("ngay", look, or: look.today)
            year = look.visit.query("nam").flatMap { Int($0) }.flatMap { (1900...9998).contains($0) ? $0 : nil } ?? day.year
        }
    }

    private static func page(
        _ title: String, _ trial: LawTrial, action: String, hidden: [String: String] = [:], back: (String, String), _ look: Look
    ) -> Page {
        Page(
            title, place: .awards,
            breadcrumbs: [AwardParts.crumb(look), (look("Pháp luật", "The law"), LawParts.base), (label: back.0, href: back.1)]
        ) {
            formElement(.class("filters"), .method("get"), .action(action)) {
                for (key, value) in hidden { PlanParts.hidden(key, value) }
                LawParts.field("ngay", look("Áp dụng từ ngày", "From"), trial.day.vietnamese)
                LawParts.field("nam", look("Theo sổ của năm", "By the registers of"), String(trial.year), isNumber: true)
                p { button(.class("button-secondary"), .type("submit")) { look("Thử", "Try") } }
            }
            p(.class("lead")) {
                look(
                    "Đã xét \(trial.people) người và \(trial.units) đơn vị: \(trial.effects.count) kết quả thay đổi.",
                    "\(trial.people) people and \(trial.units) units were looked at: \(trial.effects.count) results would change.")
            }
            p(.class("meta")) {
                look("Chỉ là thử; chưa có gì được ghi và không ai được báo.", "This is only a trial: nothing is recorded and nobody is told.")
            }
            if !trial.quotas.isEmpty { quotas(trial, look) }
            if trial.effects.isEmpty {
                div(.class("empty")) {
                    p { look("Không ai bị ảnh hưởng theo những gì có trong sổ.", "Nobody would be affected, by what is on record.") }
                }
            } else {
                effects(trial, look)
            }
        }
    }

    private static func effects(_ trial: LawTrial, _ look: Look) -> HTML {
        PlanParts.section("anh-huong", look("Ai, danh hiệu nào", "Who, and which award")) {
            AgencyParts.table(
                look("Kết quả sẽ thay đổi", "Results that would change"),
                [
                    .init(look("Người, đơn vị", "Person or unit")), .init(look("Danh hiệu, hình thức", "Award")), .init(look("Hiện nay", "Now")),
                    .init(look("Sẽ là", "Would be")),
                ]
            ) {
                for one in trial.effects.prefix(500) {
                    tr {
                        th(.scope("row")) { a(.href(address(one.subject, trial.year))) { one.name } }
                        td { LawParts.words(one.award.name, look) }
                        td { LawParts.words(one.before.label, look) }
                        td { LawParts.words(one.after.label, look) }
                    }
                }
            }
            if trial.effects.count > 500 {
                p(.class("meta")) { look("Chỉ hiện 500 dòng đầu.", "Only the first 500 rows are shown.") }
            }
        }
    }

    private static func address(_ subject: MeritSubject, _ year: Int) -> String {
        subject.kind == .unit ? "/vi-sao/don-vi/\(subject.id.addressEncoded)?nam=\(year)" : "/vi-sao/nguoi/\(subject.id)?nam=\(year)"
    }

    private static func quotas(_ trial: LawTrial, _ look: Look) -> HTML {
        PlanParts.section("ty-le", look("Tỷ lệ, số lượng", "Quotas")) {
            AgencyParts.table(
                look("Số được đề nghị", "How many may be proposed"),
                [
                    .init(look("Danh hiệu, hình thức", "Award")), .init(look("Đối tượng", "Subject")), .init(look("Hiện nay", "Now")),
                    .init(look("Sẽ là", "Would be")),
                ]
            ) {
                for one in trial.quotas {
                    tr {
                        th(.scope("row")) { LawParts.words(one.award.name, look) }
                        td { LawParts.words(one.kind.label, look) }
                        td { limit(one.before, look) }
                        td { limit(one.after, look) }
                    }
                }
            }
        }
    }

    private static func limit(_ limit: QuotaLimit?, _ look: Look) -> HTML {
        guard let limit else { return .text(look("không giới hạn", "no limit")) }
        return HTML([
            .text(String(limit.allowed)),
            p(.class("meta")) { "\(LawParts.words(limit.formula, look)); \(LawParts.words(limit.basis.from, look))" },
        ])
    }
}
