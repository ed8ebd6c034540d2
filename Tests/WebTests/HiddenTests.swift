internal import HTTPTypes
internal import Movement
internal import Storage
internal import TestSupport
internal import Testing

@testable internal import Web

/// What somebody may not know of is answered byte for byte like what does not exist.
@Suite struct HiddenTests {
    /// An identifier as long as that one, of nothing at all.
    private static func none(like id: String) -> String { String(repeating: "0", count: id.utf8.count) }

    @Test(arguments: TestDatabases.engines) func hiddenPagesReadLikeMissingOnes(_ engine: Engine) async throws {
        try await Town.with(engine) { town in
            let slip = try await Self.upload(town)
            let hidden: [(viewer: String, address: (String) -> String, id: String)] = [
                ("visitor", { "/to-chuc/\($0)" }, "b-reading"),
                ("staff", { "/to-chuc/\($0)" }, "b-reading"),
                ("staff", { "/nguoi/\($0)" }, "stranger"),
                ("officer", { "/nguoi/\($0)/sua" }, "stranger"),
                ("staff", { "/ke-hoach/\($0)" }, town.draft),
                ("administrator", { "/ke-hoach/\($0)" }, town.draft),
                ("inspector", { "/ke-hoach/\($0)" }, town.draft),
                ("staff", { "/ke-hoach/\($0)/van-ban" }, town.draft),
                ("staff", { "/ke-hoach/\($0)/phat-dong" }, town.draft),
                ("staff", { "/ke-hoach/\($0)/ban/1" }, town.draft),
                ("staff", { "/ke-hoach/\($0)/ban/1/van-ban.txt" }, town.draft),
                ("staff", { "/ke-hoach/\(town.draft)/nghia-vu/\($0)" }, town.proposal),
                ("officer", { "/ke-hoach/\($0)" }, town.foreignDraft),
                ("head", { "/ke-hoach/\($0)/phat-dong" }, town.foreignDraft),
                ("administrator", { "/quan-tri/tai-khoan/\($0)" }, "stranger"),
                ("administrator", { "/quan-tri/tai-khoan/\($0)/lien-ket" }, "stranger"),
                ("staff", { "/quan-tri/tai-khoan/\($0)" }, "staff"),
                ("staff", { "/quan-triet/\($0)" }, Town.otherSlug),
                ("head", { "/phong-trao/\($0)/quan-triet" }, Town.otherSlug),
                ("administrator", { "/to-chuc/nhap/\($0)" }, slip),
            ]
            for one in hidden {
                let client = try await Client(town.site(constantKeys: true)).entering(as: one.viewer, town)
                let found = try await client.get(one.address(one.id))
                let nothing = one.address(Self.none(like: one.id))
                let missing = try await client.get(nothing)
                let what = "\(one.viewer): \(one.address(one.id))"
                #expect(found.status == 404, "\(what)")
                #expect(found.headers == missing.headers, "\(what)")
                // The page repeats the address it was asked for, in the forms that come back to it.
                #expect(found.text.replacing(one.address(one.id), with: "") == missing.text.replacing(nothing, with: ""), "\(what)")
            }
            // The same slip for the one whose it is: otherwise the line above would compare nothing with nothing.
            let owner = try await Client(town.site()).entering(as: "officer", town)
            #expect(try await owner.get("/to-chuc/nhap/\(slip)").status == 200)
        }
    }

    @Test(arguments: TestDatabases.engines) func hiddenThingsAnswerProgramsLikeMissingOnes(_ engine: Engine) async throws {
        try await Town.with(engine) { town in
            for (viewer, path, id) in [
                ("visitor", "/api/v1/units/", "b-reading"), ("staff", "/api/v1/people/", "stranger"), ("staff", "/api/v1/plans/", town.draft),
                ("administrator", "/api/v1/plans/", town.draft), ("officer", "/api/v1/plans/", town.foreignDraft),
            ] {
                let client = try await Client(town.site()).entering(as: viewer, town, isAPI: true)
                let (found, missing) = (try await client.get(path + id), try await client.get(path + Self.none(like: id)))
                #expect(found.status == 404, "\(viewer): \(path)")
                #expect(found.bytes == missing.bytes && found.headers == missing.headers, "\(viewer): \(path)")
            }
        }
    }

    @Test func actsOnHiddenThingsAreRefusedLikeActsOnMissingOnes() async throws {
        try await Town.with { town in
            for (viewer, act, field, id, rest) in [
                ("officer", "plan.correct", "plan", town.foreignDraft, #", "text": "KẾ HOẠCH""#),
                ("staff", "plan.correct", "plan", town.draft, #", "text": "KẾ HOẠCH""#),
                ("staff", "obligation.accept", "obligation", town.proposal, ""),
                ("officer", "obligation.accept-all", "plan", town.foreignDraft, ""),
                ("staff", "acknowledgement.open", "movement", town.foreignDraft, ""),
                ("administrator", "account.disable", "account", "stranger", ""),
            ] {
                let client = try await Client(town.site()).entering(as: viewer, town, isAPI: true)
                let found = try await client.post("/api/v1/acts/\(act)", json: #"{"\#(field)": "\#(id)"\#(rest)}"#)
                let missing = try await client.post("/api/v1/acts/\(act)", json: #"{"\#(field)": "\#(Self.none(like: id))"\#(rest)}"#)
                #expect(found.status >= 400 && found.status < 500, "\(viewer): \(act) \(found.status)")
                #expect(found.text == missing.text, "\(viewer): \(act)")
            }
        }
    }

    /// Names of people and the words of their notes are for those who are signed in.
    @Test func visitorsReadNoNamesOfStaff() async throws {
        try await Town.with { town in
            let client = Client(town.site())
            for endpoint in WebApplication.endpoints where endpoint.method == .get {
                let answer = try await client.get(town.example(of: endpoint.path))
                for words in ["Người staff", "Người unitHead", "Người reader", "41 bạn đọc"] {
                    #expect(!answer.text.contains(words), "\(endpoint.path): \(words)")
                }
            }
            let staff = try await client.entering(as: "staff", town)
            #expect(try await staff.get("/phong-trao/\(Town.slug)/nghia-vu/\(Town.clause)").text.contains("41 bạn đọc"))
        }
    }

    /// Begins an import as the officer and returns its slip.
    private static func upload(_ town: Town) async throws -> String {
        let client = try await Client(town.site()).entering(as: "officer", town)
        let units = try await client.get("/to-chuc.csv").bytes
        let csrf = try await town.csrf(client.session ?? "")
        let body = MultipartBody("B").adding("_csrf", csrf).adding("loai", "units").adding(file: "tep", "don-vi.csv", units).bytes
        let answer = try await client.send(.post, "/to-chuc/nhap", body, type: "multipart/form-data; boundary=B")
        #expect(answer.status == 303, "\(answer.text)")
        return answer.location.map { String($0.split(separator: "/").last ?? "") } ?? ""
    }
}
