/// The acts of this subject.
let learningActs: [any Act.Type] = [
    CreateLearningCourse.self, ChangeLearningCourse.self, OpenLearningCourse.self, EndLearningCourse.self, CancelLearningCourse.self,
    AddLearningSession.self, CancelLearningSession.self, Enrol.self, WithdrawEnrolment.self, CheckIn.self, MarkAttendance.self,
    UndoAttendance.self, IssueCertificates.self, RegisterCertificate.self, ConfirmCertificate.self, ReturnCertificate.self, MarkCoreExpert.self,
    EndCoreExpert.self, OpenAssessment.self, AnswerAssessment.self, LinkLearningTarget.self, UnlinkLearningTarget.self, CountLearning.self,
]

/// Who may see and do what with learning: one function per datum. Courses of a launched movement and hours by unit are public; names and what a
/// person learned are for that person, the heads of their units, and those who manage or oversee.
public enum LearningPolicy {
    /// Whether the actor holds courses: opens them, keeps the register, issues and confirms certificates.
    public static func mayManage(_ actor: Actor) -> Bool { PlanPolicy.mayPrepare(actor) }

    /// Whether the viewer sees a course that is still a draft.
    static func sees(_ viewer: Actor, _ state: LearningState) -> Bool { state != .draft || mayManage(viewer) }

    /// Whether the viewer sees what everybody learned, by name.
    public static func seesEverybody(_ viewer: Actor) -> Bool { mayManage(viewer) || viewer.has(.inspector) }

    /// Units whose people the viewer sees by name; nil means all.
    static func units(_ viewer: Actor) -> Set<String>? { seesEverybody(viewer) ? nil : viewer.headedUnits }

    /// Whether the viewer sees people of some unit by name.
    public static func seesNames(_ viewer: Actor) -> Bool { seesEverybody(viewer) || (viewer.isSignedIn && !viewer.headedUnits.isEmpty) }

    /// Whether the viewer sees the split by level: with few heads in a unit it says what one of them learned, so only for those who see names.
    public static func seesLevels(_ viewer: Actor) -> Bool { seesEverybody(viewer) }

    /// Whether the viewer knows where a session is held: a link to a meeting is for those who belong there.
    public static func seesPlaces(_ viewer: Actor) -> Bool { viewer.isSignedIn }

    /// Whether the actor enrols others: all of them, or people of units the actor heads.
    public static func mayEnrolOthers(_ actor: Actor) -> Bool { mayManage(actor) || (actor.isSignedIn && !actor.headedUnits.isEmpty) }

    /// Whether the viewer sees averages of self-assessments; single answers are for nobody but the person.
    public static func seesAverages(_ viewer: Actor) -> Bool { seesNames(viewer) }

    /// Whether the viewer sees who the IT core experts are.
    public static func seesCore(_ viewer: Actor) -> Bool { viewer.isSignedIn }
}

