internal import HTTPTypes
internal import Markup
internal import Movement
internal import PlanReading
internal import Vietnamese

/// The review of a plan: the source with its obligations marked beside what was read from it.
enum ReviewPage {
    static func page(_ look: Look) throws -> Page { try page(look, .empty) }

    static func page(_ look: Look, _ state: FormState) throws -> Page {
        let model = try PlanQueries.review(look.visit.parameter("id"), for: look.viewer, today: look.today, in: look.session)
        return Page(
            model.summary.title, status: state.refusal?.status ?? .ok, place: PlanParts.place(look),
            breadcrumbs: PlanParts.breadcrumbs(model, isBelow: false, look), isWide: true
        ) {
            state.summary(look)
            standing(model, look)
            actions(model, look)
            div(.class("source-view")) {
                source(model, look)
                div {
                    PlanFacts.doubts(model, look)
                    PlanFacts.gaps(model, look)
                    PlanFacts.file(model, look)
                    PlanFacts.read(model.document, look)
                    obligations(model, look)
                    takenOut(model, look)
                    versions(model, look)
                }
            }
        }
    }

    // MARK: - What stands above

    private static func standing(_ model: ReviewModel, _ look: Look) -> HTML {
        let summary = model.summary
        let open =
            summary.notAccepted + summary.withoutOwner == 0
            ? ""
            : look(
                "; \(summary.notAccepted) chưa chấp nhận, \(summary.withoutOwner) chưa có người phụ trách",
                "; \(summary.notAccepted) not accepted, \(summary.withoutOwner) without an owner")
        return p(.class("lead")) {
            PlanParts.tag(summary.status, look)
            " "
            look("Bản \(summary.version), \(summary.obligations) nghĩa vụ", "Version \(summary.version), \(summary.obligations) obligations")
            open + "."
        }
    }

    private static func actions(_ model: ReviewModel, _ look: Look) -> HTML {
        let path = PlanParts.address(model.summary.id)
        let isDraft = model.summary.status == .draft
        return div(.class("buttons")) {
            if isDraft {
                a(.class(model.blockers.isEmpty ? "button" : "button button-secondary"), .href("\(path)/phat-dong")) {
                    model.mayLaunch ? look("Phát động", "Launch") : look("Chuẩn bị phát động", "Prepare the launch")
                }
            } else if let slug = model.summary.slug {
                a(.class("button"), .href("/phong-trao/\(slug)")) { look("Xem phong trào", "See the movement") }
            }
            if model.mayPrepare {
                if model.summary.notAccepted > 0 {
                    PlanParts.buttonForm("\(path)/chap-nhan-tat-ca", look("Chấp nhận tất cả", "Accept all"), look, kind: "button button-secondary")
                }
                if isDraft { a(.class("button button-secondary"), .href("\(path)/them")) { look("Thêm nghĩa vụ", "Add an obligation") } }
                a(.class("button button-secondary"), .href("\(path)/van-ban")) {
                    isDraft ? look("Sửa văn bản", "Correct the text") : look("Điều chỉnh kế hoạch", "Revise the plan")
                }
            }
            if model.mayPrepare {
                a(.class("button button-secondary"), .href("\(path)/nguon")) { look("Văn bản cấp trên", "The document above") }
            }
            a(.class("button button-secondary"), .href("\(path)/in")) { look("Bản in", "On paper") }
        }
    }

    // MARK: - The source

    private static func source(_ model: ReviewModel, _ look: Look) -> HTML {
        var marked = MarkedSource(model.source)
        for one in model.obligations { if let span = one.source { marked.add(clause: one.clause, at: span) } }
        for (index, doubt) in model.document.doubts.enumerated() { marked.add(doubt, number: index + 1) }
        for (id, span) in PlanFacts.places(model.document) { marked.add(id: id, at: span) }
        return SourceParts.box(look("Văn bản, bản \(model.version.number)", "The text, version \(model.version.number)"), marked, look)
    }

    // MARK: - The list

