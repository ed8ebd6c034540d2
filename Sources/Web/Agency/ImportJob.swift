internal import Logging
internal import Movement
internal import Storage
internal import Vietnamese

/// One confirmed import.
struct ImportJob: BoardJob {
    /// Hash of the slip.
    let hash: String
    let slip: ImportSlip
    let identity: ActorSource
    var id: String { hash }

    static let busy = Refusal.importsBusy

    /// Takes the table in, all lines or none, and only if they still do what the reader has seen.
    /// - Returns: why not; nil when it is done.
    func perform(_ site: Site) async -> WorkProblem? {
        let ticket = ImportSlip.ticket(hash)
        ImportProgress.open(ticket)
        defer { ImportProgress.close(ticket) }
        do {
            let table = try await slip.table(from: site.files)
            guard var fields = try await currentFields(table, site) else { return .refused(.staleImport) }
            fields["rows"] = table
            fields["ticket"] = .string(ticket)
            _ = try await site.runner.perform(slip.kind.act, fields, as: identity, channel: .web, key: ImportSlip.key(hash))
            return nil
        } catch let refusal as Refusal {
            return .refused(refusal)
        } catch StorageError.full {
            return .refused(.diskFull)
        } catch {
            site.logger.error("import failed", metadata: ["slip": "\(hash)", "error": "\(error)"])
            return .failed
        }
    }

    /// What the act needs besides the table; nil when the table would not do what the reader has seen.
    private func currentFields(_ table: JSONValue, _ site: Site) async throws -> [String: JSONValue]? {
        let rows = (table.array ?? []).map { row in (row.array ?? []).map { $0.string ?? "" } }
        let (kind, place, identity, today) = (slip.kind, slip.place, identity, site.runner.clock.now().vietnamDate)
        let (lines, fields) = try await site.database.read { session in
            let actor = try identity.load(today: today, in: session)
            let preview = try kind.preview(kind.template(.vi) + rows, at: place, today: today, for: actor, in: session)
            return (preview.lines.map(ImportSlip.Line.init), try place.fields(for: actor, in: session))
        }
        return lines == slip.lines ? fields : nil
    }
}

extension Refusal {
    static let staleImport = Refusal.conflict(
        "import.stale",
        Text("Dữ liệu đã đổi từ khi xem trước, nên chưa nhập dòng nào.", "The data has changed since the preview, so nothing was imported."),
        next: Text("Xem trước lại rồi xác nhận.", "Preview again, then confirm."))
    static let importsBusy = Refusal(
        .tooMany, "import.busy", Text("Đang có nhiều tệp chờ nhập.", "Many files are waiting to be imported."),
        next: Text("Đợi vài phút rồi bấm lại; nội dung xem trước vẫn còn.", "Wait a few minutes and press again; the preview is kept."))
}
