public import Vietnamese

/// What must hold for an award.
public struct AwardCriterion: Sendable, Hashable {
    /// Which award.
    public let award: AwardCode
    /// For which kinds of subject; empty means all that the award is for.
    public let subjects: Set<AwardeeKind>
    /// What must hold.
    public let condition: Condition
}

/// Prize money as a multiple of the base salary.
public struct Multiple: Sendable, Hashable {
    /// Which award.
    public let award: AwardCode
    /// For which kinds of subject; empty means all that the award is for.
    public let subjects: Set<AwardeeKind>
    /// The multiple in thousandths: 300 is 0.3.
    public let thousandths: Int

    /// As it is written: "0.3".
    public var text: String {
        let rest = String(thousandths % 1000 + 1000).dropFirst()
        let digits = rest.reversed().drop { $0 == "0" }.reversed()
        return "\(thousandths / 1000).\(digits.isEmpty ? "0" : String(digits))"
    }
}

/// Base salary (lương cơ sở).
public struct BaseSalary: Sendable, Hashable {
    /// In đồng a month.
    public let amount: Int
}

/// How prize money is rounded: up, to a multiple of this many đồng.
public struct Rounding: Sendable, Hashable {
    public let step: Int
}

/// How a council votes on awards.
public struct Voting: Sendable, Hashable {
    /// How many votes are needed, always of all members of the council.
    public enum Pass: Sendable, Hashable {
        /// At least this many percent.
        case percent(Int)
        /// More than half.
        case majority
    }

    /// Which awards.
    public let awards: Set<AwardCode>
    /// What is needed.
    public let pass: Pass
    /// Whether a ballot is compulsory.
    public let isBallot: Bool
}

/// When a council may decide.
public struct Quorum: Sendable, Hashable {
    /// Share of the members who must be there: numerator and denominator.
    public let numerator: Int, denominator: Int
    /// Whether written opinions of those who are absent count for it.
    public let countsWritten: Bool
    /// Whether it holds for sessions that consider awards only.
    public let isForAwards: Bool
}

/// A limit on how many may be proposed.
public struct Quota: Sendable, Hashable {
    /// The four shapes that limits have in practice.
    public enum Shape: Sendable, Hashable {
        /// A share of those who took part, in percent.
        case participants(percent: Int)
        /// A share of those who hold another title, in percent.
        case holders(percent: Int, of: AwardCode)
        /// So many for each unit.
        case perUnit(Int)
        /// So many cases in all, shared by everything the quota is about.
        case pool(Int)
    }

    /// Which awards.
    public let awards: Set<AwardCode>
    /// Which kinds of subject; empty means all.
    public let subjects: Set<AwardeeKind>
    /// Its shape.
    public let shape: Shape
    /// Whether one is allowed wherever anybody took part, however small the share.
    public let atLeastOne: Bool
    /// Codes of units it is about; empty means every unit.
    public let units: Set<String>

    /// Creates a quota; a plan may set one for its own round.
    public init(awards: Set<AwardCode>, subjects: Set<AwardeeKind> = [], shape: Shape, atLeastOne: Bool = false, units: Set<String> = []) {
        self.awards = awards
        self.subjects = subjects
        self.shape = shape
        self.atLeastOne = atLeastOne
        self.units = units
    }
}

/// A part of a dossier.
public struct DossierPart: Sendable, Hashable {
    /// Who has to bring it.
    public enum Bringer: String, Sendable, Hashable, CaseIterable {
        case drafter, peers, unitHead = "unit-head", council, office, outside
    }

    /// Which awards, and for which kinds of subject (empty: all).
    public let awards: Set<AwardCode>, subjects: Set<AwardeeKind>
    /// Its code ("report", "peer-minutes", "initiative-certificate", …).
    public let code: String
    /// What it is called.
    public let name: Words
    /// Who brings it.
    public let bringer: Bringer
    /// When it is needed; nil means always.
    public let when: Need?

