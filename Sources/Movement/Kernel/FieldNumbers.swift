extension Field where Value == Quantity? {
    /// A number that may stay empty.
    public static func optionalQuantity(
        _ key: String, _ label: Text, hint: Text? = nil, in range: ClosedRange<Quantity> = .notNegative
    ) -> Field {
        Field(key, .quantity(range), label, hint: hint, required: false) { value throws(FieldFailure) in try Parse.quantity(value, in: range) }
    }
}

extension Field where Value == Quantity {
    /// A number that must be filled.
    public static func quantity(_ key: String, _ label: Text, hint: Text? = nil, in range: ClosedRange<Quantity> = .notNegative) -> Field {
        Field(key, .quantity(range), label, hint: hint, required: true) { value throws(FieldFailure) in
            guard let number = try Parse.quantity(value, in: range) else {
                throw FieldFailure("Chưa nhập “\(label.vi)”.", "“\(label.en)” is empty.")
            }
            return number
        }
    }
}

extension Field where Value == Int? {
    /// A whole number that may stay empty.
    public static func optionalInteger(_ key: String, _ label: Text, hint: Text? = nil, in range: ClosedRange<Int>) -> Field {
        Field(key, .integer(range), label, hint: hint, required: false) { value throws(FieldFailure) in try Parse.integer(value, in: range) }
    }
}

extension ClosedRange<Quantity> {
    /// From nothing to the largest number that can be entered.
    public static let notNegative = Quantity(0)...Quantity.limit
}

extension Parse {
    static func quantity(_ value: JSONValue?, in range: ClosedRange<Quantity>) throws(FieldFailure) -> Quantity? {
        let number: Quantity?
        switch value {
        case nil, .null: return nil
        case .int(let typed): number = typed.magnitude <= Quantity.limit.thousandths.magnitude / 1000 ? Quantity(Int(typed)) : nil
        case .double(let typed): number = Quantity("\(typed)", isProgram: true)
        case .string(let typed) where typed.trimmed.isEmpty: return nil
        case .string(let typed):
            let isShort = typed.utf8.count <= 40
            if isShort, let doubt = Quantity.doubt(typed) { throw FieldFailure(doubt.vi, doubt.en) }
            number = isShort ? Quantity(typed) : nil
        default: number = nil
        }
        guard let number else {
            throw FieldFailure("Nhập một số, ví dụ 1.234,5; nhiều nhất ba chữ số lẻ.", "Enter a number such as 1234,5 with at most three decimals.")
        }
        guard range.contains(number) else {
            throw FieldFailure(
                "Phải từ \(range.lowerBound[.vi]) đến \(range.upperBound[.vi]).", "Must be from \(range.lowerBound[.en]) to \(range.upperBound[.en])."
            )
        }
        return number
    }
}
