internal import Foundation
internal import Testing

@testable internal import Movement

/// A small repeatable generator for random values.
private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}

private func random(_ dice: inout Dice, depth: Int) -> JSONValue {
    switch Int.random(in: 0...(depth > 0 ? 6 : 4), using: &dice) {
    case 0: .null
    case 1: .bool(.random(using: &dice))
    case 2: .int(.random(in: .min ... .max, using: &dice))
    case 3: .double(Double(Int.random(in: -1_000_000...1_000_000, using: &dice)) + 0.5)
    case 4: .string(randomText(&dice))
    case 5: .array((0..<Int.random(in: 0...4, using: &dice)).map { _ in random(&dice, depth: depth - 1) })
    default:
        .object(
            Dictionary(
                (0..<Int.random(in: 0...4, using: &dice)).map { _ in (randomText(&dice), random(&dice, depth: depth - 1)) },
                uniquingKeysWith: { one, _ in one }))
    }
}

private func randomText(_ dice: inout Dice) -> String {
    let letters = Array("aế\"\\/\u{0}\u{8}\n\r\t\u{1F}\u{7F}\u{2028}\u{2029}😀ư\u{FFFF}".unicodeScalars)
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...8, using: &dice) { text.append(letters[Int.random(in: 0..<letters.count, using: &dice)]) }
    return String(text)
}

@Suite("Kernel: JSON values")
struct KernelJSONTests {
    @Test("What is written reads back as it was, and the same value has the same bytes")
    func roundTrips() throws {
        var dice = Dice(state: 7)
        for _ in 0..<2000 {
            let value = random(&dice, depth: 4)
            #expect(JSONValue(json: value.json.utf8) == value)
            #expect(JSONValue(json: value.json.utf8)?.json == value.json)
            // Another program's reader, as a witness that what we write is JSON and says the same.
            #expect(try JSONDecoder().decode(JSONValue.self, from: Data(value.json.utf8)) == value)
        }
    }

    @Test(
        "Canonical text: sorted names, no spaces, only the escapes that are needed",
        arguments: [
            (["b": 1, "a": [true, nil], "á": "x"], #"{"a":[true,null],"b":1,"á":"x"}"#), ([:], "{}"), ([], "[]"),
            (["Z": 1, "a": 2, "A": 3, "10": 4, "9": 5], #"{"10":4,"9":5,"A":3,"Z":1,"a":2}"#),
            (.string("\"\\\n\r\t\u{1}\u{2028}/ế😀"), #""\"\\\n\r\t\u0001\u2028/ế😀""#), (.int(.min), "-9223372036854775808"),
            (.double(0.1), "0.1"), (.double(.infinity), "null"), (.double(.nan), "null"), (false, "false"),
        ] as [(JSONValue, String)])
    func canonical(_ value: JSONValue, _ text: String) {
        #expect(Array(value.json.utf8) == Array(text.utf8))
    }

    @Test(
        "Reading JSON",
        arguments: [
            (" [1 , 2]\n", [1, 2]), ("9223372036854775807", .int(.max)), ("9223372036854775808", .double(9_223_372_036_854_775_808)), ("-0", 0),
            ("1.0", .double(1)), ("1e2", .double(100)), ("1E+2", .double(100)), ("5e-1", .double(0.5)), (#""\u00e1\ud83d\ude00\/""#, "á😀/"),
            (#""\u0000""#, "\0"), (#"{"a":{"b":[]}}"#, ["a": ["b": []]]), ("\"a\u{7F}\"", "a\u{7F}"), (#""\b\f""#, "\u{8}\u{C}"),
        ] as [(String, JSONValue)])
    func reading(_ text: String, _ value: JSONValue) {
        #expect(JSONValue(json: text.utf8) == value)
    }

    @Test(
        "What is not JSON is nothing",
        arguments: [
            "", " ", "nul", "truex", "True", "[1,]", "[,1]", #"{"a":1,}"#, #"{"a" 1}"#, "{a:1}", "{1:1}", "// x\n1", "\u{FEFF}1", "01", "-", "+1",
            ".5",
            "1.", "1e", "1e+", "0x10", "NaN", "Infinity", "1e400", "'a'", "\"", "\"a", "\"\n\"", "\"\u{1}\"", #""\x""#, #""\u12""#, #""\u12g4""#,
            #""\u+123""#, #""\ud800""#, #""\ud800x""#, #""\ud800\u0041""#, #""\udc00""#, "1 2", "[1 2]", "[", "]", "{", "}", #"{"a""#, #"{"a":"#,
            #""\"#,
            #"{"a":1,"a":1}"#, "{\"\u{E9}\":1,\"e\u{301}\":2}",
        ])
    func refused(_ text: String) {
        #expect(JSONValue(json: text.utf8) == nil)
    }

    @Test(
        "Bytes that are not UTF-8 are refused",
        arguments: [[0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0xFF, 0xFE, 0x31, 0]] as [[UInt8]])
    func notUTF8(_ bytes: [UInt8]) {
        #expect(JSONValue(json: bytes) == nil)
    }

    @Test("Nesting ends at a fixed depth, closed or left open", arguments: [1, 100, 128, 129, 512, 513, 100_000])
    func depth(_ depth: Int) {
        let array = String(repeating: "[", count: depth)
        let object = String(repeating: "{\"a\":", count: depth)
        let fits = depth <= JSONReader.maxDepth
        #expect((JSONValue(json: (array + String(repeating: "]", count: depth)).utf8) != nil) == (depth <= JSONReader.maxDepth + 1))
        #expect((JSONValue(json: (object + "1" + String(repeating: "}", count: depth)).utf8) != nil) == fits)
        #expect(JSONValue(json: array.utf8) == nil)
        #expect(JSONValue(json: object.utf8) == nil)
        #expect(JSONValue(json: (String(repeating: "[{\"a\":", count: depth)).utf8) == nil)
    }

    @Test("A large flat body is read whole")
    func size() {
        let count = 200_000
        #expect(JSONValue(json: ("[" + String(repeating: "0,", count: count - 1) + "0]").utf8)?.array?.count == count)
        let text = String(repeating: "ế", count: count)
        #expect(JSONValue(json: "\"\(text)\"".utf8) == .string(text))
    }

    @Test("No prefix and no single changed byte of a document stops the reader")
    func mutations() {
        let text = Array(#"{"a":[1,-2.5e3,"\u00e1\ud83d\ude00\n",true,null,{"b":"ế"}],"c":false}"#.utf8)
        #expect(JSONValue(json: text) != nil)
        for end in text.indices { #expect(JSONValue(json: text[..<end]) == nil) }
        for index in text.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = text
                changed[index] = byte
                guard let value = JSONValue(json: changed) else { continue }
                #expect(JSONValue(json: value.json.utf8) == value)
            }
        }
    }

    @Test("Looking inside gives nil for what is not there")
    func access() {
        let value: JSONValue = ["text": "x", "number": 7, "list": ["y"], "none": nil]
        #expect(value["text"]?.string == "x")
        #expect(value["number"]?.int == 7)
        #expect(value["list"]?.array == ["y"])
        #expect(value["none"] == .some(.null))
        #expect(value["missing"] == nil)
        #expect(value["text"]?["deeper"] == nil)
        #expect(value["text"]?.int == nil)
        #expect(value["number"]?.string == nil)
        #expect(value["text"]?.array == nil)
        #expect(JSONValue(nil) == .null)
        #expect(JSONValue("x" as String?) == "x")
    }
}
