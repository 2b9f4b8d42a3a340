/// Cuts the stream of a connection into lines.
///
/// However the stream is chunked, the frames are the same. A line that is not finished when the
/// stream ends is never given out: it may be half of something that meant the opposite.
///
/// Source: RFC 1459 §2.3; like most servers and clients it takes a lone LF for the end of a line.
public struct LineFramer: Sendable {
    /// What stood between two line ends.
    public enum Frame: Equatable, Sendable {
        /// A line without its CR LF, never empty.
        case line([UInt8])

        /// A line longer than the limit, which was dropped; the connection can go on.
        case overlong(bytes: Int)
    }

    private let limit: Int
    private var pending: [UInt8] = []
    private var pendingBytes = 0
    private var endsInCR = false

    /// Begins at the start of a stream.
    ///
    /// - Parameter limit: The longest line to give out, in bytes without CR LF. At most one byte
    ///   more is ever kept between two chunks.
    public init(limit: Int = WireLimits.lineBytes) {
        self.limit = limit
    }

    /// Takes the next bytes and gives the lines they finish, in order.
    ///
    /// Empty lines are left out.
    ///
    /// - Complexity: O(n) in the length of the chunk, also when it comes byte by byte; one
    ///   allocation per line.
    public mutating func receive(_ chunk: Span<UInt8>) -> [Frame] {
        var frames: [Frame] = []
        var start = 0
        for index in chunk.indices where chunk[index] == UInt8(ascii: "\n") {
            keep(chunk.extracting(start..<index))
            if let frame = finishLine() { frames.append(frame) }
            start = index + 1
        }
        keep(chunk.extracting(start..<chunk.count))
        return frames
    }

    /// Adds to the line under way, of which a CR and the limit are all that is worth keeping.
    private mutating func keep(_ part: Span<UInt8>) {
        guard part.count > 0 else { return }
        endsInCR = part[part.count - 1] == UInt8(ascii: "\r")
        pendingBytes += part.count
        guard pendingBytes <= limit + 1 else {
            pending = []
            return
        }
        // The buffer is valid for the length of the closure, and is copied within it.
        unsafe part.withUnsafeBufferPointer { unsafe pending.append(contentsOf: $0) }
    }

    private mutating func finishLine() -> Frame? {
        defer {
            pending = []
            pendingBytes = 0
            endsInCR = false
        }
        let bytes = pendingBytes - (endsInCR ? 1 : 0)
        guard bytes <= limit else { return .overlong(bytes: bytes) }
        guard bytes > 0 else { return nil }
        if endsInCR { pending.removeLast() }
        return .line(pending)
    }
}
