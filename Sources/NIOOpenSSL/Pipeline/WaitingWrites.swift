internal import NIOCore

/// Writes that were not encrypted yet, joined into one.
struct WaitingWrites {
    private var bytes = ByteBuffer()
    private var promise: EventLoopPromise<Void>?
    private var isEmpty = true

    /// Whether a flush came that could not be obeyed yet.
    private(set) var isFlushed = false

    /// How many bytes wait.
    var count: Int { bytes.readableBytes }

    /// Appends one write; a lone one without a copy.
    mutating func append(_ buffer: ByteBuffer, promise next: EventLoopPromise<Void>?) {
        if bytes.readableBytes == 0 {
            bytes = buffer
        } else {
            bytes.writeImmutableBuffer(buffer)
        }
        isEmpty = false
        promise.setOrCascade(to: next)
    }

    /// Notes that what waits is to be sent as soon as that can be.
    mutating func markFlushed() {
        isFlushed = !isEmpty
    }

    /// Takes everything out; nil if nothing was written.
    mutating func take() -> (bytes: ByteBuffer, promise: EventLoopPromise<Void>?)? {
        guard !isEmpty else { return nil }
        let taken = (bytes, promise)
        self = WaitingWrites()
        return taken
    }
}
