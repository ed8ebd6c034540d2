internal import Vietnamese

/// Clauses that only say who does what the clauses beside them ask, and by when ("2. Cơ quan chủ trì, phối hợp", "3. Thời gian thực hiện: …").
struct SectionFields {
    /// Nodes that are such clauses or stand under one.
    private(set) var isField: [Bool]
    /// By the place of the section: who does all of it.
    private(set) var bodies: [Int: [String]] = [:]
    private(set) var due: [Int: CivilDate] = [:]
    /// The places of sections that have such clauses.
    private(set) var sections: Set<Int> = []

    init(_ outline: Outline) {
        isField = [Bool](repeating: false, count: outline.nodes.count)
        for place in outline.nodes.indices where !isField[place] { read(outline, place) }
    }

    private mutating func read(_ outline: Outline, _ place: Int) {
        let children = outline.nodes[place].children
        guard children.count >= 2 else { return }
        let fields = children.map { Self.field(outline.nodes[$0]) }
        guard let first = fields.firstIndex(where: { $0 == .lead || $0 == .help }), first > 0 else { return }
        // Beside them stands what is to be done; a task that has nothing but lines with dashes is read as one.
        let hasContent = fields[..<first].indices.contains { place in
            let node = outline.nodes[children[place]]
            return fields[place] == nil && (TaskLines.field(node.words) == nil || !node.marker.style.isList) || !node.children.isEmpty
        }
        guard hasContent else { return }
        sections.insert(place)
        for (child, field) in zip(children, fields) where field == .lead || field == .help || field == .time {
            let under = Self.all(outline, child)
            for node in under { isField[node] = true }
            if field == .time {
                let words = outline.nodes[child].words
                due[place] = DateReader.due(words) ?? DateReader.last(words) ?? due[place]
            } else {
                bodies[place, default: []] += under.flatMap { Self.names(outline.nodes[$0]) }
            }
        }
    }

    private static func field(_ node: Node) -> TaskLines.Field? {
        guard let (field, next) = TaskLines.heading(node.words) else { return nil }
        return next < node.words.count || !node.children.isEmpty || !node.paragraphs.isEmpty ? field : nil
    }

    private static func all(_ outline: Outline, _ place: Int) -> [Int] {
        var result = [place]
        var next = 0
        while next < result.count {
            result += outline.nodes[result[next]].children
            next += 1
        }
        return result
    }

    private static func names(_ node: Node) -> [String] {
        let start = TaskLines.heading(node.words)?.next ?? TaskLines.field(node.words)?.next ?? 0
        return ([Array(node.words[start...])] + node.paragraphs.map(\.words)).flatMap(names)
    }

    private static func names(_ words: [Token]) -> [String] {
        let reader = BodyReader(tokens: words)
        var names: [String] = []
        var place = 0
        while let (more, next) = reader.bodies(at: place, whole: true) {
            names += more
            place = next
            while words.indices.contains(place), words[place].isMark(".,;-+") { place += 1 }
        }
        return names.isEmpty ? reader.assignees(rolesCount: false) : names
    }
}
