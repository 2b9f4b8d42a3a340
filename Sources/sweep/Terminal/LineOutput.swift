internal import Foundation

/// Standard output, a line at a time: whoever asks over a pipe waits for each answer.
struct LineOutput {
    /// Writes a line at once.
    ///
    /// - Throws: ``Failure`` when it cannot be written.
    func write(_ line: String) throws(Failure) {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
        } catch {
            throw Failure(.outside, "standard output cannot be written; is the disk full?")
        }
    }
}
