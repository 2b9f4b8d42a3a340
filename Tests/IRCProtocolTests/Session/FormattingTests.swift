import IRCProtocol
import Testing

@Suite struct FormattingTests {
    @Test(arguments: [
        ("\u{2}one two", 8, ["\u{2}one two"]),
        ("\u{2}one two three", 9, ["\u{2}one two", "\u{2}three"]),
        ("\u{2}one\u{2} two three", 10, ["\u{2}one\u{2} two", "three"]),
        ("\u{3}4one two three", 10, ["\u{3}4one two", "\u{3}04three"]),
        ("\u{3}4,12one two three", 13, ["\u{3}4,12one two", "\u{3}04,12three"]),
        ("\u{3}04one ,5 three", 11, ["\u{3}04one ,5", "\u{3}04three"]),
        ("\u{3}04onetw ,5 six", 9, ["\u{3}04onetw", "\u{3}04\u{2}\u{2},5", "\u{3}04six"]),
        ("\u{4}ff0000one two six", 15, ["\u{4}ff0000one two", "\u{4}ff0000six"]),
        (
            "\u{1D}\u{1F}one two\u{F} three", 8,
            ["\u{1D}\u{1F}one", "\u{1D}\u{1F}two\u{F}", "three"]
        ),
        ("\u{2}one\ntwo", 40, ["\u{2}one", "two"]),
        ("\u{3}99one two three", 10, ["\u{3}99one two", "three"]),
        ("abcdefg\u{3}04,05xyz", 10, ["abcdefg", "\u{3}04,05xyz"]),
        ("abcdefg\u{3}4,05xyz", 11, ["abcdefg", "\u{3}4,05xyz"]),
        ("\u{2}\u{3}4 \u{F}\nback", 40, ["back"]),
        ("\u{2}\u{3}\u{1F}", 40, []),
    ]) func `the look is carried over a cut`(text: String, budget: Int, lines: [String]) {
        #expect(LineSplitter(text).lines(budget: budget).map(String.init) == lines)
    }

    @Test func `whatever the codes, each piece fits and every character looks as it did`() {
        var random = SeededGenerator(seed: 11)
        let parts = [
            "a", "word", " ", "  ", "é", "🏃‍♀️", "5", "12", ",", ",7", "ff00ff", "\u{2}", "\u{1D}",
            "\u{1F}", "\u{1E}", "\u{11}", "\u{16}", "\u{F}", "\u{3}", "\u{3}4", "\u{3}04",
            "\u{3}4,12", "\u{3}99,05", "\u{4}", "\u{4}ff0000", "\u{4}00ff00,0000ff", "\n",
        ]
        for _ in 0..<4_000 {
            let text = (0..<Int.random(in: 0...60, using: &random))
                .map { _ in parts.randomElement(using: &random) ?? "" }.joined()
            let budget = Int.random(in: 64...120, using: &random)
            let pieces = LineSplitter(text).lines(budget: budget)
            #expect(pieces.allSatisfy { $0.utf8.count <= budget })
            let expected = text.split(separator: "\n").flatMap { Looks.characters(of: String($0)) }
            let found = pieces.flatMap { Looks.characters(of: String($0)) }
            #expect(found == expected, "\(text.debugDescription) in \(budget)")
        }
    }
}

/// How each character of a line looks, by another reading of the codes.
private enum Looks {
    struct Character: Equatable {
        let scalar: Unicode.Scalar
        let look: [String]
    }

    static func characters(of line: String) -> [Character] {
        var shapes: Set<UInt32> = []
        var colors = ["", ""]
        var characters: [Character] = []
        var rest = Array(line.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            switch scalar.value {
            case 0x02, 0x11, 0x16, 0x1D, 0x1E, 0x1F: shapes.formSymmetricDifference([scalar.value])
            case 0x0F:
                shapes = []
                colors = ["", ""]
            case 0x03, 0x04: read(&colors, from: &rest, isHex: scalar.value == 4)
            case 0x20: break
            default:
                let look = shapes.sorted().map(String.init) + colors
                characters.append(Character(scalar: scalar, look: look))
            }
        }
        return characters
    }

    private static func read(
        _ colors: inout [String],
        from rest: inout ArraySlice<Unicode.Scalar>,
        isHex: Bool
    ) {
        let pattern =
            isHex
            ? /^([0-9A-Fa-f]{6})(?:,([0-9A-Fa-f]{6}))?/
            : /^([0-9]{1,2})(?:,([0-9]{1,2}))?/
        var text = String.UnicodeScalarView()
        text.append(contentsOf: rest.prefix(13).prefix { $0.isASCII })
        guard let match = String(text).firstMatch(of: pattern) else {
            colors = ["", ""]
            return
        }
        rest = rest.dropFirst(match.0.unicodeScalars.count)
        colors[0] = name(match.1)
        if let background = match.2 { colors[1] = name(background) }
    }

    private static func name(_ color: Substring) -> String {
        if color.count == 6 { return "hex " + color }
        return Int(color) == 99 ? "" : "number \(Int(color) ?? -1)"
    }
}
