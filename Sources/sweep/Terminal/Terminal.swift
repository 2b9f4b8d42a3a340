internal import Foundation

/// The two ways of talking in a terminal: a person types, or a file is read.
struct Terminal {
    let isInteractive: Bool

    func greet() {
        guard isInteractive else { return }
        print("You are talking to the club's bot. Say \"hi\" or what hurts; Ctrl-D ends this.")
    }

    /// The next message, or nil at the end of input.
    func read() -> String? {
        if isInteractive {
            print("> ", terminator: "")
            fflush(nil)
            return readLine()
        }
        guard let line = readLine() else { return nil }
        print("> \(line)")
        return line
    }

    func show(_ text: String) {
        print("< \(text)")
        fflush(nil)
    }
}
