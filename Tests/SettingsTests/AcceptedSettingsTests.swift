import Foundation
import Settings
import Testing

@Suite struct AcceptedSettingsTests {
    @Test func `what is left out has its default`() throws {
        let folder = try SettingsFolder()
        let settings = try folder.settings(text: Fixture.text("accepted/minimal.yaml"))
        #expect(settings.club.name == "Riverside Runners")
        #expect(settings.club.emergencyNumber == "112")
        #expect(settings.club.language == "en")
        #expect(settings.club.timeZone == .current)
        #expect(settings.club.checkInTime.description == "18:00")
        #expect(settings.club.quietHours.description == "21:00-08:00")
        #expect(!settings.club.hasTwoPersonRule)
        #expect(settings.privacy.keepDays == 90)
        #expect(!settings.privacy.keepsTranscripts)
        #expect(settings.privacy.key == nil)
        #expect(settings.dialogues == "\(folder.path)/Dialogues")
        #expect(settings.data == "\(folder.path)/var")
        let network = try #require(settings.networks.first)
        #expect(settings.networks.count == 1)
        #expect(network.name == "demo")
        #expect(network.host == "irc.example.org")
        #expect(network.port == 6697)
        #expect(network.security == .tls)
        #expect(!network.allowsPlaintext)
        #expect(!network.isLoopback)
        #expect(network.tls.trust == .system)
        #expect(network.tls.pins == [])
        #expect(network.tls.clientCertificate == nil)
        #expect(network.nick == "sweep")
        #expect(network.username == "sweep")
        #expect(network.realname == "Riverside Runners' back-care bot")
        #expect(network.sasl == nil)
        #expect(network.channels == [])
        #expect(network.offersHelpIn == [])
        #expect(network.moderators.accounts == [])
        #expect(network.moderators.operatorsOf == nil)
        #expect(network.moderators.channel == nil)
        #expect(network.flood.burst == 4)
        #expect(network.flood.linesPerSecond == 1)
        #expect(network.reconnect.floor == .seconds(20))
        #expect(network.reconnect.ceiling == .seconds(600))
    }

