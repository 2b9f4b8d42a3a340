extension TLSError: CustomStringConvertible {
    /// What happened and what to do, for the operator.
    public var description: String {
        switch self {
        case .configuration(let fault):
            "TLS settings: \(fault)"
        case .peerNotTLS:
            "the server does not speak TLS on this port; for IRC, TLS is usually on port 6697"
        case .certificate(let code, let text, let names, let sha256):
            Self.refusal(code: code, text: text, names: names, sha256: sha256)
        case .alert(let number):
            "the server ended TLS with alert \(number), \(Self.meaning(ofAlert: number))"
        case .protocol(let stack):
            "the server broke the TLS protocol: \(stack.map(\.text).joined(separator: "; "))"
        case .timedOut(.handshake):
            """
            the server did not answer in time (\(Phase.handshake.words)); \
            perhaps this is its port for plaintext: TLS is usually on 6697
            """
        case .timedOut(let phase):
            "the server did not answer in time (\(phase.words))"
        case .closed(.handshake):
            """
            the connection ended during the TLS handshake; \
            check that the port speaks TLS and that nothing between here and there blocks it
            """
        case .closed(let phase):
            "the TLS connection has ended (\(phase.words))"
        case .tooManyWaitingBytes(let limit):
            "more than \(limit) bytes were written before the TLS handshake was finished"
        case .engineBug(let detail):
            "a fault in the TLS code, please report it: \(detail)"
        }
    }

    private static func refusal(
        code: Int32,
        text: String,
        names: [String],
        sha256: CertificateFingerprint?
    ) -> String {
        var parts = ["the server's certificate was refused: \(text) (\(code))"]
        if !names.isEmpty { parts.append("it is made out to \(names.joined(separator: ", "))") }
        if let sha256 { parts.append("its SHA-256 is \(sha256)") }
        parts.append(advice(onCertificate: code))
        return parts.joined(separator: "; ")
    }

    /// What to do about a code of X509_STORE_CTX_get_error(3).
    private static func advice(onCertificate code: Int32) -> String {
        switch code {
        case 9: "it is not valid yet: check the clock of this machine"
        case 10: "it has expired: tell the server's operator, and check the clock of this machine"
        case 18, 19:
            "trust its issuer's PEM file, or pin the SHA-256 once you know that it is right"
        case 2, 20, 21:
            """
            its issuer is not trusted here: install the package ca-certificates, trust the \
            issuer's PEM file, or pin the SHA-256 once you know that it is right
            """
        case 50: "if the server's operator says that it was renewed, add its SHA-256 to the pins"
        case 62, 64: "set the host to a name that the certificate is made out to"
        default: "tell the server's operator"
        }
    }

    /// The meaning of an alert (RFC 8446 §6, RFC 5246 §7.2), with what to do where we know it.
    private static func meaning(ofAlert number: UInt8) -> String {
        switch number {
        case 10: "unexpected message"
        case 20: "bad record MAC"
        case 22: "record overflow"
        case 40: "handshake failure: no common cipher or signature, or it wants a certificate"
        case 42: "bad certificate: it refused our client certificate"
        case 43: "unsupported certificate: it refused our client certificate"
        case 44: "certificate revoked: it refused our client certificate"
        case 45: "certificate expired: renew our client certificate"
        case 46: "certificate unknown: it refused our client certificate"
        case 47: "illegal parameter"
        case 48: "unknown issuer: it refused our client certificate"
        case 49: "access denied"
        case 50: "decode error"
        case 51: "decrypt error"
        case 70: "protocol version: it knows neither TLS 1.2 nor 1.3, and older ones are not safe"
        case 71: "insufficient security"
        case 80: "internal error of the server"
        case 86: "inappropriate fallback"
        case 90: "user cancelled"
        case 109: "missing extension"
        case 110: "unsupported extension"
        case 112: "unrecognized name: the server does not know the configured host"
        case 116: "certificate required: set a client certificate"
        case 120: "no application protocol"
        default: "of a kind that is not known here"
        }
    }
}

extension TLSError.Phase {
    fileprivate var words: String {
        switch self {
        case .handshake: "TLS handshake"
        case .established: "connection in use"
        case .closing: "close of the connection"
        }
    }
}

extension TLSError.Misconfiguration: CustomStringConvertible {
    /// What is wrong, where, and what to do.
    public var description: String {
        switch self {
        case .hostName(let name):
            """
            "\(name)" cannot be a server's name; give a DNS name in ASCII (xn-- for others) or \
            an IP address
            """
        case .unreadable(let path, let reason):
            "cannot read \(path): \(reason); check the path and its permissions"
        case .noCertificate(let path, let reason):
            "no usable certificate in \(path): \(reason); a PEM file is expected"
        case .noPrivateKey(let path, let reason):
            """
            no usable private key in \(path): \(reason); put the key, without a pass phrase, \
            into the PEM file of the certificate
            """
        case .keyMismatch(let path):
            "the private key in \(path) does not belong to the first certificate there"
        case .keyFileExposed(let path, let permissions):
            """
            others may read the private key in \(path) (mode 0\(String(permissions, radix: 8))); \
            run: chmod 600 \(path)
            """
        case .fingerprint(let text):
            "\"\(text)\" is no SHA-256 fingerprint; 64 hexadecimal digits are expected"
        case .noPins:
            "certificates are to be pinned, but no fingerprint is given"
        case .recordBytes(let bytes):
            "a TLS record cannot hold \(bytes) bytes; choose from 512 to 16384"
        case .oldLibrary(let version):
            "the OpenSSL of this machine is \(version); 3.0 or newer is needed"
        }
    }
}
