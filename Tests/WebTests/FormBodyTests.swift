internal import Movement
internal import Testing

@testable internal import Web

@Suite struct FormBodyTests {
    // MARK: application/x-www-form-urlencoded

    @Test(arguments: [
        ("", [:]),
        ("a=1", ["a": ["1"]]),
        ("a=1&a=2&b=", ["a": ["1", "2"], "b": [""]]),
        ("a", ["a": [""]]),
        ("=x", ["": ["x"]]),
        ("&&a=1&&", ["a": ["1"]]),
        ("a=b=c", ["a": ["b=c"]]),
        ("name=Nguy%E1%BB%85n+V%C4%83n+A", ["name": ["Nguyễn Văn A"]]),
        ("c%E1%BB%99ng=1%2B1", ["cộng": ["1+1"]]),
        ("t=a%0D%0Ab", ["t": ["a\r\nb"]]),
        ("ten=Nguyễn", ["ten": ["Nguyễn"]]),
    ])
    func readsEncodedFields(_ text: String, _ expected: [String: [String]]) throws {
        #expect(try FormBody(urlEncoded: Array(text.utf8)).fields == expected)
    }

    @Test(arguments: ["a=%", "a=%4", "a=%zz", "%=1", "a=%E1%BB", "a=%C0%AF", "a=%ED%A0%80", "a=%FF", "a=%00", "%00=1"])
    func refusesBadEncoding(_ text: String) {
        #expect(throws: Refusal.unreadableForm) { try FormBody(urlEncoded: Array(text.utf8)) }
    }

    @Test func refusesBytesThatAreNotUTF8() {
        #expect(throws: Refusal.unreadableForm) { try FormBody(urlEncoded: [0x61, 0x3D, 0xFF]) }
    }

    // MARK: multipart/form-data

    @Test func readsPartsAndFiles() throws {
        let body =
            "--B\r\nContent-Disposition: form-data; name=\"ten\"\r\n\r\nNguyễn\r\nhai dòng\r\n--B\r\n"
            + "content-disposition: form-data; name=\"tep\"; filename=\"người.csv\"\r\nContent-Type: text/csv\r\n\r\na,b\r\n-\r\n--\r\n--b\r\n--B--\r\n"
        let form = try FormBody(multipart: Array(body.utf8), boundary: "B")
        #expect(form["ten"] == "Nguyễn\r\nhai dòng")
        #expect(form.upload("tep")?.fileName == "người.csv")
        #expect(form.upload("tep")?.bytes == Array("a,b\r\n-\r\n--\r\n--b".utf8))
    }

    /// What is put in comes out, whatever the boundary's characters (RFC 2046, section 5.1.1) and the bytes of the file.
    @Test(arguments: ["x", "----WebKitFormBoundary7MA4YWxkTrZu0gW", "'()+_,-./:=?", "a b c", String(repeating: "-", count: 70)])
    func readsWhatItWasGiven(_ boundary: String) throws {
        let random = SeededBytes(UInt64(boundary.utf8.count))
        for size in [0, 1, 2, 63, 64, 1_000] {
            let content = random.take(size)
            guard content.firstRange(of: Array("\r\n--\(boundary)".utf8), from: 0) == nil else { continue }
            let bytes = MultipartBody(boundary).adding("ghi", "chú \(size)").adding(file: "tep", "a.bin", content).bytes
            let form = try FormBody(multipart: bytes, boundary: boundary)
            #expect(form["ghi"] == "chú \(size)")
            #expect(form.upload("tep")?.bytes == (size == 0 ? nil : content))
        }
    }

    @Test(arguments: [
        "", "--B", "no boundary at all", "--B\r\n\r\n--B--", "--B\r\nContent-Disposition: form-data\r\n\r\nx\r\n--B--",
        "--B\r\nContent-Type: text/plain\r\n\r\nx\r\n--B--", "--B\r\nContent-Disposition: form-data; name=\"a\r\n\r\nx\r\n--B--",
        "--B\r\nContent-Disposition: form-data; name=\"a\"\r\nno blank line\r\n--B--",
    ])
    func refusesOrIgnoresBrokenParts(_ text: String) {
        guard let form = try? FormBody(multipart: Array(text.utf8), boundary: "B") else { return }
        #expect(form.fields == [:])
        #expect(form.uploads.count == 0)
    }

