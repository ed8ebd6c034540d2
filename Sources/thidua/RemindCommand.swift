internal import ArgumentParser
internal import Movement
internal import Web

/// Writes the reminders that have come due, for cron on machines where nothing serves.
struct RemindCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remind", abstract: "Write the reminders that have come due. · Viết thư nhắc đến hạn.",
        discussion:
            "Reports of targets that count by themselves are filed first. Running it again writes nothing twice. “thidua serve” does the same every five minutes and sends what waits."
    )

    @OptionGroup var options: DataOptions

    @Flag(help: "Do everything, then undo it.")
    var dryRun = false

    func run() async throws {
        try await options.open().closing { installation in
            if !dryRun { try await LearningRound.run(on: installation.runner) }
            for (agency, report) in try await Reminding.run(installation.runner, dryRun: dryRun) {
                let answer: JSONValue = [
                    "agency": .string(agency), "mails": .int(Int64(report.mails)), "escalations": .int(Int64(report.escalations)),
                    "withoutAddress": .int(Int64(report.withoutAddress)), "dryRun": .bool(dryRun),
                ]
                Output.line(answer.json)
            }
        }
    }
}
