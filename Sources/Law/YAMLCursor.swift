internal import Vietnamese
internal import Yams

/// Faults that were found so far; reading goes on, so that all of them are named at once.
final class ProblemList {
    private var found: [PackProblem] = []

    /// What was found, in the order of the text.
    var problems: [PackProblem] { found.sorted { ($0.line, $0.column) < ($1.line, $1.column) } }

    func add(line: Int, column: Int = 1, _ vi: String, _ en: String) {
        found.append(PackProblem(line: line, column: column, words: Words(vi, en)))
    }

    func add(_ mark: Mark?, _ vi: String, _ en: String) {
        add(line: mark?.line ?? 1, column: mark?.column ?? 1, vi, en)
    }
}

/// A node of a YAML text with the list that its faults go to.
struct Cursor {
    let node: Node
    let list: ProblemList

    var line: Int { node.mark?.line ?? 1 }

    /// Whether it is a single value.
    var isScalar: Bool { if case .scalar = node { true } else { false } }

    /// Adds a fault at this node.
    func fail(_ vi: String, _ en: String) { list.add(node.mark, vi, en) }

    /// The members of a mapping whose keys are all known; the faults are added.
    func members(_ known: Set<String>, required: Set<String> = []) -> [String: Cursor]? {
        guard case .mapping(let mapping) = node else {
            fail("Chỗ này phải là một nhóm “khóa: giá trị”.", "A group of “key: value” is wanted here.")
            return nil
        }
        var found: [String: Cursor] = [:]
        for (key, value) in mapping {
            guard case .scalar(let scalar) = key, known.contains(scalar.string) else {
                let name = if case .scalar(let scalar) = key { scalar.string } else { "?" }
                let all = known.sorted().joined(separator: ", ")
                list.add(key.mark, "Không có khóa “\(name)” ở đây; các khóa: \(all).", "There is no key “\(name)” here; the keys are: \(all).")
                continue
            }
            found[scalar.string] = Cursor(node: value, list: list)
        }
        for key in required.sorted() where found[key] == nil { fail("Thiếu khóa “\(key)”.", "The key “\(key)” is missing.") }
        return found
    }

    /// The items of a list.
    var items: [Cursor]? {
        guard case .sequence(let sequence) = node else {
            fail("Chỗ này phải là một danh sách.", "A list is wanted here.")
            return nil
        }
        return sequence.map { Cursor(node: $0, list: list) }
    }

    /// The text of a scalar, of at most 2,000 characters and never empty.
    var text: String? {
        guard case .scalar(let scalar) = node, !scalar.string.isEmpty, scalar.string.unicodeScalars.count <= 2000 else {
            fail("Chỗ này phải là chữ (1 đến 2.000 ký tự).", "A text is wanted here (1 to 2,000 characters).")
            return nil
        }
        return Vietnamese.composed(scalar.string)
    }

    /// A whole number in a range.
    func number(_ range: ClosedRange<Int>) -> Int? {
        guard case .scalar(let scalar) = node, let number = Int(scalar.string), range.contains(number) else {
            fail(
                "Chỗ này phải là số nguyên từ \(range.lowerBound) đến \(range.upperBound).",
                "A whole number from \(range.lowerBound) to \(range.upperBound) is wanted here.")
            return nil
        }
        return number
    }

    /// Yes or no.
    var flag: Bool? {
        guard case .scalar(let scalar) = node, ["true", "false"].contains(scalar.string) else {
            fail("Chỗ này phải là true hoặc false.", "true or false is wanted here.")
            return nil
        }
        return scalar.string == "true"
    }

    /// A day.
    var date: CivilDate? {
        guard case .scalar(let scalar) = node, let date = CivilDate(iso: scalar.string) else {
            fail("Chỗ này phải là ngày dạng 2026-12-31.", "A date like 2026-12-31 is wanted here.")
            return nil
        }
        return date
    }

    /// One of a closed set of words.
    func word<Value: RawRepresentable & CaseIterable>(_ type: Value.Type) -> Value? where Value.RawValue == String {
        guard case .scalar(let scalar) = node, let value = Value(rawValue: scalar.string) else {
            let all = Value.allCases.map(\.rawValue).joined(separator: ", ")
            fail("Chỗ này phải là một trong: \(all).", "One of these is wanted here: \(all).")
            return nil
        }
        return value
    }

    /// A list of words, or a single one.
    func words<Value: RawRepresentable & CaseIterable & Hashable>(_ type: Value.Type) -> Set<Value>? where Value.RawValue == String {
        if case .scalar = node { return word(type).map { [$0] } }
        return items.map { Set($0.compactMap { $0.word(type) }) }
    }

    /// Both wordings.
    var bilingual: Words? {
        guard let members = members(["vi", "en"], required: ["vi", "en"]), let vi = members["vi"]?.text, let en = members["en"]?.text else {
            return nil
        }
        return Words(vi, en)
    }
}

extension Cursor {
    /// The longest text that is read, in bytes.
    static let longest = 200_000

    /// The root of a YAML text. Anchors are refused before anything is built: a short text could otherwise stand for an endless one.
    static func root(of text: String, list: ProblemList) -> Cursor? {
        guard text.utf8.count <= longest else {
            list.add(nil, "Văn bản dài quá 200.000 byte.", "The text is longer than 200,000 bytes.")
            return nil
        }
        if let (line, column) = anchor(in: text) {
            list.add(line: line, column: column, "Không dùng neo (&, *) của YAML.", "Anchors (&, *) of YAML are not used.")
            return nil
        }
        do {
            if let node = try compose(yaml: text) { return Cursor(node: node, list: list) }
            list.add(nil, "Văn bản trống.", "The text is empty.")
        } catch YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _)
        {
            list.add(mark, "YAML không đọc được: \(problem)", "This is no YAML: \(problem)")
        } catch YamlError.duplicatedKeysInMapping(let duplicates, let context) {
            let names = duplicates.joined(separator: ", ")
            list.add(context.mark, "Khóa viết hai lần: \(names).", "A key is written twice: \(names).")
        } catch {
            list.add(nil, "YAML không đọc được.", "This is no YAML.")
        }
        return nil
    }

    /// Where an anchor or alias begins: & or * at the beginning of a value, with a name behind it.
    private static func anchor(in text: String) -> (line: Int, column: Int)? {
        for (line, content) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var before: Unicode.Scalar = " "
            let scalars = Array(content.unicodeScalars)
            for (column, scalar) in scalars.enumerated() {
                if scalar == "#", before == " " { break }
                let after = column + 1 < scalars.count ? scalars[column + 1] : " "
                if scalar == "&" || scalar == "*", " \t[{,-:?".unicodeScalars.contains(before), after != " " {
                    return (line + 1, column + 1)
                }
                before = scalar
            }
        }
        return nil
    }
}
