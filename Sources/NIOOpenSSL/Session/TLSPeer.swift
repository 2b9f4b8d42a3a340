internal import COpenSSL

/// The name that a server's certificate must be made out to.
public struct TLSPeer: Hashable, Sendable {
    enum Kind {
        case dnsName
        case ipAddress
    }

    /// The DNS name, without a trailing dot, or the IP address.
    public let name: String

    let kind: Kind

    /// Checks a host as the settings have it.
    ///
    /// libssl reads an empty name as "check nothing" and a leading dot as "any name below", and C
    /// ends a string at NUL. None of these may come through.
    ///
    /// - Parameter host: A DNS name in ASCII, with or without the trailing dot, or an IPv4 or
    ///   IPv6 address without brackets and zone.
    /// - Throws: ``TLSError/configuration(_:)`` with ``TLSError/Misconfiguration/hostName(_:)``.
    public init(_ host: String) throws(TLSError) {
        if !host.utf8.contains(0), let address = unsafe a2i_IPADDRESS(host) {
            unsafe ASN1_OCTET_STRING_free(address)
            name = host
            kind = .ipAddress
            return
        }
        let trimmed = host.hasSuffix(".") ? String(host.dropLast()) : host
        guard Self.isDNSName(trimmed) else { throw .configuration(.hostName(host)) }
        name = trimmed
        kind = .dnsName
    }

    /// Whether all labels are of 1 to 63 letters, digits, hyphens or underscores, and the whole
    /// of at most 253 bytes (RFC 1035 §2.3.4).
    private static func isDNSName(_ text: String) -> Bool {
        guard text.utf8.count <= 253 else { return false }
        return text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .allSatisfy { label in
                (1...63).contains(label.count)
                    && label.allSatisfy { byte in
                        switch byte {
                        case UInt8(ascii: "a")...UInt8(ascii: "z"),
                            UInt8(ascii: "A")...UInt8(ascii: "Z"),
                            UInt8(ascii: "0")...UInt8(ascii: "9"),
                            UInt8(ascii: "-"), UInt8(ascii: "_"):
                            true
                        default: false
                        }
                    }
            }
    }
}
