internal import Testing

@Suite struct ArchitectureTests {
    @Test func documentAndCodeHoldTheSameTable() throws {
        let documented = try ImportTable.read(markdown: SourceTree.text(of: "docs/architecture.md"))
        #expect(documented == ImportTable.rooms)
    }

    @Test func everyFolderOfSourcesIsARoomOrASystemLibrary() throws {
        #expect(try SourceTree.targets() == Set(ImportTable.rooms.map(\.name)).union(ImportTable.systemLibraries))
    }

    @Test func arrowsOnlyPointDown() {
        for (index, room) in ImportTable.rooms.enumerated() {
            let below = Set(ImportTable.rooms[(index + 1)...].map(\.name))
            #expect(room.rooms.subtracting(below) == [], "\(room.name) reaches up")
        }
    }

    @Test(arguments: ImportTable.rooms)
    func roomImportsOnlyWhatTheTableAllows(_ room: Room) throws {
        let files = try SourceTree.swiftFiles(in: "Sources/\(room.name)")
        #expect(!files.isEmpty)
        #expect(files.flatMap { HouseRules.forbiddenImports($0, allowed: room.allowed) } == [])
    }

    @Test(arguments: ImportTable.rooms)
    func tableAllowsNoRoomOrLibraryThatIsNotUsed(_ room: Room) throws {
        let used = Set(try SourceTree.swiftFiles(in: "Sources/\(room.name)").flatMap { $0.imports.map(\.module) })
        #expect(room.rooms.union(room.libraries).subtracting(used) == [], "\(room.name) may import more than it does")
    }

    @Test func rulesOfTheHouseHoldInSources() throws {
        let files = try SourceTree.swiftFiles(in: "Sources")
        #expect(files.flatMap(HouseRules.tooLong) == [])
        #expect(files.flatMap(HouseRules.unmarkedImports) == [])
        #expect(files.flatMap(HouseRules.selectsEverything) == [])
        #expect(files.filter { $0.target != "thidua" }.flatMap(HouseRules.prints) == [])
        #expect(files.flatMap(HouseRules.unexplained) == [])
        #expect(files.flatMap(HouseRules.unfinished) == [])
    }

    @Test func rulesOfTheHouseHoldInTests() throws {
        let files = try SourceTree.swiftFiles(in: "Tests").filter { $0.target != "ArchitectureTests" }
        #expect(files.flatMap(HouseRules.tooLong) == [])
        #expect(files.flatMap(HouseRules.unexplained) == [])
        #expect(files.flatMap(HouseRules.unfinished) == [])
    }
}

/// A rule that never finds anything proves nothing: each is shown a file that breaks it and one that only seems to.
@Suite struct HouseRuleTests {
    private func file(_ text: String) -> SourceFile { SourceFile(path: "Sources/Room/File.swift", text: text) }

    @Test func importsAreReadWithModifiersAttributesAndMembers() {
        let text =
            "internal import A\npublic import B\n@testable internal import C\nimport struct D.Member\n// import E\nlet text = \"import F\"\n#if x\nimport G\n#endif"
        #expect(file(text).imports.map(\.module) == ["A", "B", "C", "D", "G"])
        #expect(file(text).imports.map(\.line) == [1, 2, 3, 4, 8])
    }

    @Test func forbiddenImportIsNamed() {
        let found = HouseRules.forbiddenImports(file("internal import Allowed\ninternal import Web"), allowed: ["Allowed"])
        #expect(found == ["Sources/Room/File.swift:2: imports Web"])
    }

    @Test func importWithoutAccessLevelIsNamed() {
        #expect(HouseRules.unmarkedImports(file("internal import A\nimport B")) == ["Sources/Room/File.swift:2: import without internal or public"])
    }

    @Test func longFileIsNamed() {
        #expect(HouseRules.tooLong(file(String(repeating: "x\n", count: 500))) == [])
        #expect(HouseRules.tooLong(file(String(repeating: "x\n", count: 501))) == ["Sources/Room/File.swift: 501 lines, more than 500"])
    }

    @Test func selectOfEverythingIsNamed() {
        #expect(
            HouseRules.selectsEverything(file("// SELECT * is bad\n\"select * FROM a\"\n\"SELECT count(*)\"")) == [
                "Sources/Room/File.swift:2: SELECT *"
            ])
    }

    @Test func printIsNamedAndItsLookAlikesAreNot() {
        let found = HouseRules.prints(file("fingerprint(x)\n  print(x)\nout.print(x)\n// print(x)\nif y { print(x) }"))
        #expect(found == ["Sources/Room/File.swift:2: print", "Sources/Room/File.swift:5: print"])
    }

    @Test func riskWithoutReasonIsNamed() {
        let found = HouseRules.unexplained(file("let a = try! b()\n// The table is a constant.\nlet c = try! d()\nlet e = f as! G"))
        #expect(found == ["Sources/Room/File.swift:1: try! without a reason above it", "Sources/Room/File.swift:4: as! without a reason above it"])
    }

    @Test func unfinishedMarkIsNamed() {
        #expect(HouseRules.unfinished(file("let a = 1 // TO" + "DO later")) == ["Sources/Room/File.swift:1: unfinished mark"])
    }

    @Test func tableIsReadFromMarkdown() throws {
        let markdown =
            "text\n<!-- import table -->\n| Room | a | b | c | d |\n|---|---|---|---|---|\n| `A` | `B`, `C` | - | `D` | words |\n<!-- end of import table -->\n"
        #expect(try ImportTable.read(markdown: markdown) == [Room(name: "A", rooms: ["B", "C"], libraries: [], system: ["D"])])
        #expect(throws: TableFailure.markersMissing) { try ImportTable.read(markdown: "| `A` | - | - | - |") }
    }
}
