import CLibFuzzer
import Foundation
import IRCProtocol

/// Digests that are quick and prove nothing: what is tried is the way of the messages.
let cryptography = LoginCryptography(
    digest: { _, message in Array(message.prefix(32)) + [0] },
    code: { _, key, message in zip(key + [1], message + [2]).map { $0 ^ $1 } },
    signature: { $0 },
    areEqual: { $0 == $1 }
)

/// What the first byte of an input chooses.
func session(_ choice: UInt8) throws -> IRCSession {
    let login = LoginConfiguration(
        account: "sweep",
        mechanisms: [.external, .ecdsa, .scramSHA256Plus, .scramSHA256, .plain],
        password: LoginConfiguration.Password(Array("pencil".utf8)),
        isRequired: choice & 8 != 0,
        cryptography: cryptography
    )
    let seed = [UInt8](repeating: choice, count: 32)
    return IRCSession(
        try SessionConfiguration(
            nick: Nick("sweep"),
            username: "sweep",
            realname: "a bot",
            channels: [ChannelName("#run"), ChannelName("#mods")],
            capabilities: choice & 1 == 0 ? [] : Capability.usedBySession,
            version: "fuzz"
        ),
        login: choice & 2 == 0 ? nil : Login(login, seed: seed, isEncrypted: choice & 4 != 0),
        isSecure: choice & 4 != 0
    )
}

/// Whatever a server says, a session goes on, and what it says itself can be sent.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let first = bytes.first, var session = try? session(first) else { return 0 }
    var output = session.start()
    var channels = session.configuration.channels
    var framer = LineFramer()
    let stream = Array(bytes.dropFirst())
    let frames = framer.receive(stream.span)
    for case .line(let line) in frames {
        guard let message = try? IRCMessage(parsing: line, bodyLimit: WireLimits.receivedTagBytes)
        else { continue }
        let reaction = session.receive(message)
        output += reaction.replies
        for event in reaction.events {
            switch event {
            case .loginNeedsKey(let derivation):
                let key = [UInt8](repeating: 7, count: 32)
                output += session.receive(saltedPassword: key, for: derivation).replies
            case .registered: output += session.joinNext(of: &channels).replies
            default: break
            }
        }
        if let question = session.nextQuestion() { output.append(question) }
    }
    output += session.expireLogin().replies
    for message in output {
        guard let line = try? message.serialized() else { continue }
        precondition(Set(line.dropLast(2)).isDisjoint(with: [0, 10, 13]))
    }
    let budget = session.textBudget(for: .nick(session.nick))
    precondition((0..<session.features.lineBytes).contains(budget))
    return 0
}

var argc = CommandLine.argc
var argv: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
exit(LLVMFuzzerRunDriver(&argc, &argv) { testOneInput($0, $1) })
