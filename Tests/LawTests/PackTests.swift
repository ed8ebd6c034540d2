internal import Law
internal import Testing
internal import Vietnamese

@Suite("Packs") struct PackTests {
    @Test("Every pack that comes with the program reads without a fault", arguments: LawBook.texts.map(\.name)) func shipped(_ name: String) throws {
        let text = try #require(LawBook.texts.first { $0.name == name }).text
        do {
            let pack = try Pack(yaml: text)
            #expect(pack.id == name)
        } catch {
            Issue.record("\(error.problems.map(\.text.en).joined(separator: "\n"))")
        }
    }
}
