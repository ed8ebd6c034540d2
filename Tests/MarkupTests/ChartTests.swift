import Testing

@testable import Markup

@Suite struct OrganisationLayoutTests {
    typealias Node = OrganisationChart.Node

    @Test func oneUnitStandsAlone() {
        let layout = OrganisationLayout(Node(name: "Sở"))
        #expect(layout.boxes.map { [$0.x, $0.y, $0.width, $0.height] } == [[1, 1, 244, 36]])
        #expect([layout.width, layout.height] == [246, 38])
        #expect(layout.boxes[0].lines == [.init(text: "Sở", isSubtitle: false, baseline: 24)])
        #expect(layout.boxes[0].link == nil)
    }

    @Test func parentStandsInTheMiddleOfItsChildren() {
        let layout = OrganisationLayout(Node(name: "Sở", subtitle: "Giám đốc", children: [Node(name: "Văn phòng"), Node(name: "Thanh tra")]))
        #expect(layout.boxes.map { [$0.x, $0.y, $0.width, $0.height] } == [[1, 15, 244, 56], [281, 1, 244, 36], [281, 49, 244, 36]])
        #expect(layout.boxes.map(\.link) == [nil, "M245 43H263V19H281", "M245 43H263V67H281"])
        #expect([layout.width, layout.height] == [526, 86])
    }

    @Test func anOnlyChildStandsBesideItsHigherParent() {
        let layout = OrganisationLayout(Node(name: "Sở", subtitle: "Giám đốc", children: [Node(name: "Văn phòng")]))
        #expect(layout.boxes.map { [$0.y, $0.height] } == [[1, 56], [11, 36]])
    }

    @Test(arguments: [
        ("", [String]()),
        ("Văn phòng", ["Văn phòng"]),
        ("Phòng Quản lý Công nghệ thông tin", ["Phòng Quản lý Công nghệ", "thông tin"]),
        ("Abcdefghijklmnopqrstuvwxyzabcdef x", ["Abcdefghijklmnopqrstuvwxyzabcdef", "x"]),
        ("12345678901234567890123 45", ["12345678901234567890123 45"]),
        ("12345678901234567890123 456", ["12345678901234567890123", "456"]),
    ])
    func namesBreakBetweenWords(_ name: String, _ lines: [String]) {
        #expect(OrganisationLayout.wrapped(name) == lines)
    }

    private func randomTree(_ random: inout FixedRandom, depth: Int) -> Node {
        let words = (0..<Int.random(in: 1...12, using: &random)).map { _ in
            ["Phòng", "Quản lý", "Chuyển đổi số", "và"].randomElement(using: &random) ?? ""
        }
        let count = depth == 0 ? 0 : Int.random(in: 0...4, using: &random)
        return Node(
            name: words.joined(separator: " "), subtitle: Bool.random(using: &random) ? "Nguyễn Văn A" : nil,
            children: (0..<count).map { _ in randomTree(&random, depth: depth - 1) })
    }

    private func size(_ node: Node) -> Int { node.children.reduce(1) { $0 + size($1) } }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func boxesOfAnyTreeNeitherOverlapNorLeaveTheDrawing(_ seed: UInt64) {
        var random = FixedRandom(state: seed)
        let tree = randomTree(&random, depth: 4)
        let layout = OrganisationLayout(tree)
        #expect(layout.boxes.count == size(tree))
        for (index, box) in layout.boxes.enumerated() {
            #expect(box.x >= 1 && box.y >= 1 && box.x + box.width < layout.width && box.y + box.height < layout.height)
            #expect(box.lines.allSatisfy { $0.baseline > box.y && $0.baseline < box.y + box.height })
            for other in layout.boxes[(index + 1)...] {
                let apart =
                    box.x + box.width < other.x || other.x + other.width < box.x || box.y + box.height < other.y || other.y + other.height < box.y
                #expect(apart)
            }
        }
    }
}

@Suite struct ChartTests {
    private let words = OrganisationChart.Words(
        title: "Sơ đồ", description: "Một đơn vị.", unit: "Đơn vị", subtitle: "Phụ trách", parent: "Trực thuộc")

