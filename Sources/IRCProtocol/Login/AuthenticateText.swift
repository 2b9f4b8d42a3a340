/// The text of AUTHENTICATE, in pieces of 400 bytes, put together and taken apart.
///
/// Source: IRCv3 SASL 3.1: "400 byte chunks"; a `+` stands for nothing, and behind a last piece of
/// exactly 400 bytes for the end.
struct AuthenticateText {
    /// What a piece makes of the text.
    enum Piece: Equatable {
        /// More pieces follow.
        case goesOn
        /// The text is whole; these are its bytes.
        case whole([UInt8])
        /// It is no base64, a piece is too long, or the whole is.
        case malformed
    }

    /// The longest piece.
    static let pieceBytes = 400

    /// The longest text that we take in, in base64: many times what any mechanism sends.
    static let maxBytes = 8_192

    private var letters: [UInt8] = []

    /// The lines that say a text; `AUTHENTICATE +` for an empty one.
    static func messages(saying bytes: [UInt8]) -> [IRCMessage] {
        let letters = Base64.encode(bytes)
        var messages = stride(from: 0, to: letters.count, by: pieceBytes)
            .map { start in
                let piece = letters[start..<min(start + pieceBytes, letters.count)]
                return IRCMessage(.authenticate, parameterBytes: piece)
            }
        if letters.count % pieceBytes == 0 { messages.append(IRCMessage(.authenticate, "+")) }
        return messages
    }

    /// Takes a piece that the server sent; after a whole text the next one begins.
    mutating func receive(_ piece: ArraySlice<UInt8>) -> Piece {
        if piece != [UInt8(ascii: "+")] {
            letters += piece
            guard piece.count <= Self.pieceBytes, letters.count <= Self.maxBytes else {
                letters = []
                return .malformed
            }
            if piece.count == Self.pieceBytes { return .goesOn }
        }
        defer { letters = [] }
        return Base64.decode(letters).map(Piece.whole) ?? .malformed
    }
}
