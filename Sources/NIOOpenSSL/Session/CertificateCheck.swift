internal import COpenSSL

/// The judgement on one server's certificate.
///
/// Made anew for each connection, since it keeps what the server showed; the callback that leads
/// to it is one for all. libssl itself drops the certificate it refused, so what an operator
/// needs to see of it is noted here.
final class CertificateCheck {
    private let pins: Set<CertificateFingerprint>?

    /// The fingerprint of the certificate that the server showed, once it has.
    private(set) var fingerprint: CertificateFingerprint?

    /// Whether that certificate was accepted.
    private(set) var isAccepted = false

    /// The names a refused certificate is made out to.
    private(set) var names: [String] = []

    /// Makes a check: by chain and name if there are no pins, else by these alone.
    init(pins: Set<CertificateFingerprint>?) {
        self.pins = pins
    }

    /// Makes libssl ask the check of the connection at hand, whenever it has a certificate.
    static func install(in context: borrowing Handle) {
        unsafe SSL_CTX_set_cert_verify_callback(
            context.pointer,
            { store, _ in
                let index = SSL_get_ex_data_X509_STORE_CTX_idx()
                guard let store = unsafe store,
                    let ssl = unsafe X509_STORE_CTX_get_ex_data(store, index),
                    let data = unsafe SSL_get_ex_data(OpaquePointer(ssl), 0)
                else { return 0 }
                let check = unsafe Unmanaged<CertificateCheck>.fromOpaque(data)
                return unsafe check.takeUnretainedValue().accepts(store) ? 1 : 0
            },
            nil
        )
    }

    /// Binds this check, which must outlive it, to a connection.
    func bind(to ssl: OpaquePointer) -> Bool {
        // Index 0 is the application's own (SSL_set_app_data).
        unsafe SSL_set_ex_data(ssl, 0, Unmanaged.passUnretained(self).toOpaque()) == 1
    }

    private func accepts(_ store: OpaquePointer) -> Bool {
        guard let leaf = unsafe X509_STORE_CTX_get0_cert(store) else { return false }
        fingerprint = unsafe CertificateFingerprint(certificate: leaf)
        if let pins {
            isAccepted = fingerprint.map(pins.contains) ?? false
            let verdict = isAccepted ? X509_V_OK : X509_V_ERR_APPLICATION_VERIFICATION
            unsafe X509_STORE_CTX_set_error(store, verdict)
        } else {
            isAccepted = unsafe X509_verify_cert(store) == 1
        }
        if !isAccepted { names = unsafe Self.names(of: leaf) }
        return isAccepted
    }

    /// The subject alternative names, as OpenSSL prints them.
    ///
    /// For people only: at most ten, cut to what is printable, as a stranger chose them.
    private static func names(of certificate: OpaquePointer) -> [String] {
        let index = unsafe X509_get_ext_by_NID(certificate, NID_subject_alt_name, -1)
        guard let output = unsafe Handle(BIO_new(BIO_s_mem()), release: BIO_vfree),
            let names = unsafe X509_get_ext(certificate, index),
            unsafe X509V3_EXT_print(output.pointer, names, 0, 0) == 1
        else { return [] }
        var text = [UInt8](repeating: 0, count: 1024)
        let count = unsafe BIO_read(output.pointer, &text, Int32(text.count))
        let printable = text.prefix(Int(max(0, count))).filter { (0x20...0x7E).contains($0) }
        return printable.split(separator: UInt8(ascii: ","))
            .prefix(10)
            .map { String(decoding: $0.drop { $0 == 0x20 }, as: UTF8.self) }
    }
}
