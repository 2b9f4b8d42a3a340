import Foundation
import IRCClient
import IRCProtocol
import NIOCore
import NIOEmbedded
import OpenSSLCrypto
import Testing

/// What a server may do at any point of a login, through the whole handler with moved time.
@Suite struct LoginFailureTests {
    enum Trouble: CaseIterable {
        case silence
        case refusal
        case garbage
        case close
        case ping
    }

    @Test(
        arguments: [
            LoginMechanism.external, .plain, .ecdsa, .scramSHA256, .scramSHA512,
        ],
        Trouble.allCases
    )
    func `registration comes to an end, whatever fails at which step`(
        mechanism: LoginMechanism,
        trouble: Trouble
    ) throws {
        for isRequired in [true, false] {
            for step in 0..<6 {
                let line = try TestLine(
                    .sample(login: .sample([mechanism, .plain], isRequired: isRequired))
                )
                var server = LoginServer(mechanism)
                for _ in 0..<step { try server.answer(line) }
                let place = Comment(rawValue: "\(mechanism) \(trouble) \(isRequired) at \(step)")
                try make(trouble, line)
                var waited = 0
                while !line.isClosed, line.heard.epochs.isEmpty, waited < 300 {
                    line.pass(.seconds(1))
                    waited += 1
                    // What comes behind the end of the login is a server like any other.
                    if line.takeLines().contains("CAP END") {
                        try line.server(":srv 001 sweep :hi", ":srv 422 sweep :no MOTD")
                    }
                }
                #expect(line.isClosed || !line.heard.epochs.isEmpty, place)
                #expect(waited <= 100, place)
                if !isRequired, trouble == .refusal, (2...4).contains(step) {
                    #expect(!line.isClosed, place)
                }
                if !line.isClosed { try line.channel.close().wait() }
            }
        }
    }

    private func make(_ trouble: Trouble, _ line: TestLine) throws {
        guard !line.isClosed else { return }
        switch trouble {
        case .silence: break
        case .refusal:
            for _ in 0..<3 { try line.server(":srv 904 sweep :failed") }
        case .garbage: try line.server("AUTHENTICATE !", ":srv 903", "AUTHENTICATE", ":srv 908 x")
        case .close: try line.channel.close().wait()
        case .ping: try line.server("PING :x", "AUTHENTICATE +")
        }
    }
}

/// A server that does its part of a login, one answer at a time.
private struct LoginServer {
    private let mechanism: LoginMechanism
    private var last = ""
    private var answers = 0

    init(_ mechanism: LoginMechanism) {
        self.mechanism = mechanism
    }

    mutating func answer(_ line: TestLine) throws {
        guard !line.isClosed else { return }
        if let said = line.takeLines().last(where: { $0.hasPrefix("AUTHENTICATE") }) { last = said }
        answers += 1
        switch answers {
        case 1: try line.server(":srv CAP * LS :sasl=\(mechanism.rawValue),PLAIN")
        case 2: try line.server(":srv CAP sweep ACK :sasl")
        case 3: try line.server("AUTHENTICATE +")
        case 4 where mechanism == .ecdsa:
            try line.server("AUTHENTICATE \(Data(count: 32).base64EncodedString())")
        case 4 where mechanism == .scramSHA256 || mechanism == .scramSHA512:
            let nonce = saslNonce(in: last) ?? ""
            try line.server("AUTHENTICATE \(base64("r=\(nonce)x,s=MDEyMw==,i=4096"))")
            line.channel.embeddedEventLoop.run()
        default: try line.server(":srv 903 sweep :done")
        }
    }
}
