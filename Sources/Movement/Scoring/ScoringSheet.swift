internal import Vietnamese

/// A scoring table as a sheet: one line for each setting, criterion and tie-break. What `write` gives, `read` understands (docs/checks.md).
public enum ScoringSheet {
    /// The columns, recognised in both languages.
    public static let columns: [ImportColumn] = [
        ImportColumn(
            "line", Text("Dòng", "Line"), hint: Text("thiết lập, tiêu chí hoặc xét phụ", "setting, criterion or tie-break"), required: true,
            also: ["Loại dòng"]),
        ImportColumn("code", Text("Mã", "Code"), hint: Text("mã tiêu chí, tên thiết lập, hoặc thứ tự", "code, name of the setting, or order")),
        ImportColumn(
            "title", Text("Nội dung", "Content"), hint: Text("tiêu chí, giá trị thiết lập, hoặc cách xét", "title, value, or the tie-break"),
            required: true),
        ImportColumn("max", Text("Điểm tối đa", "Most points"), hint: Text("nhiều nhất bốn chữ số lẻ", "at most four decimals")),
        ImportColumn(
            "rule", Text("Quy tắc", "Rule"),
            hint: Text("tỷ lệ, đủ nửa không, khoảng, mẫu, được cả, ghi số", "ratio, full half none, bands, sample, all or nothing, record")),
        ImportColumn(
            "details", Text("Chi tiết", "Details"),
            hint: Text("ví dụ: từ 88 đến dưới 90 = 2; 50 mục × 0,4", "for example: from 88 to below 90 = 2; 50 items × 0.4")),
        ImportColumn("measure", Text("Đo bằng", "Measured by"), hint: Text("tỷ lệ hoặc số", "share or number")),
        ImportColumn("outside", Text("Ngoài khoảng", "Outside bands"), hint: Text("0 hoặc không chấm", "0 or refused")),
        ImportColumn("evidence", Text("Minh chứng", "Evidence"), hint: Text("không, tiêu chí hoặc cả bảng", "none, criterion or table")),
        ImportColumn("requires", Text("Điều kiện trước", "Prerequisites"), hint: Text("mã các tiêu chí", "codes of criteria")),
        ImportColumn("target", Text("Chỉ tiêu", "Target"), hint: Text("mã chỉ tiêu cấp số liệu", "code of the target that gives the figures")),
        ImportColumn("against", Text("Lấy theo", "Against"), hint: Text("tổng hoặc chỉ tiêu", "whole or goal")),
        ImportColumn("bonus", Text("Thưởng", "Bonus"), hint: Text("có hoặc không", "yes or no")),
        ImportColumn("full_before", Text("Đạt trước ngày", "Full before"), hint: Text("31/12/2025", "31/12/2025")),
    ]

    /// The most lines of a sheet.
    public static let limit = 400

    // MARK: - Writing

