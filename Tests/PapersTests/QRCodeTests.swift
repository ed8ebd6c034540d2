internal import Foundation
internal import Papers
internal import Testing

/// What is drawn can be read again.
@Suite struct QRCodeTests {
    private static let address = "https://thidua.example.vn/phong-trao/chuyen-doi-so/hoc-tap/diem-danh/01jq0m2k7t8v9w0x1y2z3a4b5c?ma=7KQ2MP"

    @Test(
        "A code has the size of its version and three finder patterns", arguments: ["a", address, "Lớp học số 7", String(repeating: "x", count: 400)])
    func shape(_ text: String) throws {
        let code = try #require(QRCode(text))
        #expect((code.size - 17) % 4 == 0 && (21...177).contains(code.size))
        #expect(code.modules.allSatisfy { $0.count == code.size })
        let finder = (0..<7).map { row in (0..<7).map { column in max(abs(row - 3), abs(column - 3)) != 2 } }
        for (top, left) in [(0, 0), (0, code.size - 7), (code.size - 7, 0)] {
            #expect(finder == (0..<7).map { row in Array(code.modules[top + row][left..<left + 7]) })
        }
    }

    @Test func pathDrawsEveryDarkModuleOnce() throws {
        let code = try #require(QRCode(Self.address))
        var drawn = Array(repeating: Array(repeating: false, count: code.size), count: code.size)
        for piece in code.path.split(separator: "M") {
            let numbers = piece.split { !$0.isNumber }.compactMap { Int($0) }
            let (column, row, length) = (numbers[0] - QRCode.quiet, numbers[1] - QRCode.quiet, numbers[2])
            #expect(piece == "\(numbers[0]) \(numbers[1])h\(length)v1h-\(length)z")
            for cell in column..<column + length {
                #expect(!drawn[row][cell])
                drawn[row][cell] = true
            }
        }
        #expect(drawn == code.modules)
    }

    @Test("What cannot be a code is none", arguments: ["", "a\u{0}b", String(repeating: "x", count: 3000)])
    func refused(_ text: String) { #expect(QRCode(text) == nil) }

    private static let reader = ["/usr/bin/zbarimg", "/opt/homebrew/bin/zbarimg", "/usr/local/bin/zbarimg"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test("A reader of QR codes reads the text", .enabled(if: reader != nil), arguments: [address, "HT-7 7KQ2MP"])
    func read(_ text: String) throws {
        let code = try #require(QRCode(text))
        let (scale, side) = (4, (code.size + 2 * QRCode.quiet) * 4)
        var picture = Array("P5 \(side) \(side) 255\n".utf8)
        for y in 0..<side {
            for x in 0..<side {
                let (row, column) = (y / scale - QRCode.quiet, x / scale - QRCode.quiet)
                let isDark = (0..<code.size).contains(row) && (0..<code.size).contains(column) && code.modules[row][column]
                picture.append(isDark ? 0 : 255)
            }
        }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("thidua-qr-\(UUID().uuidString).pgm")
        try Data(picture).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: try #require(Self.reader))
        process.arguments = ["--raw", "-q", file.path]
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(String(decoding: output, as: UTF8.self) == text + "\n")
    }
}
