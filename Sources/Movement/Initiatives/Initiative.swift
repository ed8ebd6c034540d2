public import Vietnamese

/// The four kinds of initiative (Decree 13/2012/NĐ-CP art. 3).
public enum InitiativeKind: String, Sendable, Hashable, CaseIterable {
    case technical, management, operation, adoption

    /// What the kind is called.
    public var label: Text {
        switch self {
        case .technical: Text("Giải pháp kỹ thuật", "Technical solution")
        case .management: Text("Giải pháp quản lý", "Management solution")
        case .operation: Text("Giải pháp tác nghiệp", "Operational solution")
        case .adoption: Text("Giải pháp ứng dụng tiến bộ kỹ thuật", "Application of technical progress")
        }
    }

    /// What it is in an office.
    public var hint: Text {
        switch self {
        case .technical:
            Text("sản phẩm, quy trình: phần mềm, biểu mẫu, cách làm mới", "a product or a process: software, a form, a new way of making")
        case .management: Text("cách tổ chức, điều hành, kiểm tra, giám sát công việc", "a way of organising, running, checking or supervising work")
        case .operation:
            Text(
                "cách làm thủ tục hành chính, thu thập thông tin, thẩm định, tuyên truyền, đào tạo",
                "a way of doing procedures, collecting information, appraising, communicating or training")
        case .adoption:
            Text(
                "đưa một giải pháp đã biết vào dùng, có sáng tạo, trong điều kiện của cơ quan",
                "a known solution put to use here, with something new in how")
        }
    }
}

/// How an initiative stands.
public enum InitiativeState: String, Sendable, Hashable, CaseIterable {
    /// Being written; authors alone know of it.
    case draft
    /// Handed in; its form is being checked.
    case submitted
    /// To be corrected by its authors.
    case returned
    /// Taken in; the time for the decision runs.
    case accepted
    /// Recognised by the head of the agency.
    case recognised
    /// Refused with reasons.
    case refused
    /// Recognition taken back.
    case revoked
    /// Taken back by its authors before a decision.
    case withdrawn

    /// What the state is called.
    public var label: Text {
        switch self {
        case .draft: Text("Đang soạn", "Draft")
        case .submitted: Text("Chờ kiểm tra hình thức", "Form to be checked")
        case .returned: Text("Trả lại để sửa", "Returned for correction")
        case .accepted: Text("Đã tiếp nhận", "Taken in")
        case .recognised: Text("Được công nhận", "Recognised")
        case .refused: Text("Không công nhận", "Refused")
        case .revoked: Text("Hủy công nhận", "Recognition withdrawn")
        case .withdrawn: Text("Tác giả rút", "Withdrawn by its authors")
        }
    }

    /// Whether its authors may change it.
    public var isOpen: Bool { self == .draft || self == .returned }
}

/// Somebody behind an initiative. What somebody outside is called stands here only for those who may see it.
public struct InitiativeAuthor: Sendable, Hashable {
    /// Place in the list from 0; the first is the main author.
    public let position: Int
    /// The person of the agency; nil for somebody outside.
    public let person: String?
    /// Full name; nil where the viewer sees no names.
    public let name: String?
    /// Organisation of somebody outside; empty for colleagues.
    public let organisation: String
    /// Unit on the day of submission; nil before it and for somebody outside.
    public let unit: Text?
    /// Percent of the work.
    public let share: Int
    /// Number of the certificate, once recognised.
    public let certificate: String?
    /// Code of the person in the directory, for the form that changes the list.
    public let code: String?

    /// Whether this is the main author.
    public var isMain: Bool { position == 0 }
    /// Whether this author came from outside.
    public var isOutside: Bool { person == nil }
}

/// What an initiative's benefit rests on.
public struct InitiativePiece: Sendable, Hashable {
    /// What sort.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A page on the open web.
        case link
        /// An official document by its number.
        case document
        /// A piece that already stands in the room of evidence.
        case evidence

        /// What it is called.
        public var label: Text {
            switch self {
            case .link: Text("Đường dẫn", "Link")
            case .document: Text("Văn bản", "Document")
            case .evidence: Text("Minh chứng đã nộp", "Evidence handed in")
            }
        }
    }

    /// Identifier.
    public let id: String
    /// What sort.
    public let kind: Kind
    /// What it is called.
    public let title: String
    /// Address, number or identifier.
    public let reference: String
    /// Day of issue, of a document.
    public let issuedOn: CivilDate?
    /// Who issued it.
    public let issuer: String
}

/// One look at the form.
public struct InitiativeCheck: Sendable, Hashable {
    /// Whether it was taken in; otherwise returned.
    public let isAccepted: Bool
    /// The day.
    public let on: CivilDate
    /// What is to be corrected.
    public let note: String
}

/// A decision about an initiative.
public struct InitiativeDecision: Sendable, Hashable {
    /// What was decided.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case unit, province, refuse, revoke

        /// What it is called.
        public var label: Text {
            switch self {
            case .unit: Text("Công nhận ở cơ sở", "Recognised in the agency")
            case .province: Text("Công nhận hiệu quả, khả năng nhân rộng trong tỉnh", "Effect and replicability recognised in the province")
            case .refuse: Text("Không công nhận", "Refused")
            case .revoke: Text("Hủy công nhận", "Recognition withdrawn")
            }
        }
    }

    /// What.
    public let kind: Kind
    /// Number of the decision; empty when a refusal was given by letter without one.
    public let number: String
    /// The day.
    public let on: CivilDate
    /// Who signed it.
    public let signer: String
    /// Why; empty for a recognition.
    public let reason: String
    /// Where the decision can be looked up.
    public let reference: String
}

/// One line of a list of initiatives.
public struct InitiativeLine: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Number in the register, such as "SK-2025-0007"; nil for drafts.
    public let reference: String?
    /// What it is called.
    public let title: String
    /// Which kind.
    public let kind: InitiativeKind
    /// How it stands.
    public let state: InitiativeState
    /// The widest scope recognised.
    public let scope: InitiativeScope?
    /// Unit of the main author on the day of submission; nil for drafts and outside authors.
    public let unit: Text?
    /// Names of the authors, main author first; empty where the viewer sees none.
    public let authors: [String]
    /// How many authors.
    public let authorCount: Int
    /// Days that matter.
    public let submitted, accepted, decided: CivilDate?
    /// The time that runs, if any does.
    public let clock: InitiativeClock?
    /// Whether a round of scores is open.
    public let isScored: Bool
    /// Whether the viewer is one of its authors.
    public let isOwn: Bool
}