    /// The table as rows, the header first.
    public static func write(_ table: ScoringTable, _ language: Language) -> [[String]] {
        func words(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
        func setting(_ name: Text, _ value: String) -> [String] { [words("thiết lập", "setting"), name[language], value] }
        var rows = [columns.map { $0.title[language] }]
        rows.append(setting(Text("tên", "name"), table.name))
        rows.append(setting(Text("đối tượng", "group"), table.group.label[language]))
        rows.append(setting(Text("số lẻ", "decimals"), String(table.decimals)))
        rows.append(setting(Text("tổng điểm", "total"), table.total.plain))
        if let cap = table.bonusCap { rows.append(setting(Text("thưởng tối đa", "bonus cap"), cap.plain)) }
        rows.append(setting(Text("người chốt", "final by"), table.finaliser.label[language]))
        rows += table.criteria.map { one in criterion(one, words("tiêu chí", "criterion"), language) }
        rows += table.tieBreaks.enumerated().map { [words("xét phụ", "tie-break"), String($0.offset + 1), $0.element.text] }
        return rows.map { row in row + Array(repeating: "", count: columns.count - row.count) }
    }

    private static func criterion(_ one: Criterion, _ line: String, _ language: Language) -> [String] {
        [
            line, one.code, one.title, one.max.plain, one.rule.kind.word[language], one.details, Cells.measure[one.measure, language],
            one.rule.kind == .bands ? Cells.outside[one.outside, language] : "", Cells.evidence[one.evidence, language],
            one.requires.joined(separator: ", "), one.target ?? "", Cells.against[one.against, language],
            ImportCell.words(one.isBonus)[language], one.fullBefore?.vietnamese ?? "",
        ]
    }

    // MARK: - Reading

    /// A table as it came from a file, brought into the order of the columns; problems with the file as a whole beside it.
    public static func rows(of table: [[String]]) -> (rows: [[String]], problems: [Text]) {
        let read = ImportTable(table, columns: columns, limit: limit)
        return (read.rows, read.problems)
    }

    /// Reads rows without a header. All lines are looked at, so that every problem is told at once.
    /// - Parameter firstLine: number of the first row in the file.
    static func read(_ rows: [[String]], firstLine: Int = 2) -> (table: ScoringTable?, problems: [(line: Int, message: Text)]) {
        var settings = Settings()
        var criteria: [Criterion] = []
        var tieBreaks: [TieBreak] = []
        var problems: [(line: Int, message: Text)] = []
        for (index, row) in rows.enumerated() where row.contains(where: { !$0.isEmpty }) {
            do throws(FieldFailure) {
                switch Cells.lines[row[0]] {
                case "setting": try settings.take(row[1], row[2])
                case "criterion": criteria.append(try criterion(row))
                case "tie-break":
                    guard let one = TieBreak(row[2]) else {
                        throw FieldFailure(
                            "“\(row[2].prefix(40))”: ghi điểm MÃ, số MÃ, tỷ lệ MÃ hoặc bỏ phiếu.",
                            "“\(row[2].prefix(40))”: write points CODE, number CODE, rate CODE or ballot.")
                    }
                    tieBreaks.append(one)
                default:
                    throw FieldFailure(
                        "Cột “Dòng” ghi thiết lập, tiêu chí hoặc xét phụ.", "The column “Line” says setting, criterion or tie-break.")
                }
            } catch { problems.append((firstLine + index, error.message)) }
        }
        if criteria.count > ScoringTable.mostCriteria {
            problems.append((firstLine, Text("Quá \(ScoringTable.mostCriteria) tiêu chí.", "More than \(ScoringTable.mostCriteria) criteria.")))
        }
        let missing = settings.missing
        if !missing.isEmpty { problems.append((firstLine, Text("Thiếu thiết lập: \(missing.vi).", "Settings are missing: \(missing.en)."))) }
        guard problems.isEmpty, let name = settings.name, let group = settings.group, let total = settings.total else { return (nil, problems) }
        return (
            ScoringTable(
                name: name, group: group, decimals: settings.decimals, bonusCap: settings.cap, total: total, finaliser: settings.finaliser,
                criteria: criteria, tieBreaks: tieBreaks), []
        )
    }

    private static func criterion(_ row: [String]) throws(FieldFailure) -> Criterion {
        let cells = Dictionary(uniqueKeysWithValues: zip(columns.map(\.key), row))
        func cell(_ key: String) -> String { cells[key] ?? "" }
        guard let kind = Cells.rules[cell("rule")] else {
            throw FieldFailure("Không hiểu quy tắc “\(cell("rule").prefix(40))”.", "The rule “\(cell("rule").prefix(40))” was not understood.")
        }
        guard let max = Points(cell("max").isEmpty && kind == .record ? "0" : cell("max")) else {
            throw FieldFailure("Điểm tối đa “\(cell("max").prefix(20))” không đúng.", "The most points “\(cell("max").prefix(20))” do not hold.")
        }
        guard let title = try Parse.line(.string(cell("title")), max: 500, multiline: false) else {
            throw FieldFailure("Chưa ghi nội dung tiêu chí.", "The title is empty.")
        }
        return Criterion(
            code: try Criterion.code(cell("code")), title: title, max: max,
            rule: try RuleText.read(kind, cell("details"), outside: try Cells.outside.value(cell("outside"), .zero)),
            measure: try Cells.measure.value(cell("measure"), .share), evidence: try Cells.evidence.value(cell("evidence"), EvidenceGate.none),
            requires: try Criterion.codes(in: cell("requires")), target: cell("target").isEmpty ? nil : cell("target"),
            against: try Cells.against.value(cell("against"), .whole),
            isBonus: try ImportCell.flag(cell("bonus"), Text("Thưởng", "Bonus")) ?? false, fullBefore: try Parse.date(.string(cell("full_before"))))
    }
}

/// Settings of a table as its lines give them.
private struct Settings {
    var name: String?
    var group: ScoringGroup?
    var total: Points?
    var cap: Points?
    var decimals = 2
    var finaliser = Finaliser.head

