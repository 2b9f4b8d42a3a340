import Synchronization

/// What was said on a connection, for whoever has to find out why a test failed.
final class Transcript: Sendable, CustomStringConvertible {
    private static let maxLines = 200

    private struct State {
        var lines: [String] = []
        var dropped = 0
    }

    private let state = Mutex(State())
    private let start = ContinuousClock.now

    func note(_ mark: String, _ text: String) {
        let time = (ContinuousClock.now - start) / .milliseconds(1)
        let stamp = String(Int(time))
        let padding = String(repeating: " ", count: max(0, 6 - stamp.count))
        let shown = text.prefix(600).debugDescription.dropFirst().dropLast()
        let line = "\(padding)\(stamp) ms \(mark) \(shown)"
        state.withLock { state in
            state.lines.append(line)
            guard state.lines.count > Self.maxLines else { return }
            state.lines.removeFirst()
            state.dropped += 1
        }
    }

    var description: String {
        state.withLock { state in
            let gap = state.dropped > 0 ? ["(\(state.dropped) earlier lines)"] : []
            return (gap + state.lines).joined(separator: "\n")
        }
    }
}
