/// An award by its fixed code, as scripts name it ("cstdcs").
public struct AwardCode: RawRepresentable, Sendable, Hashable, Comparable {
    /// The code.
    public let rawValue: String
    /// A code; whether such an award exists, the packs say.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// Alphabetical, for stable lists.
    public static func < (left: AwardCode, right: AwardCode) -> Bool { left.rawValue < right.rawValue }
}

/// A title is considered every year; a form of commendation rewards a result.
public enum AwardKind: String, Sendable, Hashable, CaseIterable {
    case title, form

    /// What it is called.
    public var label: Words {
        switch self {
        case .title: Words("danh hiệu thi đua", "emulation title")
        case .form: Words("hình thức khen thưởng", "form of commendation")
        }
    }
}

/// The level at which an award is decided, lowest first.
public enum AwardLevel: String, Sendable, Hashable, CaseIterable, Comparable {
    case agency, province, government

    /// Its place from the lowest.
    public static func < (left: AwardLevel, right: AwardLevel) -> Bool { left.place < right.place }
    private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// What it is called.
    public var label: Words {
        switch self {
        case .agency: Words("cấp cơ sở", "agency level")
        case .province: Words("cấp tỉnh", "province level")
        case .government: Words("cấp Nhà nước", "state level")
        }
    }
}

/// Whom an award is for.
public enum AwardeeKind: String, Sendable, Hashable, CaseIterable {
    case person, collective, household
    /// A person, or an organisation, that does not belong to the agency.
    case outsidePerson = "outside-person"
    case outsideOrganisation = "outside-organisation"

    /// Whether it counts as one person for the law: the quotas and multiples of individuals hold.
    public var isIndividual: Bool { self == .person || self == .outsidePerson }

    /// What it is called.
    public var label: Words {
        switch self {
        case .person: Words("cá nhân", "person")
        case .collective: Words("tập thể", "collective")
        case .household: Words("hộ gia đình", "household")
        case .outsidePerson: Words("cá nhân ngoài cơ quan", "person outside the agency")
        case .outsideOrganisation: Words("tập thể, tổ chức ngoài cơ quan", "organisation outside the agency")
        }
    }
}

/// Who decides an award.
public enum Authority: String, Sendable, Hashable, CaseIterable {
    case agencyHead = "agency-head"
    case communeChair = "commune-chair"
    case provinceChair = "province-chair"
    case provinceCommittee = "province-committee"
    case primeMinister = "prime-minister"

    /// What it is called.
    public var label: Words {
        switch self {
        case .agencyHead: Words("Thủ trưởng cơ quan", "head of the agency")
        case .communeChair: Words("Chủ tịch UBND cấp xã", "chair of the commune People's Committee")
        case .provinceChair: Words("Chủ tịch UBND tỉnh", "chair of the provincial People's Committee")
        case .provinceCommittee: Words("UBND tỉnh", "the provincial People's Committee")
        case .primeMinister: Words("Thủ tướng Chính phủ", "the Prime Minister")
        }
    }
}

/// An award that the law knows.
public struct Award: Sendable, Hashable {
    /// Its code.
    public let code: AwardCode
    /// What it is called.
    public let name: Words
    /// Title or form.
    public let kind: AwardKind
    /// The level at which it is decided.
    public let level: AwardLevel
    /// Whom it is for.
    public let subjects: Set<AwardeeKind>
    /// Who decides it.
    public let deciders: Set<Authority>
}

/// What an award is given for (the six types of Law 06/2022/QH15 art. 8, as far as an agency gives them).
public enum AchievementType: String, Sendable, Hashable, CaseIterable {
    /// Regular yearly work (công trạng).
    case merit
    /// Something sudden (đột xuất).
    case sudden
    /// A themed movement (phong trào thi đua theo chuyên đề).
    case themed

    /// What it is called.
    public var label: Words {
        switch self {
        case .merit: Words("công trạng", "merit")
        case .sudden: Words("đột xuất", "sudden achievement")
        case .themed: Words("phong trào thi đua theo chuyên đề", "themed movement")
        }
    }
}
