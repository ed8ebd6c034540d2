internal import Hummingbird
internal import Movement
internal import Papers
internal import Vietnamese

/// Banks of questions as files: read whatever their format is, and written in four.
public enum QuestionFiles {
    /// What holds of an import of questions.
    static let rules: [Text] = [
        Text(
            "Kiểu tệp nhận ra từ nội dung. Bảng có mỗi dòng một câu; GIFT và Moodle XML lấy từ Moodle hoặc tự soạn.",
            "The format is told from the content. A table has one question to a line; GIFT and Moodle XML come from Moodle or are written by hand."),
        Text(
            "Nhận câu chọn một, chọn nhiều, đúng sai, điền số, điền từ. Câu ghép đôi, tự luận, điền khuyết, câu có ảnh được nêu theo dòng và chưa nhập.",
            "Taken are choices, true or false, numbers and words. Matching, essays, cloze and pictures are named by line, and nothing is imported."),
        Text(
            "Câu đã có trong ngân hàng (cùng lời, cùng phương án) thì bỏ qua: nhập lại cùng một tệp không tạo bản trùng.",
            "A question the bank has (same words, same options) is left out: importing the same file again makes no duplicates."),
    ]

    /// The table an import takes, from a file of any of the formats. Concurrent, because a large file takes long to read.
    @concurrent static func table(_ bytes: [UInt8]) async throws -> [[String]] {
        guard bytes.count <= QuizLimits.default.bytes else {
            throw Refusal.invalid("tep", "Tệp lớn hơn 5 MB. Hãy chia thành nhiều tệp.", "The file is larger than 5 MB. Split it into several files.")
        }
        guard QuizReader.format(of: bytes) != .table else { return try await ImportUpload.table(QuizReader.tableBytes(bytes)) }
        let file: QuizFile
        do throws(QuizRefusal) { file = try QuizReader.read(bytes) } catch { throw Refusal.invalid("tep", error.vi, error.en) }
        guard file.problems.isEmpty else { throw refusal(file.problems) }
        return QuestionsImport.table(file.questions.map { (line: $0.line, draft: draft($0)) })
    }

    /// The rows that `questions.import` takes, from a GIFT or Moodle XML file.
    public static func rows(_ bytes: [UInt8]) async throws -> [[String]] { Array(try await table(bytes).dropFirst()) }

    /// Every question that cannot be taken over, by its line; of very many the first.
    private static func refusal(_ problems: [QuizProblem]) -> Refusal {
        var words = problems.prefix(20).map { Text("Dòng \($0.line): \($0.vi)", "Line \($0.line): \($0.en)") }
        if problems.count > words.count {
            let more = problems.count - words.count
            words.append(Text("Và \(more) câu khác.", "And \(more) more."))
        }
        return .invalid(words.map { FieldProblem("tep", $0) })
    }

    private static func draft(_ question: QuizQuestion) -> QuestionDraft {
        QuestionDraft(
            kind: QuestionKind(rawValue: question.kind.rawValue) ?? .single, topic: question.topic, wording: question.wording,
            options: question.options.map { QuestionOption($0.text, isRight: $0.isRight) }, explanation: question.explanation)
    }

    // MARK: - Downloads

    static func sheet(_ format: AgencyDownloads.Format) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let slug = visit.parameter("cuoc-thi")
            let rows = try await visit.look { look in
                try QuestionsImport.export(slug, look.language, for: look.viewer, in: look.session)
            }
            return try await AgencyDownloads.answer(rows, format, name: "cau-hoi-\(slug)", title: Text("Câu hỏi", "Questions"), visit)
        }
    }

    static func quiz(_ format: QuizFormat) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let slug = visit.parameter("cuoc-thi")
            let bank = try await visit.look { look in try QuestionQueries.all(slug: slug, for: look.viewer, in: look.session) }
            let name = "cau-hoi-\(slug)-\(visit.now.vietnamDate.iso)"
            let questions = bank.map { quiz($0.draft) }
            return format == .gift
                ? .download(QuizWriter.gift(questions), name: "\(name).gift.txt", type: "text/plain; charset=utf-8")
                : .download(QuizWriter.moodle(questions), name: "\(name).xml", type: "application/xml; charset=utf-8")
        }
    }

    private static func quiz(_ draft: QuestionDraft) -> QuizQuestion {
        QuizQuestion(
            kind: QuizQuestion.Kind(rawValue: draft.kind.rawValue) ?? .single, topic: draft.topic, wording: draft.wording,
            options: draft.options.map { QuizQuestion.Option($0.text, isRight: $0.isRight) }, explanation: draft.explanation)
    }
}
