import Settings
import Testing

@Suite struct EnvironmentTests {
    /// The same settings as `full.yaml`, one variable each.
    private static let full = [
        "SWEEP_CLUB_NAME": "Riverside Runners",
        "SWEEP_CLUB_EMERGENCY_NUMBER": "112",
        "SWEEP_CLUB_LANGUAGE": "de-AT",
        "SWEEP_CLUB_TIME_ZONE": "Europe/Vienna",
        "SWEEP_CLUB_CHECK_IN_TIME": "08:30",
        "SWEEP_CLUB_QUIET_HOURS": "20:15-7:00",
        "SWEEP_CLUB_TWO_PERSON_RULE": "true",
        "SWEEP_PRIVACY_KEEP_DAYS": "30",
        "SWEEP_PRIVACY_TRANSCRIPTS": "true",
        "SWEEP_PRIVACY_KEY_FILE": "sealing.key",
        "SWEEP_PRIVACY_KEY_VARIABLE": "",
        "SWEEP_NETWORKS_0_NAME": "demo",
        "SWEEP_NETWORKS_0_HOST": "irc.example.org",
        "SWEEP_NETWORKS_0_PORT": "7000",
        "SWEEP_NETWORKS_0_SECURITY": "tls",
        "SWEEP_NETWORKS_0_ALLOW_PLAINTEXT": "false",
        "SWEEP_NETWORKS_0_TLS_TRUST": "ca.pem",
        "SWEEP_NETWORKS_0_TLS_PINS":
            "00112233445566778899AABBCCDDEEFF00112233445566778899aabbccddeeff",
        "SWEEP_NETWORKS_0_TLS_CLIENT_CERTIFICATE": "client.pem",
        "SWEEP_NETWORKS_0_NICK": "sweep-demo",
        "SWEEP_NETWORKS_0_USERNAME": "sweep",
        "SWEEP_NETWORKS_0_REALNAME": "Riverside Runners' back-care bot",
        "SWEEP_NETWORKS_0_SASL_MECHANISMS": "EXTERNAL, SCRAM-SHA-256, PLAIN",
        "SWEEP_NETWORKS_0_SASL_ACCOUNT": "sweep",
        "SWEEP_NETWORKS_0_SASL_PASSWORD_FILE": "private.password",
        "SWEEP_NETWORKS_0_SASL_ECDSA_KEY": "",
        "SWEEP_NETWORKS_0_SASL_REQUIRED": "false",
        "SWEEP_NETWORKS_0_CHANNELS": "#running,#trail",
        "SWEEP_NETWORKS_0_OFFERS_HELP_IN": "#Running",
        "SWEEP_NETWORKS_0_MODERATORS_ACCOUNTS": "rob,ana",
        "SWEEP_NETWORKS_0_MODERATORS_CHANNEL": "#running-mods",
        "SWEEP_NETWORKS_0_FLOOD_BURST": "2",
        "SWEEP_NETWORKS_0_FLOOD_LINES_PER_SECOND": "0.5",
        "SWEEP_NETWORKS_0_RECONNECT_FLOOR_SECONDS": "30",
        "SWEEP_NETWORKS_0_RECONNECT_CEILING_SECONDS": "900",
        "SWEEP_NETWORKS_1_NAME": "home",
        "SWEEP_NETWORKS_1_HOST": "127.0.0.1",
        "SWEEP_NETWORKS_1_SECURITY": "plaintext",
        "SWEEP_NETWORKS_1_CHANNELS": "#home",
        "SWEEP_NETWORKS_1_MODERATORS_OPERATORS_OF": "#Home",
        "SWEEP_NETWORKS_1_RECONNECT_FLOOR_SECONDS": "0.5",
        "SWEEP_NETWORKS_1_RECONNECT_CEILING_SECONDS": "5",
        "SWEEP_DIALOGUES": "Dialogues",
        "SWEEP_DATA": "/var/lib/sweep",
    ]

    @Test(arguments: ["accepted/minimal.yaml", "accepted/full.yaml"])
    func `every setting can be set by the environment, which goes before the file`(
        file: String
    ) throws {
        let folder = try SettingsFolder()
        let fromFile = try folder.settings(text: Fixture.text("accepted/full.yaml"))
        let fromBoth = try folder.settings(text: Fixture.text(file), environment: Self.full)
        #expect(fromBoth == fromFile)
    }

