import Foundation

/// Messages of SASL as AUTHENTICATE carries them: base64 in chunks of 400 bytes (IRCv3, SASL 3.1).
enum SASLMessage {
    private static let maxChunk = 400

    /// Cuts a message into chunks; a last chunk of full length is followed by `+`.
    static func chunks(of message: [UInt8]) -> [String] {
        let text = Array(Data(message).base64EncodedString())
        let chunks = stride(from: 0, to: text.count, by: maxChunk)
            .map { String(text[$0..<min(text.count, $0 + maxChunk)]) }
        return text.count % maxChunk == 0 ? chunks + ["+"] : chunks
    }

    /// Adds a chunk to those before it, and gives the message when that was its last one.
    static func join(_ text: inout String, _ chunk: String) -> [UInt8]? {
        if chunk != "+" { text += chunk }
        guard chunk.utf8.count != maxChunk else { return nil }
        defer { text = "" }
        return Data(base64Encoded: text).map { Array($0) } ?? []
    }
}
