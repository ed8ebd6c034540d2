internal import Storage
internal import TestSupport

@testable internal import Movement

extension RoleTableAct {
    private static let question: [String: JSONValue] = [
        "kind": "single", "wording": "Câu mới?", "optionA": "Một", "optionB": "Hai", "answer": "B",
    ]
    private static let table: [String: JSONValue] = ["rows": [["Chủ đề", "Điền từ", "Câu từ tệp?", "", "", "", "", "", "", "", "", "từ", ""]]]

    private static func on(
        _ row: String, _ contest: any KeyPath<StagedContests, StagedContests.One> & Sendable, _ more: [String: JSONValue]
    ) -> RoleTableAct {
        RoleTableAct(row) { stage, _ in more.merging(["contest": .string(stage.contests[keyPath: contest].id)]) { held, _ in held } }
    }

    private static func of(
        _ row: String, _ contest: any KeyPath<StagedContests, StagedContests.One> & Sendable, _ more: [String: JSONValue] = [:]
    ) -> RoleTableAct {
        RoleTableAct(row) { stage, _ in more.merging(["question": .string("\(stage.contests[keyPath: contest].id)-1")]) { held, _ in held } }
    }

    static let questions: [RoleTableAct] = [
        on("question.add/draft", \.draft, question), on("question.add/open", \.open, question), on("question.add/published", \.published, question),
        of("question.change/draft", \.draft, question), of("question.change/open", \.open, question), of("question.remove/draft", \.draft),
        of("question.remove/open", \.open), on("questions.import/draft", \.draft, table), on("questions.import/open", \.open, table),
        RoleTableAct("questions.copy") { stage, _ in
            ["contest": .string(stage.contests.open.id), "from": .string(stage.contests.draft.id)]
        },
        of("question.void/draft", \.draft, ["reason": "Hai đáp án đúng."]), of("question.void/open", \.open, ["reason": "Hai đáp án đúng."]),
        of("question.void/published", \.published, ["reason": "Hai đáp án đúng."]), of("question.restore", \.open, ["reason": "Đã xem lại."]),
    ]
}

extension RoleTableView {
    static let questions: [RoleTableView] = [
        bank("draft", \.draft), bank("open", \.open), bank("published", \.published),
        RoleTableView("question: right answer") { stage, viewer, session in
            let contest = stage.contests.open
            return QuestionQueries.rightAnswer(
                try QuestionQueries.question("\(contest.id)-2", slug: contest.slug, for: viewer, in: session).question.draft
            ).replacing(", ", with: "+")
        },
        RoleTableView("questions to import: lines") { stage, viewer, session in
            let table = [["Câu hỏi", "Đáp án đúng"], ["Câu từ tệp?", "từ"]]
            return "\(try QuestionsImport.preview(table, into: stage.contests.open.slug, for: viewer, in: session).lines.count)"
        },
        RoleTableView("questions exported") { stage, viewer, session in
            "\(try QuestionsImport.export(stage.contests.published.slug, .vi, for: viewer, in: session).count)"
        },
    ]

    private static func bank(
        _ name: String, _ contest: any KeyPath<StagedContests, StagedContests.One> & Sendable
    ) -> RoleTableView {
        RoleTableView("questions \(name): total/drawn/change") { stage, viewer, session in
            let bank = try QuestionQueries.bank(
                slug: stage.contests[keyPath: contest].slug, topic: nil, offset: 0, limit: 50, for: viewer, in: session)
            return join("\(bank.total)", bank.isDrawn ? "y" : "n", bank.isChangeable ? "y" : "n")
        }
    }
}
