internal import Movement
internal import TestSupport
internal import Testing

@testable internal import Web

/// Who has confirmed reading, as a file.
@Suite struct NewsReceiptTests {
    @Test func theListOfReadersIsAFileForThoseWhoMayChangeThePost() async throws {
        try await Town.with { town in
            let news = town.season.ids["{news}"] ?? ""
            let path = "/phong-trao/\(Town.slug)/tin/\(news)/nguoi-doc"
            let reader = try await Client(town.site()).entering(as: "staff", town)
            #expect(try await reader.get("\(path).csv").status == 403)
            let head = try await Client(town.site()).entering(as: "head", town)
            #expect(try await head.get(path).text.contains("href=\"\(path).csv\""))
            let lines = { (text: String) in text.split(whereSeparator: \.isNewline).map(String.init) }
            let before = lines(try await head.get("\(path).csv").text)
            #expect(before.first?.hasSuffix("Đơn vị,Họ và tên,Xác nhận lúc") == true)
            #expect(before.contains("Phòng Bạn đọc,Người staff,"))
            try await TownBuilder(world: town.world, seed: 77).act("news.receive", ["news": .string(news)], as: "staff")
            let after = lines(try await head.get("\(path).csv").text)
            #expect(after.count == before.count && !after.contains("Phòng Bạn đọc,Người staff,"))
            #expect(after.contains { $0.hasPrefix("Phòng Bạn đọc,Người staff,") })
            let workbook = try await head.get("\(path).xlsx")
            #expect(workbook.status == 200 && workbook.bytes.starts(with: Array("PK".utf8)))
        }
    }
}
