internal import ArgumentParser
internal import Hummingbird
internal import NIOCore

/// The same server with nothing behind it: what `make bench` holds every page against.
struct BenchHello: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "bench-hello", abstract: "A bare server, for comparison.", shouldDisplay: false)

    @Option var port = 8081

    func run() async throws {
        let router = Router()
        let hello = ByteBuffer(string: "hello")
        router.get("/") { _, _ in Response(status: .ok, body: .init(byteBuffer: hello)) }
        let application = Application(router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)))
        try await application.runService()
    }
}
