internal import Vietnamese

/// Movements, contests and campaigns; what adds up is people from outside who took part (content II.8).
enum OutreachRegister: Register {
    static let kind = TargetKind.outreach
    static let name = "entry.outreach"
    static let title = Text("Ghi phong trào, cuộc thi", "Add a movement or contest")
    static let summary = Text(
        "Ghi một phong trào, cuộc thi hay chiến dịch: bao nhiêu người trong và ngoài cơ quan tham gia, tổ chức nào cùng làm.",
        "Adds a movement, contest or campaign: how many took part inside and outside, which organisations joined.")

    private static let event = Field.text("name", Text("Tên", "Name"), max: 300)
    private static let sort = Field.choice(
        "sort", Text("Loại", "Kind"),
        [
            Choice("movement", Text("Phong trào", "Movement")), Choice("contest", Text("Cuộc thi", "Contest")),
            Choice("campaign", Text("Chiến dịch", "Campaign")),
        ])
    private static let inside = Field.integer("inside", Text("Người trong cơ quan tham gia", "Participants inside"), in: 0...100_000_000)
    private static let outside = Field.integer("outside", Text("Người bên ngoài tham gia", "Participants outside"), in: 0...100_000_000)
    private static let organisations = Field.optionalLines(
        "organisations", Text("Tổ chức bên ngoài cùng làm", "Outside organisations"), hint: Text("Mỗi dòng một tổ chức.", "One on each line."),
        max: 2000)

    static let fields = [event.declaration, sort.declaration, inside.declaration, outside.declaration, organisations.declaration]

    static func read(_ input: ActInput, on: CivilDate, today: CivilDate) throws -> EntryDraft {
        let outside = try input[outside]
        var kept: [String: JSONValue] = [:]
        kept.keep("name", try input[event])
        kept.keep("sort", try input[sort])
        kept.keep("inside", try input[inside])
        kept.keep("outside", outside)
        kept.keep("organisations", try input[organisations])
        return EntryDraft(title: try input[event], amount: Quantity(outside), fields: kept)
    }
}
