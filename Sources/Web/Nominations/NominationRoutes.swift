internal import HTTPTypes
internal import Hummingbird
internal import Law
internal import Movement
internal import Papers
internal import Storage
internal import Vietnamese

/// Addresses of nominations.
let nominationEndpoints: [Endpoint] = nominationPages + NominationStepPages.endpoints

private let nominationPages: [Endpoint] = [
    .page("/de-nghi", .signedIn, NominationListPages.mine),
    .page("/de-nghi/moi", .signedIn, NominationFormPages.form),
    .post("/de-nghi/moi", .signedIn, NominationFormPages.submit),
    .page("/de-nghi/bang", desk, NominationListPages.board),
    .post("/de-nghi/bang", .roles([.officer, .head]), NominationRoutes.batch),
    .get("/de-nghi/bang.csv", desk, NominationRoutes.download(.csv)),
    .get("/de-nghi/bang.xlsx", desk, NominationRoutes.download(.xlsx)),
    .page("/de-nghi/dot", desk, NominationRoundPages.list),
    .post("/de-nghi/dot", .roles([.officer, .head]), NominationRoundPages.open),
    .page("/de-nghi/dot/{dotdenghi}", desk, NominationRoundPages.one),
    .post("/de-nghi/dot/{dotdenghi}/ty-le", .roles([.officer, .head]), NominationRoundPages.submit("nomination.quota")),
    .post("/de-nghi/dot/{dotdenghi}/bang-phieu", .roles([.head]), NominationRoundPages.submit("nomination.tie")),
    .page("/de-nghi/{nomination}", .signedIn, NominationPages.one),
    .page("/de-nghi/{nomination}/binh-xet", .signedIn, NominationFormPages.review),
    .post("/de-nghi/{nomination}/binh-xet", .signedIn, NominationFormPages.submitReview),
    .get("/de-nghi/{nomination}/giay-to/{tephoso}", .signedIn, NominationStepPages.file),
    .page("/de-nghi/{nomination}/giay-to/{tephoso}/bo", .signedIn, NominationStepPages.detach),
    .post("/de-nghi/{nomination}/giay-to/{tephoso}/bo", .signedIn, NominationStepPages.submitDetach),
    .page("/phong-trao/{slug}/de-nghi", .signedIn, NominationListPages.ofMovement),
    Endpoint(method: .post, path: "/api/v1/nominations/{nomination}/files", access: .anyone, handle: NominationRoutes.takeFile),
]

private let desk = Access.roles([.officer, .head, .councilSecretary, .legalOfficer])

/// What happens when the forms of the board are sent, and files of lists.
enum NominationRoutes {
    /// Several nominations at once: each an act of its own, each with its own answer.
    @Sendable static func batch(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let ids = Array((form.fields["ho-so"] ?? []).prefix(100))
        let reason = form["ly-do"]?.trimmingSpaces ?? ""
        let act: (name: String, more: [String: JSONValue])? =
            switch form["viec"] {
            case "nhan": ("nomination.receive", [:])
            case "tra": ("nomination.return", ["reason": .string(reason)])
            case "dat": ("nomination.appraise", ["result": "meets", "grounds": .string(reason)])
            case "tren": ("nomination.appraise", ["result": "upward", "grounds": .string(reason)])
            default: nil
            }
        guard let act else { throw Refusal.invalid("viec", "Chọn việc cần làm.", "Choose what to do.") }
        let source = try await visit.actorSource()
        let names = try await visit.look { look in
            ids.reduce(into: [String: String]()) { found, id in
                let line = try? NominationQueries.page(id, for: look.viewer, now: look.now, in: look.session).line
                found[id] = line.map { "\($0.reference) \(look($0.name))" }
            }
        }
        var done: [(line: String, refusal: Refusal?)] = []
        for (index, id) in ids.enumerated() {
            let key = form["_key"].map { "\($0.prefix(150))-\(index)" }
            do {
                _ = try await visit.site.runner.perform(
                    act.name, act.more.merging(["nomination": .string(id)]) { $1 }, as: source, channel: .web, key: key)
                done.append((names[id] ?? id, nil))
            } catch let refusal as Refusal { done.append((names[id] ?? id, refusal)) }
        }
        let outcome = done
        return try await visit.show { look in try NominationListPages.board(look, outcome) }
    }

    /// The board as a file, with the filter of the page, read in parts.
    static func download(_ format: AgencyDownloads.Format) -> @Sendable (Visit) async throws -> Response {
        { visit in
            let rows = try await visit.look { look -> [[String]] in
                let filter = NominationSearch(visit).filter
                var lines: [NominationLine] = []
                var after: String?
                repeat {
                    let part = try NominationQueries.list(filter, after: after, limit: 2000, for: look.viewer, now: look.now, in: look.session)
                    lines += part.lines
                    after = part.next
                } while after != nil
                let header = [
                    look("Số", "Number"), look("Loại", "Kind"), look("Đối tượng", "Nominee"), look("Đề nghị", "Award"), look("Năm", "Year"),
                    look("Đơn vị", "Unit"), look("Tình trạng", "State"), look("Tạm dừng", "Suspended"), look("Trễ (phút)", "Late (minutes)"),
                    look("Còn thiếu", "Lacks"), look("Từ ngày", "Since"),
                ]
                return [header]
                    + lines.map { line in
                        [
                            line.reference, look(Text(line.kind.label)), look(line.name), look(NominationAward.label(line.award)), "\(line.year)",
                            line.unit.map { look($0) } ?? "", look(line.state.label), line.isSuspended ? look("có", "yes") : "",
                            line.minutesLate.map { "\($0)" } ?? "", (line.lacks ?? []).map { look($0) }.joined(separator: "; "),
                            line.changed.vietnamese,
                        ]
                    }
            }
            return try await AgencyDownloads.answer(rows, format, name: "de-nghi", title: Text("Đề nghị khen thưởng", "Nominations"), visit)
        }
    }

    /// `POST /api/v1/nominations/{nomination}/files?part=…&title=…`: the body is a file for a part of the dossier.
    @Sendable static func takeFile(_ visit: Visit) async throws -> Response {
        let values = visit.values(["part", "title", "reason"]).merging(["nomination": .string(visit.parameter("nomination"))]) { $1 }
        return try await visit.takeFile("nomination.attach", values)
    }
}
