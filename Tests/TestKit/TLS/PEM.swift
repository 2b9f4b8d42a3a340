internal import COpenSSL

/// PEM text to objects of OpenSSL and back.
enum PEM {
    /// Lets `parse` read `text`; the receiver owns what it gives.
    static func read(
        _ text: String,
        _ parse: (OpaquePointer) -> OpaquePointer?
    ) -> OpaquePointer {
        let bytes = Array(text.utf8)
        // A BIO that only points at the bytes would outlive them.
        let input = unsafe BIO_new(BIO_s_mem())!
        defer { unsafe BIO_vfree(input) }
        unsafe BIO_write(input, bytes, Int32(bytes.count))
        return unsafe parse(input)!
    }

    /// Gives what `print` writes.
    static func write(_ print: (OpaquePointer) -> Int32) -> String {
        let output = unsafe BIO_new(BIO_s_mem())!
        defer { unsafe BIO_vfree(output) }
        precondition(unsafe print(output) == 1, "PEM could not be written")
        return String(decoding: unsafe drain(output), as: UTF8.self)
    }

    /// Takes all bytes out of a memory BIO.
    static func drain(_ bio: OpaquePointer) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: unsafe BIO_ctrl_pending(bio))
        guard !bytes.isEmpty else { return [] }
        let count = unsafe BIO_read(bio, &bytes, Int32(bytes.count))
        return Array(bytes.prefix(Int(max(0, count))))
    }
}

enum Fingerprint {
    /// The SHA-256 of a certificate's DER form, in hexadecimal.
    static func sha256(of certificate: OpaquePointer) -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        var count: UInt32 = 0
        unsafe X509_digest(certificate, EVP_sha256(), &digest, &count)
        return
            digest.map { byte in
                (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
            .joined()
    }
}
