internal import Movement

/// Reads `multipart/form-data` (RFC 7578) piece by piece, so that a large file never stands in memory as a whole.
struct MultipartParser {
    /// What comes out of a piece.
    enum Event: Equatable {
        /// A part begins; `fileName` is nil for an ordinary field.
        case begin(name: String, fileName: String?)
        /// Some of its content.
        case content([UInt8])
        /// It is whole.
        case end
    }

    private enum State { case preamble, headers, content, epilogue }

    /// Longest headers of one part, and the most parts.
    private static let headersAtMost = 8192
    private static let partsAtMost = 200

    private let delimiter: [UInt8]
    private var state = State.preamble
    private var parts = 0
    /// What could not be told apart yet: at most a delimiter, or the headers of one part.
    private var buffer: [UInt8]

    /// - Parameter boundary: from the media type.
    init(boundary: String) {
        delimiter = Array("\r\n--\(boundary)".utf8)
        // The first delimiter has no line end before it.
        buffer = [0x0D, 0x0A]
    }

    /// The boundary in a media type, or nil.
    static func boundary(of type: String) -> String? {
        guard type.hasPrefix("multipart/form-data"), let start = type.firstRange(of: "boundary=")?.upperBound else { return nil }
        let boundary = String(type[start...].prefix { $0 != ";" }.replacing("\"", with: ""))
        return (1...70).contains(boundary.utf8.count) ? boundary : nil
    }

    /// Takes the next piece of the body.
    mutating func feed(_ bytes: [UInt8]) throws(Refusal) -> [Event] {
        buffer += bytes
        var events: [Event] = []
        while try step(&events) {}
        return events
    }

    /// Whether the body ended where it should.
    func finish() throws(Refusal) {
        guard state == .epilogue else { throw Refusal.unreadableForm }
    }

    /// Goes on as far as the buffer allows; false when more is needed.
    private mutating func step(_ events: inout [Event]) throws(Refusal) -> Bool {
        switch state {
        case .preamble:
            guard let found = buffer.firstRange(of: delimiter, from: 0) else {
                guard buffer.count <= Self.headersAtMost else { throw Refusal.unreadableForm }
                return false
            }
            return try open(after: found.upperBound)
        case .headers:
            guard let gap = buffer.firstRange(of: Array("\r\n\r\n".utf8), from: 0) else {
                guard buffer.count <= Self.headersAtMost else { throw Refusal.unreadableForm }
                return false
            }
            events.append(try Self.part(buffer[..<gap.lowerBound]))
            buffer.removeFirst(gap.upperBound)
            state = .content
            return true
        case .content:
            if let found = buffer.firstRange(of: delimiter, from: 0) {
                if found.lowerBound > 0 { events.append(.content(Array(buffer[..<found.lowerBound]))) }
                events.append(.end)
                return try open(after: found.upperBound)
            }
            // The last bytes may be the beginning of a delimiter.
            let sure = buffer.count - delimiter.count
            guard sure > 0 else { return false }
            events.append(.content(Array(buffer[..<sure])))
            buffer.removeFirst(sure)
            return false
        case .epilogue:
            buffer = []
            return false
        }
    }

    /// After a delimiter: two hyphens end the body, a line end opens the next part.
    private mutating func open(after place: Int) throws(Refusal) -> Bool {
        guard buffer.count >= place + 2 else {
            // Wait for the two bytes; what stands before the delimiter has been dealt with.
            buffer.removeFirst(place - delimiter.count)
            state = .preamble
            return false
        }
        let next = Array(buffer[place..<place + 2])
        buffer.removeFirst(place + 2)
        if next == Array("--".utf8) {
            state = .epilogue
            return true
        }
        guard next == [0x0D, 0x0A] else { throw Refusal.unreadableForm }
        parts += 1
        guard parts <= Self.partsAtMost else { throw Refusal.unreadableForm }
        // Headers may be empty but for the line end that has just been taken.
        state = .headers
        return true
    }

    private static func part(_ headers: ArraySlice<UInt8>) throws(Refusal) -> Event {
        guard let text = String(validating: headers, as: UTF8.self), !text.utf8.contains(0),
            let disposition = text.split(separator: "\r\n").first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
            let name = attribute("name", of: disposition)
        else { throw Refusal.unreadableForm }
        return .begin(name: name, fileName: attribute("filename", of: disposition))
    }

    private static func attribute(_ name: String, of header: Substring) -> String? {
        guard let start = header.range(ofText: "; \(name)=\"") else { return nil }
        let rest = header[start.upperBound...]
        return rest.firstIndex(of: "\"").map { String(rest[..<$0]) }
    }
}
