internal import Yams

/// The section of a translation that says from which words of the base each text was translated.
struct Stamps {
    static let section = "translated from"

    private let stamps: [String: String]

    /// The stamps in a file; none where it has no such section.
    init(_ root: Node) {
        let pairs = (root[Self.section]?.mapping ?? [:])
            .compactMap { key, value -> (String, String)? in
                guard let path = key.scalar?.string, let stamp = value.scalar?.string else {
                    return nil
                }
                return (path, stamp)
            }
        stamps = Dictionary(pairs) { first, _ in first }
    }

    /// The stamp of a text.
    subscript(path: String) -> String? { stamps[path] }

    /// A file with that section in the place of its own, or at its end; all else byte for byte.
    static func text(_ text: String, with stamps: [(path: String, stamp: String)]) -> String {
        let ending = text.utf8.contains(UInt8(ascii: "\r")) ? "\r" : ""
        let head = "\(section):"
        let written = ([head] + stamps.map { "  \($0.path): \($0.stamp)" }).map { $0 + ending }

        // Scalars, not characters: CR and LF together are one character.
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { String($0) }
        guard let start = lines.firstIndex(where: { $0.hasPrefix(head) }) else {
            let isEnded = text.isEmpty || text.unicodeScalars.last == "\n"
            return text + (isEnded ? "" : ending + "\n") + written.map { $0 + "\n" }.joined()
        }
        let next = lines[(start + 1)...]
            .firstIndex { line in
                line.first.map { !$0.isWhitespace && $0 != "#" } ?? false
            }
        let last = lines[start..<(next ?? lines.endIndex)].lastIndex { $0.hasPrefix("  ") }
        lines.replaceSubrange(start...(last ?? start), with: written)
        return lines.joined(separator: "\n")
    }
}
