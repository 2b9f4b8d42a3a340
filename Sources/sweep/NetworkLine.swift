internal import Bot
internal import Chat
internal import Dialogue
internal import IRCClient
internal import IRCProtocol
internal import Logging
internal import NIOOpenSSL
internal import Settings

/// One network of the settings: the line to it, and its front for the loop.
struct NetworkLine {
    let connection: IRCConnection
    let front: Front

    /// Prepares the line without connecting.
    ///
    /// - Throws: ``Failure`` when something in the settings turns out not to be usable.
    init(
        _ network: NetworkSettings,
        club: ClubSettings,
        privacy: PrivacySettings,
        policies: PolicyStore,
        logger: Logger,
        inbox: Inbox
    ) throws(Failure) {
        let connection: IRCConnection
        do {
            connection = try IRCConnection(
                try IRCConfiguration(network),
                policies: policies,
                logger: logger
            ) { event in
                inbox.append(.chat(event))
            }
        } catch {
            throw Failure(.usage, "network \(network.name): \(error)")
        }
        self.connection = connection
        front = Front(
            network: network.name,
            club: Club(
                name: club.name,
                emergencyNumber: club.emergencyNumber,
                bot: network.nick,
                keepDays: privacy.keepDays,
                keepsWords: privacy.keepsTranscripts
            ),
            language: club.language,
            moderatorsRoom: network.moderators.channel,
            roomsWithOffers: network.offersHelpIn,
            moderators: network.moderators.accounts,
            rooms: network.channels,
            condition: { connection.condition },
            isSameAccount: { connection.isSameAccount($0, $1) },
            firstAiders: network.firstAiders,
            say: { actions, epoch in connection.say(actions, epoch: epoch) },
            waitFor: { people in connection.waitFor(people) }
        )
    }
}

extension NetworkSettings {
    /// Those of the first aid, each once with all their hours.
    fileprivate var firstAiders: [FirstAider] {
        let duties = firstAid.compactMap { aider in
            MemberID(account: aider.account, on: name).map { ($0, aider) }
        }
        return Dictionary(grouping: duties, by: \.0)
            .map { member, duties in
                FirstAider(
                    member: member,
                    name: duties[0].1.account,
                    duty: duties.map { DutyHours($0.1) }
                )
            }
    }
}

extension DutyHours {
    /// Hours of the settings.
    fileprivate init(_ aider: FirstAiderSettings) {
        guard let hours = aider.hours else {
            self.init(days: aider.days)
            return
        }
        self.init(
            days: aider.days,
            from: WallTime(hour: hours.start.hour, minute: hours.start.minute),
            until: WallTime(hour: hours.end.hour, minute: hours.end.minute)
        )
    }
}

extension IRCConfiguration {
    /// What the settings of a network mean for its connection.
    fileprivate init(_ network: NetworkSettings) throws {
        let rooms = network.channels + [network.moderators.channel].compactMap(\.self)
        let tls = try TLSConfiguration(network.tls)
        self.init(
            network: network.name,
            host: network.host,
            port: network.port,
            security: network.security == .plaintext ? .plaintext : .tls(tls),
            upgrade: tls,
            session: try SessionConfiguration(
                nick: Nick(network.nick),
                username: network.username,
                realname: network.realname,
                channels: rooms.map { ChannelName($0) },
                version: "Sweep, a back-care bot for running clubs"
            ),
            login: try network.sasl.map { sasl in
                try LoginConfiguration(
                    sasl,
                    allowsPlainUnencrypted: network.isLoopback || network.allowsPlaintext
                )
            },
            moderators: Moderators(
                accounts: network.moderators.accounts.compactMap { AccountName($0) },
                operatorsOf: network.moderators.operatorsOf.map { ChannelName($0) }
            ),
            flood: Flood(
                burst: network.flood.burst,
                linesPerSecond: network.flood.linesPerSecond
            ),
            reconnect: Reconnect(
                floor: network.reconnect.floor,
                ceiling: network.reconnect.ceiling
            )
        )
    }
}

extension TLSConfiguration {
    /// What the settings trust and show.
    fileprivate init(_ settings: TLSSettings) throws(TLSError) {
        let pins = try settings.pins.map { pin throws(TLSError) in
            try CertificateFingerprint(hex: pin)
        }
        let trust: Trust =
            if !pins.isEmpty {
                .pinned(sha256: Set(pins))
            } else if case .roots(let path) = settings.trust {
                .file(path)
            } else {
                .system
            }
        self.init(trust: trust, clientCertificate: settings.clientCertificate)
    }
}
