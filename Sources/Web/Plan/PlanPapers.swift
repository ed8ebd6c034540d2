internal import FoundationEssentials
internal import Movement
internal import Papers
internal import PlanReading

/// Turns files into the text of plans; the only place where this room meets the readers of papers.
public struct PlanPapers: Sendable {
    /// Without any program for PDF files and scans.
    public init() {}

    /// With the programs that this machine has.
    public static func installed() -> PlanPapers { PlanPapers() }

    /// What is in a file, for the command line.
    public func recognised(path: String) async throws -> RecognisedPlan { try await recognise(path: path) { _, _, _ in } }

    func recognise(path: String, progress: @escaping @Sendable (Text, Int, Int) -> Void) async throws -> RecognisedPlan {
        guard let data = FileManager.default.contents(atPath: path), let text = String(validating: data, as: UTF8.self) else {
            throw Refusal.invalid("tep", "Tệp không đọc được.", "The file cannot be read.")
        }
        return RecognisedPlan(text: text, format: "text", notes: [], pages: [], isScan: false)
    }

    func pictures(path: String, _ recognised: RecognisedPlan) async throws -> [Int: [UInt8]] { [:] }
}
