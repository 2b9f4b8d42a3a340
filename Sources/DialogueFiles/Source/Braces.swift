/// What stands in braces in a text, and the braces without a partner.
enum Braces {
    /// A name in braces, or a brace alone, with its place among the text's scalars.
    enum Found: Equatable {
        case name(String, at: Int)
        case stray(at: Int)
    }

    /// Everything in braces, in order.
    static func found(in text: String) -> [Found] {
        let scalars = Array(text.unicodeScalars)
        var found: [Found] = []
        var index = 0
        while index < scalars.count {
            if scalars[index] == "}" { found.append(.stray(at: index)) }
            if scalars[index] == "{" {
                let rest = scalars[(index + 1)...]
                let end = rest.firstIndex { $0 == "}" || $0 == "{" || $0 == "\n" }
                if let end, scalars[end] == "}" {
                    found.append(.name(scalars.text(index + 1..<end), at: index))
                    index = end
                } else {
                    found.append(.stray(at: index))
                }
            }
            index += 1
        }
        return found
    }

    /// Where each message of a text begins, among its scalars: an empty line ends one.
    static func messageStarts(in text: String) -> [Int] {
        var starts: [Int] = []
        var isInside = false
        var index = 0
        for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            let indent = line.prefix { $0 == " " || $0 == "\t" }.count
            let isBlank = String(line).allSatisfy(\.isWhitespace)
            if !isBlank, !isInside { starts.append(index + indent) }
            isInside = !isBlank
            index += line.count + 1
        }
        return starts
    }
}
