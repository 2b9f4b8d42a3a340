import Foundation
import IRCProtocol
import OpenSSLCrypto
import Testing

@Suite struct LoginTests {
    /// What a login has said last, as one line.
    private func said(_ step: Login.Step) throws -> [String] {
        if case .send(let lines) = step { try lines.sent } else { [] }
    }

    private func hear(_ login: inout Login, _ line: String) throws -> Login.Step {
        let message = try IRCMessage(parsing: line)
        if case .numeric(let numeric) = message.command { return login.receive(numeric, message) }
        return login.receive(message)
    }

    @Test(arguments: LoginMechanism.allCases)
    func `what is configured first is tried first, if it is offered`(first: LoginMechanism) throws {
        let order = [first] + LoginMechanism.allCases.filter { $0 != first }
        for offer in [
            "", first.rawValue, "X,\(first.rawValue),PLAIN", "\(first.rawValue.lowercased()),Y",
        ] {
            var login = TestLogin.login(order, binding: [1])
            #expect(try said(login.begin(offer)) == ["AUTHENTICATE \(first.rawValue)"])
            #expect(login.awaited != nil && !login.isSettled)
        }
        var login = TestLogin.login(order, binding: [1])
        #expect(login.begin("X") == .settle(.failed(.noCommonMechanism(offered: ["X"]))))
    }

    @Test func `what the connection does not allow is not tried`() throws {
        for mechanism in [LoginMechanism.external, .plain, .scramSHA256Plus, .scramSHA512Plus] {
            var login = TestLogin.login([mechanism], isEncrypted: false)
            let failure = LoginFailure.noCommonMechanism(offered: [mechanism.rawValue])
            #expect(login.begin(mechanism.rawValue) == .settle(.failed(failure)))
        }
        for mechanism in [LoginMechanism.scramSHA256Plus, .scramSHA512Plus] {
            var login = TestLogin.login([mechanism])
            #expect(login.begin("") == .settle(.failed(.noCommonMechanism(offered: []))))
        }
        var allowed = Login(
            TestLogin.configuration([.plain], allowsPlainUnencrypted: true),
            seed: TestLogin.seed,
            isEncrypted: false
        )
        #expect(try said(allowed.begin("PLAIN")) == ["AUTHENTICATE PLAIN"])
    }

    /// What is said about binding, by what is configured, offered and possible.
    @Test(
        arguments: [
            ([.scramSHA256Plus, .scramSHA256], "SCRAM-SHA-256", true, "y,,"),
            ([.scramSHA256Plus, .scramSHA256], "SCRAM-SHA-256", false, "n,,"),
            ([.scramSHA256], "SCRAM-SHA-256", true, "n,,"),
            ([.scramSHA512Plus, .scramSHA256], "SCRAM-SHA-256,SCRAM-SHA-512", true, "y,,"),
            ([.scramSHA512Plus, .scramSHA256], "SCRAM-SHA-256,SCRAM-SHA-1-PLUS", true, "n,,"),
            ([.scramSHA256, .scramSHA256Plus], "SCRAM-SHA-256,SCRAM-SHA-256-PLUS", true, "n,,"),
            ([.scramSHA256, .scramSHA256Plus], "", true, "n,,"),
            ([.scramSHA256Plus, .scramSHA256], "", true, "p=tls-exporter,,"),
        ] as [([LoginMechanism], String, Bool, String)]
    )
    func `a server learns whether we could bind only where that is safe`(
        mechanisms: [LoginMechanism],
        offer: String,
        canBind: Bool,
        header: String
    ) throws {
        var login = TestLogin.login(mechanisms, binding: canBind ? [1, 2] : nil)
        _ = login.begin(offer)
        let line = try #require(try said(hear(&login, "AUTHENTICATE +")).first)
        let text = Data(base64Encoded: String(line.dropFirst("AUTHENTICATE ".count)))
        #expect(String(decoding: try #require(text), as: UTF8.self).hasPrefix("\(header)n=sweep,"))
    }

    @Test func `each attempt has a nonce of its own, of more than 18 bytes`() throws {
        var nonces: Set<String> = []
        for seed in [UInt8(1), 2] {
            var login = Login(
                TestLogin.configuration([.scramSHA512, .scramSHA256]),
                seed: [UInt8](repeating: seed, count: 32),
                isEncrypted: true
            )
            _ = login.begin("")
            for _ in 0..<2 {
                let line = try #require(try said(hear(&login, "AUTHENTICATE +")).first)
                let text = try #require(Data(base64Encoded: String(line.dropFirst(13))))
                let nonce = String(decoding: text, as: UTF8.self).split(separator: "r=")[1]
                #expect(nonce.utf8.count >= 24)
                nonces.insert(String(nonce))
                _ = try hear(&login, ":srv 904 sweep :failed")
            }
        }
        #expect(nonces.count == 4)
    }

    @Test func `ECDSA signs a challenge of 32 bytes and nothing else`() throws {
        for count in [0, 31, 32, 33, 64] {
            var login = TestLogin.login([.ecdsa])
            _ = login.begin("")
            #expect(try said(hear(&login, "AUTHENTICATE +")) == ["AUTHENTICATE c3dlZXA="])
            let challenge = Data(repeating: 5, count: count).base64EncodedString()
            let line = challenge.isEmpty ? "+" : challenge
            let answer = try said(hear(&login, "AUTHENTICATE \(line)"))
            #expect((answer == ["AUTHENTICATE *"]) == (count != 32))
        }
    }

    @Test func `a password never shows itself`() {
        let configuration = TestLogin.configuration()
        var dumped = ""
        dump(configuration, to: &dumped)
        let hidden = "pencil".utf8.map { "\($0)" }.joined(separator: ", ")
        for text in ["\(configuration)", String(reflecting: configuration), dumped] {
            #expect(!text.contains("pencil") && !text.contains(hidden))
        }
    }

