internal import Hummingbird
internal import Markup
internal import Movement

/// One form that adds a piece to a target, at "/chi-tieu/{target}/minh-chung/{loai}".
struct EvidenceTask: Sendable {
    /// Last part of the address.
    let slug: String
    let kind: EvidenceKind
    /// What the link to it says.
    let link: Text

    static let all: [EvidenceTask] = [
        EvidenceTask(slug: "tep", kind: .file, link: Text("Nộp tệp", "Hand in a file")),
        EvidenceTask(slug: "duong-dan", kind: .link, link: Text("Nộp đường dẫn", "Hand in a link")),
        EvidenceTask(slug: "van-ban", kind: .document, link: Text("Nộp số văn bản", "Hand in a document's number")),
        EvidenceTask(slug: "du-lieu", kind: .dataset, link: Text("Nộp bộ dữ liệu", "Hand in a data set")),
        EvidenceTask(slug: "dao-tao", kind: .training, link: Text("Nộp chứng nhận", "Hand in a training record")),
    ]

    var act: String { "evidence.\(kind.rawValue)" }

    func address(_ target: String) -> String { "/chi-tieu/\(target.addressEncoded)/minh-chung/\(slug)" }

    static func find(_ visit: Visit) throws -> EvidenceTask {
        guard let task = all.first(where: { $0.slug == visit.parameter("loai") }) else { throw Refusal.notFound }
        return task
    }
}

/// The forms of evidence.
enum EvidenceForms {
    // MARK: - Adding

    static func add(_ look: Look) throws -> Page { try add(look, .empty) }

    static func add(_ look: Look, _ state: FormState) throws -> Page {
        let task = try EvidenceTask.find(look.visit)
        let target = look.visit.parameter("target")
        guard let list = try EvidenceQueries.list(ofTarget: target, for: look.viewer, in: look.session) else { throw Refusal.notFound }
        guard list.mayAdd || state.refusal != nil else { throw Refusal.forbidden }
        guard var form = ActForm(task.act, action: task.address(target)) else { throw Refusal.notFound }
        form.only = form.declaration.fields.map(\.key).filter { !["target", "report", "entry"].contains($0) }
        form.isMultipart = task.kind == .file
        let summary = form.declaration.summary
        return Page(
            look(form.declaration.title), place: .movements,
            breadcrumbs: [(look("Phong trào", "Movements"), "/phong-trao"), (look("Chỉ tiêu", "Target"), "/chi-tieu/\(target.addressEncoded)")]
        ) {
            state.summary(look)
            p(.class("lead"), .lang("vi")) { list.title }
            p {
                task.kind == .file
                    ? look(
                        "Tệp được lưu theo mã băm SHA-256; sau này ai cũng kiểm được tệp còn nguyên.",
                        "The file is kept by its SHA-256, so that anybody can check later that it is the same.") : look(summary)
            }
            form.html(look, state) { task.kind == .file ? EvidenceParts.fileField(look, state, isRequired: true) : HTML() }
            p { a(.href("/chi-tieu/\(target.addressEncoded)")) { look("Quay lại, không nộp gì", "Back, handing in nothing") } }
        }
    }

    @Sendable static func submitAdd(_ visit: Visit) async throws -> Response {
        let task = try EvidenceTask.find(visit)
        let target = visit.parameter("target")
        return try await visit.actWithFile(
            task.act, extra: ["target": .string(target)],
            next: { EvidenceParts.address($0.result["evidence"]?.string ?? "") }, again: add)
    }

    // MARK: - Replacing, using elsewhere, ending

    static func replace(_ look: Look) throws -> Page { try replace(look, .empty) }

    static func replace(_ look: Look, _ state: FormState) throws -> Page {
        let model = try own(look)
        guard var form = ActForm("evidence.replace", action: "\(EvidenceParts.address(model.id))/thay") else { throw Refusal.notFound }
        form.only = ["reason"] + EvidenceWords.fields(of: model.kind)
        form.isMultipart = model.kind == .file
        form.prefilled = EvidenceWords.prefilled(model)
        return page(look("Nộp bản mới", "Hand in a new version"), model, look, state) {
            p {
                look(
                    "Các bản cũ vẫn giữ nguyên và vẫn xem được, cùng lý do thay.",
                    "The versions before stay as they are and can still be seen, with the reason.")
            }
            form.html(look, state) {
                inputElement(.type("hidden"), .name("version"), .value(String(model.versions.first?.number ?? 1)))
                model.kind == .file ? EvidenceParts.fileField(look, state, isRequired: true) : HTML()
            }
        }
    }

