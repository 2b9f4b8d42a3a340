/// A text that never shows itself: not printed, not interpolated, not dumped, not mirrored.
public struct Secret: Sendable, Equatable {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    /// The text itself, for the one place that needs it.
    ///
    /// A method, so that handing the secret out stands out where it happens.
    public func reveal() -> String {
        text
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Always `secret`.
    public var description: String { "secret" }

    /// Always `secret`.
    public var debugDescription: String { "secret" }

    /// A mirror without children, so that `dump` and test failures show nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
