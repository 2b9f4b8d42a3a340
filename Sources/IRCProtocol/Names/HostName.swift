/// The name of a host that can be a server of IRC: labels of letters, digits and hyphens, with at
/// least one dot.
///
/// For names that people write in settings. What a server gives as somebody's host is never
/// checked: cloaks hold whatever the network likes.
///
/// Source: RFC 1123 §2.1, RFC 1035 §2.3.4.
public struct HostName: Hashable, Sendable {
    /// The name as it was written.
    public let text: String

    /// Takes a name of at most 253 bytes, or gives nil when it is not one.
    public init?(_ text: String) {
        var labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard text.utf8.count <= 253, labels.count > 1 else { return nil }
        // A dot at the end says that the name is complete.
        if labels.last?.isEmpty == true { labels.removeLast() }
        guard labels.allSatisfy(Self.isLabel) else { return nil }
        self.text = text
    }

    private static func isLabel(_ label: Substring.UTF8View) -> Bool {
        let hyphen = UInt8(ascii: "-")
        guard (1...63).contains(label.count), label.first != hyphen, label.last != hyphen else {
            return false
        }
        return label.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), hyphen:
                true
            default: false
            }
        }
    }
}
