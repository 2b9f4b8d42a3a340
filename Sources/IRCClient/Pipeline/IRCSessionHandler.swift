package import Chat
package import IRCProtocol
package import NIOCore
internal import NIOTLS

/// Runs the ``IRCSession`` of one connection: the last handler of its pipeline.
///
/// Everything that the server times us on happens here, on the loop: registration, PONG, the flood
/// gate, keepalive. What the bot hears goes into a sink that never waits, so a bot that is slow, or
/// has stopped, cannot make the server lose patience.
///
/// It decides little itself: ``IRCSession`` knows the protocol, ``FloodGate`` whose turn it is,
/// ``Pace`` how fast, ``Deliveries`` what became of it, ``Keepalive``, ``RejoinSchedule`` and ``Agenda`` what is due when. **To be used on the event
/// loop of the channel only**, but for `init`.
package final class IRCSessionHandler: ChannelInboundHandler {
    package typealias InboundIn = IRCMessage
    package typealias OutboundOut = ByteBuffer

    /// How far the connection has come.
    enum Stage {
        /// The server has not taken us in yet.
        case registering
        /// We are logged in, and wait for the host that hides ours before anybody sees us.
        case hiding
        /// We wait for the answers to our first JOINs.
        case joining([ChannelName])
        /// The bot may talk.
        case ready
        /// The bot may not talk any more; what it said before still goes out.
        case draining
        /// We said QUIT and wait for the server to close.
        case quitting
        /// The connection is closed.
        case ended
    }

    /// Something that waits for the flood gate.
    enum Waiting {
        case utterance(Utterance)
        case join([ChannelName])
        case question
        case inquiry
        case watch
        case line(IRCMessage)
    }

    /// How long we wait for the answers to our first JOINs before the bot may talk all the same.
    package static let joinTimeout = TimeAmount.seconds(10)
    /// How long a clean end may take to send what waits, and then to wait for the server's close.
    package static let leaveTimeout = TimeAmount.seconds(2)
    /// How long we wait after a login for the host that hides ours.
    package static let hidingTimeout = TimeAmount.seconds(3)
    /// How long a server may take to name the members of a channel.
    package static let questionTimeout = TimeAmount.seconds(60)

    let configuration: IRCConfiguration
    let epoch: Int
    let speaker: Speaker
    let regains: RegainRecord
    let log: ConnectionLog
    let metrics: IRCMetrics
    let translation: ChatTranslation
    let sink: @Sendable (ChatEvent) -> Void
    let transport: Transport

    /// The wall clock, in seconds since 1970.
    let time: @Sendable () -> Int64
    let saltedPasswords: SaltedPasswords
    let distrust: DistrustRecord

    var session: IRCSession
    var loginWatch = LoginWatch()
    var stage = Stage.registering
    var gate: FloodGate<Waiting>
    /// Nil where the settings set no limit.
    var pace: Pace?
    var deliveries = Deliveries()
    var serverClock = ServerClock()
    /// Whether the server has taken all messages of several lines so far.
    var takesMultiline = true
    var batch = LineBatch()
    var queryLimit = RateLimit(burst: 3, unitsPerSecond: 0.5)
    var rejoins = RejoinSchedule()
    var nickKeeper: NickKeeper
    var sightings: Sightings
    var arrivals = Arrivals()
    var doubts = Doubts<Utterance>()
    var watch: Watch
    /// How often somebody is watched before all that waits is said.
    var watchLimit: RateLimit
    /// Whose turn it is to be asked about once more.
    var lookTurn = 0
    /// Whether the gate holds a change of what is watched, or a question about a nick.
    var isWatchQueued = false
    var isInquiryQueued = false
    /// Whether the gate holds a question about the members of a channel.
    var isQuestionQueued = false
    var keepalive = Keepalive(now: .uptimeNanoseconds(0))
    var agenda = Agenda()
    var context: ChannelHandlerContext?

    private var timer: (task: Scheduled<Void>, moment: NIODeadline)?
    var fault: Ending?
    /// Whether the bot was told that the network is ready, and not yet that it is lost.
    var isAnnounced = false
    var registeredAt: NIODeadline?
    /// What the server said about secure connections; to be asked for once it is closed.
    package internal(set) var advice = SecurityAdvice()
    private var endedAt: NIODeadline?

    /// Prepares the session of one connection.
    ///
    /// - Parameters:
    ///   - configuration: The network.
    ///   - epoch: Which connection this is.
    ///   - mark: A word that no other connection has, by which people without an account are known.
    ///   - speaker: Where the bot's words come from once the network is ready.
    ///   - regains: How often the nick was fought for on all connections so far.
    ///   - log: Where changes of state are told.
    ///   - metrics: The counters of the network.
    ///   - transport: What the connection goes over.
    ///   - login: How to log in on this connection, if at all.
    ///   - saltedPasswords: The keys made for earlier logins.
    ///   - distrust: What earlier logins have shown of the server.
    ///   - time: The wall clock, in seconds since 1970.
    ///   - sink: Where the bot hears; called on the loop, and must not wait.
    package init(
        configuration: IRCConfiguration,
        epoch: Int,
        mark: String,
        speaker: Speaker,
        regains: RegainRecord,
        log: ConnectionLog,
        metrics: IRCMetrics,
        transport: Transport = .plaintext,
        login: Login? = nil,
        saltedPasswords: SaltedPasswords = SaltedPasswords(),
        distrust: DistrustRecord = DistrustRecord(),
        time: @escaping @Sendable () -> Int64,
        sink: @escaping @Sendable (ChatEvent) -> Void
    ) {
        self.configuration = configuration
        self.epoch = epoch
        self.speaker = speaker
        self.regains = regains
        self.log = log
        self.metrics = metrics
        self.sink = sink
        self.transport = transport
        translation = ChatTranslation(
            network: configuration.network,
            moderators: configuration.moderators
        )
        self.saltedPasswords = saltedPasswords
        self.distrust = distrust
        self.time = time
        sightings = Sightings(mark: mark)
        watch = Watch(poll: configuration.waits.nickPoll)
        watchLimit = RateLimit(burst: 4, unitsPerSecond: configuration.flood.linesPerSecond / 4)
        session = IRCSession(configuration.session, login: login, isSecure: transport.isSecure)
        session.rightsChannel = configuration.moderators.operatorsOf
        nickKeeper = NickKeeper(wanted: configuration.session.nick)
        gate = FloodGate(
            burst: configuration.flood.burst,
            linesPerSecond: configuration.flood.linesPerSecond
        )
        if configuration.flood.burst > 0, configuration.flood.linesPerSecond > 0 {
            pace = Pace(linesPerSecond: configuration.flood.linesPerSecond)
        }
    }

    /// How the connection ended; to be asked for once it is closed.
    package var ending: Ending {
        var ending = fault ?? Ending(reason: "the server closed the connection")
        if let registeredAt, let endedAt { ending.registeredFor = Duration(endedAt - registeredAt) }
        return ending
    }
}

