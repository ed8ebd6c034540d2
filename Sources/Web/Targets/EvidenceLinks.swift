internal import Crypto
internal import Movement
internal import Papers

/// Looks at a link without ever asking a machine inside: every address, also that of each redirection, is resolved, checked, and pinned.
struct LinkProbe: Sendable {
    /// Most redirections followed.
    private static let hops = 5

    let tools: LinkTools

    func look(_ start: WebAddress) async -> EvidenceProbe.Finding {
        guard tools.isComplete else { return .cannot }
        var address = start
        do throws(LinkTools.Failure) {
            for _ in 0...Self.hops {
                guard let place = try await place(of: address) else { return .refused }
                let answer = try await answer(address, at: place)
                guard (300...399).contains(answer.status), !answer.redirect.isEmpty else { return Self.finding(answer) }
                do throws(WebAddress.Problem) { address = try WebAddress(answer.redirect) } catch {
                    return error == .unreadable ? .silent("redirect") : .refused
                }
            }
            return .silent("redirects")
        } catch {
            switch error {
            case .noTool: return .cannot
            case .noName: return .silent("name")
            case .silent: return .silent("line")
            }
        }
    }

    /// The one IP address to ask; nil when any address of the name is not of the open internet, so that no answer of a hostile name server can mix
    /// an inner address in.
    private func place(of address: WebAddress) async throws(LinkTools.Failure) -> String? {
        if let literal = address.literal { return literal.isPublic ? address.host : nil }
        let found = try await tools.addresses(of: address.host)
        for text in found {
            guard let one = NetworkAddress(text), one.isPublic else { return nil }
        }
        return found.first
    }

    /// HEAD first; GET where the server does not like HEAD, or where the content should stay the same.
    private func answer(_ address: WebAddress, at place: String) async throws(LinkTools.Failure) -> LinkTools.Answer {
        let head = try await tools.ask(address.text, host: address.host, port: address.port, at: place, onlyHead: true)
        let isRedirect = (300...399).contains(head.status) && !head.redirect.isEmpty
        let isPage = (200...299).contains(head.status) && Self.isPage(head.type)
        if isRedirect || isPage { return head }
        do throws(LinkTools.Failure) {
            return try await tools.ask(address.text, host: address.host, port: address.port, at: place, onlyHead: false)
        } catch {
            // A file too large to fetch within the limits still answers.
            guard error == .silent, (200...299).contains(head.status) else { throw error }
            return head
        }
    }

    /// Pages change with every visit (dates, counters); files should not.
    private static func isPage(_ type: String) -> Bool { type.isEmpty || type == "text/html" || type == "application/xhtml+xml" }

    private static func finding(_ answer: LinkTools.Answer) -> EvidenceProbe.Finding {
        switch answer.status {
        case 200...299:
            if isPage(answer.type) || answer.content.isEmpty { return .answers(seen: nil) }
            return .answers(seen: Hex.text(SHA256.hash(data: answer.content)) + (answer.isCut ? "+" : ""))
        // The server is there and wants somebody to sign in.
        case 401, 403, 429: return .answers(seen: nil)
        case 404, 410: return .gone("\(answer.status)")
        default: return .silent("\(answer.status)")
        }
    }
}
