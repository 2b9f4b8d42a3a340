/// What is kept of help that was offered to somebody unasked.
public struct HelpOffer: Equatable, Sendable {
    /// Whether they have said that they do not want any.
    public let isDeclined: Bool
    /// When it was offered, or when they were seen last after they had declined; in seconds since
    /// 1970.
    public let at: Int64

    /// Makes one.
    public init(isDeclined: Bool, at: Int64) {
        self.isDeclined = isDeclined
        self.at = at
    }
}
