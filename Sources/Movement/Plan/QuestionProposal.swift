internal import PlanReading
internal import Vietnamese

/// A question that somebody who has read the plan can answer, made from the plan itself so that nobody has to invent one.
public struct QuestionProposal: Sendable, Hashable {
    /// The question.
    public let question: String
    /// Two to four answers to choose from.
    public let choices: [String]
    /// Which of them is right, from 1.
    public let answer: Int

    /// Proposes a question: on the period when the plan states one in years, else on the number of contents, else of obligations.
    ///
    /// The place of the right answer differs from plan to plan.
    static func make(from document: PlanDocument, contents: Int, total: Int) -> QuestionProposal {
        if let from = document.period.from?.year, let to = document.period.to?.year, from < to {
            let below = (from + to) % 4
            let choices = (0..<4).map { "\(from - below + $0) – \(to - below + $0)" }
            return QuestionProposal(question: "Phong trào thi đua kéo dài trong giai đoạn nào?", choices: choices, answer: below + 1)
        }
        let count = contents > 0 ? contents : total
        let question = contents > 0 ? "Kế hoạch nêu bao nhiêu nội dung thi đua?" : "Kế hoạch giao bao nhiêu nghĩa vụ?"
        // No choice is below one.
        let below = min(count % 4, max(count - 1, 0))
        return QuestionProposal(question: question, choices: (0..<4).map { "\(count - below + $0)" }, answer: below + 1)
    }
}
