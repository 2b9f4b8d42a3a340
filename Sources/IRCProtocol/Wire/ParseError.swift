/// Why a line that a server sent is not a message.
///
/// The fault is the server's. The caller counts the line, drops it and goes on.
public enum ParseError: Error, Equatable, Sendable {
    /// There is no command: the line is empty, or ends behind its tags or source.
    case noCommand

    /// The line holds NUL, CR or LF, which RFC 1459 §2.3.1 allows in no part of a message.
    case forbiddenByte(UInt8, offset: Int)

    /// The tag section is longer than ``WireLimits/receivedTagBytes``.
    case tagsTooLong(bytes: Int, limit: Int)

    /// The rest of the line, with CR LF, is longer than the limit given.
    case bodyTooLong(bytes: Int, limit: Int)
}

extension ParseError: CustomStringConvertible {
    /// What is wrong with the line, without its content.
    public var description: String {
        switch self {
        case .noCommand: "the line has no command"
        case .forbiddenByte(let byte, let offset):
            "the line holds the byte \(byte) at offset \(offset); NUL, CR and LF are not allowed"
        case .tagsTooLong(let bytes, let limit):
            "the tags take \(bytes) bytes, at most \(limit) are allowed"
        case .bodyTooLong(let bytes, let limit):
            "the line takes \(bytes) bytes without its tags, at most \(limit) are allowed"
        }
    }
}