    /// What makes a part necessary.
    public enum Need: String, Sendable, Hashable, CaseIterable {
        /// The case leans on an initiative.
        case initiative
        /// The case leans on an evaluation and on no initiative.
        case rating
        /// The subject is a firm or another organisation outside.
        case organisation
        /// A transferred person who was half a year or more in another unit.
        case transferred
    }
}

/// A time limit.
public struct Deadline: Sendable, Hashable {
    /// What is to be done ("themed-dossier", "initiative-decision", "notice", …).
    public let code: String
    /// What it is called.
    public let name: Words
    /// How it is counted.
    public let limit: Limit

    /// How a time limit is counted.
    public enum Limit: Sendable, Hashable {
        /// So many days, working days or months after the event; before it when negative.
        case days(Int), workingDays(Int), months(Int)
        /// Every year before this day of the month.
        case yearly(month: Int, day: Int)
    }
}

/// The checks outside the criteria.
public enum GuardKind: String, Sendable, Hashable, CaseIterable {
    /// Who decides is competent for the award.
    case decider
    /// The achievement has not been awarded already.
    case oneAward = "one-award"
    /// An initiative stands for one award only.
    case initiativeUse = "initiative-use"
    /// The same between one title and a later one, of which the text is not clear.
    case initiativeUseTitles = "initiative-use-titles"
    /// Nothing is being verified that stops an award.
    case matter
    /// The achievement began after the discipline ended.
    case disciplineEnd = "discipline-end"
    /// An award for a themed or sudden achievement is no ground for a merit award.
    case themedGround = "themed-ground"
    /// The award is for this kind of subject.
    case subject
    /// Maternity leave counts as worked.
    case maternity
    /// The dossier came in time.
    case late
    /// A chain over organisations that have ended is for the legal officer to decide.
    case formerChain = "former-chain"
}

/// A check outside the criteria, as some rule asks for it.
public struct Guard: Sendable, Hashable {
    public let kind: GuardKind
    public let severity: Severity
    /// The rule as a sentence.
    public let rule: Words
}

/// What is paid when several awards are given at the same time.
public enum SameTime: String, Sendable, Hashable, CaseIterable {
    /// Titles for the same period: the highest only.
    case titlesSamePeriod = "titles-same-period"
    /// Titles for different periods: all of them.
    case titlesOtherPeriods = "titles-other-periods"
    /// Forms for different periods and achievements: all of them.
    case forms
    /// A title and a form: both.
    case titleAndForm = "title-and-form"

    /// The rule as a sentence.
    public var rule: Words {
        switch self {
        case .titlesSamePeriod:
            Words(
                "Cùng thời điểm, nhiều danh hiệu cùng thời gian đạt được: chỉ nhận mức cao nhất",
                "Several titles for the same period at the same time: the highest only")
        case .titlesOtherPeriods:
            Words(
                "Cùng thời điểm, nhiều danh hiệu khác thời gian đạt được: nhận đủ",
                "Several titles for different periods at the same time: all are paid")
        case .forms: Words("Nhiều hình thức khen thưởng cho thành tích khác nhau: nhận đủ", "Several forms for different achievements: all are paid")
        case .titleAndForm:
            Words("Danh hiệu và hình thức khen thưởng cùng thời điểm: nhận cả hai", "A title and a form at the same time: both are paid")
        }
    }
}

/// What happens to cases under way when a new law begins.
public struct Transition: Sendable, Hashable {
    /// The first day of the new rules: what was received earlier follows the old ones.
    public let begins: CivilDate
    /// Whether the new rules hold for earlier cases when they are better for the subject.
    public let isFavourable: Bool
}

/// A public holiday that falls on the same day of every year.
public struct Holiday: Sendable, Hashable {
    /// Month and day.
    public let month: Int, day: Int
    /// What it is called.
    public let name: Words
}

/// A document that a decision names as its ground.
public struct Ground: Sendable, Hashable {
    /// Its full name, as a decision quotes it.
    public let text: String
}
