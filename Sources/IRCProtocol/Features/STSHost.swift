/// The name of a host that a policy can be kept for, in one spelling.
///
/// Lower case and without the dot that says that a name is complete, so that each way to write a
/// name in the settings finds the same policy. An address is not a name: who has it may be another
/// server tomorrow, and certificates are rarely made out to one.
///
/// Source: IRCv3, "Strict Transport Security": policies are for the requested host name.
public struct STSHost: Hashable, Sendable {
    /// The name in its one spelling.
    public let text: String

    /// Takes a host as the settings have it; nil for an IP address and for what is no name.
    public init?(_ host: String) {
        let text = (host.hasSuffix(".") ? String(host.dropLast()) : host).lowercased()
        let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard text.utf8.count <= 253, labels.allSatisfy(Self.isLabel), let last = labels.last,
            // No top level is a number: four of those are an IPv4 address (RFC 1123 §2.1).
            !last.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
        else { return nil }
        self.text = text
    }

    private static func isLabel(_ label: Substring.UTF8View) -> Bool {
        !label.isEmpty
            && label.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                    UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}
