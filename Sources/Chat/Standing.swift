/// What somebody is in the club's rooms, as far as their network proves it at this moment; and what
/// is missing where it proves nothing.
///
/// It never tells who the moderators are.
public enum Standing: Hashable, Sendable {
    /// The settings make them a moderator.
    case moderator
    /// A moderator of the settings has made them one, for a time.
    case deputy
    /// They are logged in to an account, and it is no moderator's.
    case otherAccount
    /// They are logged in to no account, and only an account would prove it.
    case noAccount
    /// Only an account would prove it, and the network does not tell of any at this moment.
    case accountsUntold
    /// They are no operator of this room, and there are no accounts.
    case noOperator(of: String)
    /// Nothing could prove it on this network.
    case unprovable
}
