internal import Hummingbird
internal import Movement
internal import Papers
internal import Vietnamese

/// The lists of people and units as files, in the form an import reads.
enum AgencyDownloads {
    enum Format: String, Sendable {
        case csv, xlsx
    }

    /// People who work here today; with a search, those it finds.
    static func people(_ format: Format) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let search = PeopleSearch(visit)
            let rows = try await visit.look { look in try Self.people(search, look) }
            return try await answer(rows, format, name: "nguoi", title: Text("Người", "People"), visit)
        }
    }

    private static func people(_ search: PeopleSearch, _ look: Look) throws -> [[String]] {
        guard AgencyPolicy.mayExport(look.viewer) else { throw Refusal.notFound }
        let rows = try PeopleImport.export(look.language, today: look.today, for: look.viewer, in: look.session)
        if search.isEmpty { return rows }
        let found = try codes(search, look)
        return rows.prefix(1) + rows.dropFirst().filter { found.contains($0[0]) }
    }

    /// Codes of everybody a search finds, read in pages.
    private static func codes(_ search: PeopleSearch, _ look: Look) throws -> Set<String> {
        var codes: Set<String> = []
        var after: Identifier<Person>?
        repeat {
            let page = try PersonQueries.list(
                search: search.words, unit: search.unit, on: look.today, after: after, limit: 500, for: look.viewer, in: look.session)
            codes.formUnion(page.people.compactMap { $0.details?.code })
            after = page.next
        } while after != nil
        return codes
    }

    /// The structure of today.
    static func units(_ format: Format) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let rows = try await visit.look { look in
                try UnitsImport.export(look.language, today: look.today, for: look.viewer, in: look.session)
            }
            return try await answer(rows, format, name: "to-chuc", title: Text("Đơn vị", "Units"), visit)
        }
    }

    /// The empty table of an import; the workbook has a second sheet that says what belongs in each column.
    static func template(_ kind: ImportKind, _ format: Format) -> @Sendable (Visit) async throws -> Response {
        { visit in
            try await visit.look { look in try ImportPlace.of(visit).require(look) }
            let name = kind.templateName
            let rows = [kind.asked.map { $0.title[visit.language] }]
            if format == .csv { return .download(SheetWriter.csv(rows), name: "\(name).csv", type: "text/csv; charset=utf-8") }
            return try await workbook([sheet(rows, kind.label[visit.language]), guide(kind, visit.language)], name: name)
        }
    }

    private static func guide(_ kind: ImportKind, _ language: Language) -> SheetOut {
        let words = { (vi: String, en: String) in Text(vi, en)[language] }
        return SheetOut(
            name: words("Hướng dẫn", "Guide"),
            header: [words("Cột", "Column"), words("Bắt buộc", "Required"), words("Nội dung", "What belongs in it")],
            textRows: kind.asked.map { [$0.title[language], $0.isRequired ? words("có", "yes") : words("không", "no"), $0.hint[language]] })
    }

    private static func sheet(_ rows: [[String]], _ name: String) -> SheetOut {
        SheetOut(name: name, header: rows.first ?? [], textRows: Array(rows.dropFirst()))
    }

    /// A table as a file whose name carries the day.
    static func answer(_ rows: [[String]], _ format: Format, name: String, title: Text, _ visit: Visit) async throws -> Response {
        let dated = "\(name)-\(visit.now.vietnamDate.iso)"
        switch format {
        case .csv: return .download(SheetWriter.csv(rows), name: "\(dated).csv", type: "text/csv; charset=utf-8")
        case .xlsx: return try await workbook([sheet(rows, title[visit.language])], name: dated)
        }
    }

    /// Concurrent, because writing a workbook blocks its thread on the disk.
    @concurrent private static func workbook(_ sheets: [SheetOut], name: String) async throws -> Response {
        .download(
            try SheetWriter.xlsx(sheets: sheets), name: "\(name).xlsx",
            type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    }
}
