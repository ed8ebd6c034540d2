internal import Movement
internal import Storage
internal import Vietnamese

/// A division is merged into another in August: people go along, clauses get their owners anew, targets end or grow.
extension DemoStory {
    static func merge(_ play: DemoPlay) async throws {
        let basis: JSONValue = "Quyết định số 96/QĐ-SKHĐT (trình diễn)"
        play.on(day("2025-08-01"), 8)
        try await play.act(
            "unit.merge", by: DemoPeople.officer,
            ["units": [.string(DemoSeason.absorbed)], "into": .string(DemoSeason.absorber), "on": "2025-08-01", "basis": basis])
        try await play.act(
            "unit.rename", by: DemoPeople.officer,
            [
                "unit": .string(DemoSeason.absorber), "name": "Phòng Tổng hợp - Xã hội", "name_en": "General and Social Affairs Division",
                "on": "2025-08-01", "basis": basis,
            ])
        for clause in ["IV.1", "IV.2"] {
            guard let obligation = play.cast.obligations[clause], let owners = DemoPlan.owners[clause] else { continue }
            try await play.act(
                "obligation.assign", by: DemoPeople.officer,
                [
                    "obligation": .string(obligation),
                    "units": .array(
                        owners.units.filter { $0 != DemoSeason.absorbed }.compactMap { play.cast.units[$0].map(JSONValue.string) }),
                    "posts": .array(
                        owners.posts.filter { $0 != "tp-\(DemoSeason.absorbed)" }.compactMap { play.cast.posts[$0].map(JSONValue.string) }),
                ])
        }
        for (name, target) in try await targets(play).sorted(by: { $0.key < $1.key }) where name.hasSuffix(" \(DemoSeason.absorbed)") {
            try await play.act(
                "target.withdraw", by: DemoPeople.officer,
                ["target": .string(target), "reason": "Sáp nhập từ 01/8; số liệu từ quý III tính vào Phòng Tổng hợp - Xã hội."])
        }
    }
}

/// Files that are handed in as evidence; small, generated, and plainly made up.
enum DemoPapers {
    struct Paper: Sendable {
        let target, by, name, title, note: String
        let bytes: [UInt8]
    }

    static let all = [
        Paper(
            target: "CT04 vp", by: "NV010", name: "danh-sach-lop-ky-nang-so.csv", title: "Danh sách lớp kỹ năng số cơ bản, đợt 1",
            note: "Người học, số giờ, kết quả (hư cấu).", bytes: Array(list.utf8)),
        Paper(
            target: "CT01 vp", by: "NV004", name: "bien-ban-quan-triet.pdf", title: "Biên bản hội nghị quán triệt",
            note: "Bản hư cấu, một trang.", bytes: Array(pdf.utf8)),
    ]

    private static let list =
        "\u{FEFF}Mã,Họ và tên,Số giờ,Kết quả\r\n"
        + DemoPeople.people.prefix(22).map { "\($0.code),\($0.name),8,Đạt\r\n" }.joined()

    /// One page, written by hand: the standard fonts have no Vietnamese letters, so the words have none either.
    private static let pdf: String = {
        let words = "BT /F1 18 Tf 60 780 Td (Bien ban hoi nghi quan triet - ban trinh dien, hu cau) Tj ET"
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length \(words.utf8.count) >>\nstream\n\(words)\nendstream", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        var text = "%PDF-1.4\n"
        var places: [Int] = []
        for (index, object) in objects.enumerated() {
            places.append(text.utf8.count)
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = text.utf8.count
        text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for place in places { text += String(repeating: "0", count: 10 - String(place).count) + "\(place) 00000 n \n" }
        return text + "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    }()
}
