internal import ArgumentParser
internal import FoundationEssentials
internal import PlanReading
internal import Vietnamese

/// Plans on the command line.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "plan", abstract: "Read plans. · Đọc kế hoạch.", subcommands: [Read.self])

    /// Reads a plan and prints what it asks of whom.
    struct Read: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Read a plan from a text file.")

        enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

        @Argument(help: "A UTF-8 text file.")
        var file: String

        @Option(help: "text or json.")
        var format: Format = .text

        func run() throws {
            guard let attributes = try? FileManager.default.attributesOfItem(atPath: file), let size = attributes[.size] as? Int else {
                throw ValidationError("\(file): cannot be read.")
            }
            guard size <= 4 << 20 else { throw ValidationError("\(file): larger than 4 MB; this is not the text of a plan.") }
            guard let data = FileManager.default.contents(atPath: file) else { throw ValidationError("\(file): cannot be read.") }
            guard let text = String(validating: data, as: UTF8.self) else { throw ValidationError("\(file): not UTF-8 text.") }
            guard text.contains(where: \.isLetter) else { throw ValidationError("\(file): holds no text.") }
            let plan = PlanReader.read(text)
            switch format {
            case .json: Output.line(plan.json(pretty: true))
            case .text: Output.line(Self.text(plan))
            }
        }

        private static func text(_ plan: PlanDocument) -> String {
            var lines = [plan.title ?? "—"]
            lines.append("Cơ quan: \(plan.issuer ?? "—") · Số: \(plan.number ?? "—") · Ngày: \(plan.date?.iso ?? "—")")
            lines.append("Thời gian: \(plan.period.from?.iso ?? "—") → \(plan.period.to?.iso ?? "—")")
            for basis in plan.basis { lines.append("Căn cứ: \(basis.kind) \(basis.number ?? "") (\(basis.date?.iso ?? "—")) \(basis.issuer ?? "")") }
            lines.append("")
            for obligation in plan.obligations {
                lines.append("\(obligation.id) [\(obligation.kind.rawValue)] \(obligation.text)")
                if !obligation.assignees.isEmpty { lines.append("    → \(obligation.assignees.joined(separator: "; "))") }
                if let due = obligation.due { lines.append("    hạn \(due)") }
            }
            lines.append("")
            for gap in plan.gaps { lines.append("Thiếu: \(gap.message) (\(gap.article))") }
            return lines.joined(separator: "\n")
        }
    }
}
