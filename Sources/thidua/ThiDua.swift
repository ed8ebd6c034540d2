internal import ArgumentParser
internal import Movement

/// The command line.
@main
struct ThiDua: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "thidua",
        abstract: "Runs an emulation movement from the plan to the commendation. · Chạy phong trào thi đua từ kế hoạch đến khen thưởng.",
        version: version,
        subcommands: [
            Serve.self, Demo.self, ActCommand.self, ViewCommand.self, ImportCommand.self, PlanCommand.self, EvidenceCommand.self, NewsCommand.self,
            TokenCommand.self,
            Verify.self,
            RemindCommand.self, BackupCommand.self, RestoreCommand.self, CheckCommand.self, LawCommand.self,
            BenchHello.self,
        ])
}
