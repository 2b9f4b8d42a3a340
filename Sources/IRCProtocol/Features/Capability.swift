/// The name of an extension that client and server agree upon.
///
/// Source: IRCv3, "Capability Negotiation" and the page of each extension.
public struct Capability: RawRepresentable, Hashable, Sendable {
    /// The name on the wire, without a value.
    public let rawValue: String

    /// Wraps a name.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A member's login and logout is told while they share a channel with us.
    public static let accountNotify = Capability(rawValue: "account-notify")
    /// Every message says which account its sender has.
    public static let accountTag = Capability(rawValue: "account-tag")
    /// Members who go away or come back are told.
    public static let awayNotify = Capability(rawValue: "away-notify")
    /// Messages that belong together are marked as such.
    public static let batch = Capability(rawValue: "batch")
    /// A new user name or host is told without a QUIT and a JOIN.
    public static let chghost = Capability(rawValue: "chghost")
    /// What we send comes back as others get it.
    public static let echoMessage = Capability(rawValue: "echo-message")
    /// JOIN names the account.
    public static let extendedJoin = Capability(rawValue: "extended-join")
    /// What is told of members of our channels is told of watched people too.
    public static let extendedMonitor = Capability(rawValue: "extended-monitor")
    /// Invitations of others are told.
    public static let inviteNotify = Capability(rawValue: "invite-notify")
    /// An answer bears the label of the line that it answers.
    public static let labeledResponse = Capability(rawValue: "labeled-response")
    /// Messages carry tags.
    public static let messageTags = Capability(rawValue: "message-tags")
    /// A message of several lines goes as one.
    public static let multiline = Capability(rawValue: "draft/multiline")
    /// Member lists show all rights of a member.
    public static let multiPrefix = Capability(rawValue: "multi-prefix")
    /// Channels are joined without the list of their members.
    public static let noImplicitNames = Capability(rawValue: "no-implicit-names")
    /// We can log in to an account; the value lists the mechanisms.
    public static let sasl = Capability(rawValue: "sasl")
    /// Messages say when they were sent.
    public static let serverTime = Capability(rawValue: "server-time")
    /// A new real name is told.
    public static let setname = Capability(rawValue: "setname")
    /// Refusals come as FAIL, WARN and NOTE.
    public static let standardReplies = Capability(rawValue: "standard-replies")
    /// Connections must be secure; a policy that is never asked for.
    public static let sts = Capability(rawValue: "sts")
    /// Member lists show user name and host.
    public static let userhostInNames = Capability(rawValue: "userhost-in-names")

    /// What a session makes use of.
    ///
    /// `cap-notify` is not in it: `CAP LS 302` implies it. Neither is ``sasl``, which is asked for
    /// only by those who want to log in, nor ``sts``, which is never asked for.
    public static let usedBySession: [Capability] = [
        .messageTags, .serverTime, .accountTag, .accountNotify, .extendedJoin, .chghost, .setname,
        .multiPrefix, .userhostInNames, .awayNotify, .inviteNotify, .batch, .labeledResponse,
        .echoMessage, .multiline, .standardReplies, .noImplicitNames, .extendedMonitor,
    ]

    /// Without what this one is of no use, or does harm.
    ///
    /// An echo that bears no label cannot be told from the echo of another line, and a label without
    /// an echo does not tell what was passed on: so there are both or neither. account-tag and
    /// server-time stand for themselves: servers send those tags all the same.
    ///
    /// Source: IRCv3, "Labeled Responses" and "Multiline Messages", each "Dependencies".
    var requirements: [Capability] {
        switch self {
        case .echoMessage: [.messageTags, .batch, .labeledResponse]
        case .labeledResponse: [.messageTags, .batch, .echoMessage]
        case .multiline: [.batch]
        default: []
        }
    }
}
