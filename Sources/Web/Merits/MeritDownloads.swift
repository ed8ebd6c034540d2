internal import Hummingbird
internal import Law
internal import Movement
internal import Vietnamese

/// The registers of merit as files.
enum MeritDownloads {
    static func evaluations(_ format: AgencyDownloads.Format) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let rows = try await visit.look { look in
                let list = try MeritPages.evaluationList(in: look)
                let header = [
                    look("Đối tượng", "Kind"), look("Người, đơn vị", "Person or unit"), look("Năm", "Year"), look("Mức xếp loại", "Level"),
                    look("Văn bản", "Document"), look("Ngày văn bản", "Date of the document"),
                ]
                return [header]
                    + list.entries.map { one in
                        [
                            look(one.subject.kind.label), one.name, String(one.year), look(one.level.sentenceLabel), one.document,
                            one.documentOn.vietnamese,
                        ]
                    }
            }
            return try await AgencyDownloads.answer(rows, format, name: "danh-gia", title: Text("Đánh giá", "Evaluations"), visit)
        }
    }

    static func awards(_ format: AgencyDownloads.Format) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let rows = try await visit.look { look in
                let list = try AwardFilter(look).list(look, limit: 5000)
                let header = [
                    look("Đối tượng", "Kind"), look("Được khen", "Awarded"), look("Địa chỉ", "Address"), look("Mã", "Code"),
                    look("Danh hiệu, hình thức", "Award"), look("Năm", "Year"), look("Thành tích", "What for"), look("Loại", "Type"),
                    look("Số quyết định", "Number of the decision"), look("Ngày quyết định", "Date of the decision"),
                    look("Cơ quan quyết định", "Who decided"), look("Tình trạng", "State"),
                ]
                return [header]
                    + list.awards.map { one in
                        [
                            look(one.subject.kind.label), one.name, one.subject.address, one.code.rawValue, MeritPages.name(one.code, look),
                            String(one.year), one.what, look(Text(one.type.label)), one.decision, one.decidedOn.vietnamese, one.decidedBy,
                            one.cancelled == nil ? look("Còn giá trị", "Valid") : look("Đã hủy bỏ", "Cancelled"),
                        ]
                    }
            }
            return try await AgencyDownloads.answer(rows, format, name: "so-khen-thuong", title: Text("Khen thưởng đã có", "Awards on record"), visit)
        }
    }
}
