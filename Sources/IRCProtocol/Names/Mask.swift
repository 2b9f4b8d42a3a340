/// A pattern for `nick!user@host`: `*` is any run of characters, `?` any one.
///
/// A backslash before `*`, `?` or a backslash takes its meaning away; before anything else it is
/// an ordinary character, as it is in nicks. Brackets are ordinary too.
///
/// Source: RFC 2812 §2.5.
public struct Mask: Sendable {
    private enum Token: Equatable, Sendable {
        case anyRun
        case anyOne
        case scalar(Unicode.Scalar)
    }

    private let tokens: [Token]
    private let casemapping: Casemapping

    /// Reads a pattern.
    ///
    /// - Parameters:
    ///   - pattern: At least one character, or it matches only the empty text.
    ///   - casemapping: How the network compares names.
    public init(_ pattern: String, _ casemapping: Casemapping) {
        // Escapes are read first: folding would turn a backslash into a bar.
        var tokens: [Token] = []
        var scalars = pattern.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "*": if tokens.last != .anyRun { tokens.append(.anyRun) }
            case "?": tokens.append(.anyOne)
            case "\\":
                let isEscape = scalars.first.map { $0 == "*" || $0 == "?" || $0 == "\\" } ?? false
                let literal = isEscape ? scalars.removeFirst() : scalar
                tokens.append(contentsOf: Self.literal(literal, casemapping))
            default: tokens.append(contentsOf: Self.literal(scalar, casemapping))
            }
        }
        self.tokens = tokens
        self.casemapping = casemapping
    }

    /// Whether the whole of a text fits the pattern.
    ///
    /// - Complexity: O(n·m) at the very worst, whatever the pattern: only the last `*` is tried
    ///   again.
    public func matches(_ text: String) -> Bool {
        let scalars = Array(casemapping.fold(text).unicodeScalars)
        var token = 0
        var position = 0
        var retry: (token: Int, position: Int)?
        while position < scalars.count {
            if token < tokens.count, tokens[token] == .anyRun {
                retry = (token + 1, position)
                token += 1
            } else if token < tokens.count, fits(scalars[position], tokens[token]) {
                token += 1
                position += 1
            } else if let last = retry {
                token = last.token
                position = last.position + 1
                retry = (last.token, position)
            } else {
                return false
            }
        }
        return tokens[token...].allSatisfy { $0 == .anyRun }
    }

    private func fits(_ scalar: Unicode.Scalar, _ token: Token) -> Bool {
        token == .anyOne || token == .scalar(scalar)
    }

    private static func literal(_ scalar: Unicode.Scalar, _ casemapping: Casemapping) -> [Token] {
        casemapping.fold(String(scalar)).unicodeScalars.map(Token.scalar)
    }
}
