/// The name under which a person is logged in to the services of a network: the only proof of who
/// somebody is.
///
/// `==` compares spelling, and only ``CaseMapped`` says whether two spellings are the same account.
public struct AccountName: CaseMappable, Equatable {
    /// The name as it was spelled.
    public let text: String

    /// Wraps the name that a server gives, or gives nil where it says "logged out".
    ///
    /// - Parameter text: A name; `*`, `0` and "" mean that there is no account. Source: IRCv3
    ///   extended-join and account-notify for `*`, WHOX for `0`.
    public init?(_ text: String) {
        guard !text.isEmpty, text != "*", text != "0" else { return nil }
        self.text = text
    }
}
