internal import Vietnamese

/// Units, posts and people chosen together as owners; the first leads.
struct OwnerList: Sendable {
    private static let units = Field.references("units", Text("Đơn vị", "Units"), to: "unit")
    private static let posts = Field.references("posts", Text("Chức vụ", "Posts"), to: "post")
    private static let people = Field.references("people", Text("Người", "People"), to: "person")

    /// The three fields, in the order of forms.
    static let fields = [units.declaration, posts.declaration, people.declaration]

    /// The owners in order: units, then posts, then people.
    let keys: [OwnerKey]

    init(_ input: ActInput) throws {
        keys =
            try input[Self.units].map { OwnerKey(kind: .unit, id: $0) } + input[Self.posts].map { OwnerKey(kind: .post, id: $0) }
            + input[Self.people].map { OwnerKey(kind: .person, id: $0) }
    }

    /// Refuses whatever does not stand in the agency today, beside its field.
    func requireKnown(in world: World) throws {
        let known = try OwnerQueries.holding(keys, agency: world.agency, on: world.today, in: world.session)
        let problems = [("units", OwnerKind.unit), ("posts", .post), ("people", .person)].compactMap { field, kind in
            keys.allSatisfy { $0.kind != kind || known.contains($0) }
                ? nil
                : FieldProblem(field, Text("Có mục không còn trong cơ quan; chọn lại.", "One of these is not in the agency any more; choose again."))
        }
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
    }
}
