internal import Movement
internal import TestSupport
internal import Vietnamese

extension TownBuilder {
    /// Entries of the registers of merit about the staff member, and a matter that the clerk is in charge of.
    func merits(_ season: inout TownSeason) async throws {
        season.ids["{ket-qua}"] = try await act(
            "evaluation.record",
            [
                "person": "staff", "year": 2024, "level": "excellent", "document": "Quyết định 900/QĐ-STN", "document_on": "20/12/2024",
            ], as: "officer"
        ).subjectID
        season.ids["{khen}"] = try await act(
            "award.record",
            [
                "kind": "person", "person": "staff", "code": "cstdcs", "year": 2023, "what": "Hoàn thành xuất sắc nhiệm vụ năm 2023", "type": "merit",
                "decision": "12/QĐ-STN", "decided_on": "05/01/2024", "decided_by": "Sở Thử nghiệm cũ", "former": true,
            ], as: "officer"
        ).subjectID
        try await act("award.year", ["year": 2024, "kind": "person", "complete": "yes", "reason": "Đã rà sổ."], as: "officer")
        season.ids["{vu-viec}"] = try await act(
            "matter.open",
            [
                "person": "staff", "kind": "complaint", "officer": "clerk", "opened_on": "01/03/2025", "due_on": "30/04/2025",
                "document": "Thông báo 7/TB", "document_on": "01/03/2025", "note": "Chi tiết chỉ người có quyền đọc.",
            ], as: "officer"
        ).subjectID
        season.ids["{matter}"] = season.ids["{vu-viec}"]
        season.ids["{ky-luat}"] = try await act(
            "discipline.record",
            [
                "person": "staff", "level": "khien-trach", "from": "01/01/2023", "to": "31/12/2023", "document": "QĐ 1/QĐ-STN",
                "document_on": "01/01/2023",
            ], as: "legalOfficer"
        ).subjectID
        season.ids["{lan-nghi}"] = try await act(
            "maternity.record", ["person": "staff", "from": "01/08/2022", "to": "31/01/2023"], as: "officer"
        ).subjectID
    }
}

extension SnapshotTests {
    static func meritsShots(_ town: Town) -> [Shot] {
        func id(_ name: String) -> String { town.season.ids[name] ?? "" }
        return [
            Shot("vi-sao", "staff", "/vi-sao"), Shot("vi-sao-en", "staff", "/vi-sao?lang=en&nam=2025"),
            Shot("vi-sao-nguoi", "officer", "/vi-sao/nguoi/staff"), Shot("vi-sao-nguoi-truong-phong", "unitHead", "/vi-sao/nguoi/staff"),
            Shot("vi-sao-don-vi-en", "unitHead", "/vi-sao/don-vi/reading?lang=en"),
            Shot("danh-gia", "officer", "/danh-gia"), Shot("danh-gia-en", "staff", "/danh-gia?lang=en"),
            Shot("danh-gia-mot", "officer", "/danh-gia/\(id("{ket-qua}"))"), Shot("danh-gia-nhap", "officer", "/danh-gia/nhap"),
            Shot("so-khen-thuong", "officer", "/so-khen-thuong"), Shot("so-khen-thuong-en", "staff", "/so-khen-thuong?lang=en"),
            Shot("so-khen-thuong-ghi", "officer", "/so-khen-thuong/ghi"),
            Shot("so-khen-thuong-mot-en", "staff", "/so-khen-thuong/\(id("{khen}"))?lang=en"),
            Shot("so-khen-thuong-nhap-en", "officer", "/so-khen-thuong/nhap?lang=en"),
            Shot("vu-viec", "clerk", "/vu-viec"), Shot("vu-viec-mo-en", "legalOfficer", "/vu-viec/mo?lang=en"),
            Shot("vu-viec-mot", "clerk", "/vu-viec/\(id("{vu-viec}"))"), Shot("vu-viec-mot-en", "head", "/vu-viec/\(id("{vu-viec}"))?lang=en"),
            Shot("ky-luat", "legalOfficer", "/ky-luat"), Shot("ky-luat-en", "staff", "/ky-luat?lang=en"),
            Shot("ky-luat-huy", "officer", "/ky-luat/\(id("{ky-luat}"))/huy"),
            Shot("thai-san", "officer", "/thai-san"), Shot("thai-san-en", "staff", "/thai-san?lang=en"),
            Shot("thai-san-rut-en", "officer", "/thai-san/\(id("{lan-nghi}"))/rut?lang=en"),
        ]
    }
}
