internal import Storage
internal import Vietnamese

/// Fields that acts on initiatives share.
enum InitiativeFields {
    static let initiative = Field.reference("initiative", Text("Sáng kiến", "Initiative"), to: "initiative")
    static let title = Field.text("title", Text("Tên sáng kiến", "Title"), max: 300)
    static let kind = Field.choice(
        "kind", Text("Loại giải pháp", "Kind"),
        hint: Text("Bốn loại theo Nghị định 13/2012/NĐ-CP, điều 3.", "The four kinds of Decree 13/2012/NĐ-CP, article 3."),
        InitiativeKind.allCases.map { Choice($0.rawValue, Text("\($0.label.vi): \($0.hint.vi)", "\($0.label.en): \($0.hint.en)")) })
    static let movement = Field.optionalReference(
        "movement", Text("Trong phong trào", "Movement"), to: "movement",
        hint: Text("Để trống nếu không thuộc phong trào nào.", "Leave empty if it belongs to none."))
    static let situation = Field.optionalLines(
        "situation", Text("Trước khi có sáng kiến", "The situation before"),
        hint: Text("Cách làm cũ, chỗ vướng, mất bao lâu, sai bao nhiêu.", "How it was done, what was wrong with it, how long it took."), max: 8000)
    static let solution = Field.optionalLines(
        "solution", Text("Nội dung giải pháp", "The solution"),
        hint: Text("Làm thế nào, từng bước; điểm mới so với trước.", "How it is done, step by step; what is new."), max: 20_000)
    static let purpose = Field.optionalLines("purpose", Text("Mục đích", "What it is after"), max: 4000)
    static let place = Field.optionalText(
        "place", Text("Nơi áp dụng hoặc áp dụng thử", "Where it is applied or trialled"), max: 300)
    static let appliedFrom = Field.optionalDate(
        "applied_from", Text("Ngày áp dụng lần đầu", "First applied or trialled on"),
        hint: Text(
            "Nộp trong 1 năm kể từ ngày này (điều 5 Nghị định 13/2012/NĐ-CP, chưa đối chiếu với bản gốc).",
            "Hand in within one year of this day (article 5 of Decree 13/2012/NĐ-CP, not compared with the original)."))
    static let appliedTo = Field.optionalDate(
        "applied_to", Text("Ngày hết đợt áp dụng lần đầu", "First application ends on"),
        hint: Text(
            "Nếu còn áp dụng thử thì thời hạn xét tính từ ngày này.", "If it is still being trialled, the time for the decision runs from this day."))
    static let money = Field.optionalInteger(
        "money", Text("Tiền làm lợi (đồng)", "Money saved or earned (đồng)"),
        hint: Text("Số nguyên, trong năm đầu áp dụng.", "A whole number, in the first year."),
        in: 0...10_000_000_000_000)
    static let benefit = Field.optionalLines(
        "benefit", Text("Lợi ích", "Benefit"),
        hint: Text(
            "Cách tính tiền làm lợi; lợi ích khác: thời gian, số lượt, mức hài lòng.",
            "How the money was computed; other benefit: time, cases, satisfaction."),
        max: 8000)
    static let reason = Field.lines(
        "reason", Text("Lý do", "Reason"),
        hint: Text("Ít nhất \(InitiativeStore.leastReason) ký tự.", "At least \(InitiativeStore.leastReason) characters."),
        max: 4000)
    static let number = Field.text("number", Text("Số quyết định", "Number of the decision"), max: 60)
    static let on = Field.date("on", Text("Ngày quyết định", "Day of the decision"))
    static let round = Field.reference("round", Text("Đợt chấm", "Round"), to: "initiative-round")

    /// What an initiative says.
    static let content: [FieldDeclaration] = [
        title.declaration, kind.declaration, movement.declaration, situation.declaration, solution.declaration, purpose.declaration,
        place.declaration, appliedFrom.declaration, appliedTo.declaration, money.declaration, benefit.declaration,
    ]
}

/// What an initiative says, as entered.
struct InitiativeContent: Sendable {
    let title, kind, situation, solution, purpose, place, benefit: String
    let movement: String?
    let appliedFrom, appliedTo: CivilDate?
    let money: Int?

    init(_ input: ActInput) throws {
        title = try input[InitiativeFields.title]
        kind = try input[InitiativeFields.kind]
        movement = try input[InitiativeFields.movement]
        situation = try input[InitiativeFields.situation] ?? ""
        solution = try input[InitiativeFields.solution] ?? ""
        purpose = try input[InitiativeFields.purpose] ?? ""
        place = try input[InitiativeFields.place] ?? ""
        appliedFrom = try input[InitiativeFields.appliedFrom]
        appliedTo = try input[InitiativeFields.appliedTo]
        money = try input[InitiativeFields.money]
        benefit = try input[InitiativeFields.benefit] ?? ""
    }

    /// What is found when initiatives are searched.
    var folded: String { Vietnamese.folded(title) }

    func check(in world: World) throws {
        if let movement {
            let row = try world.session.row("SELECT 1 FROM movement WHERE agency_id = \(world.agency) AND movement_id = \(movement)")
            guard row != nil else { throw Refusal.invalid("movement", "Không có phong trào này.", "There is no such movement.") }
        }
        if let appliedFrom, let appliedTo, appliedTo < appliedFrom {
            throw Refusal.invalid("applied_to", "Ngày cuối phải sau ngày đầu.", "The last day must be after the first.")
        }
        if appliedTo != nil, appliedFrom == nil {
            throw Refusal.invalid("applied_from", "Ghi cả ngày áp dụng lần đầu.", "Enter the day it was first applied as well.")
        }
    }
}
