/// Why a message must not be sent.
///
/// The fault is our own, or that of the settings the message was made from.
public enum SerializeError: Error, Equatable, Sendable {
    /// The command is empty or is not one word.
    case invalidCommand

    /// The source is empty or is not one word.
    case invalidSource

    /// The key of a tag is empty, or holds a space, `=`, `;`, NUL, CR or LF.
    case invalidTagKey(String)

    /// NUL, CR or LF stands in a parameter or in the value of a tag.
    case forbiddenByte(UInt8)

    /// A parameter that is not the last is empty, holds a space or begins with a colon.
    case invalidMiddle(index: Int)

    /// The tag data is longer than ``WireLimits/sentTagBytes``.
    case tagsTooLong(bytes: Int, limit: Int)

    /// The rest of the line, with CR LF, is longer than the limit given.
    case bodyTooLong(bytes: Int, limit: Int)
}

extension SerializeError: CustomStringConvertible {
    /// What must not be sent, without its content.
    public var description: String {
        switch self {
        case .invalidCommand: "the command is not one word"
        case .invalidSource: "the source is not one word"
        case .invalidTagKey(let key): "\(key.debugDescription) is not the key of a tag"
        case .forbiddenByte(let byte):
            "the byte \(byte) cannot be sent; NUL, CR and LF are not allowed"
        case .invalidMiddle(let index):
            "parameter \(index) is empty, holds a space or begins with a colon; only the last may"
        case .tagsTooLong(let bytes, let limit):
            "the tags take \(bytes) bytes, at most \(limit) may be sent"
        case .bodyTooLong(let bytes, let limit):
            "the line takes \(bytes) bytes without its tags, at most \(limit) may be sent"
        }
    }
}