    /// NUL is no text, but any byte may stand in a file.
    @Test func refusesNULOutsideFiles() throws {
        for body in [
            MultipartBody("B").adding("a", "x\u{0}"), MultipartBody("B").adding("a\u{0}", "x"), MultipartBody("B").adding(file: "a", "\u{0}", [1]),
        ] {
            #expect(throws: Refusal.unreadableForm) { try FormBody(multipart: body.bytes, boundary: "B") }
        }
        #expect(try FormBody(multipart: MultipartBody("B").adding(file: "a", "x", [0, 1, 0]).bytes, boundary: "B").upload("a")?.bytes == [0, 1, 0])
    }

    @Test func refusesMoreThanTwoHundredParts() {
        var body = MultipartBody("B")
        for number in 0..<201 { body = body.adding("o", "\(number)") }
        #expect(throws: Refusal.unreadableForm) { try FormBody(multipart: body.bytes, boundary: "B") }
    }

    // MARK: mutation

    /// Sound bodies with bytes changed, removed, doubled and cut: every one is read or refused, none stops the program, none yields more than was sent.
    @Test func survivesMutation() throws {
        let random = SeededBytes(4_711)
        let encoded = Array("_csrf=abc&ten=Nguy%E1%BB%85n+V%C4%83n+A&x=%2B&x=2&trong=".utf8)
        let multipart = MultipartBody("Biên").adding("ten", "Nguyễn").adding(file: "tep", "a.csv", Array("a,b\r\n1,2\r\n".utf8)).bytes
        var read = 0
        for round in 0..<4_000 {
            let isMultipart = round % 2 == 0
            let bytes = mutated(isMultipart ? multipart : encoded, random)
            guard let form = isMultipart ? try? FormBody(multipart: bytes, boundary: "Biên") : try? FormBody(urlEncoded: bytes) else { continue }
            read += 1
            let kept = form.fields.reduce(0) { $0 + $1.value.reduce(0) { $0 + $1.utf8.count } } + form.uploads.reduce(0) { $0 + $1.bytes.count }
            #expect(kept <= bytes.count)
        }
        // Both outcomes must have been tried.
        #expect(read > 400 && read < 3_900)
    }

    private func mutated(_ original: [UInt8], _ random: SeededBytes) -> [UInt8] {
        var bytes = original
        for _ in 0...random.below(3) where !bytes.isEmpty {
            let place = random.below(bytes.count)
            switch random.below(5) {
            case 0: bytes[place] = random.take(1)[0]
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(bytes[place], at: place)
            case 3: bytes.removeLast(random.below(bytes.count))
            default: bytes.insert(contentsOf: [0x0D, 0x0A, 0x2D, 0x2D], at: place)
            }
        }
        return bytes
    }

    // MARK: values for an act

    @Test func takesTheLastOfSingleFieldsAndAllOfLists() throws {
        let declaration = try #require(ActCatalog.act(named: "obligation.assign")?.declaration)
        let form = try FormBody(urlEncoded: Array("obligation=1&obligation=2&units=a&units=&units=b&la=x".utf8))
        let values = form.values(for: declaration)
        #expect(values["obligation"] == "2")
        #expect(values["units"] == ["a", "b"])
        #expect(values["posts"] == nil)
        #expect(values["la"] == nil)
    }
}

/// Writes a multipart body (RFC 7578).
struct MultipartBody {
    private let boundary: String
    private var parts: [UInt8] = []

    init(_ boundary: String) { self.boundary = boundary }

    var bytes: [UInt8] { parts + Array("--\(boundary)--\r\n".utf8) }

    func adding(_ name: String, _ value: String) -> MultipartBody { adding("name=\"\(name)\"", Array(value.utf8)) }

    func adding(file name: String, _ fileName: String, _ content: [UInt8]) -> MultipartBody {
        adding("name=\"\(name)\"; filename=\"\(fileName)\"", content)
    }

    private func adding(_ attributes: String, _ content: [UInt8]) -> MultipartBody {
        var copy = self
        copy.parts += Array("--\(boundary)\r\nContent-Disposition: form-data; \(attributes)\r\n\r\n".utf8) + content + Array("\r\n".utf8)
        return copy
    }
}
