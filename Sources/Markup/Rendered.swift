/// Rendered bytes that nobody changes any more.
///
/// A tail-allocated buffer instead of `[UInt8]`: creating an array of a measured size looks its type up at run time, which cost a fifth of a page.
@usableFromInline
// Unchecked: the buffer is written once, before anybody else can see it.
struct Rendered: @unchecked Sendable {
    private let buffer: ManagedBuffer<Void, UInt8>
    let count: Int

    /// A buffer of exactly `count` bytes, written by `body`.
    @inline(__always)
    init(count: Int, by body: (inout ByteWriter) -> Void) {
        self.count = count
        buffer = ManagedBuffer<Void, UInt8>.create(minimumCapacity: count) { _ in }
        buffer.withUnsafeMutablePointerToElements { start in
            var writer = ByteWriter(start)
            body(&writer)
            // Writing past the measured size would be memory corruption, so it stops the program even in a release build.
            precondition(writer.next - start == count, "Markup wrote another number of bytes than it measured")
        }
    }

    @inline(__always)
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        buffer.withUnsafeMutablePointerToElements { body(UnsafeBufferPointer(start: $0, count: count)) }
    }
}
