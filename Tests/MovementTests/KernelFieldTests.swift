internal import Testing
internal import Vietnamese

@testable internal import Movement

/// What a field made of a value.
enum Taken<Value: Equatable & Sendable>: Equatable, Sendable {
    case value(Value)
    case problem(String)
}

/// Reads one value through a field, and holds that the declaration's own check says the same.
private func take<Value: Equatable & Sendable>(_ field: Field<Value>, _ value: JSONValue?) throws -> Taken<Value> {
    let input = ActInput(value.map { [field.key: $0] } ?? [:])
    do {
        let taken = try input[field]
        #expect(field.declaration.problem(value) == nil)
        return .value(taken)
    } catch let refusal as Refusal {
        let problem = try #require(refusal.fields.first)
        #expect(refusal == .invalid([FieldProblem(field.key, problem.message)]))
        #expect(field.declaration.problem(value) == problem.message)
        return .problem(problem.message.en)
    }
}

private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

private let label = Text("Họ tên", "Name")
private let empty = "“Name” is empty."
private let unchosen = "Nothing was chosen for “Name”."
private let notText = "This field must be text."
private let noNumber = "Enter a number such as 1234,5 with at most three decimals."
private let control = "It holds characters that cannot be used."

@Suite("Kernel: fields")
struct KernelFieldTests {
    @Test(
        "One line of text",
        arguments: [
            ("An", .value("An")), ("  An \n", .value("An")), ("12345", .value("12345")), ("abcde", .value("abcde")), ("  abcde  ", .value("abcde")),
            ("abcdef", .problem("Longer than 5 characters.")), ("ếếếếế", .value("ếếếếế")), ("👩‍👩‍👧", .value("👩‍👩‍👧")),
            ("e\u{302}\u{301}e\u{302}\u{301}e\u{302}\u{301}e\u{302}\u{301}e\u{302}\u{301}", .value("ếếếếế")),
            ("a\nb", .problem(control)), ("a\tb", .problem(control)), ("a\0b", .problem(control)), ("a\u{7F}", .problem(control)),
            ("a\u{85}b", .problem(control)), ("a\u{9B}", .problem(control)), ("a\u{1B}[", .problem(control)), ("", .problem(empty)),
            (" \n\t ", .problem(empty)), ("a\u{A0}b", .value("a\u{A0}b")), (nil, .problem(empty)), (.null, .problem(empty)), (12, .value("12")),
            (.double(1.5), .problem(notText)), (true, .problem(notText)), (["a"], .problem(notText)), ([:], .problem(notText)),
        ] as [(JSONValue?, Taken<String>)])
    func text(_ value: JSONValue?, _ expected: Taken<String>) throws {
        #expect(try take(Field.text("name", label, max: 5), value) == expected)
        let optional: Taken<String?> =
            switch expected {
            case .problem(empty): .value(nil)
            case .problem(let problem): .problem(problem)
            case .value(let text): .value(text)
            }
        #expect(try take(Field.optionalText("name", label, max: 5), value) == optional)
        #expect(try take(Field.optionalReference("name", label, to: "unit"), "x") == .value("x"))
    }

    @Test("Several lines keep their breaks and tabs, and nothing else below a space")
    func lines() throws {
        let field = Field.lines("name", label, max: 10)
        #expect(try take(field, "a\r\nb\tc") == .value("a\nb\tc"))
        #expect(try take(field, "\n\na\n\nb\n") == .value("a\n\nb"))
        #expect(try take(field, "a\rb") == .problem(control))
        #expect(try take(field, "a\u{C}b") == .problem(control))
        #expect(try take(field, "0123456789") == .value("0123456789"))
        #expect(try take(field, "01234\r\n6789") == .value("01234\n6789"))
        #expect(try take(field, "01234567890") == .problem("Longer than 10 characters."))
        #expect(try take(Field.optionalLines("name", label), " ") == .value(nil))
    }

    @Test("Letters are composed, so that one word has one spelling in the database")
    func composed() throws {
        let taken = try ActInput(["name": "Nguye\u{302}\u{303}n"])[Field.text("name", label)]
        #expect(scalars(taken) == scalars("Nguy\u{1EC5}n"))
        #expect(scalars(try ActInput(["name": "Nguye\u{302}\u{303}n"])[Field.lines("name", label)]) == scalars("Nguy\u{1EC5}n"))
    }

    @Test("Far too much is refused by its size alone")
    func hostileLength() throws {
        let long = JSONValue.string(String(repeating: "e\u{302}\u{301}", count: 2_000_000))
        #expect(try take(Field.text("name", label), long) == .problem("Longer than 200 characters."))
        #expect(try take(Field.secret("name", label), long) == .problem("Longer than 256 characters."))
        #expect(try take(Field.date("name", label), long) == .problem("Longer than 20 characters."))
        #expect(try take(Field.references("name", label, to: "unit"), .array(Array(repeating: "x", count: 51))) == .problem("More than 50 chosen."))
    }

