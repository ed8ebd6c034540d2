internal import Law

/// Codes of the parts of a dossier, as the law packs name them.
enum Parts {
    static let report = "report"
    static let minutes = "peer-minutes"
    static let submission = "submission"
    static let initiative = "initiative-certificate"
    static let rating = "rating-confirmation"
    static let formerUnit = "former-unit-comment"
    static let organisation = "organisation-confirmations"
    static let council = "council-minutes"
}

/// One row of the dossier's task list.
public struct DossierTask: Sendable, Hashable {
    /// How a part stands.
    public enum State: String, Sendable, Hashable {
        case missing, present, confirmed

        /// What it is called.
        public var label: Text {
            switch self {
            case .missing: Text("Còn thiếu", "Missing")
            case .present: Text("Đã có", "There")
            case .confirmed: Text("Đã xác nhận", "Confirmed")
            }
        }
    }

    /// Code, and what it is called.
    public let code: String
    public let name: Text
    /// How it stands.
    public let state: State
    /// Who has to do what next; nil when nothing is left.
    public let next: Text?
    /// Whether the dossier cannot go on without it. A rule that nobody competent has confirmed asks, it never stops anybody.
    public let isBinding: Bool
    /// Where it stands written, and how far that is known.
    public let source: Text
    /// Whether the part is complete.
    public var isDone: Bool { state == .confirmed || (state == .present && next == nil) }
}

/// A part that a dossier needs, before it is held against what is there.
struct NeededPart: Sendable, Hashable {
    let code: String
    let name: Text
    let isBinding: Bool
    let source: Text
}

/// The task list of a dossier.
enum DossierTasks {
    /// - Parameters:
    ///   - needed: what the law of the day asks for, in its order.
    ///   - hasInitiatives: whether every initiative it leans on is recognised in the register.
    ///   - hasRating: whether the evaluation of the year is on record.
    static func list(
        _ needed: [NeededPart], _ row: NominationRow, _ dossier: Dossier, hasInitiatives: Bool, hasRating: Bool
    ) -> [DossierTask] {
        needed.map { part in
            let hasFile = dossier.files.contains { $0.part == part.code }
            let confirmed = dossier.confirmation(part.code)
            let (state, next) = standing(part.code, row, dossier, hasFile, confirmed, hasInitiatives, hasRating)
            return DossierTask(code: part.code, name: part.name, state: state, next: next, isBinding: part.isBinding, source: part.source)
        }
    }

    private static func standing(
        _ code: String, _ row: NominationRow, _ dossier: Dossier, _ hasFile: Bool, _ confirmed: DossierConfirmation?, _ hasInitiatives: Bool,
        _ hasRating: Bool
    ) -> (DossierTask.State, Text?) {
        switch code {
        case Parts.report:
            guard dossier.texts[ReportSection.results.rawValue]?.isEmpty == false else {
                return (.missing, Text("Người lập hồ sơ viết phần thành tích.", "The drafter writes what was achieved."))
            }
            return confirmed?.holds == true ? (.confirmed, nil) : (.present, confirmer(row))
        case Parts.minutes:
            guard let vote = dossier.vote else {
                return (.missing, Text("Thủ trưởng đơn vị họp bình xét và ghi biên bản.", "The head of the unit holds the review and records it."))
            }
            // How they voted is not for everybody who sees the task list.
            return (vote.present > 0 ? .present : .missing, nil)
        case Parts.submission:
            return row.version > 0 || row.state.isWithOffice ? (.present, nil) : (.missing, Text("Lập khi gửi hồ sơ.", "Made when it is sent."))
        case Parts.initiative:
            if hasInitiatives { return (.confirmed, nil) }
            if hasFile { return (.present, nil) }
            return (
                .missing,
                Text("Chọn sáng kiến đã công nhận, hoặc nộp bản giấy chứng nhận.", "Choose a recognised initiative, or hand in the certificate.")
            )
        case Parts.rating:
            if hasRating { return (.confirmed, nil) }
            if hasFile { return (.present, nil) }
            return (.missing, Text("Nộp kết quả xếp loại của năm.", "Hand in the evaluation of the year."))
        case Parts.formerUnit:
            if let confirmed { return (confirmed.holds ? .confirmed : .present, nil) }
            return (.missing, Text("Thủ trưởng đơn vị cũ cho ý kiến.", "The head of the former unit comments."))
        default:
            if hasFile { return (confirmed == nil ? .present : .confirmed, nil) }
            return (.missing, Text("Nộp giấy tờ của mục này.", "Hand in the papers of this part."))
        }
    }

    private static func confirmer(_ row: NominationRow) -> Text {
        switch row.kind {
        case .person: Text("Thủ trưởng đơn vị xác nhận báo cáo.", "The head of the unit confirms the report.")
        case .collective: Text("Thủ trưởng cấp trên của tập thể xác nhận báo cáo.", "The head above the collective confirms the report.")
        case .household, .outsidePerson, .outsideOrganisation:
            Text("Thủ trưởng đơn vị đề nghị hoặc thủ trưởng cơ quan xác nhận.", "The head of the proposing unit, or of the agency, confirms.")
        }
    }
}
