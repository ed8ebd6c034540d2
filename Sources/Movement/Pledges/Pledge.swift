internal import Storage
public import Vietnamese

/// Who registers.
public enum PledgeKind: String, Sendable, Hashable, CaseIterable {
    /// Somebody who works in the agency, for themself.
    case person
    /// A unit, by its head.
    case unit
    /// Two or more units together (giao ước thi đua), signed one after the other by their heads.
    case covenant
    /// A household outside the agency.
    case household
    /// An organisation or firm outside the agency.
    case organisation

    /// What it is called.
    public var label: Text {
        switch self {
        case .person: Text("Cá nhân", "Person")
        case .unit: Text("Đơn vị", "Unit")
        case .covenant: Text("Giao ước giữa các đơn vị", "Covenant between units")
        case .household: Text("Hộ gia đình", "Household")
        case .organisation: Text("Tổ chức, doanh nghiệp", "Organisation or firm")
        }
    }

    /// Whether it comes from outside the agency, without an account.
    public var isOutside: Bool { self == .household || self == .organisation }

    static let choices = allCases.map { Choice($0.rawValue, $0.label) }
}

/// Where a registration stands.
public enum PledgeState: String, Sendable, Hashable, CaseIterable {
    /// A covenant that waits for the next head to sign.
    case signing
    /// Waits for the officer.
    case waiting
    /// Sent back with a reason; goes on from the same step.
    case returned
    /// Received.
    case accepted
    /// Taken back.
    case withdrawn

    /// What it is called.
    public var label: Text {
        switch self {
        case .signing: Text("Chờ ký", "To be signed")
        case .waiting: Text("Chờ xem xét", "To be considered")
        case .returned: Text("Trả lại", "Returned")
        case .accepted: Text("Đã nhận", "Received")
        case .withdrawn: Text("Đã rút", "Withdrawn")
        }
    }
}

/// The title or form of commendation a registration aims at.
///
/// Registering is no longer a legal ground for an award (Law 06/2022/QH15); a plan or the agency's own rules may still ask for it.
public enum PledgeAim: String, Sendable, Hashable, CaseIterable {
    /// Only to take part.
    case part
    /// Lao động tiên tiến.
    case ldtt
    /// Chiến sĩ thi đua cơ sở.
    case cstdcs
    /// Tập thể lao động tiên tiến.
    case ttldtt
    /// Tập thể lao động xuất sắc.
    case ttldxs
    /// Giấy khen.
    case giayKhen = "giay-khen"
    /// Bằng khen.
    case bangKhen = "bang-khen"
    /// Something else, in words.
    case other

    /// What it is called.
    public var label: Text {
        switch self {
        case .part: Text("Tham gia phong trào", "To take part")
        case .ldtt: Text("Lao động tiên tiến", "Advanced Worker")
        case .cstdcs: Text("Chiến sĩ thi đua cơ sở", "Grass-roots Emulation Fighter")
        case .ttldtt: Text("Tập thể lao động tiên tiến", "Advanced Working Collective")
        case .ttldxs: Text("Tập thể lao động xuất sắc", "Excellent Working Collective")
        case .giayKhen: Text("Giấy khen", "Certificate of merit (giấy khen)")
        case .bangKhen: Text("Bằng khen", "Certificate of merit (bằng khen)")
        case .other: Text("Khác, ghi bên dưới", "Something else, written below")
        }
    }

    /// What those of a kind may aim at: titles of emulation are for those who work there, of collectives for units.
    public static func open(to kind: PledgeKind) -> [PledgeAim] {
        switch kind {
        case .person: [.part, .ldtt, .cstdcs, .giayKhen, .bangKhen, .other]
        case .unit, .covenant: [.part, .ttldtt, .ttldxs, .giayKhen, .bangKhen, .other]
        case .household, .organisation: [.part, .giayKhen, .bangKhen, .other]
        }
    }

    static let choices = allCases.map { Choice($0.rawValue, $0.label) }
}

/// When registrations are taken.
public struct PledgeWindow: Sendable, Hashable {
    /// First and last day.
    public let opens, closes: CivilDate

    /// Whether the first day has come.
    public func isOpen(on day: CivilDate) -> Bool { opens <= day }
    /// Whether the last day is over.
    public func isLate(on day: CivilDate) -> Bool { closes < day }

    static func find(_ movement: String, agency: String, in session: Session) throws -> PledgeWindow? {
        try session.row("SELECT opens, closes FROM pledge_window WHERE agency_id = \(agency) AND movement_id = \(movement)").map { row in
            PledgeWindow(opens: try MovementQueries.date(row.text(0)), closes: try MovementQueries.date(row.text(1)))
        }
    }
}

/// A registration in a list.
public struct PledgeLine: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Place in the movement, for the reference and for going on in the list.
    public let number: Int
    /// Who registers.
    public let kind: PledgeKind
    /// What they are called; of a covenant all its units.
    public let name: Text
    /// What they aim at.
    public let aim: PledgeAim
    /// The same in their own words; empty when the code says it all.
    public let aimText: String
    /// What they want to reach and do.
    public let wording: String
    /// By when.
    public let by: CivilDate?
    /// Where it stands.
    public let state: PledgeState
    /// Whether it came after the last day.
    public let isLate: Bool
    /// When it came.
    public let registered: CivilDate

    /// What people quote: "ĐK-7".
    public var reference: String { "ĐK-\(number)" }
}

/// A unit's signature under a registration.
public struct PledgeSignature: Sendable, Hashable {
    /// Identifier of the unit.
    public let unit: String
    /// Its name today.
    public let name: Text
    /// When its head signed; nil while it is open.
    public let signedAt: Instant?
    /// Who signed, for signed-in viewers.
    public let signer: String?
}

/// How an outsider is reached; for those who consider registrations and for the outsider alone.
public struct PledgeContact: Sendable, Hashable {
    /// Address for mail; empty when not given.
    public let email: String
    /// Telephone number; empty when not given.
    public let phone: String
}

/// One registration for one viewer.
public struct PledgeModel: Sendable, Hashable {
    /// What the list shows of it.
    public let line: PledgeLine
    /// Identifier, address and name of the movement.
    public let movement, slug, movementName: String
    /// Targets it is tied to: identifier and title.
    public let targets: [PledgeTarget]
    /// Signatures in their order; empty for people and outsiders.
    public let signatures: [PledgeSignature]
    /// Why it was returned or withdrawn; empty otherwise, and for those who only read it.
    public let reason: String
    /// How the outsider is reached; nil for those who may not know.
    public let contact: PledgeContact?
    /// Whether an outsider allows their name on the public page.
    public let isPublic: Bool
    /// What the viewer may do.
    public let may: Set<PledgeMove>
}

/// A target a registration is tied to.
public struct PledgeTarget: Sendable, Hashable {
    /// Identifier.
    public let id: String
    /// Title.
    public let title: String
}

/// What can be done with a registration.
public enum PledgeMove: String, Sendable, Hashable, CaseIterable {
    case sign, giveBack, resubmit, accept, withdraw
}

/// Something about a registration that waits for the viewer.
public struct OwedPledge: Sendable, Hashable {
    /// What is to be done.
    public enum What: String, Sendable, Hashable {
        /// Returned: put right and send again.
        case resubmit
        /// A covenant to sign.
        case sign
        /// To be considered by the officer.
        case consider
    }

    /// Address and name of the movement.
    public let slug, movement: String
    /// The registration.
    public let line: PledgeLine
    /// What is to be done.
    public let what: What
    /// Since when.
    public let since: CivilDate
}