    mutating func take(_ key: String, _ value: String) throws(FieldFailure) {
        let failure = FieldFailure(
            "Thiết lập “\(key.prefix(40))” không nhận “\(value.prefix(40))”.", "The setting “\(key.prefix(40))” does not take “\(value.prefix(40))”.")
        switch ScoringWords.bare(key) {
        case "ten", "name": name = try Parse.line(.string(value), max: 300, multiline: false)
        case "doi tuong", "group":
            guard let found = Cells.find(ScoringGroup.allCases, value, \.label) else { throw failure }
            group = found
        case "tong diem", "total":
            guard let points = Points(value) else { throw failure }
            total = points
        case "thuong toi da", "bonus cap":
            guard let points = Points(value) else { throw failure }
            cap = points
        case "so le", "decimals":
            guard let number = Int(value), (0...Points.decimals).contains(number) else { throw failure }
            decimals = number
        case "nguoi chot", "final by":
            guard let found = Cells.find(Finaliser.allCases, value, \.label) else { throw failure }
            finaliser = found
        default: throw FieldFailure("Không có thiết lập “\(key.prefix(40))”.", "There is no setting “\(key.prefix(40))”.")
        }
    }

    var missing: (vi: String, en: String, isEmpty: Bool) {
        let names = [
            name == nil ? Text("tên", "name") : nil, group == nil ? Text("đối tượng", "group") : nil, total == nil ? Text("tổng điểm", "total") : nil,
        ]
        .compactMap(\.self)
        return (names.map(\.vi).joined(separator: ", "), names.map(\.en).joined(separator: ", "), names.isEmpty)
    }
}

/// The words of cells with few values.
private enum Cells {
    struct Words<Value: RawRepresentable & Hashable & Sendable>: Sendable where Value.RawValue == String {
        let title: Text
        let words: [Value: Text]

        subscript(_ value: Value, _ language: Language) -> String { words[value]?[language] ?? value.rawValue }

        func value(_ cell: String, _ standard: Value) throws(FieldFailure) -> Value {
            let typed = ScoringWords.bare(cell)
            if typed.isEmpty { return standard }
            if let value = Value(rawValue: typed) { return value }
            guard let found = words.first(where: { ScoringWords.bare($0.value.vi) == typed || ScoringWords.bare($0.value.en) == typed }) else {
                throw FieldFailure(
                    "Cột “\(title.vi)” không nhận “\(cell.prefix(40))”.", "The column “\(title.en)” does not take “\(cell.prefix(40))”.")
            }
            return found.key
        }
    }

    static let measure = Words<CriterionMeasure>(
        title: Text("Đo bằng", "Measured by"), words: [.share: Text("tỷ lệ", "share"), .number: Text("số", "number")])
    static let outside = Words<BandHole>(
        title: Text("Ngoài khoảng", "Outside bands"), words: [.zero: Text("0", "0"), .refused: Text("không chấm", "refused")])
    static let evidence = Words<EvidenceGate>(
        title: Text("Minh chứng", "Evidence"),
        words: [.none: Text("không", "none"), .criterion: Text("tiêu chí", "criterion"), .table: Text("cả bảng", "table")])
    static let against = Words<CriterionWhole>(
        title: Text("Lấy theo", "Against"), words: [.whole: Text("tổng", "whole"), .goal: Text("chỉ tiêu", "goal")])

    static let lines = Lookup(values: [
        "thiet lap": "setting", "setting": "setting", "tieu chi": "criterion", "criterion": "criterion", "xet phu": "tie-break",
        "tie-break": "tie-break",
    ])

    static let rules = Lookup(
        values: Dictionary(
            ScoringRuleKind.allCases.flatMap { kind in
                [kind.rawValue, kind.word.vi, kind.word.en, kind.label.vi, kind.label.en].map { (ScoringWords.bare($0), kind) }
            }, uniquingKeysWith: { first, _ in first }))

    struct Lookup<Value: Sendable>: Sendable {
        let values: [String: Value]
        subscript(cell: String) -> Value? { values[ScoringWords.bare(cell)] }
    }

    static func find<Value: RawRepresentable>(_ all: [Value], _ cell: String, _ label: (Value) -> Text) -> Value? where Value.RawValue == String {
        let typed = ScoringWords.bare(cell)
        return all.first { $0.rawValue == typed || ScoringWords.bare(label($0).vi) == typed || ScoringWords.bare(label($0).en) == typed }
    }
}
