internal import COpenSSL

/// A file in memory, through which OpenSSL reads and writes PEM.
struct MemoryBIO: ~Copyable {
    private let handle: Handle

    /// Begins empty.
    init() throws(CryptoError) {
        handle = unsafe try Handle(BIO_new(BIO_s_mem()), release: BIO_vfree)
    }

    /// Begins with a text.
    init(_ text: String) throws(CryptoError) {
        let handle = unsafe try Handle(BIO_new(BIO_s_mem()), release: BIO_vfree)
        let bytes = Array(text.utf8)
        var written = 0
        // To write nothing counts as a failure.
        if !bytes.isEmpty {
            try ErrorQueue.check(unsafe BIO_write_ex(handle.pointer, bytes, bytes.count, &written))
        }
        self.handle = handle
    }

    /// The object for a call.
    var pointer: OpaquePointer { unsafe handle.pointer }

    /// Takes out the whole text.
    consuming func text() -> String {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4_096)
        var count = 0
        while unsafe BIO_read_ex(handle.pointer, &chunk, chunk.count, &count) == 1, count > 0 {
            bytes += chunk[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
