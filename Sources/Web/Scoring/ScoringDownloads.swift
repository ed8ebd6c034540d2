internal import Hummingbird
internal import Movement
internal import Papers
internal import Vietnamese

/// Tables, rankings and rounds as files.
enum ScoringDownloads {
    /// A table in the form an import reads.
    static func table(_ format: AgencyDownloads.Format) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let rows = try await visit.look { look in ScoringSheet.write(try look.scoringTable().summary.table, look.language) }
            return try await answer(rows, format, name: "bang-diem", title: Text("Bảng điểm", "Scoring table"), visit)
        }
    }

    /// The ranking, for those who see all scores.
    static func ranking(_ format: AgencyDownloads.Format) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let rows = try await visit.look { look in
                let model = try look.scoringTable()
                guard model.seesAll, model.summary.state != .draft else { throw Refusal.notFound }
                return ranking(model, look)
            }
            return try await answer(rows, format, name: "xep-hang", title: Text("Xếp hạng", "Ranking"), visit)
        }
    }

    private static func ranking(_ model: ScoringModel, _ look: Look) -> [[String]] {
        let header =
            [look("Hạng", "Place"), look("Đối tượng", "Subject")] + ScoreStage.allCases.map { look($0.label) } + [look("Ghi chú", "Note")]
        return [header]
            + model.ranking.map { line in
                [line.place.map(String.init) ?? "", look(line.name)] + ScoreStage.allCases.map { line.totals[$0]?.plain ?? "" }
                    + [RankingParts.note(line, model.summary.table, look)]
            }
    }

    /// The population of a drawn round, byte for byte as it went into the draw.
    @Sendable static func population(_ visit: Visit) async throws -> Response {
        let text = try await visit.look { look in try published(look).population }
        return .download(Array(text.utf8), name: "danh-sach.txt", type: "text/plain; charset=utf-8")
    }

    /// Everything that is needed to draw again.
    @Sendable static func round(_ visit: Visit) async throws -> Response {
        let json = try await visit.look { look in try published(look).json.json }
        return .download(Array(json.utf8), name: "cong-bo.json", type: "application/json; charset=utf-8")
    }

    private static func published(_ look: Look) throws -> PublishedRound {
        guard let published = try CheckPages.load(look).published else { throw Refusal.notFound }
        return published
    }

    /// Concurrent, because writing a workbook blocks its thread on the disk.
    @concurrent static func answer(
        _ rows: [[String]], _ format: AgencyDownloads.Format, name: String, title: Text, _ visit: Visit
    ) async throws -> Response {
        let dated = "\(name)-\(visit.now.vietnamDate.iso)"
        switch format {
        case .csv: return .download(SheetWriter.csv(rows), name: "\(dated).csv", type: "text/csv; charset=utf-8")
        case .xlsx:
            let sheet = SheetOut(name: title[visit.language], header: rows.first ?? [], textRows: Array(rows.dropFirst()))
            return .download(
                try SheetWriter.xlsx(sheets: [sheet]), name: "\(dated).xlsx",
                type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        }
    }
}
