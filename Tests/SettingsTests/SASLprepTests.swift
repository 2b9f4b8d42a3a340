import Settings
import Testing

/// The examples of RFC 4013 §3, and what RFC 3454 prohibits, through the password that they are for.
@Suite struct SASLprepTests {
    private func prepared(_ password: String) throws -> String? {
        let folder = try SettingsFolder()
        let text = """
            club: {name: Riverside Runners, emergency-number: "112"}
            networks:
              - name: demo
                host: irc.example.org
                sasl: {account: sweep, password-variable: PASSWORD}
            """
        return try folder.settings(text: text, environment: ["PASSWORD": password])
            .networks.first?
            .sasl?
            .password?
            .reveal()
    }

    @Test(arguments: [
        ("I\u{AD}X", "IX"), ("user", "user"), ("USER", "USER"), ("\u{AA}", "a"),
        ("\u{2168}", "IX"), ("a\u{A0}b\u{3000}c", "a b c"), ("e\u{301}", "\u{E9}"),
        ("\u{627}\u{31}\u{628}", "\u{627}1\u{628}"), ("pass, word=1", "pass, word=1"),
        ("a\u{200B}b\u{FEFF}", "ab"),
    ])
    func `a password is prepared`(password: String, form: String) throws {
        let prepared = try prepared(password)
        #expect(prepared.map { Array($0.unicodeScalars) } == Array(form.unicodeScalars))
    }

    @Test(arguments: [
        "\u{7}", "a\u{85}b", "\u{627}\u{31}", "\u{627}a\u{628}", "\u{E000}", "\u{FFFD}",
        "\u{200E}a", "\u{2028}x", "\u{1F3C3}", "\u{AD}", "\u{E0041}",
    ])
    func `a password that cannot be prepared is refused`(password: String) {
        #expect(throws: SettingsError.self) { try prepared(password) }
    }
}