    @Sendable static func submitReplace(_ visit: Visit) async throws -> Response {
        let id = visit.parameter("evidence")
        return try await visit.actWithFile(
            "evidence.replace", extra: ["evidence": .string(id)], next: { _ in EvidenceParts.address(id) }, again: replace)
    }

    static func use(_ look: Look) throws -> Page { try use(look, .empty) }

    static func use(_ look: Look, _ state: FormState) throws -> Page {
        let model = try own(look)
        guard var form = ActForm("evidence.use", action: "\(EvidenceParts.address(model.id))/dung") else { throw Refusal.notFound }
        let places = try EvidenceQueries.places(for: model.id, viewer: look.viewer, in: look.session)
        form.only = ["target"]
        form.options = ["target": places]
        return page(look("Dùng cho chỉ tiêu khác", "Use for another target"), model, look, state) {
            if places.isEmpty {
                div(.class("empty")) {
                    p {
                        look(
                            "Không còn chỉ tiêu nào khác do bạn phụ trách mà minh chứng này chưa phục vụ.",
                            "There is no other target of yours that this piece does not serve yet.")
                    }
                }
            } else {
                form.html(look, state)
            }
        }
    }

    @Sendable static func submitUse(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let id = visit.parameter("evidence")
        return try await visit.act(
            "evidence.use", form: form, extra: ["evidence": .string(id)], next: { _ in "\(EvidenceParts.address(id))#dung" }, again: use)
    }

    static func end(_ look: Look) throws -> Page { try end(look, .empty) }

    static func end(_ look: Look, _ state: FormState) throws -> Page {
        let model = try own(look)
        guard let one = model.uses.first(where: { $0.id == look.visit.parameter("use") }), one.mayEnd || state.refusal != nil else {
            throw Refusal.notFound
        }
        guard var form = ActForm("evidence.end-use", action: "\(EvidenceParts.address(model.id))/thoi-dung/\(one.id.addressEncoded)") else {
            throw Refusal.notFound
        }
        form.only = ["reason"]
        return page(look("Thôi dùng minh chứng", "Stop using the evidence"), model, look, state) {
            p {
                look("Chỉ tiêu: ", "Target: ")
                span(.lang("vi")) { one.title }
            }
            p {
                look(
                    "Minh chứng thôi tính cho chỉ tiêu này. Minh chứng, các bản và lý do vẫn giữ trong lịch sử.",
                    "The piece counts for this target no more. The piece, its versions and the reason stay in the history.")
            }
            form.html(look, state)
        }
    }

    @Sendable static func submitEnd(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let (id, use) = (visit.parameter("evidence"), visit.parameter("use"))
        // The use must be one of this piece, so that the address says the truth.
        try await visit.look { look in
            let model = try EvidenceQueries.page(id, for: look.viewer, in: look.session)
            guard model.uses.contains(where: { $0.id == use }) else { throw Refusal.notFound }
        }
        return try await visit.act(
            "evidence.end-use", form: form, extra: ["use": .string(use)], next: { _ in "\(EvidenceParts.address(id))#dung" }, again: end)
    }

    @Sendable static func check(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let id = visit.parameter("evidence")
        return try await visit.act(
            "evidence.check", form: form, extra: ["evidence": .string(id)], next: { _ in "\(EvidenceParts.address(id))#kiem-tra" },
            again: EvidencePages.page)
    }

    @Sendable static func checkAll(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        return try await visit.act("evidence.check", form: form, next: { _ in "/bang-chung" }, again: EvidencePages.troubles)
    }

    private static func own(_ look: Look) throws -> EvidencePage {
        let model = try EvidenceQueries.page(look.visit.parameter("evidence"), for: look.viewer, in: look.session)
        guard model.isOwn else { throw Refusal.forbidden }
        return model
    }

    private static func page(
        _ title: String, _ model: EvidencePage, _ look: Look, _ state: FormState, @HTMLBuilder content: () -> HTML
    ) -> Page {
        let body = content()
        return Page(title, place: .movements, breadcrumbs: EvidencePages.breadcrumbs(model, look) + [(model.title, EvidenceParts.address(model.id))])
        {
            state.summary(look)
            p(.class("lead"), .lang("vi")) { model.title }
            body
            p { a(.href(EvidenceParts.address(model.id))) { look("Quay lại, không thay đổi gì", "Back, changing nothing") } }
        }
    }
}
