/// Puts right numbers of headings that their neighbours show to be misread.
enum MarkerOrder {
    static func corrected(_ blocks: [Block]) -> [Block] {
        var result = blocks
        // Paragraphs with a number, and the Roman ones of them since the last heading above those.
        var numbered: [Int] = []
        for (place, block) in blocks.enumerated() {
            if case .paragraph(let paragraph) = block, let marker = paragraph.marker, !marker.style.isList { numbered.append(place) }
        }
        let romans = nextRomans(numbered, blocks)
        var last = 0
        for (order, place) in numbered.enumerated() {
            guard case .paragraph(let paragraph) = result[place], let marker = paragraph.marker else { continue }
            if marker.style.rank < Marker.Style.roman.rank { last = 0 }
            let next = order + 1 < numbered.count ? number(of: result[numbered[order + 1]]) : nil
            if marker.style == .arabic, marker.value == 1, last == 0, next?.style == .arabic, next?.value == 1, romans[order] == 2 {
                set(&result[place], 1)
                last = 1
            } else if marker.style == .roman {
                // The same number twice, or another between two that leave one out.
                let isRepeated = marker.value == last && paragraph.isCaps
                let isMisread = last > 0 && marker.value != last + 1 && marker.value != 1 && (romans[order] == last + 2 || isRepeated)
                if isMisread { set(&result[place], last + 1) }
                last = isMisread ? last + 1 : marker.value
            }
        }
        return result
    }

    /// For each numbered paragraph the value of the next Roman one under the same heading, or 0.
    private static func nextRomans(_ numbered: [Int], _ blocks: [Block]) -> [Int] {
        var result = [Int](repeating: 0, count: numbered.count)
        var next = 0
        for order in numbered.indices.reversed() {
            result[order] = next
            guard let marker = number(of: blocks[numbered[order]]) else { continue }
            if marker.style == .roman { next = marker.value } else if marker.style.rank < Marker.Style.roman.rank { next = 0 }
        }
        return result
    }

    private static func number(of block: Block) -> Marker? {
        if case .paragraph(let paragraph) = block { paragraph.marker } else { nil }
    }

    private static func set(_ block: inout Block, _ value: Int) {
        guard case .paragraph(var paragraph) = block, var marker = paragraph.marker else { return }
        (marker.style, marker.value, marker.label) = (.roman, value, MarkerReader.romanLabel(value))
        marker.isWeak = false
        paragraph.marker = marker
        paragraph.otherMarkers = []
        block = .paragraph(paragraph)
    }
}
