import IRCClient
import Testing

@Suite struct FormattingCodesTests {
    @Test(arguments: [
        ("plain tëxt, 7 km", "plain tëxt, 7 km"),
        (
            "\u{2}bold\u{2} \u{1D}it\u{1D} \u{1F}un\u{F} \u{16}re\u{11}mo\u{1E}st",
            "bold it un remost"
        ),
        ("\u{3}04red\u{3} x", "red x"),
        ("\u{3}4,12both", "both"),
        ("\u{3}4,x", ",x"),
        ("\u{3},5 comma", ",5 comma"),
        ("\u{3}12345", "345"),
        ("\u{4}FF00aared", "red"),
        ("\u{4}FF00AA,00ff00red", "red"),
        ("\u{4}FF00red", "FF00red"),
        ("a\tb\u{7}\u{0}\u{7F}", "a b"),
        ("\u{3}\u{2}\u{F}", ""),
    ])
    func `codes and controls go, words stay`(text: String, expected: String) {
        #expect(FormattingCodes.strip(text) == expected)
    }
}
