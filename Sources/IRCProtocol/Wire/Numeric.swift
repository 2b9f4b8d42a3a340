/// A three-digit reply of a server.
///
/// Source: RFC 2812 §5; the pages of the IRCv3 extensions for those they add. Servers use some
/// numbers for several things, so the names say what the session takes them for.
public struct Numeric: RawRepresentable, Hashable, Sendable {
    /// The number, 0 to 999.
    public var rawValue: UInt16

    /// Wraps a number.
    ///
    /// - Parameter rawValue: 0 to 999; larger numbers never match a line.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 001: registration is complete; the first parameter is our nick.
    public static let welcome = Numeric(rawValue: 1)
    /// 005: features of the server.
    public static let isupport = Numeric(rawValue: 5)
    /// 303: who of the nicks asked for is online.
    public static let isOn = Numeric(rawValue: 303)
    /// 307: somebody asked for is logged in to the account of their nick.
    public static let whoisRegistered = Numeric(rawValue: 307)
    /// 311: somebody asked for.
    public static let whoisUser = Numeric(rawValue: 311)
    /// 315: all lines of a WHO were sent.
    public static let endOfWho = Numeric(rawValue: 315)
    /// 318: all was told of somebody asked for.
    public static let endOfWhois = Numeric(rawValue: 318)
    /// 330: the account of somebody asked for.
    public static let whoisAccount = Numeric(rawValue: 330)
    /// 352: one person of a WHO.
    public static let whoReply = Numeric(rawValue: 352)
    /// 353: some members of a channel.
    public static let names = Numeric(rawValue: 353)
    /// 354: one person of a WHO with fields.
    public static let whoxReply = Numeric(rawValue: 354)
    /// 366: all members were named.
    public static let endOfNames = Numeric(rawValue: 366)
    /// 376: end of the message of the day.
    public static let endOfMOTD = Numeric(rawValue: 376)
    /// 396: our displayed host changed.
    public static let hostHidden = Numeric(rawValue: 396)
    /// 401: no such nick or channel.
    public static let noSuchNick = Numeric(rawValue: 401)
    /// 403: no such channel.
    public static let noSuchChannel = Numeric(rawValue: 403)
    /// 404: the channel does not take our message.
    public static let cannotSendToChannel = Numeric(rawValue: 404)
    /// 405: we are in too many channels.
    public static let tooManyChannels = Numeric(rawValue: 405)
    /// 406: there was nobody of that name.
    public static let wasNoSuchNick = Numeric(rawValue: 406)
    /// 407: the line named too many targets.
    public static let tooManyTargets = Numeric(rawValue: 407)
    /// 410: the server does not know that CAP subcommand.
    public static let invalidCapCommand = Numeric(rawValue: 410)
    /// 417: our line was too long.
    public static let inputTooLong = Numeric(rawValue: 417)
    /// 421: unknown command.
    public static let unknownCommand = Numeric(rawValue: 421)
    /// 422: there is no message of the day.
    public static let noMOTD = Numeric(rawValue: 422)
    /// 432: the nick is not allowed.
    public static let erroneousNick = Numeric(rawValue: 432)
    /// 433: the nick is taken.
    public static let nickInUse = Numeric(rawValue: 433)
    /// 436: the nick collided on another server.
    public static let nickCollision = Numeric(rawValue: 436)
    /// 437: the nick or channel is held back for a while.
    public static let unavailable = Numeric(rawValue: 437)
    /// 439: we write to new targets too fast.
    public static let targetTooFast = Numeric(rawValue: 439)
    /// 451: registration is needed first.
    public static let notRegistered = Numeric(rawValue: 451)
    /// 462: registration is over.
    public static let alreadyRegistered = Numeric(rawValue: 462)
    /// 463: the server takes nobody from our host.
    public static let noPermissionForHost = Numeric(rawValue: 463)
    /// 465: we are banned from the server.
    public static let banned = Numeric(rawValue: 465)
    /// 470: the channel sends us to another one.
    public static let forwarded = Numeric(rawValue: 470)
    /// 471: the channel is full.
    public static let channelFull = Numeric(rawValue: 471)
    /// 473: the channel is for the invited.
    public static let inviteOnly = Numeric(rawValue: 473)
    /// 474: we are banned from the channel.
    public static let bannedFromChannel = Numeric(rawValue: 474)
    /// 475: the channel has a key.
    public static let badChannelKey = Numeric(rawValue: 475)
    /// 476: the name is not that of a channel.
    public static let badChannelMask = Numeric(rawValue: 476)
    /// 477: the channel is for people with an account.
    public static let needsAccount = Numeric(rawValue: 477)
    /// 479: the name is not allowed for a channel.
    public static let badChannelName = Numeric(rawValue: 479)
    /// 486: the person takes messages from accounts only.
    public static let needsAccountToMessage = Numeric(rawValue: 486)
    /// 531: the person does not take our messages.
    public static let cannotSendToUser = Numeric(rawValue: 531)
    /// 707: we write to new targets too fast, and the message was dropped.
    public static let targetChangeTooFast = Numeric(rawValue: 707)
    /// 716: the person takes messages from chosen people only.
    public static let targetIsSelective = Numeric(rawValue: 716)
    /// 717: the person was told that we wrote.
    public static let targetIsNotified = Numeric(rawValue: 717)
    /// 730: watched nicks are online.
    public static let monitorOnline = Numeric(rawValue: 730)
    /// 731: watched nicks are offline.
    public static let monitorOffline = Numeric(rawValue: 731)
    /// 732: nicks that we watch.
    public static let monitorList = Numeric(rawValue: 732)
    /// 733: all nicks that we watch were named.
    public static let endOfMonitorList = Numeric(rawValue: 733)
    /// 734: no more nicks can be watched.
    public static let monitorListFull = Numeric(rawValue: 734)
    /// 900: we are logged in to an account.
    public static let loggedIn = Numeric(rawValue: 900)
    /// 901: we are logged out of our account.
    public static let loggedOut = Numeric(rawValue: 901)
    /// 902: the account cannot be used.
    public static let nickLocked = Numeric(rawValue: 902)
    /// 903: the login succeeded.
    public static let saslSuccess = Numeric(rawValue: 903)
    /// 904: the login failed.
    public static let saslFail = Numeric(rawValue: 904)
    /// 905: our SASL message was too long.
    public static let saslTooLong = Numeric(rawValue: 905)
    /// 906: the login was aborted.
    public static let saslAborted = Numeric(rawValue: 906)
    /// 907: we are logged in already.
    public static let saslAlready = Numeric(rawValue: 907)
    /// 908: the mechanisms that the server knows.
    public static let saslMechanisms = Numeric(rawValue: 908)
}
