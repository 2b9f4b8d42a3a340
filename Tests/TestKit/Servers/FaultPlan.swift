/// What a ``FaultProxy`` does to one connection, and when.
public struct FaultPlan: Sendable {
    /// Which way bytes go.
    public enum Direction: Sendable, CaseIterable {
        case toServer, toClient
    }

    /// How a connection is ended, for both sides.
    public enum End: Sendable, CaseIterable {
        /// With FIN, as a process does that ends.
        case finish
        /// With RST, as a machine does that has forgotten the connection.
        case reset
    }

    /// Something that goes wrong.
    public enum Fault: Sendable {
        case end(End)
        /// Nothing passes any more, and nobody is told: a half-open connection.
        case stall
        /// One byte is changed.
        case corrupt
    }

    struct Rule: Sendable {
        let fault: Fault
        let direction: Direction
        let offset: Int
    }

    /// How much later everything arrives.
    public var delay = Duration.zero
    /// The most bytes that are written at once; nil for as many as come.
    public var pieceBytes: Int?
    private(set) var rules: [Rule] = []

    /// Nothing goes wrong.
    public init(delay: Duration = .zero, pieceBytes: Int? = nil) {
        self.delay = delay
        self.pieceBytes = pieceBytes
    }

    /// Something goes wrong once so many bytes have passed in a direction.
    public init(_ fault: Fault, _ direction: Direction, after bytes: Int) {
        self = FaultPlan().adding(fault, direction, after: bytes)
    }

    /// The plan with one more fault.
    public func adding(_ fault: Fault, _ direction: Direction, after bytes: Int) -> FaultPlan {
        var plan = self
        plan.rules.append(Rule(fault: fault, direction: direction, offset: bytes))
        plan.rules.sort { $0.offset < $1.offset }
        return plan
    }
}
