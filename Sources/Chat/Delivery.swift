/// What became of an action.
///
/// Of an action whose fate nobody knows, because the line broke before the answer came, nothing is
/// told: it has to be said again.
public enum Delivery: Equatable, Sendable {
    /// The network says that it has passed it on.
    case delivered

    /// The network has it, and does not tell more.
    case written

    /// The network did not pass it on; said again it would fare no better.
    case refused(Refusal)

    /// It was not said: the person it is for is not there, or not proved to be, or something before
    /// it for the same person was refused.
    case notTried

    /// Why an action was refused.
    public enum Refusal: String, Sendable {
        /// Nobody of that name is there.
        case noSuchPerson

        /// The person, or the room, does not take what we say.
        case notAccepted

        /// We write to too many people in too short a time.
        case tooFast

        /// It cannot be said on this network at all.
        case impossible
    }
}
