internal import COpenSSL
internal import NIOCore

/// The two ends of a wire, as `ByteBuffer`s, that libssl reads from and writes to.
///
/// It never reports an end of file: an empty wire means "come back later", and the end of the
/// connection is the pipeline's to judge. It is a class apart from ``TLSSession``, since the C
/// callbacks run while the session is in the middle of a call and must not touch its storage.
/// Source: OpenSSL manual, BIO_meth_new(3).
final class BufferBIO {
    /// A buffer that grew beyond this is not kept for the next record.
    static let maxKeptBytes = 65_536

    private var inbound = ByteBuffer()
    private var outbound = ByteBuffer()
    /// Whether `outbound` was given away and holds nothing of ours any more.
    private var isOutboundTaken = false

    // MARK: - The pipeline's end

    /// How many bytes libssl has not read yet.
    var unreadBytes: Int { inbound.readableBytes }

    /// Hands bytes from the peer to libssl; without a copy if none are left over.
    func receive(_ bytes: ByteBuffer) {
        guard inbound.readableBytes > 0 else {
            inbound = bytes
            return
        }
        inbound.writeImmutableBuffer(bytes)
    }

    /// Takes what libssl wrote since the last call; nil if that is nothing.
    func takeOutbound() -> ByteBuffer? {
        guard !isOutboundTaken, outbound.readableBytes > 0 else { return nil }
        let taken = outbound
        if outbound.capacity > Self.maxKeptBytes {
            outbound = ByteBuffer()
        } else {
            isOutboundTaken = true
        }
        return taken
    }

    // MARK: - The end of libssl

    private func read(into target: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(target.count, inbound.readableBytes)
        return unsafe inbound.readWithUnsafeReadableBytes { source in
            unsafe target.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[..<count]))
            return count
        }
    }

    private func write(_ bytes: UnsafeRawBufferPointer) {
        if isOutboundTaken {
            // Reuses the storage if the channel is done with it, which is the rule.
            outbound.clear()
            isOutboundTaken = false
        }
        unsafe outbound.writeBytes(bytes)
    }
}

// MARK: - The method table

extension BufferBIO {
    /// Makes the table of callbacks, which must outlive every BIO made with it.
    static func makeMethod() -> Handle? {
        // A type of its own is not asked for: OpenSSL has 128 of them for the whole process, and
        // nothing ever looks for this BIO by type.
        let method = unsafe Handle(
            BIO_meth_new(BIO_TYPE_SOURCE_SINK, "ByteBuffer"),
            release: BIO_meth_free
        )
        guard let method else { return nil }
        unsafe BIO_meth_set_write_ex(method.pointer) { bio, bytes, count, written in
            guard let wire = unsafe BufferBIO.behind(bio) else { return 0 }
            unsafe wire.write(UnsafeRawBufferPointer(start: bytes, count: count))
            unsafe written?.pointee = count
            return 1
        }
        unsafe BIO_meth_set_read_ex(method.pointer) { bio, bytes, count, read in
            guard let wire = unsafe BufferBIO.behind(bio) else { return 0 }
            unsafe shim_BIO_clear_retry_flags(bio)
            let target = unsafe UnsafeMutableRawBufferPointer(start: bytes, count: count)
            let taken = unsafe wire.read(into: target)
            unsafe read?.pointee = taken
            guard taken > 0 else {
                unsafe shim_BIO_set_retry_read(bio)
                return 0
            }
            return 1
        }
        unsafe BIO_meth_set_ctrl(method.pointer) { _, command, _, _ in
            // Flushing is the pipeline's work. All else libssl asks, it can do without.
            command == BIO_CTRL_FLUSH ? 1 : 0
        }
        return method
    }

    /// Makes a BIO over `self`, which must outlive it.
    ///
    /// The receiver owns the BIO.
    func makeBIO(_ method: borrowing Handle) -> OpaquePointer? {
        guard let bio = unsafe BIO_new(method.pointer) else { return nil }
        unsafe BIO_set_data(bio, Unmanaged.passUnretained(self).toOpaque())
        unsafe BIO_set_init(bio, 1)
        return unsafe bio
    }

    private static func behind(_ bio: OpaquePointer?) -> BufferBIO? {
        guard let data = unsafe BIO_get_data(bio) else { return nil }
        return unsafe Unmanaged<BufferBIO>.fromOpaque(data).takeUnretainedValue()
    }
}