    @Test(
        "Choices take what is listed and nothing like it",
        arguments: [
            ("a", .value("a")), (" b ", .value("b")), ("A", .problem("Choose one of the values listed.")), ("", .problem(unchosen)),
            (nil, .problem(unchosen)), (["a"], .problem(notText)), ("a,b", .problem("Choose one of the values listed.")),
        ] as [(JSONValue?, Taken<String>)])
    func choice(_ value: JSONValue?, _ expected: Taken<String>) throws {
        let choices = [Choice("a", Text(same: "A")), Choice("b", Text(same: "B"))]
        #expect(try take(Field.choice("name", label, choices), value) == expected)
    }

    @Test(
        "Several choices",
        arguments: [
            (nil, .value([])), (.null, .value([])), ([], .value([])), ("", .value([])), ("a", .value(["a"])), (["b", "a"], .value(["b", "a"])),
            (["a", "a"], .value(["a"])), (["a", "b", "a"], .problem("More than 2 chosen.")), (["a", ""], .value(["a"])),
            (["c"], .problem("Choose among the values listed.")), ([["a"]], .problem(notText)), (["a": "b"], .problem(notText)),
        ] as [(JSONValue?, Taken<[String]>)])
    func choices(_ value: JSONValue?, _ expected: Taken<[String]>) throws {
        let choices = [Choice("a", Text(same: "A")), Choice("b", Text(same: "B"))]
        #expect(try take(Field.choices("name", label, choices), value) == expected)
    }