    private static func obligations(_ model: ReviewModel, _ look: Look) -> HTML {
        PlanParts.section("nghia-vu", look("Nghĩa vụ (\(model.obligations.count))", "Obligations (\(model.obligations.count))")) {
            if model.obligations.isEmpty {
                div(.class("empty")) {
                    p {
                        look(
                            "Máy chưa đọc ra nghĩa vụ nào. Sửa văn bản để đọc lại, hoặc thêm nghĩa vụ bằng tay.",
                            "No obligation was found. Correct the text and have it read again, or add obligations by hand.")
                    }
                }
            } else {
                if model.mayPrepare, model.summary.notAccepted > 0 {
                    // The buttons of the list belong to this one form, so that a long plan stays light.
                    formElement(.id("chap-nhan"), .method("post"), .action("\(PlanParts.address(model.summary.id))/chap-nhan")) {
                        Layout.hiddenFields(look)
                    }
                }
                ul(.class("clauses")) { for one in model.obligations { obligation(one, model, look) } }
            }
        }
    }

    private static func obligation(_ one: ReviewObligation, _ model: ReviewModel, _ look: Look) -> HTML {
        let address = PlanParts.address(model.summary.id, one.id)
        return li(.class("clause"), .id("nv-\(one.clause)")) {
            if one.source == nil {
                span(.class("clause-number")) { one.clause }
            } else {
                a(
                    .class("clause-number"), .href("#n-\(one.clause.addressEncoded)"),
                    .aria("label", look("\(one.clause): xem trong văn bản", "\(one.clause): see it in the text"))
                ) { one.clause }
            }
            div {
                p { a(.href(address), .lang("vi")) { one.text.shortened(to: 600) } }
                p(.class("meta")) {
                    look(one.kind.label) + " · " + PlanParts.owners(one.owners, look)
                    if let due = one.due { " · " + look("hạn ", "due ") + due.vietnamese }
                    if one.owners.isEmpty, model.mayPrepare {
                        " · "
                        a(.href("\(address)/giao"), .aria("label", look("Giao \(one.clause)", "Assign \(one.clause)"))) { look("Giao", "Assign") }
                    }
                }
            }
            if one.state == .proposed, model.mayPrepare { accept(one, look) } else { PlanParts.tag(one.state, look) }
        }
    }

    private static func accept(_ one: ReviewObligation, _ look: Look) -> HTML {
        button(
            .class("button-quiet"), .type("submit"), .attr("form", "chap-nhan"), .name("obligation"), .value(one.id),
            .aria("label", look("Chấp nhận \(one.clause)", "Accept \(one.clause)"))
        ) { look("Chấp nhận", "Accept") }
    }

    private static func takenOut(_ model: ReviewModel, _ look: Look) -> HTML {
        guard !model.takenOut.isEmpty else { return HTML() }
        return details {
            summaryElement { look("Đã bỏ hoặc gộp (\(model.takenOut.count))", "Removed or joined (\(model.takenOut.count))") }
            ul {
                for one in model.takenOut {
                    li {
                        a(.href(PlanParts.address(model.summary.id, one.id))) { one.clause }
                        " · "
                        PlanParts.words(one.text)
                        " "
                        PlanParts.tag(one.state, look)
                    }
                }
            }
        }
    }

    private static func versions(_ model: ReviewModel, _ look: Look) -> HTML {
        let columns: [AgencyParts.Column] = [
            .init(look("Bản", "Version"), isNumber: true), .init(look("Lúc", "When")), .init(look("Ai", "Who")), .init(look("Ghi chú", "Note")),
            .init("SHA-256"),
        ]
        return PlanParts.section("cac-ban", look("Các bản", "Versions")) {
            AgencyParts.table(look("Các bản của văn bản, mới nhất trước", "Versions of the text, newest first"), columns) {
                for version in model.versions {
                    tr {
                        th(.scope("row"), .class("number")) {
                            a(.href("\(PlanParts.address(model.summary.id))/ban/\(version.number)")) { String(version.number) }
                        }
                        td { timeElement(.datetime(version.createdAt.iso8601)) { version.createdAt.vietnamese } }
                        td { version.author ?? "—" }
                        td(.lang("vi")) { version.note }
                        td(.class("mono")) { String(version.hash.prefix(12)) + "…" }
                    }
                }
            }
        }
    }
}
