import Foundation
import NIOCore

/// A link of services to InspIRCd 3, as far as logins need it (its protocol 1205).
final class ServicesLink: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// A login that goes on.
    private struct Login {
        let mechanism: String
        /// What has come of a message.
        var chunks = ""
        var name: String?
        var scram: SCRAMServer?
    }

    private static let number = "00S"
    private static let mechanisms = SCRAMHash.allCases.map(\.rawValue) + ["PLAIN"]

    private let accounts: [String: SCRAMAgent.Account]
    private let casemapping: String
    private let linked: EventLoopPromise<Void>
    private var text: [UInt8] = []
    private var server = ""
    private var logins: [String: Login] = [:]
    /// How many logins were broken off by clients.
    private(set) var aborts = 0

    init(
        _ accounts: [String: SCRAMAgent.Account],
        casemapping: String,
        linked: EventLoopPromise<Void>
    ) {
        self.accounts = accounts
        self.casemapping = casemapping
        self.linked = linked
    }

    func channelActive(context: ChannelHandlerContext) {
        send(
            [
                "CAPAB START 1205", "CAPAB CAPABILITIES :PROTOCOL=1205 CASEMAPPING=\(casemapping)",
                "CAPAB END", "SERVER services.test.local secret 0 \(Self.number) :services",
            ],
            context
        )
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        text += Array(buffer: unwrapInboundIn(data))
        while let end = text.firstIndex(of: UInt8(ascii: "\n")) {
            receive(String(decoding: text[..<end], as: UTF8.self), context)
            text.removeFirst(end + 1)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        linked.fail(ChannelError.eof)
    }

    // MARK: - The link

    private func receive(_ line: String, _ context: ChannelHandlerContext) {
        var words = line.split(whereSeparator: \.isWhitespace).map(String.init)
        if words.first?.hasPrefix("@") == true { words.removeFirst() }
        if words.first?.hasPrefix(":") == true { words.removeFirst() }
        switch words.first {
        case "SERVER" where server.isEmpty:
            // SERVER name password [hops] number :description
            server = words.prefix { !$0.hasPrefix(":") }.last ?? ""
            introduce(context)
        case "PING":
            send([":\(Self.number) PONG \(server)"], context)
        case "PONG":
            linked.succeed()
        case "ENCAP" where words.count > 6 && words[2] == "SASL":
            // ENCAP target SASL client agent kind data
            receive(words[5], Array(words[6...]), of: words[3], context)
        default:
            break
        }
    }

    private func introduce(_ context: ChannelHandlerContext) {
        let time = Int(Date().timeIntervalSince1970)
        let host = "services.test.local"
        let mechanisms = Self.mechanisms.joined(separator: ",")
        let lines = [
            "BURST \(time)",
            "UID \(agent) \(time) SaslServ \(host) \(host) sasl 127.0.0.1 \(time) +i :SASL",
            "METADATA * saslmechlist :\(mechanisms)",
            "ENDBURST",
            // Its answer comes when all that is known.
            "PING \(server)",
        ]
        send(lines.map { ":\(Self.number) \($0)" }, context)
    }

    private var agent: String { Self.number + "AAAAAA" }

    private func send(_ lines: [String], _ context: ChannelHandlerContext) {
        let bytes = ByteBuffer(string: lines.map { $0 + "\r\n" }.joined())
        context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
    }

    // MARK: - Logins

    private func receive(
        _ kind: String,
        _ data: [String],
        of client: String,
        _ context: ChannelHandlerContext
    ) {
        switch kind {
        case "S" where Self.mechanisms.contains(data[0]):
            logins[client] = Login(mechanism: data[0])
            answer([("C", "+")], to: client, context)
        case "S":
            let mechanisms = Self.mechanisms.joined(separator: ",")
            answer([("M", mechanisms), ("D", "F")], to: client, context)
        case "C" where data[0] == "*":
            // The server has answered with 906 itself; that services answer too hits whatever the
            // client begins next. Atheme does the same.
            aborts += 1
            logins[client] = nil
            answer([("D", "F")], to: client, context)
        case "C":
            guard var login = logins[client] else { return }
            let message = SASLMessage.join(&login.chunks, data[0])
            if let message { receive(message, of: client, &login, context) }
            logins[client] = login
        case "D":
            logins[client] = nil
        default:
            break
        }
    }

    private func receive(
        _ message: [UInt8],
        of client: String,
        _ login: inout Login,
        _ context: ChannelHandlerContext
    ) {
        let result = result(of: message, &login)
        let account = login.name.flatMap { accounts[$0] } ?? SCRAMAgent.Account()
        guard !account.isSilent else { return }
        let name = login.name ?? ""
        let loop = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: TimeAmount(account.delay)) {
            let (link, context) = loop.value
            switch result {
            case .challenge(let challenge):
                let chunks = SASLMessage.chunks(of: challenge)
                link.answer(chunks.map { ("C", $0) }, to: client, context)
            case .success where !account.isRefused:
                link.send([":\(Self.number) METADATA \(client) accountname :\(name)"], context)
                link.answer([("D", "S")], to: client, context)
            case .success, .failure:
                link.answer([("D", "F")], to: client, context)
            }
        }
    }

    private func result(of message: [UInt8], _ login: inout Login) -> SCRAMServer.Answer {
        guard let hash = SCRAMHash(rawValue: login.mechanism) else {
            let parts = message.split(separator: 0, omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
            guard parts.count == 3, let account = accounts[parts[1]] else { return .failure }
            login.name = parts[1]
            return parts[2] == account.scram.password ? .success : .failure
        }
        if login.scram == nil, let name = SCRAMServer.user(in: message) {
            login.name = name
            login.scram = accounts[name].map { SCRAMServer(hash, account: $0.scram) }
        }
        return login.scram?.receive(message) ?? .failure
    }

    private func answer(
        _ parts: [(kind: String, data: String)],
        to client: String,
        _ context: ChannelHandlerContext
    ) {
        let start = ":\(Self.number) ENCAP \(server) SASL \(agent) \(client)"
        send(parts.map { "\(start) \($0.kind) \($0.data)" }, context)
    }
}
