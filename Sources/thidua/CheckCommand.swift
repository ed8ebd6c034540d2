internal import ArgumentParser
internal import FoundationEssentials
internal import Movement

/// Random checks, drawn again by anybody: no database, no network.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Draw the sample of a round of checks again. · Rút lại mẫu kiểm tra ngẫu nhiên.",
        subcommands: [Draw.self, VerifyRound.self])

    /// Draws from a seed and a population.
    struct Draw: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Draw from a seed and a population file; one line for each item: key, checker.",
            discussion: "The algorithm stands in docs/checks.md. Without --head, 32 zero bytes stand for the head of the record.")

        @Option(help: "The seed: 32 bytes in hexadecimal.")
        var seed: String

        @Option(help: "The population file (danh-sach.txt).")
        var population: String

        @Option(help: "How many to draw.")
        var size: Int

        @Option(help: "Head of the record at the draw: 32 bytes in hexadecimal.")
        var head: String = String(repeating: "0", count: 64)

        func run() throws {
            guard let seed = RandomCheck.bytes32(seed) else { throw ValidationError("--seed must be 32 bytes in hexadecimal.") }
            guard let head = RandomCheck.bytes32(head) else { throw ValidationError("--head must be 32 bytes in hexadecimal.") }
            guard size > 0 else { throw ValidationError("--size must be more than 0.") }
            let text = try CheckFile.text(population)
            guard let drawn = RandomCheck.draw(seed: seed, population: text, size: size, head: head) else {
                throw ValidationError("\(population) is no population file.")
            }
            for one in drawn { Output.line("\(one.item)\t\(one.checker ?? "-")") }
        }
    }

    /// Checks a published round.
    struct VerifyRound: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "Check a published round (cong-bo.json): commitment, digest, sample, checkers.")

        @Argument(help: "The published round.")
        var file: String

        func run() throws {
            guard let json = JSONValue(json: try CheckFile.text(file).utf8), let round = PublishedRound(json: json) else {
                throw ValidationError("\(file) is no published round.")
            }
            let problems = round.problems()
            guard problems.isEmpty else {
                for one in problems { Output.line("\(one.vi) · \(one.en)") }
                throw ExitCode.failure
            }
            Output.line("\(round.sample.count) drawn again, the same; the seed keeps its commitment \(round.commitment)")
        }
    }
}

/// Reading the files of a round.
private enum CheckFile {
    static func text(_ path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path), let text = String(validating: data, as: UTF8.self) else {
            throw ValidationError("\(path) cannot be read as text.")
        }
        return text
    }
}
