import Foundation
import NIOCore
import NIOPosix

/// One connection through a ``FaultProxy``; on the event loop of its two channels only.
final class FaultLink {
    private let client: any Channel
    private let server: any Channel
    private let plan: FaultPlan
    private let toServer: Half
    private let toClient: Half

    private init(client: any Channel, server: any Channel, plan: FaultPlan) {
        self.client = client
        self.server = server
        self.plan = plan
        toServer = Half(.toServer, plan, into: server)
        toClient = Half(.toClient, plan, into: client)
    }

    /// Joins two channels of one loop.
    static func join(
        _ client: any Channel,
        _ server: any Channel,
        plan: FaultPlan
    ) throws -> FaultLink {
        let link = FaultLink(client: client, server: server, plan: plan)
        link.toServer.link = link
        link.toClient.link = link
        try client.pipeline.syncOperations.addHandler(link.toServer)
        try server.pipeline.syncOperations.addHandler(link.toClient)
        return link
    }

    func end(_ end: FaultPlan.End) {
        for channel in [client, server] {
            if end == .reset, let socket = channel as? any SocketOptionProvider {
                _ = socket.setSoLinger(linger(l_onoff: 1, l_linger: 0))
            }
            channel.close(promise: nil)
        }
        toServer.link = nil
        toClient.link = nil
    }

    func stall(_ directions: [FaultPlan.Direction]) {
        for direction in directions { half(direction).stall() }
    }

    func resume() {
        toServer.resume()
        toClient.resume()
    }

    func strike(_ fault: FaultPlan.Fault, _ direction: FaultPlan.Direction, after bytes: Int) {
        half(direction).strike(fault, after: bytes)
    }

    func endIfStalled() {
        if toServer.isStalled || toClient.isStalled { end(.reset) }
    }

    func passed(_ direction: FaultPlan.Direction) -> Int { half(direction).passed }

    private func half(_ direction: FaultPlan.Direction) -> Half {
        direction == .toServer ? toServer : toClient
    }

    /// One side has closed; while bytes are held back the other side must not learn of it.
    fileprivate func closed(_ half: Half) {
        if !half.isStalled { end(.finish) }
    }

    fileprivate func later(_ action: @escaping () -> Void) {
        guard plan.delay > .zero else { return action() }
        let loop = client.eventLoop.assumeIsolated()
        loop.scheduleTask(in: TimeAmount(plan.delay), action)
    }
}

/// One direction: reads from one channel and writes to the other.
private final class Half: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    var link: FaultLink?
    private(set) var passed = 0
    private(set) var isStalled = false
    private let target: any Channel
    private let pieceBytes: Int?
    private let direction: FaultPlan.Direction
    private var rules: ArraySlice<FaultPlan.Rule>
    private var held = ByteBuffer()
    private var context: ChannelHandlerContext?

    init(_ direction: FaultPlan.Direction, _ plan: FaultPlan, into target: any Channel) {
        self.direction = direction
        self.target = target
        pieceBytes = plan.pieceBytes
        rules = plan.rules.filter { $0.direction == direction }[...]
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }
    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        pass(unwrapInboundIn(data))
    }

    func channelActive(context: ChannelHandlerContext) {
        // What comes from the server has a place to go to from now on.
        target.setOption(.autoRead, value: true).whenFailure { _ in }
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        link?.later { [self] in link?.closed(self) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    func stall() {
        isStalled = true
        setReading(false)
    }

    func strike(_ fault: FaultPlan.Fault, after bytes: Int) {
        let rule = FaultPlan.Rule(fault: fault, direction: direction, offset: passed + bytes)
        let index = rules.firstIndex { $0.offset > rule.offset } ?? rules.endIndex
        rules.insert(rule, at: index)
    }

    func resume() {
        guard isStalled else { return }
        isStalled = false
        setReading(true)
        let data = held
        held.clear()
        pass(data)
    }

    private func setReading(_ isOn: Bool) {
        context?.channel.setOption(.autoRead, value: isOn).whenFailure { _ in }
    }

    private func pass(_ data: ByteBuffer) {
        var data = data
        while !isStalled, let rule = rules.first, rule.offset <= passed + data.readableBytes {
            if let part = data.readSlice(length: max(0, rule.offset - passed)) { forward(part) }
            switch rule.fault {
            case .end(let end):
                link?.later { [self] in link?.end(end) }
                return
            case .stall: stall()
            case .corrupt:
                guard let byte = data.readInteger(as: UInt8.self) else { return }
                forward(ByteBuffer(integer: ~byte))
            }
            rules.removeFirst()
        }
        guard isStalled else { return forward(data) }
        held.writeBuffer(&data)
    }

    private func forward(_ data: ByteBuffer) {
        guard data.readableBytes > 0 else { return }
        passed += data.readableBytes
        link?
            .later { [self] in
                var data = data
                while data.readableBytes > 0 {
                    let count = min(pieceBytes ?? .max, data.readableBytes)
                    guard let piece = data.readSlice(length: count) else { return }
                    target.writeAndFlush(piece, promise: nil)
                }
            }
    }
}