extension Refusal {
    static let learningDraft = Refusal.conflict(
        "learning.draft", Text("Khóa học này chưa mở.", "This course is not open yet."),
        next: Text("Mở khóa học rồi làm tiếp.", "Open the course first."))
    static let learningClosed = Refusal.conflict(
        "learning.closed", Text("Khóa học này đã kết thúc hoặc đã hủy.", "This course has ended or was cancelled."),
        next: Text("Xem kết quả của khóa; việc mới làm ở khóa khác.", "See what came of it; new things belong to another course."))
    static let learningOutside = Refusal.conflict(
        "learning.outside",
        Text("Khóa này do nơi khác mở nên không điểm danh ở đây.", "This course is held elsewhere, so nobody is marked present here."),
        next: Text("Người học ghi chứng chỉ của mình để được tính giờ.", "Whoever attends enters their certificate to have the hours counted."))
    static let learningRunning = Refusal.conflict(
        "learning.running", Text("Còn buổi học chưa qua.", "A session has yet to be held."),
        next: Text("Kết thúc khóa sau buổi cuối, hoặc hủy buổi còn lại.", "End the course after its last session, or cancel that session."))
    static let learningNotEnded = Refusal.conflict(
        "learning.not-ended",
        Text("Khóa học chưa kết thúc nên chưa cấp giấy chứng nhận.", "The course has not ended, so no certificates are issued."),
        next: Text("Kết thúc khóa học trước.", "End the course first."))
    static let learningNobody = Refusal.conflict(
        "learning.nobody", Text("Không còn ai đủ giờ mà chưa có giấy chứng nhận.", "Nobody with enough hours is without a certificate."),
        next: Text("Xem số giờ từng người ở trang khóa học.", "See the hours of each person on the course's page."))
    static let sessionCancelled = Refusal.conflict(
        "learning.session-cancelled", Text("Buổi học này đã hủy.", "This session was cancelled."),
        next: Text("Chọn buổi khác.", "Choose another session."))
    static let sessionAttended = Refusal.conflict(
        "learning.session-attended",
        Text("Buổi này đã có người điểm danh nên không hủy được.", "People were marked present, so it cannot be cancelled."),
        next: Text("Bỏ điểm danh trước nếu ghi nhầm.", "Undo what was marked by mistake first."))
    static let enrolledAlready = Refusal.conflict(
        "learning.enrolled", Text("Đã có tên trong khóa học này.", "Already on the list of this course."),
        next: Text("Xem danh sách ở trang khóa học.", "See the list on the course's page."))
    static let notEnrolled = Refusal.conflict(
        "learning.not-enrolled", Text("Chưa có chỗ trong khóa học này.", "There is no place in this course under this name."),
        next: Text("Ghi danh ở trang khóa học, hoặc hỏi người tổ chức.", "Enrol on the course's page, or ask the organiser."))
    static let presentAlready = Refusal.conflict(
        "learning.present", Text("Đã điểm danh buổi này.", "Already marked present at this session."),
        next: Text("Không cần làm gì thêm.", "Nothing more is needed."))
    static let notPresent = Refusal.conflict(
        "learning.not-present", Text("Người này không có trong sổ điểm danh của buổi.", "This person is not in the register of the session."),
        next: Text("Tải lại trang để xem sổ hiện tại.", "Load the page again to see the register."))
    static let sessionNotNow = Refusal.conflict(
        "learning.not-now", Text("Ngoài giờ điểm danh của buổi học.", "Attendance cannot be marked at this time."),
        next: Text(
            "Điểm danh được từ 30 phút trước giờ học đến hết giờ; đã qua thì nhờ người tổ chức ghi tay.",
            "It can from 30 minutes before the session until its end; after that ask the organiser."))
    static let certificateDecided = Refusal.conflict(
        "certificate.decided", Text("Chứng chỉ này đã được xem xét.", "This certificate has been decided."),
        next: Text("Tải lại trang để xem kết quả.", "Load the page again to see the result."))
    static let ownCertificate = Refusal(
        .forbidden, "certificate.own", Text("Không ai tự xác nhận chứng chỉ của mình.", "Nobody confirms their own certificate."),
        next: Text("Nhờ người có thẩm quyền khác.", "Ask somebody else who may."))
    static let coreAlready = Refusal.conflict(
        "core.already", Text("Người này đang là nòng cốt công nghệ thông tin.", "This person is an IT core expert already."),
        next: Text("Không cần ghi lại.", "Nothing more is needed."))
    static let coreNot = Refusal.conflict(
        "core.not", Text("Người này không phải nòng cốt công nghệ thông tin.", "This person is no IT core expert."),
        next: Text("Tải lại danh sách.", "Load the list again."))
    static let assessmentClosed = Refusal.conflict(
        "assessment.closed", Text("Đợt tự đánh giá này không mở.", "This self-assessment is not open."),
        next: Text("Xem ngày mở ở trang tự đánh giá.", "See its days on the page of self-assessment."))
    static let assessmentAnswered = Refusal.conflict(
        "assessment.answered", Text("Đã có người trả lời nên không dời ngày mở được.", "People have answered, so its first day can no longer move."),
        next: Text("Chỉ kéo dài ngày đóng.", "Only its last day can be put off."))
    static let targetNotLinked = Refusal.conflict(
        "learning.not-linked", Text("Chỉ tiêu này không tự tính từ sổ học tập.", "This target is not counted from learning."),
        next: Text("Nối chỉ tiêu trước.", "Link the target first."))
    static let targetOwnSource = Refusal.conflict(
        "learning.target-source",
        Text("Chỉ tiêu này đã tự tính từ sổ theo dõi riêng của nó.", "This target is counted from a register of its own already."),
        next: Text("Chọn chỉ tiêu do người phụ trách báo số.", "Choose a target whose owner reports a number."))
}