    // MARK: - Fail at step N

    /// What a server may do instead of the right answer.
    enum Failing: String, CaseIterable {
        case refuses = ":srv 904 sweep :failed"
        case locks = ":srv 902 sweep :locked"
        case findsTooLong = ":srv 905 sweep :too long"
        case breaksOff = ":srv 906 sweep :aborted"
        case claimsSuccess = ":srv 903 sweep :done"
        case claimsPriorSuccess = ":srv 907 sweep :already"
        case lists = ":srv 908 sweep PLAIN,EXTERNAL :are available"
        case talksGarbage = "AUTHENTICATE !!!!"
        case talksNonsense = "AUTHENTICATE bm9uc2Vuc2U="
        case talksTooLong = "AUTHENTICATE #"
        case saysNothing = "AUTHENTICATE"
        case isSilent = ""
    }

    /// Whatever a server does at whichever step of a mechanism, the login comes to an end, says `*`
    /// at most once, and says no more afterwards.
    @Test(arguments: LoginMechanism.allCases, Failing.allCases)
    func `every login comes to an end, whatever fails where`(
        mechanism: LoginMechanism,
        failing: Failing
    ) throws {
        for step in 0..<4 {
            var run = Run(login: TestLogin.login([mechanism, .plain], binding: [9]), mechanism)
            try run.begin()
            for _ in 0..<step where run.outcome == nil { try run.serve() }
            guard run.outcome == nil else { continue }
            for _ in 0..<30 where run.outcome == nil { try run.fail(failing) }
            #expect(run.outcome != nil, "\(mechanism) at \(step): \(failing)")
            #expect(run.aborts <= 1)
            #expect(Set(run.announced).count == run.announced.count)
            let believes = failing == .claimsSuccess || failing == .claimsPriorSuccess
            if mechanism.rawValue.hasPrefix("SCRAM"), step > 0, believes, !run.isProven {
                #expect(run.outcome != .loggedIn)
                #expect(run.announced == [mechanism.rawValue])
            }
            let said = run.lines
            for failing in Failing.allCases { try run.fail(failing) }
            #expect(run.lines == said)
        }
    }

    @Test(arguments: LoginMechanism.allCases)
    func `every mechanism logs in with a server that does its part`(
        mechanism: LoginMechanism
    ) throws {
        var run = Run(login: TestLogin.login([mechanism], binding: [9]), mechanism)
        try run.begin()
        for _ in 0..<5 where run.outcome == nil { try run.serve() }
        #expect(run.outcome == .loggedIn)
        #expect(run.aborts == 0)
        #expect(run.login.isLoggedIn && run.login.awaited == nil)
    }
}

/// A login and the server's side of it.
private struct Run {
    var login: Login
    var outcome: LoginOutcome?
    var lines: [String] = []
    var isProven = false
    private var server: ScramServer
    private let mechanism: LoginMechanism

    init(login: Login, _ mechanism: LoginMechanism) {
        self.login = login
        self.mechanism = mechanism
        server = ScramServer(hash: mechanism.rawValue.contains("512") ? .sha512 : .sha256)
        server.binding = mechanism.bindsChannel ? [9] : []
    }

    var aborts: Int { lines.count { $0 == "AUTHENTICATE *" } }

    var announced: [String] {
        let names = LoginMechanism.allCases.map(\.rawValue)
        return lines.map { String($0.dropFirst("AUTHENTICATE ".count)) }.filter(names.contains)
    }

    mutating func begin() throws {
        try take(login.begin(""))
    }

    /// Does the server's part at the point that the login is at.
    mutating func serve() throws {
        let last = lines.last.map { String($0.dropFirst("AUTHENTICATE ".count)) } ?? ""
        if last == mechanism.rawValue { return try hear("AUTHENTICATE +") }
        let text = Data(base64Encoded: last).map { String(decoding: $0, as: UTF8.self) } ?? ""
        if mechanism == .ecdsa, text == "sweep" {
            let challenge = Data(repeating: 5, count: 32).base64EncodedString()
            return try hear("AUTHENTICATE \(challenge)")
        }
        if mechanism.rawValue.hasPrefix("SCRAM"), !isProven {
            if text.contains(",p=") {
                isProven = true
                return try hear(
                    "AUTHENTICATE \(Data((try server.final(text) ?? "").utf8).base64EncodedString())"
                )
            }
            return try hear("AUTHENTICATE \(Data(server.first(text).utf8).base64EncodedString())")
        }
        try hear(":srv 903 sweep :done")
    }

    mutating func fail(_ failing: LoginTests.Failing) throws {
        switch failing {
        case .isSilent: try take(login.expire())
        case .talksTooLong:
            try hear("AUTHENTICATE \(String(repeating: "A", count: 404))")
            if outcome == nil { try take(login.expire()) }
        case .saysNothing, .lists:
            try hear(failing.rawValue)
            if outcome == nil { try take(login.expire()) }
        default:
            let before = lines
            try hear(failing.rawValue)
            if outcome == nil, lines == before { try take(login.expire()) }
        }
    }

    private mutating func hear(_ line: String) throws {
        let message = try IRCMessage(parsing: line)
        if case .numeric(let numeric) = message.command {
            try take(login.receive(numeric, message))
        } else {
            try take(login.receive(message))
        }
    }

    private mutating func take(_ step: Login.Step) throws {
        switch step {
        case .wait: break
        case .send(let messages): lines += try messages.sent
        case .derive(let derivation):
            let key = try TestLogin.saltedPassword(derivation)
            try take(login.receive(saltedPassword: key, for: derivation))
        case .settle(let outcome): self.outcome = outcome
        }
    }
}
