internal import Movement
internal import Storage
internal import TestSupport

/// Evidence of the town: a document and a link on a target of the reading division.
extension TownBuilder {
    static let evidenceTarget = "chi-tieu-minh-chung"

    func evidence(_ season: inout TownSeason) async throws {
        let (movement, plan) = (season.movement, season.plan)
        guard let duty = try await obligations(of: plan, as: "officer").first(where: { $0.clause == Town.clause }) else { throw Refusal.notFound }
        try await world.database.write { session in
            for (id, title) in [(Self.evidenceTarget, "Số buổi tối mở cửa"), ("chi-tieu-khac", "Số bạn đọc buổi tối")] {
                try TargetFixture.enter(id, title: title, movement: movement, obligation: duty.id, unit: "reading", in: session)
            }
        }
        let target = JSONValue.string(Self.evidenceTarget)
        let paper = try await act(
            "evidence.document",
            [
                "target": target, "number": "12/BC-PBĐ", "signed": "2025-03-01", "issuer": "Phòng Bạn đọc",
                "abstract": "Báo cáo hai buổi mở cửa thử.",
                "note": "Hai buổi mở cửa đầu tiên",
            ], as: "unitHead")
        try await act(
            "evidence.link", ["target": target, "title": "Tin mở cửa buổi tối", "address": "https://thuvien.example/tin/mo-cua"], as: "unitHead")
        try await act(
            "evidence.replace",
            [
                "evidence": .string(paper.subjectID), "reason": "Sai số văn bản", "number": "13/BC-PBĐ", "signed": "2025-03-01",
                "issuer": "Phòng Bạn đọc", "abstract": "Báo cáo hai buổi mở cửa thử.",
            ], as: "unitHead")
        season.ids["{evidence}"] = paper.subjectID
        season.ids["{use}"] = try await world.database.read { session in
            try session.row("SELECT use_id FROM evidence_use WHERE evidence_id = \(paper.subjectID)")?.text(0)
        }
        season.ids["{loai}"] = "tep"
        if season.ids["{target}"] == nil { season.ids["{target}"] = Self.evidenceTarget }
    }
}

extension SnapshotTests {
    static func evidenceShots(_ town: Town) -> [Shot] {
        let piece = "/bang-chung/\(town.season.ids["{evidence}"] ?? "")"
        let target = "/chi-tieu/\(TownBuilder.evidenceTarget)"
        return [
            Shot("minh-chung-mot", "unitHead", piece), Shot("minh-chung-mot-en", "officer", "\(piece)?lang=en"),
            Shot("minh-chung-nop-tep", "unitHead", "\(target)/minh-chung/tep"),
            Shot("minh-chung-nop-du-lieu-en", "staff", "\(target)/minh-chung/du-lieu?lang=en"),
            Shot("minh-chung-thay", "unitHead", "\(piece)/thay"), Shot("minh-chung-dung-en", "unitHead", "\(piece)/dung?lang=en"),
            Shot("minh-chung-can-xem", "officer", "/bang-chung"),
        ]
    }
}