    @Test func `every setting of a full file is read`() throws {
        let folder = try SettingsFolder()
        let settings = try folder.settings(text: Fixture.text("accepted/full.yaml"))
        #expect(settings.club.language == "de-AT")
        #expect(settings.club.timeZone.identifier == "Europe/Vienna")
        #expect(settings.club.checkInTime.description == "08:30")
        #expect(settings.club.quietHours.description == "20:15-07:00")
        #expect(settings.club.hasTwoPersonRule)
        #expect(settings.privacy.keepDays == 30)
        #expect(settings.privacy.keepsTranscripts)
        #expect(settings.privacy.key?.reveal() == SettingsFolder.sealingBytes)
        #expect(settings.dialogues == "\(folder.path)/Dialogues")
        #expect(settings.data == "/var/lib/sweep")
        #expect(settings.networks.map(\.name) == ["demo", "home"])
        let demo = try #require(settings.networks.first)
        #expect(demo.port == 7000)
        #expect(demo.tls.trust == .roots("\(folder.path)/ca.pem"))
        #expect(
            demo.tls.pins == ["00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"]
        )
        #expect(demo.tls.clientCertificate == "\(folder.path)/client.pem")
        #expect(demo.nick == "sweep-demo")
        #expect(demo.username == "sweep")
        #expect(demo.realname == "Riverside Runners' back-care bot")
        let sasl = try #require(demo.sasl)
        #expect(sasl.mechanisms == [.external, .scramSHA256, .plain])
        #expect(sasl.account == "sweep")
        #expect(sasl.password?.reveal() == "pencil")
        #expect(sasl.ecdsaKey == nil)
        #expect(!sasl.isRequired)
        #expect(demo.channels == ["#running", "#trail"])
        #expect(demo.offersHelpIn == ["#Running"])
        #expect(demo.moderators.accounts == ["rob", "ana"])
        #expect(demo.moderators.operatorsOf == nil)
        #expect(settings.networks.last?.moderators.operatorsOf == "#Home")
        #expect(demo.moderators.channel == "#running-mods")
        #expect(demo.flood.burst == 2)
        #expect(demo.flood.linesPerSecond == 0.5)
        #expect(demo.reconnect.floor == .seconds(30))
        #expect(demo.reconnect.ceiling == .seconds(900))
        let home = try #require(settings.networks.last)
        #expect(home.security == .plaintext)
        #expect(home.port == 6667)
        #expect(home.isLoopback)
        #expect(home.reconnect.floor == .seconds(0.5))
    }

    @Test func `EXTERNAL beside others is left out without a certificate`() throws {
        let folder = try SettingsFolder()
        let settings = try folder.settings(text: Fixture.text("accepted/sample.yaml"))
        #expect(settings.networks.first?.sasl?.mechanisms == [.scramSHA256, .plain])
    }

    @Test(arguments: [
        (
            "password-file: private.password",
            [
                SASLMechanism.scramSHA512Plus, .scramSHA512, .scramSHA256Plus, .scramSHA256, .plain,
            ]
        ),
        ("ecdsa-key: key.pem", [.ecdsaNIST256PChallenge]),
    ])
    func `without a list of mechanisms the secrets say which`(
        line: String,
        mechanisms: [SASLMechanism]
    ) throws {
        let folder = try SettingsFolder()
        let text = try Fixture.text("accepted/minimal.yaml")
        let settings = try folder.settings(
            text: "\(text)    sasl:\n      account: sweep\n      \(line)\n"
        )
        #expect(settings.networks.first?.sasl?.mechanisms == mechanisms)
    }

    @Test func `the first aid of a network has days and hours`() throws {
        let folder = try SettingsFolder()
        let text = try Fixture.text("accepted/minimal.yaml")
        let list = "[ann, bob mon-fri 18:00-22:00, Bob sat SUN, eve fri-mon 22:00-06:00]"
        let settings = try folder.settings(text: "\(text)    first-aid: \(list)\n")
        let aiders = try #require(settings.networks.first?.firstAid)
        #expect(aiders.map(\.account) == ["ann", "bob", "Bob", "eve"])
        #expect(aiders.map(\.days) == [Set(1...7), Set(1...5), [6, 7], [5, 6, 7, 1]])
        #expect(
            aiders.map { $0.hours?.description } == [nil, "18:00-22:00", nil, "22:00-06:00"]
        )
        let variable = try folder.settings(
            text: text,
            environment: ["SWEEP_NETWORKS_0_FIRST_AID": "ann,bob mon-fri 18:00-22:00"]
        )
        #expect(variable.networks.first?.firstAid == Array(aiders.prefix(2)))
        #expect(try folder.settings(text: text).networks.first?.firstAid == [])
    }

    @Test(arguments: ["sasl", "tls", "moderators", "flood", "reconnect"])
    func `a section that is null is as good as left out`(section: String) throws {
        let folder = try SettingsFolder()
        let text = try Fixture.text("accepted/minimal.yaml")
        let settings = try folder.settings(text: "\(text)    \(section): null\n")
        #expect(settings == (try folder.settings(text: text)))
    }

    @Test func `no mechanism and nothing required is no login`() throws {
        let folder = try SettingsFolder()
        let text = try Fixture.text("accepted/minimal.yaml")
        let settings = try folder.settings(text: "\(text)    sasl: {required: false}\n")
        #expect(settings.networks.first?.sasl == nil)
    }

    @Test(arguments: ["localhost", "LOCALHOST.", "127.0.0.1", "127.8.9.10", "::1"])
    func `plain text and short waits are fine on this machine`(host: String) throws {
        let folder = try SettingsFolder()
        let text = try Fixture.text("accepted/minimal.yaml")
            .replacing("irc.example.org", with: "\"\(host)\"")
        let settings = try folder.settings(
            text: "\(text)    security: plaintext\n    reconnect: {floor-seconds: 1}\n"
        )
        #expect(settings.networks.first?.isLoopback == true)
    }

    @Test(arguments: ["localhost.example.org", "128.0.0.1", "127.0.0.1.example.org", "2001:db8::1"])
    func `a name that only looks like this machine is another machine`(host: String) throws {
        let folder = try SettingsFolder()
        let text = try Fixture.text("accepted/minimal.yaml")
            .replacing("irc.example.org", with: "\"\(host)\"")
        #expect(try folder.settings(text: text).networks.first?.isLoopback == false)
        #expect(try folder.findings(on: "\(text)    security: plaintext\n").count == 1)
    }

    @Test func `plain text to another machine is for who asks for it`() throws {
        let folder = try SettingsFolder()
        let text = try Fixture.text("accepted/minimal.yaml")
        let settings = try folder.settings(
            text: "\(text)    security: plaintext\n    allow-plaintext: true\n"
        )
        #expect(settings.networks.first?.allowsPlaintext == true)
    }

    @Test func `a missing file says where it was looked for`() throws {
        let folder = try SettingsFolder()
        let path = folder.path
        let error = #expect(throws: SettingsError.self) {
            _ = try SweepSettings(file: "nowhere.yaml", environment: [:], relativeTo: path)
        }
        #expect(
            error?.description.contains("nowhere.yaml: The settings file: \(path)/nowhere") == true
        )
    }

    @Test func `the settings file that is shipped is in order`() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Deploy/sweep.yaml").standardized.path
        let settings = try SweepSettings(file: path, environment: [:], relativeTo: "/")
        #expect(settings.networks.map(\.name) == ["libera"])
        #expect(settings.data == "/var/lib/sweep")
    }

    /// Every line of the shipped file that is commented out, read as a setting, says the default.
    @Test func `what the shipped file says of defaults is so`() throws {
        let folder = try SettingsFolder()
        try folder.write("pencil\n", to: "libera.password", mode: 0o600)
        let path = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Deploy/sweep.yaml").standardized.path
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let lines = text.split(separator: "\n")
            .map { line in
                guard line.wholeMatch(of: /\s*# +[a-z-]+:.*/) != nil,
                    let hash = line.firstIndex(of: "#")
                else { return String(line) }
                return String(line[..<hash] + line[hash...].dropFirst(2))
            }
        let ours = ["password-variable", "key-variable", "time-zone"]
        let full = lines.filter { line in !ours.contains { line.contains($0) } }
            .joined(separator: "\n")
            .replacing("/etc/sweep/libera.password", with: "libera.password")
            .replacing("EXTERNAL, ECDSA-NIST256P-CHALLENGE, ", with: "EXTERNAL, ")
        let written = try folder.settings(text: full)
        let settings = try folder.settings(text: text)
        #expect(full.contains("\n  check-in-time: ") && full.contains("\n  keep-days: "))
        #expect(written.club == settings.club && written.privacy == settings.privacy)
        let network = try #require(written.networks.first)
        let plain = try #require(settings.networks.first)
        #expect(full.contains("\n    nick: sweep"))
        #expect(
            network.sasl?.mechanisms
                == [.scramSHA512Plus, .scramSHA512, .scramSHA256Plus, .scramSHA256, .plain]
        )
        #expect(network.sasl?.isRequired == true)
        #expect(network.port == plain.port)
        #expect(network.security == plain.security)
        #expect(network.allowsPlaintext == plain.allowsPlaintext)
        #expect(network.tls == plain.tls)
        #expect(network.nick == plain.nick)
        #expect(network.username == plain.username)
        #expect(network.realname == plain.realname)
        #expect(network.moderators == plain.moderators)
        #expect(network.flood == plain.flood)
        #expect(network.reconnect == plain.reconnect)
        #expect(written.club == settings.club)
    }

    @Test(arguments: [
        ("18:00", "21:00-08:00", true), ("20:59", "21:00-08:00", true),
        ("21:00", "21:00-08:00", false), ("0:00", "21:00-08:00", false),
        ("7:59", "21:00-08:00", false), ("8:00", "21:00-08:00", true),
        ("12:00", "12:00-13:00", false), ("13:00", "12:00-13:00", true),
        ("11:59", "12:00-13:00", true), ("23:59", "22:00-0:00", false),
        ("0:00", "22:00-0:00", true),
    ])
    func `people are asked outside the quiet hours`(
        time: String,
        hours: String,
        isFine: Bool
    ) throws {
        let folder = try SettingsFolder()
        let findings = try folder.findings(
            on: Fixture.text("accepted/minimal.yaml"),
            environment: ["SWEEP_CLUB_CHECK_IN_TIME": time, "SWEEP_CLUB_QUIET_HOURS": hours]
        )
        #expect(findings.isEmpty == isFine)
    }
}
