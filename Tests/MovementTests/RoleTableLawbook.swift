internal import Storage
internal import TestSupport

@testable internal import Movement

extension RoleTableAct {
    /// A pack that an agency may write.
    static let packText: JSONValue =
        "pack: co-quan\ntitle: {vi: Quy định, en: Rules}\ndocument: Quy chế\nquotas:\n  - {id: own, awards: [gk-ca-nhan], per-unit: 2}\n"

    static let lawbook: [RoleTableAct] = [
        RoleTableAct("law.decide") { _, _ in
            ["entry": "local-ttldtt", "holds": "yes", "text_read": "QĐ 1/2026", "reason": "Đã đọc văn bản, áp dụng được."]
        },
        RoleTableAct("law.draft") { _, _ in ["body": packText, "note": "Thêm tỷ lệ."] },
        RoleTableAct("law.adopt") { _, _ in ["version": 1, "document": "QĐ 2/QĐ-S", "effective_on": "2026-01-01"] },
        RoleTableAct("law.drop") { _, _ in ["version": 1] },
    ]
}

extension RoleTableView {
    static let lawbook: [RoleTableView] = [
        RoleTableView("law: may decide") { _, viewer, session in
            yes(try LawbookQueries.law(on: today, award: nil, for: viewer, in: session).mayDecide)
        },
        RoleTableView("law-entry-trial: looked at") { _, viewer, session in
            yes(try LawTrials.entry("local-ttldtt", holds: true, year: 2025, on: today, for: viewer, in: session).people > 0)
        },
        RoleTableView("law-agency-trial: quotas") { _, viewer, session in
            "\(try LawTrials.draft(1, year: 2025, on: today, for: viewer, in: session).quotas.count)"
        },
        RoleTableView("law-agency: versions/named") { _, viewer, session in
            let versions = try LawbookQueries.versions(for: viewer, in: session)
            return join("\(versions.count)", yes(versions.contains { !$0.by.isEmpty }))
        },
    ]
}
