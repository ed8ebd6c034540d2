import Testing

@testable import Markup

@Suite struct LineChartTests {
    private let words = LineChart.Words(title: "Mức <đạt>", label: "Kỳ", value: "Số")

    private func points(_ values: Int64?...) -> [LineChart.Point] {
        values.enumerated().map { LineChart.Point(label: "Q\($0 + 1)", value: $1, shown: $1.map { "\($0)" } ?? "–") }
    }

    @Test func aLineGoesFromMomentToMomentAndNamesItsEnds() {
        let chart = LineChart(points(0, 5, 10), words: words, goal: .init(value: 10, label: "Đích & 10"))
        #expect(
            chart.drawing.string == #"""
                <svg class="line-chart" role="img" aria-label="Mức &lt;đạt&gt;" width="100%" height="180"><title>Mức &lt;đạt&gt;</title>\#
                <line class="line-axis" x1="0%" y1="150" x2="100%" y2="150"></line>\#
                <line class="line-goal" x1="0%" y1="30" x2="100%" y2="30"></line>\#
                <text class="line-label" x="0" y="22">Đích &amp; 10</text>\#
                <line class="line-stroke" x1="0%" y1="150" x2="50%" y2="90"></line>\#
                <line class="line-stroke" x1="50%" y1="90" x2="100%" y2="30"></line>\#
                <circle class="line-dot" cx="0%" cy="150" r="4"><title>Q1: 0</title></circle>\#
                <circle class="line-dot" cx="50%" cy="90" r="4"><title>Q2: 5</title></circle>\#
                <circle class="line-dot" cx="100%" cy="30" r="4"><title>Q3: 10</title></circle>\#
                <g><text class="line-label" x="0" y="172">Q1</text><text class="line-label" x="100%" y="172" text-anchor="end">Q3</text>\#
                <text class="line-value" x="100%" y="20" text-anchor="end">10</text></g></svg>
                """#)
    }

    @Test func theTableHasEveryMoment() {
        let chart = LineChart([.init(label: "<1>", value: 1, shown: "1,0", href: "/a?b=1&c=2")], words: words)
        #expect(
            chart.table.string == #"""
                <div class="table-wrap" tabindex="0" role="region" aria-label="Mức &lt;đạt&gt;"><table><caption>Mức &lt;đạt&gt;</caption>\#
                <thead><tr><th scope="col">Kỳ</th><th class="number" scope="col">Số</th></tr></thead>\#
                <tbody><tr><td><a href="/a?b=1&amp;c=2">&lt;1&gt;</a></td><td class="number">1,0</td></tr></tbody></table></div>
                """#)
    }

    @Test func stepsStayLevelUntilTheNextMoment() {
        let drawn = LineChart(points(1, 3), words: words, shape: .steps).drawing.string
        #expect(drawn.contains(#"x1="0%" y1="110" x2="100%" y2="110""#))
        #expect(drawn.contains(#"x1="100%" y1="110" x2="100%" y2="30""#))
    }

    @Test func aMissingValueLeavesAGap() {
        let drawn = LineChart(points(1, nil, 3), words: words).drawing.string
        #expect(!drawn.contains("line-stroke"))
        #expect(drawn.split(separator: "<circle").count - 1 == 2)
    }

    @Test(arguments: [[Int64?](), [nil], [0], [0, 0], [.max, .min], [1_000_000_000_000_000_000, 1]])
    func anyValuesStayInsideTheDrawing(_ values: [Int64?]) {
        let moments = values.map { LineChart.Point(label: "", value: $0, shown: "") }
        let drawn = LineChart(moments, words: words).drawing.string
        for place in drawn.split(separator: "y1=\"").dropFirst() {
            let y = Int(place.prefix { $0 != "\"" }) ?? -1
            #expect((30...150).contains(y))
        }
    }

    @Test func manyMomentsAreDrawnWithoutDots() {
        let moments = (0...40).map { LineChart.Point(label: "\($0)", value: Int64($0), shown: "\($0)") }
        #expect(!LineChart(moments, words: words).drawing.string.contains("<circle"))
    }
}

@Suite struct HeatTableTests {
    private let chart = HeatTable(
        title: "Nghĩa vụ <theo> đơn vị", corner: "Đơn vị", columns: [.init(label: "II.1", note: "\"Lãnh đạo\"", href: "/n/1"), .init(label: "II.2")],
        rows: [
            .init(
                .init(label: "Văn phòng"),
                cells: [.init(tone: .late, shown: "2", note: "2 báo cáo trễ", href: "/r?a&b"), .init(tone: .silent, shown: "", note: "chưa có gì")]),
            .init(.init(label: "A & B", note: "Phòng"), cells: [nil, .init(tone: .good, shown: "3", note: "3 việc")]),
        ], legend: [(.good, "đang sống"), (.late, "trễ")])

    @Test func cellsSayInSignNumberAndWordsWhatTheirColourSays() {
        #expect(
            chart.table.string == #"""
                <div class="table-wrap" tabindex="0" role="region" aria-label="Nghĩa vụ &lt;theo&gt; đơn vị"><table class="heat-table">\#
                <caption>Nghĩa vụ &lt;theo&gt; đơn vị</caption><thead><tr><th scope="col">Đơn vị</th>\#
                <th class="number" scope="col"><a href="/n/1" title="&quot;Lãnh đạo&quot;">II.1</a></th><th class="number" scope="col">II.2</th></tr></thead>\#
                <tbody><tr><th scope="row">Văn phòng</th><td class="number heat heat-late"><a href="/r?a&amp;b" title="2 báo cáo trễ">! 2\#
                <span class="visually-hidden"> 2 báo cáo trễ</span></a></td>\#
                <td class="number heat heat-silent"><span title="chưa có gì">○</span><span class="visually-hidden"> chưa có gì</span></td></tr>\#
                <tr><th scope="row"><abbr title="Phòng">A &amp; B</abbr></th><td class="number"></td>\#
                <td class="number heat heat-good"><span title="3 việc">✓ 3</span><span class="visually-hidden"> 3 việc</span></td></tr>\#
                </tbody></table></div>
                """#)
    }

    @Test func theLegendNamesEachSign() {
        #expect(
            chart.html.string.hasPrefix(
                #"""
                <figure class="chart"><ul class="heat-legend"><li><span class="heat heat-good" aria-hidden="true">✓</span> đang sống</li>\#
                <li><span class="heat heat-late" aria-hidden="true">!</span> trễ</li></ul>
                """#))
    }

    @Test func everyToneHasItsOwnSign() {
        #expect(Set(HeatTable.Tone.allCases.map(\.mark)).count == HeatTable.Tone.allCases.count)
    }
}
