internal import Vietnamese

/// The numbers in the fields of a register's entry.
struct EntryNumbers {
    private let fields: JSONValue?

    init(_ json: String) { fields = JSONValue(json: json.utf8) }

    /// A number of the entry, 0 when it has none.
    subscript(key: String) -> Quantity {
        switch fields?[key] {
        case .int(let whole): Quantity(Int(whole))
        case .double(let number): Quantity("\(number)", isProgram: true) ?? Quantity(0)
        case .string(let text): Quantity(text, isProgram: true) ?? Quantity(0)
        default: Quantity(0)
        }
    }
}

extension RegisterSums {
    mutating func add(_ kind: TargetKind, amount: Quantity, _ numbers: EntryNumbers) {
        entries[kind, default: 0] += 1
        switch kind {
        case .resources:
            planned = planned + numbers["planned"]
            allotted = allotted + numbers["allotted"]
            spent = spent + numbers["spent"]
        case .training:
            trained = trained + numbers["people"]
            hours = hours + numbers["hours"]
            leaders = leaders + numbers["leaders"]
            specialists = specialists + numbers["it"]
        case .outreach: participants = participants + numbers["inside"] + numbers["outside"]
        default: break
        }
    }
}
