/// What content of emulation a target serves; each kind has its own register of entries with fields and evidence of its own. The eight kinds are the
/// contents II.1 to II.8 of the first movement's plan, which every digital-transformation plan read so far has in some form.
public enum TargetKind: String, Sendable, Hashable, CaseIterable {
    /// Leadership, direction, briefings (II.1).
    case leadership
    /// Programmes and plans issued (II.2).
    case programmes
    /// Training (II.3).
    case training
    /// Resources (II.4).
    case resources
    /// Infrastructure, platforms, trials (II.5).
    case infrastructure
    /// Open data (II.6).
    case data
    /// Cybersecurity (II.7).
    case security
    /// Movements and outside participation (II.8).
    case outreach
    /// Anything else.
    case other

    /// What the kind is called.
    public var label: Text {
        switch self {
        case .leadership: Text("Lãnh đạo, chỉ đạo, quán triệt", "Leadership and briefings")
        case .programmes: Text("Chương trình, kế hoạch ban hành", "Programmes and plans issued")
        case .training: Text("Đào tạo, bồi dưỡng", "Training")
        case .resources: Text("Nguồn lực", "Resources")
        case .infrastructure: Text("Hạ tầng, nền tảng, thử nghiệm", "Infrastructure, platforms, trials")
        case .data: Text("Dữ liệu mở", "Open data")
        case .security: Text("An ninh mạng, an toàn dữ liệu", "Cybersecurity and data safety")
        case .outreach: Text("Phong trào, tham gia từ bên ngoài", "Movements and outside participation")
        case .other: Text("Khác", "Other")
        }
    }
}

/// How a target is measured.
public enum TargetMeasure: String, Sendable, Hashable, CaseIterable {
    /// A number of things.
    case count
    /// A part of a whole, in per cent: a report gives the part, and the whole it is a part of.
    case share
    /// Money, in đồng.
    case money
    /// Done or not done: 1 or 0.
    case done

    /// What the measure is called.
    public var label: Text {
        switch self {
        case .count: Text("Số lượng", "Number")
        case .share: Text("Tỷ lệ %", "Share, %")
        case .money: Text("Số tiền (đồng)", "Money (đồng)")
        case .done: Text("Đã làm / chưa làm", "Done or not")
        }
    }
}

/// Whether more is better.
public enum TargetDirection: String, Sendable, Hashable, CaseIterable {
    /// More is better.
    case up
    /// Less is better.
    case down

    /// What the direction is called.
    public var label: Text { self == .up ? Text("Càng cao càng tốt", "The more the better") : Text("Càng thấp càng tốt", "The less the better") }
}

/// Where the level of a target comes from.
public enum TargetSource: String, Sendable, Hashable, CaseIterable {
    /// Somebody reports a number.
    case report
    /// The number of current entries in the target's register.
    case entries
    /// The sum of what the entries count: hours, đồng.
    case amounts

    /// What the source is called.
    public var label: Text {
        switch self {
        case .report: Text("Người phụ trách báo số", "The owner reports a number")
        case .entries: Text("Tự đếm từ sổ theo dõi", "Counted from the register")
        case .amounts: Text("Tự cộng từ sổ theo dõi", "Added up from the register")
        }
    }
}

/// How often a target is reported on.
public enum Cadence: String, Sendable, Hashable, CaseIterable {
    /// Once, at the end.
    case once
    /// At the end of each month.
    case month
    /// At the end of each quarter.
    case quarter
    /// At the end of each half year.
    case half
    /// At the end of each year.
    case year

    /// What the cadence is called.
    public var label: Text {
        switch self {
        case .once: Text("Một lần, khi kết thúc", "Once, at the end")
        case .month: Text("Hằng tháng", "Monthly")
        case .quarter: Text("Hằng quý", "Quarterly")
        case .half: Text("Sáu tháng", "Half-yearly")
        case .year: Text("Hằng năm", "Yearly")
        }
    }
}

/// How far a target has come from its baseline to its goal.
public enum TargetProgress {
    /// The level of a share in per cent, rounded half up to the thousandth; nil when the whole is not positive.
    public static func percent(_ part: Quantity, of whole: Quantity) -> Quantity? {
        guard whole.thousandths > 0 else { return nil }
        return Quantity(thousandths: ratio(Int128(part.thousandths) * 100_000, Int128(whole.thousandths)))
    }

    /// How much of the way is done, in per cent, rounded half up to the thousandth: more is better: level ÷ goal; less is better: the way from the
    /// baseline down to the goal. nil when that cannot be said (no level, no goal to divide by, no baseline for less).
    public static func achieved(level: Quantity?, goal: Quantity, baseline: Quantity?, direction: TargetDirection) -> Quantity? {
        guard let level else { return nil }
        switch direction {
        case .up:
            guard goal.thousandths > 0 else { return nil }
            return Quantity(thousandths: ratio(Int128(level.thousandths) * 100_000, Int128(goal.thousandths)))
        case .down:
            guard let baseline, baseline.thousandths > goal.thousandths else { return level <= goal ? Quantity(100) : nil }
            return Quantity(
                thousandths: ratio(
                    (Int128(baseline.thousandths) - Int128(level.thousandths)) * 100_000, Int128(baseline.thousandths) - Int128(goal.thousandths)))
        }
    }

    /// Rounded half up (away from zero below it), held within what a quantity can be.
    private static func ratio(_ top: Int128, _ bottom: Int128) -> Int64 {
        let doubled = (top.magnitude * 2 + bottom.magnitude) / (bottom.magnitude * 2)
        let size = Int64(clamping: min(doubled, UInt128(Quantity.limit.thousandths)))
        return top < 0 ? -size : size
    }
}