    @Test func `the environment alone is enough when the file is a comment`() throws {
        let folder = try SettingsFolder()
        let fromFile = try folder.settings(text: Fixture.text("accepted/full.yaml"))
        #expect(try folder.settings(text: "# nothing\n", environment: Self.full) == fromFile)
    }

    @Test func `one variable changes one setting`() throws {
        let folder = try SettingsFolder()
        let text = try Fixture.text("accepted/full.yaml")
        let settings = try folder.settings(
            text: text,
            environment: ["SWEEP_NETWORKS_1_PORT": "6668"]
        )
        #expect(settings.networks.map(\.port) == [7000, 6668])
        #expect(settings.networks.map(\.name) == ["demo", "home"])
    }

    @Test func `an empty variable unsets what the file sets`() throws {
        let folder = try SettingsFolder()
        let settings = try folder.settings(
            text: Fixture.text("accepted/full.yaml"),
            environment: [
                "SWEEP_NETWORKS_0_CHANNELS": "",
                "SWEEP_NETWORKS_0_OFFERS_HELP_IN": "",
                "SWEEP_NETWORKS_1_MODERATORS_OPERATORS_OF": "",
            ]
        )
        #expect(settings.networks.first?.channels == [])
        #expect(settings.networks.last?.moderators.operatorsOf == nil)
    }

    @Test(arguments: [
        (
            "SWEEP_NETWORKS_0_PORT", "tls",
            "Its value is of the wrong kind. Give it a whole number."
        ),
        (
            "SWEEP_NETWORKS_0_ALLOW_PLAINTEXT", "perhaps",
            "Its value is of the wrong kind. Give it true or false."
        ),
        (
            "SWEEP_NETWORKS_0_PORT", "0",
            "0 is not a port. Give a number from 1 to 65535; TLS is usually 6697."
        ),
        (
            "SWEEP_NETWORKS_0_CHANELS", "#running",
            "This variable is not a setting. Did you mean SWEEP_NETWORKS_0_CHANNELS?"
        ),
        (
            "SWEEP_NETWORKS_2_RECONNECT_CEILING_SECONDS", "60",
            "This variable is not a setting. Did you mean"
                + " SWEEP_NETWORKS_0_RECONNECT_CEILING_SECONDS?"
        ),
        (
            "SWEEP_NETWORKS_SOMETHING_QUITE_DIFFERENT", "x",
            "This variable is not a setting. Unset it; networks count from 0 without a gap, as"
                + " SWEEP_NETWORKS_0_HOST."
        ),
        (
            "SWEEP_PRIVACY_KEEPDAYS", "30",
            "This variable is not a setting. Did you mean SWEEP_PRIVACY_KEEP_DAYS?"
        ),
        (
            "SWEEP_CLUB_CHECK_IN_TIME", "22:00",
            "People are to be asked at 22:00, within the quiet hours 21:00-08:00. Choose another"
                + " check-in-time, or other quiet-hours."
        ),
        (
            "SWEEP_CLUB_EMERGENCY_NUMBER", "",
            "\"emergency-number\" is not set. Set it here, or by SWEEP_CLUB_EMERGENCY_NUMBER."
        ),
    ])
    func `a variable that is not in order is named`(
        name: String,
        value: String,
        finding: String
    ) throws {
        let folder = try SettingsFolder()
        let text = try Fixture.text("accepted/minimal.yaml")
        let findings = try folder.findings(on: text, environment: [name: value])
        #expect(findings == ["environment variable \(name): \(finding)"])
    }

    @Test func `other variables are left alone, also a password with a name like a setting`() throws
    {
        let folder = try SettingsFolder()
        let text = try Fixture.text("accepted/minimal.yaml")
        let settings = try folder.settings(
            text: "\(text)    sasl: {account: a, password-variable: SWEEP_NETWORKS_0_PASSWORD}\n",
            environment: ["SWEEP_NETWORKS_0_PASSWORD": "pencil", "SWEEP_BINARY": "x", "HOME": "/"]
        )
        #expect(settings.networks.first?.sasl?.password?.reveal() == "pencil")
    }

    @Test func `the key that seals the database may stand in a variable of any name`() throws {
        let folder = try SettingsFolder()
        let text = try Fixture.text("accepted/minimal.yaml")
        let settings = try folder.settings(
            text: "\(text)privacy: {key-variable: SWEEP_PRIVACY_SECRET}\n",
            environment: ["SWEEP_PRIVACY_SECRET": SettingsFolder.sealingKey]
        )
        #expect(settings.privacy.key?.reveal() == SettingsFolder.sealingBytes)
    }
}
