/// What the server says became of a line of ours.
public enum LineAnswer: Equatable, Sendable {
    /// The server took it and has passed it on, as far as it can tell.
    case taken

    /// The server did not pass it on.
    case refused(LineRefusal)

    /// The server does not take it as one message of several lines; line by line it may.
    case refusedAsBatch

    /// What the code of a FAIL says.
    ///
    /// Source: IRCv3 multiline, "Errors".
    init(failure code: String) {
        self = code.hasPrefix("MULTILINE_") ? .refusedAsBatch : .refused(.fail(code: code))
    }
}

/// Why the server did not pass a line on.
public enum LineRefusal: Equatable, Sendable {
    /// It said so by a numeric.
    case numeric(Numeric)

    /// It said so by FAIL, with this code.
    ///
    /// Source: IRCv3 standard-replies.
    case fail(code: String)
}
