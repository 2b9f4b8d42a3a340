import CLibFuzzer
import Foundation
import IRCProtocol

/// The capabilities that are asked for; the first byte of an input chooses.
let choices: [[Capability]] = [[], Capability.usedBySession]

/// Whatever a server says, a session goes on, and what it says itself can be sent.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let first = bytes.first,
        let configuration = try? SessionConfiguration(
            nick: Nick("sweep"),
            username: "sweep",
            realname: "a bot",
            channels: [ChannelName("#run"), ChannelName("#mods")],
            capabilities: choices[Int(first) % choices.count],
            version: "fuzz"
        )
    else { return 0 }
    var session = IRCSession(configuration)
    var output = session.start()
    var framer = LineFramer()
    let stream = Array(bytes.dropFirst())
    let frames = framer.receive(stream.span)
    for case .line(let line) in frames {
        guard let message = try? IRCMessage(parsing: line, bodyLimit: WireLimits.receivedTagBytes)
        else { continue }
        output += session.receive(message).replies
    }
    for message in output {
        guard let line = try? message.serialized() else {
            continue
        }
        precondition(Set(line.dropLast(2)).isDisjoint(with: [0, 10, 13]))
    }
    let budget = session.textBudget(for: .nick(session.nick))
    precondition((0..<session.features.lineBytes).contains(budget))
    return 0
}

var argc = CommandLine.argc
var argv: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
exit(LLVMFuzzerRunDriver(&argc, &argv) { testOneInput($0, $1) })
