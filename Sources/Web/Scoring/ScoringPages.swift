internal import HTTPTypes
internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// The scoring tables of a movement.
enum ScoringPages {
    static func list(_ look: Look) throws -> Page {
        let slug = look.visit.parameter("slug")
        let viewer = try look.viewer(ofMovement: slug)
        let model = try ScoringQueries.list(slug: slug, for: viewer, today: look.today, in: look.session)
        return Page(
            look("Chấm điểm", "Scoring"), place: .movements, breadcrumbs: ScoringParts.movement(model.name, slug, look), isWide: true,
            summary: look("Bảng điểm của phong trào và kết quả.", "Scoring tables of the movement and their results.")
        ) {
            MovementTabs.html(slug, here: "/cham-diem", for: viewer, look)
            if model.tables.isEmpty { empty(look) }
            if !model.tables.isEmpty {
                ul(.class("task-list")) { for one in model.tables { li { row(one, look) } } }
            }
            if model.maySet {
                p(.class("buttons")) {
                    a(.class("button"), .href("\(ScoringParts.list(slug))/moi")) { look("Lập bảng điểm", "Make a scoring table") }
                    a(.class("button button-secondary"), .href("\(ScoringParts.list(slug))/nhap")) { look("Nhập từ tệp", "Import a file") }
                }
            }
            if let alerts = model.alerts, !alerts.isEmpty { self.alerts(alerts, look) }
        }
    }

    private static func empty(_ look: Look) -> HTML {
        div(.class("empty")) {
            p {
                look(
                    "Chưa có bảng điểm. Chuyên viên thi đua lập bảng cho từng đối tượng, thủ trưởng ban hành, rồi các đơn vị tự chấm; điểm tự chấm, điểm kiểm tra và điểm chốt đứng riêng.",
                    "There are no scoring tables yet. The officer makes one for each group, the head adopts it, then units score themselves; self, checked and final scores stay apart."
                )
            }
        }
    }

    private static func row(_ one: ScoringSummary, _ look: Look) -> HTML {
        a(.href(ScoringParts.address(one.id))) {
            span(.class("name"), .lang("vi")) { one.table.name }
            span(.class("meta")) {
                look(one.table.group.label) + " · "
                    + look("\(one.table.criteria.count) tiêu chí", counted(one.table.criteria.count, "criterion", "criteria")) + " · "
                    + look("nhiều nhất \(one.table.total[.vi]) điểm", "at most \(one.table.total[.en]) points")
            }
            ScoringParts.tag(one.state, look)
        }
    }

    /// Subjects whose figures leave nothing over.
    private static func alerts(_ alerts: [PerfectAlert], _ look: Look) -> HTML {
        section(.aria("labelledby", "dep-qua")) {
            h2(.id("dep-qua")) { look("Số liệu đẹp quá, nên xem lại", "Too good: look twice") }
            p {
                look(
                    "Mọi chỉ tiêu đúng 100 %, hoặc mọi tiêu chí đạt tối đa. Không phải lỗi, nhưng là chỗ nên kiểm tra trước.",
                    "Every target at exactly 100 %, or every criterion at its maximum. That is no fault, but a place to check first.")
            }
            AgencyParts.table(
                look("Đối tượng có mọi số liệu tròn trĩnh", "Subjects whose figures are all perfect"),
                [
                    .init(look("Đối tượng", "Subject")), .init(look("Chỉ tiêu đúng 100 %", "Targets at exactly 100 %"), isNumber: true),
                    .init(look("Điểm tối đa ở", "All points in")),
                ]
            ) {
                for one in alerts {
                    tr {
                        th(.scope("row")) { look(one.name) }
                        td(.class("number")) {
                            one.targets == 0 ? "–" : look("cả \(one.targets)", "all \(one.targets)")
                        }
                        td { one.tables.isEmpty ? "–" : one.tables.joined(separator: "; ") }
                    }
                }
            }
        }
    }

    // MARK: - A new table

    static func new(_ look: Look) throws -> Page { try new(look, .empty) }

