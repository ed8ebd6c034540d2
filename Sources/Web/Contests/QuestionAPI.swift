internal import Movement
internal import Vietnamese

/// Banks of questions, for programs of those who prepare contests.
let questionViews: [APIView] = [
    APIView(
        path: "/api/v1/contests/{contest}/questions", name: "questions",
        summary: "The bank of questions of a contest with what is right, 50 at a time; for those who prepare contests",
        parameters: [("topic", "Only questions of this topic"), ("page", "Which part, from 1")]
    ) { look in
        let page = max(1, look.query("page").flatMap { Int($0) } ?? 1)
        let bank = try QuestionQueries.bank(
            slug: look.parameter("contest"), topic: look.query("topic"), offset: (min(page, 1_000) - 1) * QuestionPages.size,
            limit: QuestionPages.size, for: look.viewer, in: look.session)
        return QuestionJSON.bank(bank)
    }
]

/// How banks read in JSON.
enum QuestionJSON {
    static func bank(_ bank: QuestionBank) -> JSONValue {
        [
            "contest": .string(bank.contest), "slug": .string(bank.slug), "title": .string(bank.title), "state": .string(bank.state.rawValue),
            "total": PlanJSON.number(bank.total), "voided": PlanJSON.number(bank.voided), "found": PlanJSON.number(bank.found),
            "drawn": .bool(bank.isDrawn),
            "topics": .array(bank.topics.map { ["topic": .string($0.topic), "questions": PlanJSON.number($0.count)] }),
            "questions": .array(bank.questions.map(question)),
        ]
    }

    private static func question(_ question: StoredQuestion) -> JSONValue {
        [
            "question": .string(question.id), "number": PlanJSON.number(question.number), "kind": .string(question.draft.kind.rawValue),
            "topic": .string(question.draft.topic), "wording": .string(question.draft.wording),
            "options": .array(question.draft.options.map { ["text": .string($0.text), "right": .bool($0.isRight)] }),
            "explanation": .string(question.draft.explanation), "voided": JSONValue(question.voided?.iso8601),
            "reason": .string(question.voidReason),
        ]
    }
}
