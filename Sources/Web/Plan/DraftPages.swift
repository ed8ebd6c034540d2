internal import Hummingbird
internal import Markup
internal import Movement
internal import Vietnamese

/// Writing a new plan from a form.
enum DraftPages {
    static let path = "/ke-hoach/soan"

    static func form(_ look: Look) throws -> Page { try form(look, .empty) }

    static func form(_ look: Look, _ state: FormState) throws -> Page {
        guard PlanPolicy.mayReadDrafts(look.viewer) else { throw Refusal.notFound }
        guard PlanPolicy.mayPrepare(look.viewer), var form = ActForm("plan.draft", action: path) else { throw Refusal.forbidden }
        form.prefilled = [
            "issuer": JSONValue(look.agency?.name.vi), "from": .string(look.today.iso), "role": "Giám đốc",
            "requirements":
                "Phong trào thi đua phải thiết thực, hiệu quả, tránh hình thức.\nKhen thưởng kịp thời, chính xác, công khai; chú trọng người trực tiếp thực hiện nhiệm vụ.",
            "bases": "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
        ]
        return Page(
            look(form.declaration.title), status: state.refusal?.status ?? .ok, place: .plans,
            breadcrumbs: [(look("Kế hoạch", "Plans"), "/ke-hoach")]
        ) {
            state.summary(look)
            p(.class("lead")) {
                look(
                    "Điền từng phần; máy ghép thành văn bản theo bố cục thường dùng, đủ nội dung Điều 17 Luật Thi đua, khen thưởng yêu cầu. Bản kế hoạch chưa công bố: bạn rà soát, in và trình ký trước.",
                    "Fill in each part; they become a text in the usual structure with all that article 17 of the law asks. Nothing is published: you review, print and have it signed first."
                )
            }
            form.html(look, state)
        }
    }

    @Sendable static func submit(_ visit: Visit) async throws -> Response {
        try await visit.act(
            "plan.draft", form: visit.form(), next: { receipt in PlanParts.address(receipt.subjectID) }, again: Self.form)
    }
}