    static func new(_ look: Look, _ state: FormState) throws -> Page {
        let model = try setting(look)
        guard var form = ActForm("scoring.create", action: "\(ScoringParts.list(model.slug))/moi") else { throw Refusal.notFound }
        form.only = ["name", "group", "total", "bonus_cap", "decimals", "final_by"]
        form.prefilled = ["decimals": "2", "final_by": .string(Finaliser.head.rawValue)]
        return Page(
            look("Lập bảng điểm", "Make a scoring table"), place: .movements,
            breadcrumbs: ScoringParts.movement(model.name, model.slug, look) + [(look("Chấm điểm", "Scoring"), ScoringParts.list(model.slug))]
        ) {
            state.summary(look)
            p(.class("lead")) {
                look(
                    "Mỗi đối tượng một bảng. Sau bước này bạn thêm từng tiêu chí.",
                    "One table for each group. After this you add criteria one by one.")
            }
            form.html(look, state)
            p { a(.href(ScoringParts.list(model.slug))) { look("Quay lại, không thay đổi gì", "Back, changing nothing") } }
        }
    }

    /// The movement at the address, for those who may make tables in it.
    static func setting(_ look: Look) throws -> ScoringList {
        let model = try ScoringQueries.list(slug: look.visit.parameter("slug"), for: look.viewer, today: look.today, in: look.session)
        guard model.maySet else { throw Refusal.forbidden }
        return model
    }

    @Sendable static func create(_ visit: Visit) async throws -> Response {
        let form = try await visit.form()
        let movement = try await visit.look { look in try setting(look).movement }
        return try await visit.act(
            "scoring.create", form: form, extra: ["movement": .string(movement)], next: { ScoringParts.address($0.subjectID) }, again: new)
    }

    // MARK: - From a file

    static func importing(_ look: Look) throws -> Page { try importing(look, .empty) }

    static func importing(_ look: Look, _ state: FormState) throws -> Page {
        let model = try setting(look)
        let action = "\(ScoringParts.list(model.slug))/nhap"
        return Page(
            look("Nhập bảng điểm từ tệp", "Import a scoring table"), place: .movements,
            breadcrumbs: ScoringParts.movement(model.name, model.slug, look) + [(look("Chấm điểm", "Scoring"), ScoringParts.list(model.slug))]
        ) {
            state.summary(look)
            p(.class("lead")) {
                look(
                    "Tệp CSV hoặc XLSX với các cột bên dưới; sai một dòng thì không nhập dòng nào. Bảng nhập vào là dự thảo.",
                    "A CSV or XLSX file with the columns below; one wrong line and nothing is imported. What comes in is a draft.")
            }
            formElement(.method("post"), .action(action), .attr("enctype", "multipart/form-data"), .flag("novalidate")) {
                Layout.hiddenFields(look)
                div(.class(state.problem(of: "tep") == nil ? "field" : "field field-wrong")) {
                    labelElement(.for("o-rows")) { look("Tệp CSV hoặc XLSX", "CSV or XLSX file") }
                    inputElement(.type("file"), .id("o-rows"), .name("tep"), .attr("accept", ".csv,.xlsx,text/csv"))
                }
                p { button(.class("button"), .type("submit")) { look("Nhập bảng điểm", "Import the table") } }
            }
            AgencyParts.table(
                look("Các cột của tệp", "Columns of the file"), [.init(look("Cột", "Column")), .init(look("Nội dung", "What belongs in it"))]
            ) {
                for column in ScoringSheet.columns {
                    tr {
                        th(.scope("row")) { look(column.title) }
                        td { look(column.hint) }
                    }
                }
            }
            p {
                look(
                    "Muốn có mẫu, tải một bảng đã lập về: tệp tải về nhập lại được nguyên vẹn.",
                    "For a template, download a table that exists: what is downloaded can be imported as it is.")
            }
        }
    }

    @Sendable static func take(_ visit: Visit) async throws -> Response {
        let form = try await visit.form(limit: ImportUpload.bodyLimit)
        let movement = try await visit.look { look in try setting(look).movement }
        guard let upload = form.upload("tep") else {
            return try await visit.ask(again: importing, [:], .invalid("rows", "Chọn một tệp CSV hoặc XLSX.", "Choose a CSV or XLSX file."))
        }
        do {
            let (rows, problems) = ScoringSheet.rows(of: try await ImportUpload.table(upload.bytes))
            guard problems.isEmpty else { throw Refusal.invalid(problems.map { FieldProblem("rows", $0) }) }
            let values: [String: JSONValue] = [
                "movement": .string(movement), "rows": .array(rows.map { .array($0.map(JSONValue.string)) }),
            ]
            let receipt = try await visit.site.runner.perform(
                "scoring.import", values, as: visit.actorSource(), channel: .web, key: form["_key"])
            return .redirect(to: "\(ScoringParts.address(receipt.subjectID))?xong=\(receipt.entry)")
        } catch let refusal as Refusal where refusal.kind == .invalid {
            return try await visit.ask(again: importing, [:], refusal)
        }
    }
}
