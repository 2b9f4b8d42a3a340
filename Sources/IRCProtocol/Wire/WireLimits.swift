/// The sizes that the protocol sets for one line.
public enum WireLimits {
    /// The tag section a server may send, from `@` to the space behind it.
    ///
    /// "The size limit for message tags is 8191 bytes, including the leading @ (0x40) and trailing
    /// space (0x20) characters." Source: IRCv3 Message Tags, "Size limit".
    public static let receivedTagBytes = 8_191

    /// The tag data a client may send, without `@` and the space.
    ///
    /// "Clients MUST NOT send messages with tag data exceeding 4094 bytes." Source: IRCv3 Message
    /// Tags, "Size limit".
    public static let sentTagBytes = 4_094

    /// The rest of a line, with its CR LF, where the server names no `LINELEN` of its own.
    ///
    /// "These messages shall not exceed 512 characters in length, counting all characters
    /// including the trailing CR-LF." Source: RFC 1459 §2.3.
    public static let bodyBytes = 512

    /// The longest line without its CR LF: a full tag section and a full body.
    public static let lineBytes = receivedTagBytes + bodyBytes - 2
}
