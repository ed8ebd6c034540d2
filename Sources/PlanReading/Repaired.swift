extension PlanDocument {
    /// The text with every suggestion in the place of what it is for; doubts without one, or inside another, stay as read.
    public func repaired(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var place = 0
        for doubt in doubts.sorted(by: { $0.start < $1.start }) where doubt.start >= place && doubt.end > doubt.start && doubt.end <= scalars.count {
            guard let suggestion = doubt.suggestion else { continue }
            result.append(contentsOf: scalars[place..<doubt.start])
            result.append(contentsOf: suggestion.unicodeScalars)
            place = doubt.end
        }
        result.append(contentsOf: scalars[place...])
        return String(result)
    }
}
