internal import CExpat

/// What reads the events of one XML document. Names come without their namespace prefix.
protocol XmlListener: AnyObject {
    func opened(_ name: String, _ attributes: XmlAttributes) throws(SheetRefusal)
    func closed(_ name: String) throws(SheetRefusal)
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetRefusal)
}

/// The attributes of one element, valid only during the event.
struct XmlAttributes {
    fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    /// The value of the attribute of this name, whatever its prefix.
    subscript(_ name: String) -> String? {
        guard let pairs else { return nil }
        var index = 0
        while let key = pairs[index], let value = pairs[index + 1] {
            if XmlParser.localName(key) == name { return String(cString: value) }
            index += 2
        }
        return nil
    }
}

/// Feeds one XML document to a listener: no DOCTYPE and hence no entities, no deep nesting, no endless names or attributes.
final class XmlParser {
    private let parser: XML_Parser
    private let listener: any XmlListener
    private let depthLimit: Int
    /// The elements that are open, outermost first.
    private var names: [String] = []
    private var fedBytes = 0
    private var refusal: SheetRefusal?

    /// Longest markup between two texts. The parser keeps it whole in memory and, in older releases, scans it anew with every piece that arrives.
    private static let markupLimit = 1 << 20

    init(_ listener: any XmlListener, limits: SheetLimits) throws(SheetRefusal) {
        guard let parser = XML_ParserCreate(nil) else { throw .damaged }
        self.parser = parser
        self.listener = listener
        depthLimit = limits.xmlDepth
        // The parser is freed with this object and calls back only while this object is feeding it, so it need not own it.
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { XmlParser.from($0)?.opened($1, $2) },
            { data, _ in XmlParser.from(data)?.closed() }
        )
        XML_SetCharacterDataHandler(parser) { XmlParser.from($0)?.text($1, $2) }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in XmlParser.from(data)?.stop(.forbiddenMarkup) }
    }

    deinit {
        XML_ParserFree(parser)
    }

    /// The line of the document that is being read, from 1.
    var line: Int { Int(XML_GetCurrentLineNumber(parser)) }

    /// Reads one more piece of the document.
    func feed(_ bytes: UnsafeBufferPointer<UInt8>) throws(SheetRefusal) {
        fedBytes += bytes.count
        try parse(bytes, isFinal: false)
        guard fedBytes - Int(XML_GetCurrentByteIndex(parser)) <= Self.markupLimit + bytes.count else { throw .damaged }
    }

    /// Ends the document; refuses one that is cut off.
    func finish() throws(SheetRefusal) {
        try parse(UnsafeBufferPointer(start: nil, count: 0), isFinal: true)
    }

    private func parse(_ bytes: UnsafeBufferPointer<UInt8>, isFinal: Bool) throws(SheetRefusal) {
        let status = bytes.withMemoryRebound(to: CChar.self) {
            XML_Parse(parser, $0.baseAddress, Int32($0.count), isFinal ? 1 : 0)
        }
        if let refusal { throw refusal }
        guard status == XML_STATUS_OK else { throw .damaged }
    }

    fileprivate static func localName(_ name: UnsafePointer<CChar>) -> String {
        var start = name
        var cursor = name
        while cursor.pointee != 0 {
            if cursor.pointee == CChar(UInt8(ascii: ":")) { start = cursor + 1 }
            cursor += 1
        }
        return String(cString: start)
    }
}

extension XmlParser {
    private static func from(_ data: UnsafeMutableRawPointer?) -> XmlParser? {
        data.map { Unmanaged<XmlParser>.fromOpaque($0).takeUnretainedValue() }
    }

    private func stop(_ reason: SheetRefusal) {
        guard refusal == nil else { return }
        refusal = reason
        XML_StopParser(parser, 0)
    }

    // Expat may still report an event or two after it was told to stop, hence the guards.

    private func opened(_ name: UnsafePointer<CChar>?, _ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        guard refusal == nil, let name else { return }
        let local = Self.localName(name)
        names.append(local)
        guard names.count <= depthLimit else { return stop(.tooDeep(depthLimit)) }
        do throws(SheetRefusal) {
            try listener.opened(local, XmlAttributes(pairs: pairs))
        } catch {
            stop(error)
        }
    }

    private func closed() {
        guard refusal == nil, let name = names.popLast() else { return }
        do throws(SheetRefusal) {
            try listener.closed(name)
        } catch {
            stop(error)
        }
    }

    private func text(_ bytes: UnsafePointer<CChar>?, _ count: Int32) {
        guard refusal == nil, let bytes else { return }
        let buffer = UnsafeRawBufferPointer(start: bytes, count: Int(count)).bindMemory(to: UInt8.self)
        do throws(SheetRefusal) {
            try listener.text(buffer)
        } catch {
            stop(error)
        }
    }
}
