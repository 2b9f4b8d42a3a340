internal import Foundation

/// Standard output, written in large pieces.
final class LineOutput {
    private static let maxBuffered = 64 * 1024
    private var buffer = Data()

    /// - Throws: ``Failure`` when it cannot be written.
    func write(_ line: String) throws(Failure) {
        buffer.append(contentsOf: line.utf8)
        buffer.append(UInt8(ascii: "\n"))
        if buffer.count >= Self.maxBuffered { try flush() }
    }

    func flush() throws(Failure) {
        do {
            try FileHandle.standardOutput.write(contentsOf: buffer)
        } catch {
            throw Failure(.outside, "standard output cannot be written; is the disk full?")
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
