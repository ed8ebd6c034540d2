internal import Vietnamese

/// What a report says in numbers: the value, the whole it is a part of, and the level that is compared with the goal.
struct ReportedNumber: Sendable, Hashable {
    let value: Quantity
    let whole: Quantity?
    let level: Quantity

    /// Checks what was typed against the measure.
    /// - Parameter lastWhole: the whole of the report before, which holds when none was typed.
    /// - Throws: `Refusal` with the problems by field.
    init(_ measure: TargetMeasure, value: Quantity?, whole: Quantity?, lastWhole: Quantity?) throws {
        guard let value else { throw Refusal.invalid("value", "Nhập số đạt được.", "Enter the number reached.") }
        self.value = value
        switch measure {
        case .share:
            guard let whole = whole ?? lastWhole else {
                throw Refusal.invalid("whole", "Nhập tổng số để tính tỷ lệ.", "Enter the whole that the share is part of.")
            }
            guard value <= whole else {
                throw Refusal.invalid(
                    "value", "Số đạt được không thể lớn hơn tổng số \(whole[.vi]).", "The number reached cannot exceed the whole, \(whole[.en]).")
            }
            guard let level = TargetProgress.percent(value, of: whole) else {
                throw Refusal.invalid("whole", "Tổng số phải lớn hơn 0.", "The whole must be more than 0.")
            }
            self.whole = whole
            self.level = level
            return
        case .done:
            guard value == Quantity(0) || value == Quantity(1) else {
                throw Refusal.invalid("value", "Ghi 1 nếu đã làm, 0 nếu chưa.", "Enter 1 when it is done, 0 when not.")
            }
        case .count, .money: break
        }
        guard whole == nil else {
            throw Refusal.invalid("whole", "Chỉ tiêu này không tính theo tỷ lệ; bỏ trống ô này.", "This target is no share; leave this empty.")
        }
        self.whole = nil
        level = value
    }

    /// A number that was counted from a register; a number typed beside it must be the same.
    init(counted: Quantity, typed: Quantity?) throws {
        guard typed == nil || typed == counted else {
            throw Refusal.invalid(
                "value", "Số này do hệ thống tính từ sổ: \(counted[.vi]). Muốn đổi, sửa sổ.",
                "This number is counted from the register: \(counted[.en]). To change it, change the register.")
        }
        value = counted
        whole = nil
        level = counted
    }

    /// "12 lượt", "45/60 (75 %)".
    func words(_ measure: TargetMeasure, unit: String) -> Text {
        switch (measure, whole) {
        case (.share, let whole?):
            Text("\(value[.vi])/\(whole[.vi]) (\(level[.vi]) %)", "\(value[.en])/\(whole[.en]) (\(level[.en]) %)")
        case (.done, _): value == Quantity(0) ? Text("chưa làm", "not done") : Text("đã làm", "done")
        default: Self.text(value, unit)
        }
    }

    private static func text(_ value: Quantity, _ unit: String) -> Text {
        let tail = unit.isEmpty ? "" : " " + unit
        return Text(value[.vi] + tail, value[.en] + tail)
    }
}
