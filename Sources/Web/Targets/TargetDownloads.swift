internal import Hummingbird
internal import Movement
internal import Papers
internal import Vietnamese

/// The targets of a movement as files.
enum TargetDownloads {
    static func list(_ format: AgencyDownloads.Format) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let rows = try await visit.look { look in try Self.rows(look) }
            return try await AgencyDownloads.answer(
                rows, format, name: "chi-tieu-\(visit.parameter("slug"))", title: Text("Chỉ tiêu", "Targets"), visit)
        }
    }

    private static func rows(_ look: Look) throws -> [[String]] {
        let slug = look.visit.parameter("slug")
        let viewer = try look.viewer(ofMovement: slug)
        let filter = TargetFilter(unit: look.visit.query("don-vi"), isLate: look.visit.query("tre") == "1")
        let lines = try TargetQueries.list(slug: slug, filter, for: viewer, today: look.today, in: look.session)
        let header = [
            look("Điều khoản", "Clause"), look("Mã", "Code"), look("Chỉ tiêu", "Target"), look("Nội dung", "Content"), look("Phụ trách", "Owner"),
            look("Đơn vị", "Unit"), look("Hiện tại", "Now"), look("Phấn đấu", "Goal"), look("Đơn vị tính", "Measured in"),
            look("Đạt (%)", "Reached (%)"),
            look("Kỳ báo gần nhất", "Last period"), look("Tính đến ngày", "As of"), look("Báo cáo trễ", "Late reports"),
            look("Đang theo dõi", "Followed"),
        ]
        return [header]
            + lines.map { line in
                [
                    line.clause, line.code, line.title, look(line.kind.label), look(line.owner.label), line.unitName.map { look($0) } ?? "",
                    line.level.map { $0[look.language] } ?? "", line.goal[look.language], line.unitLabel,
                    line.achieved.map { $0[look.language] } ?? "", line.lastPeriod ?? "", line.lastOn?.vietnamese ?? "", String(line.late),
                    line.isOpen ? look("có", "yes") : look("không", "no"),
                ]
            }
    }
}