    @Test func organisationChartNamesItselfAndLinksItsUnits() {
        let chart = OrganisationChart(.init(name: "Sở <A>", href: "/don-vi/1"), words: words, identifier: "so-do")
        #expect(
            chart.drawing.string == #"""
                <svg class="org-chart" role="group" aria-labelledby="so-do-title so-do-desc" width="246" height="38" viewBox="0 0 246 38">\#
                <title id="so-do-title">Sơ đồ</title><desc id="so-do-desc">Một đơn vị.</desc>\#
                <a href="/don-vi/1"><g class="org-unit org-root"><rect x="1" y="1" width="244" height="36" rx="8"></rect>\#
                <text class="org-name" x="13" y="24">Sở &lt;A&gt;</text></g></a></svg>
                """#)
    }

    @Test func organisationTableSaysUnderWhomEachUnitStands() {
        let chart = OrganisationChart(.init(name: "Sở", children: [.init(name: "Phòng", subtitle: "Bà B", href: "/p")]), words: words)
        #expect(
            chart.table.string == #"""
                <div class="table-wrap" tabindex="0" role="region" aria-label="Sơ đồ"><table><caption>Sơ đồ</caption>\#
                <thead><tr><th scope="col">Đơn vị</th><th scope="col">Phụ trách</th><th scope="col">Trực thuộc</th></tr></thead>\#
                <tbody><tr><td>Sở</td><td></td><td></td></tr><tr><td><a href="/p">Phòng</a></td><td>Bà B</td><td>Sở</td></tr></tbody></table></div>
                """#)
    }

    @Test func barsAreAsLongAsTheirShare() {
        let words = BarChart.Words(title: "Đã đọc", label: "Đơn vị", value: "Đã đọc", total: "Tổng")
        let chart = BarChart([.init(label: "Văn phòng", value: 3, total: 8)], words: words)
        #expect(
            chart.drawing.string == #"""
                <svg class="bar-chart" role="img" aria-label="Đã đọc" width="100%" height="52"><title>Đã đọc</title><g>\#
                <text class="bar-label" x="0" y="16">Văn phòng</text><text class="bar-value" x="100%" y="16" text-anchor="end">3/8</text>\#
                <rect class="bar-track" x="0" y="26" width="100%" height="10" rx="5"></rect>\#
                <rect class="bar-fill" x="0" y="26" width="37.50%" height="10" rx="5"></rect></g></svg>
                """#)
        let days = BarChart([.init(label: "Văn phòng", value: 17, total: 178, shown: "17 ngày")], words: words)
        #expect(days.drawing.string.contains(">17 ngày</text>") && !days.drawing.string.contains("17/178"))
        let long = BarChart(
            [.init(label: "Trung tâm Xúc tiến Thương mại và Đầu tư", value: 0, total: 0), .init(label: "", value: 1, total: 1)], words: words)
        let places = long.drawing.string.split(separator: "<text").dropFirst().compactMap { $0.split(separator: ">").first.map(String.init) }
        #expect(
            places == [
                #" class="bar-label" x="0" y="16""#, #" class="bar-label" x="0" y="36""#, #" class="bar-value" x="100%" y="36" text-anchor="end""#,
                #" class="bar-value" x="100%" y="88" text-anchor="end""#,
            ])
        #expect(
            chart.table.string == #"""
                <div class="table-wrap" tabindex="0" role="region" aria-label="Đã đọc"><table><caption>Đã đọc</caption>\#
                <thead><tr><th scope="col">Đơn vị</th>\#
                <th class="number" scope="col">Đã đọc</th><th class="number" scope="col">Tổng</th><th class="number" scope="col">%</th></tr></thead>\#
                <tbody><tr><td>Văn phòng</td><td class="number">3</td><td class="number">8</td>\#
                <td class="number">37</td></tr></tbody></table></div>
                """#)
    }

    @Test func progressBarHasOneSegmentForEachPart() {
        #expect(
            ProgressBar(value: 1, total: 2, label: "1 trên 2").html.string == #"""
                <svg class="progress" role="img" aria-label="1 trên 2" width="100%" height="14"><title>1 trên 2</title>\#
                <rect class="segment segment-on" x="0%" y="0" width="50%" height="14"></rect>\#
                <rect class="segment" x="50%" y="0" width="50%" height="14"></rect></svg>
                """#)
    }

    @Test(arguments: [(0, 0, 2), (500, 500, 2), (1, 48, 48), (0, 3, 3)])
    func progressBarDrawsManyPartsAsOneBar(_ value: Int, _ total: Int, _ rectangles: Int) {
        let drawn = ProgressBar(value: value, total: total, label: "").html.string.split(separator: "<rect").count - 1
        #expect(drawn == rectangles)
    }

    @Test(arguments: [
        (0, 0, "0%", 0), (1, 3, "33.33%", 33), (2, 3, "66.66%", 66), (3, 3, "100%", 100), (5, 3, "100%", 100), (-1, 3, "0%", 0), (1, 19, "5.26%", 5),
        (1, 96, "1.04%", 1), (199, 200, "99.50%", 99),
    ])
    func sharesStayBetweenNothingAndAll(_ value: Int, _ total: Int, _ width: String, _ percent: Int) {
        let share = Share(value: value, total: total)
        #expect(share.width == width)
        #expect(share.wholePercent == percent)
    }
}
