import CLibFuzzer
import DialogueFiles
import Foundation

/// The kinds of files that moderators write; the first byte of an input chooses one.
let names = ["back-pain.en.yaml", "common.en.yaml", "words.en.yaml", "plain.talk"]

@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start, count > 0 else { return 0 }
    let file = Data(UnsafeRawBufferPointer(start: start + 1, count: count - 1))
    for finding in LibraryLoader.findings(in: file, named: names[Int(start[0]) % names.count]) {
        // What is told of any file has to be printable too, with a place that is in it.
        precondition(!finding.text.isEmpty && finding.line > 0 && finding.column > 0)
    }
    return 0
}

var argc = CommandLine.argc
var argv: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
exit(LLVMFuzzerRunDriver(&argc, &argv) { testOneInput($0, $1) })
