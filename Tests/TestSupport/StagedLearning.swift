public import Movement
internal import Storage

/// Courses at each stage in a movement of `TestWorld` or of a town: a draft; an open one with a session that runs at noon, in which staff and reader
/// have places and the reader is present; one that has ended and whose certificate is to be issued, and one whose certificate was. Beside them a
/// certificate from elsewhere that waits, a reader marked as IT core expert, and a self-assessment that is open and that staff has answered.
public struct StagedLearning: Sendable {
    /// Courses.
    public let draft, open, ended: String
    /// The session that runs.
    public let session: String
    /// Certificates of staff: one that waits, one that was issued.
    public let waiting, issued: String
    /// The round.
    public let round: String

    /// Ten answers of 2 and ten of 3.
    public static let answers = Dictionary(
        uniqueKeysWithValues: (1...20).map { ("s\($0)", JSONValue.string($0 > 10 ? "3" : "2")) })

    /// A course for everybody.
    public static func course(_ movement: String, _ title: String, _ more: [String: JSONValue] = [:]) -> [String: JSONValue] {
        [
            "movement": .string(movement), "title": .string(title), "about": "Soạn, lưu và tìm lại văn bản trên mạng.", "kind": "own",
            "level": "basic", "audience": "everybody", "places": 2, "share": 80,
        ].merging(more) { $1 }
    }

    /// Plays it through acts.
    public init(movement: String, runner: ActRunner) async throws {
        func act(_ name: String, _ values: [String: JSONValue], as key: String = "officer") async throws -> Receipt {
            try await runner.perform(name, values, as: TestWorld.source(key), channel: .web)
        }
        func held(_ title: String, from: String, to: String) async throws -> (course: String, session: String) {
            let course = try await act("learning.course", Self.course(movement, title)).subjectID
            let session = try await act(
                "learning.session",
                ["course": .string(course), "day": "2025-03-03", "from": .string(from), "to": .string(to), "place": "Phòng họp 2", "hours": 2]
            ).subjectID
            _ = try await act("learning.open", ["course": .string(course)])
            _ = try await act("learning.enrol", ["course": .string(course)], as: "staff")
            _ = try await act("learning.enrol", ["course": .string(course), "people": ["reader"]], as: "unitHead")
            return (course, session)
        }
        func over(_ title: String) async throws -> String {
            let held = try await held(title, from: "08:00", to: "10:00")
            _ = try await act(
                "learning.attend", ["session": .string(held.session), "people": ["staff"], "reason": "Máy chiếu hỏng."])
            _ = try await act("learning.end", ["course": .string(held.course)])
            return held.course
        }
        draft = try await act("learning.course", Self.course(movement, "Dữ liệu mở", ["audience": "leaders"])).subjectID
        (open, session) = try await held("Kỹ năng số cơ bản", from: "11:00", to: "13:00")
        _ = try await act("learning.attend", ["session": .string(session), "people": ["reader"], "reason": "Không có điện thoại."])
        ended = try await over("An toàn trên mạng")
        let certified = try await over("Bảng tính")
        _ = try await act("learning.certify", ["course": .string(certified)])
        waiting = try await act(
            "certificate.register",
            [
                "movement": .string(movement), "title": "Phân tích dữ liệu", "provider": "Trường Thử nghiệm", "number": "TN-01", "on": "2025-02-20",
                "hours": 16, "level": "advanced",
            ], as: "staff"
        ).subjectID
        _ = try await act("person.core", ["person": "reader", "reason": "Giữ máy chủ của thư viện."])
        round = try await act(
            "assessment.open", ["movement": .string(movement), "kind": "before", "from": "2025-03-01", "to": "2025-03-31"]
        ).subjectID
        _ = try await act("assessment.answer", Self.answers.merging(["round": .string(round)]) { $1 }, as: "staff")
        issued = try await runner.database.read { session in
            try session.row("SELECT certificate_id FROM learning_certificate WHERE course_id = \(certified)")?.text(0) ?? ""
        }
    }
}