/// A handler belongs to the event loop of its channel.
@available(*, unavailable)
extension IRCSessionHandler: Sendable {}

// MARK: - Life in the pipeline

extension IRCSessionHandler {
    package func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if context.channel.isActive { begin(context) }
    }

    package func handlerRemoved(context: ChannelHandlerContext) {
        end(context)
        self.context = nil
    }

    package func channelActive(context: ChannelHandlerContext) {
        begin(context)
        context.fireChannelActive()
    }

    package func channelInactive(context: ChannelHandlerContext) {
        end(context)
        context.fireChannelInactive()
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .ended = stage { return }
        let reaction = session.receive(unwrapInboundIn(data))
        reply(reaction.replies, at: context.eventLoop.now)
        for event in reaction.events { take(event, at: context.eventLoop.now) }
        queueQuestion()
        watchLogin(at: context.eventLoop.now)
    }

    package func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case TLSUserEvent.handshakeCompleted = event { bindLogin(context) }
        context.fireUserInboundEventTriggered(event)
    }

    package func channelReadComplete(context: ChannelHandlerContext) {
        keepalive.heard(at: context.eventLoop.now)
        pump()
        context.fireChannelReadComplete()
    }

    package func channelWritabilityChanged(context: ChannelHandlerContext) {
        pump()
        context.fireChannelWritabilityChanged()
    }

    package func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail(ConnectionFault.reason(error))
    }

    private func begin(_ context: ChannelHandlerContext) {
        let now = context.eventLoop.now
        keepalive = Keepalive(now: now, limits: configuration.waits.keepalive)
        agenda[.endRegistration] = now + configuration.waits.registration
        agenda[.checkSilence] = now + configuration.waits.keepalive.interval
        reply(session.start(), at: now)
        pump()
    }

    private func end(_ context: ChannelHandlerContext) {
        if case .ended = stage { return }
        noteOpenDistrust()
        stage = .ended
        endedAt = context.eventLoop.now
        gate.removeAll()
        deliveries = Deliveries()
        agenda.removeAll()
        rearm()
        announceLoss()
    }
}

// MARK: - The timer

extension IRCSessionHandler {
    /// Sets the one timer to what comes first on the agenda.
    func rearm() {
        let next = agenda.next
        guard next != timer?.moment else { return }
        timer?.task.cancel()
        timer = nil
        guard let next, let context else { return }
        let task = context.eventLoop.assumeIsolated().scheduleTask(deadline: next) { self.tick() }
        timer = (task, next)
    }

    private func tick() {
        timer = nil
        guard let context else { return }
        let now = context.eventLoop.now
        for duty in agenda.due(at: now) { perform(duty, at: now) }
        pump()
    }
}
