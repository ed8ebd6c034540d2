internal import Crypto
internal import Vietnamese

extension ScoringTable {
    /// The table as JSON: what is stored, hashed, shown by the API and taken by `scoring.create`. Keys are sorted, so equal tables give equal bytes.
    public var json: JSONValue {
        [
            "name": .string(name), "group": .string(group.rawValue), "decimals": .int(Int64(decimals)), "bonus_cap": JSONValue(bonusCap?.plain),
            "total": .string(total.plain), "final_by": .string(finaliser.rawValue), "criteria": .array(criteria.map(\.json)),
            "tie_breaks": .array(tieBreaks.map { .string($0.text) }),
        ]
    }

    /// SHA-256 of the table's JSON, in hexadecimal: what is adopted is exactly this.
    public var hash: String { HexText.text(SHA256.hash(data: Array(json.json.utf8))) }

    /// Reads `json`.
    /// - Throws: `FieldFailure` that names the place.
    init(json: JSONValue) throws(FieldFailure) {
        guard case .object = json else { throw FieldFailure("Bảng điểm phải là một đối tượng JSON.", "A scoring table must be a JSON object.") }
        guard let name = json["name"]?.string?.trimmed, (1...300).contains(name.unicodeScalars.count) else { throw Self.bad("name") }
        guard let group = json["group"]?.string.flatMap(ScoringGroup.init) else { throw Self.bad("group") }
        guard let decimals = json["decimals"] == nil ? 2 : json["decimals"]?.int, (0...4).contains(decimals) else { throw Self.bad("decimals") }
        guard let total = Self.points(json["total"]) else { throw Self.bad("total") }
        let cap = json["bonus_cap"] == .null ? nil : json["bonus_cap"]
        guard cap == nil || Self.points(cap) != nil else { throw Self.bad("bonus_cap") }
        guard let finaliser = json["final_by"] == nil ? .head : json["final_by"]?.string.flatMap(Finaliser.init) else { throw Self.bad("final_by") }
        let lines = json["criteria"]?.array ?? []
        guard lines.count <= Self.mostCriteria else { throw Self.bad("criteria") }
        var criteria: [Criterion] = []
        for (index, line) in lines.enumerated() {
            do { criteria.append(try Criterion(json: line)) } catch {
                throw FieldFailure("Tiêu chí thứ \(index + 1): \(error.message.vi)", "Criterion no. \(index + 1): \(error.message.en)")
            }
        }
        var tieBreaks: [TieBreak] = []
        for text in (json["tie_breaks"]?.array ?? []).prefix(20) {
            guard let one = text.string.flatMap(TieBreak.init) else { throw Self.bad("tie_breaks") }
            tieBreaks.append(one)
        }
        self.init(
            name: Vietnamese.composed(name), group: group, decimals: Int(decimals), bonusCap: Self.points(cap), total: total, finaliser: finaliser,
            criteria: criteria, tieBreaks: tieBreaks)
    }

    /// The most lines of one table.
    static let mostCriteria = 200

    static func bad(_ key: String) -> FieldFailure { FieldFailure("“\(key)” thiếu hoặc không đúng.", "“\(key)” is missing or wrong.") }

    /// Points written as text or as a whole number.
    static func points(_ value: JSONValue?) -> Points? {
        switch value {
        case .string(let text): Points(text)
        case .int(let whole): Points(String(whole))
        default: nil
        }
    }
}

extension Criterion {
    /// The criterion as JSON.
    public var json: JSONValue {
        [
            "code": .string(code), "title": .string(title), "max": .string(max.plain), "rule": .string(rule.kind.rawValue),
            "details": .string(RuleText.write(rule)), "measure": .string(measure.rawValue), "outside": .string(outside.rawValue),
            "evidence": .string(evidence.rawValue), "requires": .array(requires.map(JSONValue.string)), "target": JSONValue(target),
            "against": .string(against.rawValue), "bonus": .bool(isBonus), "full_before": JSONValue(fullBefore?.iso),
        ]
    }

    /// What becomes of levels outside all bands; no points for rules without bands.
    public var outside: BandHole { if case .bands(_, let outside) = rule { outside } else { .zero } }

    /// The details of the rule as forms and files write them.
    public var details: String { RuleText.write(rule) }

    init(json: JSONValue) throws(FieldFailure) {
        guard case .object = json else { throw ScoringTable.bad("criteria") }
        func word<Value: RawRepresentable>(_ key: String, _ standard: Value) throws(FieldFailure) -> Value where Value.RawValue == String {
            guard let given = json[key], given != .null else { return standard }
            guard let value = given.string.flatMap(Value.init) else { throw ScoringTable.bad(key) }
            return value
        }
        guard let kind = json["rule"]?.string.flatMap(ScoringRuleKind.init) else { throw ScoringTable.bad("rule") }
        guard let max = kind == .record && json["max"] == nil ? .zero : ScoringTable.points(json["max"]) else { throw ScoringTable.bad("max") }
        let details = json["details"]?.string ?? ""
        guard details.utf8.count <= 6000 else { throw ScoringTable.bad("details") }
        let before = json["full_before"] == .null ? nil : json["full_before"]
        guard before == nil || before?.string.flatMap(CivilDate.init(iso:)) != nil else { throw ScoringTable.bad("full_before") }
        self.init(
            code: try Self.code(json["code"]?.string ?? ""), title: try Self.title(json["title"]?.string ?? ""), max: max,
            rule: try RuleText.read(kind, details, outside: try word("outside", BandHole.zero)), measure: try word("measure", .share),
            evidence: try word("evidence", .none), requires: try Self.codes(json["requires"]?.array?.compactMap(\.string) ?? []),
            target: try json["target"]?.string.map(Self.target), against: try word("against", .whole), isBonus: json["bonus"] == .bool(true),
            fullBefore: before?.string.flatMap(CivilDate.init(iso:)))
    }

    /// A code that can stand in files and tie-breaks: letters, digits, dots, hyphens.
    static func code(_ typed: String) throws(FieldFailure) -> String {
        let code = Vietnamese.composed(typed.trimmed)
        guard (1...20).contains(code.unicodeScalars.count), code.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" || $0 == "_" })
        else { throw FieldFailure("Mã gồm 1 đến 20 chữ, số, dấu chấm hoặc gạch.", "A code has 1 to 20 letters, digits, dots or hyphens.") }
        return code
    }

    static func codes(_ typed: [String]) throws(FieldFailure) -> [String] {
        guard typed.count <= 20 else { throw FieldFailure("Quá 20 điều kiện trước.", "More than 20 prerequisites.") }
        var codes: [String] = []
        for one in typed { codes.append(try code(one)) }
        return codes
    }

    /// Codes separated by commas, semicolons or spaces.
    static func codes(in text: String) throws(FieldFailure) -> [String] {
        try codes(text.split { $0 == "," || $0 == ";" || $0.isWhitespace }.map(String.init))
    }

    private static func title(_ typed: String) throws(FieldFailure) -> String {
        guard let title = try Parse.line(.string(typed), max: 500, multiline: false) else { throw ScoringTable.bad("title") }
        return title
    }

    private static func target(_ typed: String) throws(FieldFailure) -> String {
        guard let target = try Parse.line(.string(typed), max: 60, multiline: false) else { throw ScoringTable.bad("target") }
        return target
    }
}
