import CLibFuzzer
import Foundation
import IRCProtocol

/// Bytes of a connection become the same lines however they are cut, and each line a message that
/// goes out as it came in, or a refusal.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    var framer = LineFramer()
    let frames = framer.receive(bytes.span)
    var dripping = LineFramer()
    var dripped: [LineFramer.Frame] = []
    for byte in bytes { dripped += dripping.receive([byte].span) }
    precondition(frames == dripped)
    for case .line(let line) in frames {
        guard let message = try? IRCMessage(parsing: line) else { continue }
        _ = message.source?.text
        _ = message.tags.dictionary
        precondition(message.parameters.count == message.parameterCount)
        guard let output = try? message.serialized() else { continue }
        precondition(Set(output.dropLast(2)).isDisjoint(with: [0, 10, 13]))
        guard let back = try? IRCMessage(parsing: Array(output.dropLast(2))) else {
            preconditionFailure("what is sent cannot be read")
        }
        precondition(back == message)
    }
    return 0
}

var argc = CommandLine.argc
var argv: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
exit(LLVMFuzzerRunDriver(&argc, &argv) { testOneInput($0, $1) })