    @Test("References are opaque and at most as many as allowed")
    func references() throws {
        let field = Field.references("name", label, to: "unit", max: 2)
        #expect(try take(field, ["u1", "u2"]) == .value(["u1", "u2"]))
        #expect(try take(field, ["u1", "u2", "u3"]) == .problem("More than 2 chosen."))
        #expect(try take(field, 7) == .value(["7"]))
        #expect(try take(Field.reference("name", label, to: "unit"), " ") == .problem(unchosen))
        #expect(
            try take(Field.reference("name", label, to: "unit"), .string(String(repeating: "x", count: 100)))
                == .value(String(repeating: "x", count: 100)))
        #expect(
            try take(Field.reference("name", label, to: "unit"), .string(String(repeating: "x", count: 101)))
                == .problem("Longer than 100 characters."))
    }

    @Test(
        "Whole numbers, from programs and from forms",
        arguments: [
            (1, .value(1)), (9, .value(9)), (0, .problem("Must be from 1 to 9.")), (10, .problem("Must be from 1 to 9.")), ("5", .value(5)),
            (" 5 ", .value(5)), ("", .problem(empty)), (nil, .problem(empty)), ("5.0", .problem("Enter a whole number.")),
            (.double(5), .problem("Enter a whole number.")), ("năm", .problem("Enter a whole number.")), ("٥", .problem("Enter a whole number.")),
            (true, .problem("Enter a whole number.")), ("99999999999999999999", .problem("Enter a whole number.")),
            (.int(.max), .problem("Must be from 1 to 9.")), (.int(.min), .problem("Must be from 1 to 9.")),
        ] as [(JSONValue?, Taken<Int>)])
    func integer(_ value: JSONValue?, _ expected: Taken<Int>) throws {
        #expect(try take(Field.integer("name", label, in: 1...9), value) == expected)
    }

    @Test(
        "Numbers, from programs and from forms",
        arguments: [
            (7, .value(Quantity(7))), (.double(1.234), .value(Quantity(thousandths: 1234))), ("1.234", .value(Quantity(1234))),
            ("1,234", .problem("“1,234” reads in two ways: the whole number 1234 or the decimal 1.234. Write 1234 or 1.2340.")),
            ("1,234.5", .value(Quantity(thousandths: 1_234_500))), ("1,2340", .value(Quantity(thousandths: 1234))),
            ("1.234,5", .value(Quantity(thousandths: 1_234_500))), ("", .problem(empty)), (nil, .problem(empty)), (.null, .problem(empty)),
            (.double(0.1 + 0.2), .problem(noNumber)), (.double(.nan), .problem(noNumber)), (.double(.infinity), .problem(noNumber)),
            ("mười", .problem(noNumber)), (true, .problem(noNumber)), (.int(.min), .problem(noNumber)), (.int(.max), .problem(noNumber)),
            (-1, .problem("Must be from 0 to 2,000.")), ("2.000,001", .problem("Must be from 0 to 2,000.")), ("2000", .value(Quantity(2000))),
        ] as [(JSONValue?, Taken<Quantity>)])
    func quantity(_ value: JSONValue?, _ expected: Taken<Quantity>) throws {
        #expect(try take(Field.quantity("name", label, in: Quantity(0)...Quantity(2000)), value) == expected)
    }

    @Test(
        "Dates as people and programs write them",
        arguments: [
            ("31/12/2025", "2025-12-31"), ("1/2/2025", "2025-02-01"), ("01/02/2025", "2025-02-01"), ("2025-12-31", "2025-12-31"),
            (" 2025-12-31 ", "2025-12-31"), ("29/02/2024", "2024-02-29"), ("29/02/2025", nil), ("31/04/2025", nil), ("12/31/2025", nil),
            ("2025-2-1", nil), ("1/2/25", nil), ("00/01/2025", nil), ("01/01/0000", nil), ("31-12-2025", nil), ("2025/12/31", nil), ("hôm nay", nil),
            ("2025-12-31T00:00", nil),
        ] as [(String, String?)])
    func date(_ typed: String, _ iso: String?) throws {
        let wrong = "Enter a date like 31/12/2025."
        let expected = iso.flatMap { CivilDate(iso: $0) }
        #expect(try take(Field.date("name", label), .string(typed)) == (expected.map { .value($0) } ?? .problem(wrong)))
        #expect(try take(Field.optionalDate("name", label), .string(typed)) == (expected.map { .value($0) } ?? .problem(wrong)))
    }

    @Test("A date may be missing only where it may")
    func missingDate() throws {
        #expect(try take(Field.date("name", label), "") == .problem(empty))
        #expect(try take(Field.optionalDate("name", label), "") == .value(nil))
        #expect(try take(Field.optionalDate("name", label), ["2025-12-31"]) == .problem(notText))
        #expect(try take(Field.optionalDate("name", label), 20_251_231) == .problem("Enter a date like 31/12/2025."))
    }

    @Test(
        "Yes and no, from programs and from forms",
        arguments: [
            (nil, .value(false)), (.null, .value(false)), (false, .value(false)), (true, .value(true)), ("", .value(false)), ("0", .value(false)),
            ("false", .value(false)), ("no", .value(false)), ("1", .value(true)), ("true", .value(true)), ("yes", .value(true)), ("on", .value(true)),
            ("có", .problem("Choose yes or no.")), ("TRUE", .problem("Choose yes or no.")), (1, .problem("Choose yes or no.")),
            ([], .problem("Choose yes or no.")),
        ] as [(JSONValue?, Taken<Bool>)])
    func flag(_ value: JSONValue?, _ expected: Taken<Bool>) throws {
        #expect(try take(Field.flag("name", label), value) == expected)
    }

    @Test(
        "E-mail addresses",
        arguments: [
            ("an@so.gov.vn", "an@so.gov.vn"), (" An.Nguyen+x@So.Gov.VN ", "an.nguyen+x@so.gov.vn"), ("an", nil), ("an@", nil), ("@so.vn", nil),
            ("an@so", nil), ("an@.vn", nil), ("an@so.", nil), ("an@@so.vn", nil), ("a n@so.vn", nil), ("ân@so.vn", nil), ("an@so.vn,b@so.vn", nil),
            ("<an@so.vn>", nil), ("an@so.vn\u{200B}", nil), ("\"a\"@so.vn", nil),
        ] as [(String, String?)])
    func email(_ typed: String, _ expected: String?) throws {
        let wrong = "Enter an e-mail address like name@agency.gov.vn."
        #expect(try take(Field.email("name", label), .string(typed)) == (expected.map { .value($0) } ?? .problem(wrong)))
        #expect(try take(Field.optionalEmail("name", label), .string(typed)) == (expected.map { .value($0) } ?? .problem(wrong)))
    }

    @Test("The longest e-mail address there may be is 254 characters")
    func emailLength() throws {
        let longest = String(repeating: "a", count: 254 - 6) + "@so.vn"
        #expect(try take(Field.email("name", label), .string(longest)) == .value(longest))
        #expect(try take(Field.email("name", label), .string("a" + longest)) == .problem("Longer than 254 characters."))
        #expect(try take(Field.optionalEmail("name", label), nil) == .value(nil))
        #expect(try take(Field.email("name", label), nil) == .problem(empty))
    }

    @Test("A secret is kept exactly as typed")
    func secret() throws {
        let field = Field.secret("name", label, max: 6)
        let typed = " e\u{302}\0 "
        #expect(scalars(try ActInput(["name": .string(typed)])[field]) == scalars(typed))
        #expect(try take(field, "123456") == .value("123456"))
        #expect(try take(field, "1234567") == .problem("Longer than 6 characters."))
        #expect(try take(field, "") == .problem(empty))
        #expect(try take(field, 123_456) == .problem(empty))
        #expect(field.declaration.kind.isSecret)
        #expect(!Field.text("name", label).declaration.kind.isSecret)
    }

    @Test("Rows of cells name the line that is wrong")
    func table() throws {
        let columns = [Choice("a", Text(same: "A")), Choice("b", Text(same: "B"))]
        let field = Field.table("name", label, columns: columns, maxRows: 2)
        #expect(try take(field, [["x", "y"], ["z"]]) == .value([["x", "y"], ["z", ""]]))
        #expect(try take(field, [[" x\r\ny ", 5]]) == .value([["x\ny", "5"]]))
        #expect(try take(field, [[.null, ""]]) == .value([["", ""]]))
        #expect(try take(field, [["x"], ["x"], ["x"]]) == .problem("More than 2 rows."))
        #expect(try take(field, [["x", "y", "z"]]) == .problem("Row 1 must have at most 2 cells."))
        #expect(try take(field, [["x"], "y"]) == .problem("Row 2 must have at most 2 cells."))
        #expect(try take(field, [["x"], [true]]) == .problem("Row 2: This field must be text."))
        #expect(try take(field, [[.string(String(repeating: "x", count: 1001))]]) == .problem("Row 1: Longer than 1000 characters."))
        #expect(try take(field, []) == .problem("There are no rows."))
        #expect(try take(field, nil) == .problem("There are no rows."))
        #expect(try take(field, "x") == .problem("There are no rows."))
    }

    private static let declaration = ActDeclaration(
        "test.fields", title: label, summary: label,
        fields: [
            Field.text("name", label).declaration, Field.date("on", Text("Ngày", "Date")).declaration, Field.secret("word", label).declaration,
            Field.optionalText("note", label).declaration,
        ])

    @Test("All problems are told at once, in the order of the form, and fields nobody declared are refused")
    func everyProblem() throws {
        let long = String(repeating: "q", count: 100)
        let input = ActInput(["on": "ngày mai", "note": .string(String(repeating: "x", count: 201)), "zzz": 1, .init(long): .null])
        let refusal = #expect(throws: Refusal.self) { try input.check(against: Self.declaration) }
        #expect(
            refusal?.fields == [
                FieldProblem("name", Text("Chưa nhập “Họ tên”.", "“Name” is empty.")),
                FieldProblem("on", Text("Nhập ngày theo mẫu 31/12/2025.", "Enter a date like 31/12/2025.")),
                FieldProblem("word", Text("Chưa nhập “Họ tên”.", "“Name” is empty.")),
                FieldProblem("note", Text("Dài quá 200 ký tự.", "Longer than 200 characters.")),
                FieldProblem(long, Text("Không có ô nào tên là “\(long.prefix(60))”.", "There is no field called “\(long.prefix(60))”.")),
                FieldProblem("zzz", Text("Không có ô nào tên là “zzz”.", "There is no field called “zzz”.")),
            ])
        #expect(refusal?.kind == .invalid)
        #expect(throws: Never.self) { try ActInput(["name": "An", "on": "1/1/2025", "word": "x"]).check(against: Self.declaration) }
    }

    @Test("Secrets never reach the record, declared acts or not")
    func secretsAreNotRecordable() {
        let input = ActInput(["name": "An", "word": "hush", "note": nil])
        #expect(input.recordable(Self.declaration) == ["name": "An", "note": nil])
        for act in ActCatalog.all {
            let secrets = act.declaration.fields.filter { $0.kind.isSecret || $0.isOutsideRecord }
            let filled = ActInput(Dictionary(uniqueKeysWithValues: act.declaration.fields.map { ($0.key, JSONValue.string("hush")) }))
            let recordable = filled.recordable(act.declaration)
            #expect(recordable.count == act.declaration.fields.count - secrets.count)
            for secret in secrets { #expect(recordable[secret.key] == nil, "\(act.declaration.name) records \(secret.key)") }
        }
    }

    @Test("Every act has one name, words in both languages and no field twice")
    func catalog() {
        let names = ActCatalog.all.map { $0.declaration.name }
        #expect(Set(names).count == names.count)
        for act in ActCatalog.all.map({ $0.declaration }) {
            let parts = act.name.split(separator: ".", omittingEmptySubsequences: false)
            #expect(parts.count >= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { ("a"..."z").contains($0) || $0 == "-" } }, "\(act.name)")
            let keys = act.fields.map(\.key)
            #expect(Set(keys).count == keys.count, "\(act.name) has a field twice")
            let words = [act.title, act.summary, act.button] + act.fields.flatMap { [$0.label, $0.hint].compactMap { $0 } }
            for text in words { #expect(!text.vi.isEmpty && !text.en.isEmpty, "\(act.name) lacks words") }
            #expect(ActCatalog.act(named: act.name)?.declaration.name == act.name)
        }
        #expect(ActCatalog.act(named: "unit.explode") == nil)
    }
}
