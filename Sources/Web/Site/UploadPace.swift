internal import Hummingbird
internal import Movement
internal import NIOCore
internal import Synchronization

/// How slow a body may come in before it is cut off: a line that trickles must not hold a file open for hours.
struct UploadPace: Sendable {
    /// How long nothing is asked of a line.
    var grace = Duration.seconds(30)
    /// Least bytes for each second after that, over the whole time; a modem of 1998 is faster.
    var bytesPerSecond = 2048
    /// Longest time for any body: 64 MB at 40 kB a second fit.
    var longest = Duration.seconds(1800)
    /// How often the pace is looked at.
    var step = Duration.seconds(1)

    /// Whether a body of which so many bytes have come is to be cut off.
    func isTooSlow(_ bytes: Int, after elapsed: Duration) -> Bool {
        if elapsed >= longest { return true }
        return elapsed > grace && Int64(bytes) < (elapsed - grace).components.seconds * Int64(bytesPerSecond)
    }
}

/// Counts the bytes of a body as they come.
final class UploadMeter: Sendable {
    private let count = Atomic<Int>(0)

    var bytes: Int { count.load(ordering: .relaxed) }
    func add(_ bytes: Int) { count.add(bytes, ordering: .relaxed) }
}

extension Visit {
    /// Reads the body with a watch on its pace. The reading ends by cancellation when it is cut off, and must leave nothing behind then.
    /// - Throws: `Refusal.uploadTooSlow`, and whatever the reading throws.
    func paced<Value: Sendable>(_ read: @escaping @Sendable (UploadMeter) async throws -> Value) async throws -> Value {
        let (meter, pace) = (UploadMeter(), site.uploads)
        return try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask { try await read(meter) }
            group.addTask {
                let start = ContinuousClock.now
                while true {
                    try await Task.sleep(for: pace.step)
                    if pace.isTooSlow(meter.bytes, after: .now - start) { throw Refusal.uploadTooSlow }
                }
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() else { throw CancellationError() }
            return value
        }
    }
}

extension Refusal {
    static let uploadTooSlow = Refusal(
        .invalid, "upload.too-slow",
        Text("Đường truyền quá chậm nên đã ngừng nhận tệp; không lưu gì.", "The line was too slow and the upload was cut off; nothing was kept."),
        next: Text("Thử lại khi mạng ổn định hơn, hoặc gửi tệp nhỏ hơn.", "Try again on a steadier line, or send a smaller file."),
        fields: [FieldProblem("tep", Text("Đường truyền quá chậm, tệp chưa tới đủ.", "The line was too slow; the file did not arrive."))])
}
