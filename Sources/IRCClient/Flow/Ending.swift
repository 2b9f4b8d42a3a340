/// How a connection, or an attempt at one, ended.
package struct Ending: Equatable, Sendable {
    /// Why, for the operator.
    package var reason: String

    /// Whether the server said that it does not want us back.
    package var isBan: Bool

    /// How long we were registered; nil if we never were.
    package var registeredFor: Duration?

    /// Puts an ending together.
    package init(reason: String, isBan: Bool = false, registeredFor: Duration? = nil) {
        self.reason = reason
        self.isBan = isBan
        self.registeredFor = registeredFor
    }
}
