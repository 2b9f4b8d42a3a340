import Foundation
import Settings
import Testing

@Suite struct SecretTests {
    private static let login = """
        club: {name: Riverside Runners, emergency-number: "112"}
        networks:
          - name: demo
            host: irc.example.org
            sasl: {account: sweep, password-file: the.password}
        """

    @Test func `a secret never shows itself`() throws {
        let folder = try SettingsFolder()
        try folder.write("correct horse\n", to: "the.password", mode: 0o600)
        let settings = try folder.settings(text: Self.login)
        let secret = try #require(settings.networks.first?.sasl?.password)
        var dumped = ""
        dump(settings, to: &dumped)
        dump(secret, to: &dumped)
        let shown = [
            "\(secret)", String(reflecting: secret), "\(settings)", String(reflecting: settings),
            dumped,
        ]
        for text in shown {
            #expect(!text.contains("horse"))
            #expect(text.contains("secret"))
        }
        #expect(secret.reveal() == "correct horse")
    }

    @Test(arguments: [0o600, 0o400, 0o700])
    func `a secret file that is its owner's alone is read`(mode: Int) throws {
        let folder = try SettingsFolder()
        try folder.write("pencil", to: "the.password", mode: mode)
        let settings = try folder.settings(text: Self.login)
        #expect(settings.networks.first?.sasl?.password?.reveal() == "pencil")
    }

    @Test(arguments: [0o644, 0o640, 0o604, 0o660, 0o602, 0o610])
    func `a secret file that is open to others is refused, and how to close it is said`(
        mode: Int
    ) throws {
        let folder = try SettingsFolder()
        try folder.write("pencil", to: "the.password", mode: mode)
        let findings = try folder.findings(on: Self.login)
        #expect(
            findings == [
                "settings.yaml:5:43: FOLDER/the.password is a secret, but its mode is"
                    + " 0\(String(mode, radix: 8)). Let only its owner read it:"
                    + " chmod 600 FOLDER/the.password"
            ]
        )
    }

    @Test func `a link to an open file is refused as the file is`() throws {
        let folder = try SettingsFolder()
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/the.password",
            withDestinationPath: "\(folder.path)/open.password"
        )
        #expect(try folder.findings(on: Self.login).first?.contains("mode is 0640") == true)
    }

    @Test func `a link to a private file is read`() throws {
        let folder = try SettingsFolder()
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/the.password",
            withDestinationPath: "\(folder.path)/private.password"
        )
        let settings = try folder.settings(text: Self.login)
        #expect(settings.networks.first?.sasl?.password?.reveal() == "pencil")
    }

    @Test(arguments: [
        ("", "FOLDER/the.password cannot be read, or is empty."),
        ("\n", "FOLDER/the.password is empty, or not set."),
        ("one\ntwo\n", "FOLDER/the.password has more than one line, or a NUL."),
        ("one\0two", "FOLDER/the.password has more than one line, or a NUL."),
    ])
    func `a file without one password is refused`(text: String, problem: String) throws {
        let folder = try SettingsFolder()
        try folder.write(text, to: "the.password", mode: 0o600)
        let findings = try folder.findings(on: Self.login)
        #expect(findings.count == 1)
        #expect(findings.first?.contains(problem) == true)
    }

    @Test func `a folder is no secret file`() throws {
        let folder = try SettingsFolder()
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/the.password",
            withIntermediateDirectories: false
        )
        let findings = try folder.findings(on: Self.login)
        #expect(
            findings == [
                "settings.yaml:5:43: FOLDER/the.password is not a plain file. Name a file."
            ]
        )
    }

    @Test func `the key that seals the database never shows itself`() throws {
        let folder = try SettingsFolder()
        let text = try Fixture.text("accepted/full.yaml")
        let settings = try folder.settings(text: text)
        var dumped = ""
        dump(settings, to: &dumped)
        for shown in ["\(settings)", String(reflecting: settings), dumped] {
            #expect(!shown.lowercased().contains("0123456789abcdef"))
        }
    }

    @Test func `a key is read from a file of its own as from the settings`() throws {
        let folder = try SettingsFolder()
        let key = try SealingKey(file: "sealing.key", relativeTo: folder.path)
        #expect(key.reveal() == SettingsFolder.sealingBytes)
        for name in ["open.key", "private.password", "nowhere.key", "."] {
            #expect(throws: SettingsError.self) {
                try SealingKey(file: name, relativeTo: folder.path)
            }
        }
    }
}
