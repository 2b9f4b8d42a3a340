public import IRCProtocol
public import NIOOpenSSL

/// One IRC network: where it is, who we are there, and how we behave.
public struct IRCConfiguration: Sendable {
    /// How the connection is kept from being read by others.
    public enum Security: Sendable {
        /// By TLS from the first byte.
        ///
        /// Records are cut to ``IRCConfiguration/maxRecordBytes`` where the settings allow more.
        case tls(TLSConfiguration)

        /// Not at all; whoever makes the configuration has seen to it that this may be.
        case plaintext
    }

    /// Who the moderators are, as far as the network can prove it.
    public struct Moderators: Sendable {
        /// Accounts of the network's services.
        ///
        /// Where there are any, and the server has told accounts, nothing else makes a moderator.
        public var accounts: [AccountName]

        /// The channel whose operators are moderators otherwise.
        public var operatorsOf: ChannelName?

        /// Names the moderators.
        ///
        /// - Parameters:
        ///   - accounts: Accounts of the network's services.
        ///   - operatorsOf: One of the channels that we join, or nil.
        public init(accounts: [AccountName] = [], operatorsOf: ChannelName? = nil) {
            self.accounts = accounts
            self.operatorsOf = operatorsOf
        }
    }

    /// How fast we may send.
    public struct Flood: Sendable {
        /// How many lines may go at once; 0 for no limit at all.
        public var burst: Int

        /// How many lines a second follow; 0 for no limit at all.
        public var linesPerSecond: Double

        /// Sets the limits.
        ///
        /// - Parameters:
        ///   - burst: How many lines may go at once; 0 for no limit at all.
        ///   - linesPerSecond: How many lines a second follow; 0 for no limit at all.
        public init(burst: Int = 4, linesPerSecond: Double = 1) {
            self.burst = burst
            self.linesPerSecond = linesPerSecond
        }
    }

    /// How long we stay away after a connection has ended.
    public struct Reconnect: Sendable {
        /// The shortest wait, more than zero.
        public var floor: Duration

        /// The longest wait, but for a ban.
        public var ceiling: Duration

        /// Sets the limits.
        ///
        /// - Parameters:
        ///   - floor: The shortest wait, more than zero.
        ///   - ceiling: The longest wait, but for a ban.
        public init(floor: Duration = .seconds(20), ceiling: Duration = .seconds(600)) {
            self.floor = floor
            self.ceiling = ceiling
        }
    }

    /// The most plaintext in one TLS record.
    ///
    /// ngIRCd reads 2,048 bytes at a time from its TLS library and then waits for the socket: what
    /// a longer record holds beyond that lies there until the next one comes.
    public static let maxRecordBytes = 2_048

    /// The name by which the bot, its logs and its store know the network.
    public var network: String

    /// A DNS name or an IP address; also the name that the certificate must be made out to.
    public var host: String

    /// The TCP port, 1 to 65,535.
    public var port: Int

    /// How the connection is kept from being read by others.
    public var security: Security

    /// How TLS is done where ``security`` is plaintext and the server wants TLS (STS).
    public var upgrade: TLSConfiguration

    /// Who we are, and which channels we join: also the one for moderators, if there is any.
    public var session: SessionConfiguration

    /// How to log in, if at all.
    public var login: LoginConfiguration?

    /// Who the moderators are.
    public var moderators: Moderators

    /// How fast we may send.
    public var flood: Flood

    /// How long we stay away after a connection has ended.
    public var reconnect: Reconnect

    /// How long the steps of a connection may take.
    package var waits = Waits()

    /// Describes a network.
    ///
    /// - Parameters:
    ///   - network: The name by which the bot knows the network.
    ///   - host: A DNS name or an IP address.
    ///   - port: The TCP port, 1 to 65,535.
    ///   - security: How the connection is kept from being read by others.
    ///   - upgrade: How TLS is done where `security` is plaintext and the server wants TLS.
    ///   - session: Who we are, and which channels we join.
    ///   - login: How to log in, if at all.
    ///   - moderators: Who the moderators are.
    ///   - flood: How fast we may send.
    ///   - reconnect: How long we stay away after a connection has ended.
    public init(
        network: String,
        host: String,
        port: Int,
        security: Security,
        upgrade: TLSConfiguration = TLSConfiguration(),
        session: SessionConfiguration,
        login: LoginConfiguration? = nil,
        moderators: Moderators = Moderators(),
        flood: Flood = Flood(),
        reconnect: Reconnect = Reconnect()
    ) {
        self.network = network
        self.host = host
        self.port = port
        self.security = security
        self.upgrade = upgrade
        self.session = session
        self.login = login
        self.moderators = moderators
        self.flood = flood
        self.reconnect = reconnect
    }
}
