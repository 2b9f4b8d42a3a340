import NIOOpenSSL
import Testing

private typealias Machine = TLSHandler.StateMachine

/// The five states, `closed` by each of the ways that lead to it.
private enum Situation: CaseIterable {
    case idle
    case handshaking
    case active
    case closing
    case closedInHandshake
    case closedWhenActive
    case closedByBoth

    /// A machine that got here, with the name of the timer it armed last.
    func machine() -> (Box, Machine.Deadline?) {
        let box = Box()
        guard self != .idle else { return (box, nil) }
        var deadline: Machine.Deadline?
        if case .beginHandshake(let armed) = box.machine.channelActive() { deadline = armed }
        switch self {
        case .idle, .handshaking:
            break
        case .closedInHandshake:
            _ = box.machine.handshakeStepped(.failed(.peerNotTLS))
        case .active:
            _ = box.machine.handshakeStepped(.done)
        case .closedWhenActive:
            _ = box.machine.handshakeStepped(.done)
            _ = box.machine.inputEnded()
        case .closing, .closedByBoth:
            _ = box.machine.handshakeStepped(.done)
            if case .sendCloseNotify(let armed) = box.machine.close() { deadline = armed }
            if self == .closedByBoth { _ = box.machine.closed() }
        }
        return (box, deadline)
    }
}

/// A machine cannot be copied, so tables hold it in a box.
private final class Box {
    var machine = Machine(maxWaitingBytes: 100)
}

@Suite struct StateMachineTests {
    private static let broken = TLSError.alert(80)

    @Test func `only an idle connection begins a handshake`() {
        for situation in Situation.allCases {
            let (box, _) = situation.machine()
            let isBegun = box.machine.channelActive() != .ignore
            #expect(isBegun == (situation == .idle), "\(situation)")
        }
    }

    @Test(arguments: [
        (Situation.idle, Machine.OnBytes.drop),
        (.handshaking, .stepHandshake),
        (.active, .read),
        (.closing, .read),
        (.closedInHandshake, .drop),
        (.closedWhenActive, .drop),
        (.closedByBoth, .drop),
    ])
    private func `bytes go where the state wants them`(
        situation: Situation,
        expected: Machine.OnBytes
    ) {
        #expect(situation.machine().0.machine.bytesReceived() == expected)
    }

    @Test(arguments: [
        (TLSProgress.needsInput, Machine.OnHandshakeStep.wait),
        (.done, .complete),
        (.peerClosed, .fail(.closed(.handshake))),
        (.failed(broken), .fail(broken)),
    ])
    private func `a step of the handshake leads on`(
        progress: TLSProgress,
        expected: Machine.OnHandshakeStep
    ) {
        #expect(Situation.handshaking.machine().0.machine.handshakeStepped(progress) == expected)
        for situation in Situation.allCases where situation != .handshaking {
            let (box, _) = situation.machine()
            #expect(box.machine.handshakeStepped(progress) == .wait, "\(situation)")
        }
    }

    @Test(arguments: [
        (Situation.active, TLSProgress.needsInput, Machine.OnRead.wait),
        (.active, .peerClosed, .answerAndClose),
        (.active, .failed(broken), .fail(broken)),
        (.closing, .needsInput, .wait),
        (.closing, .peerClosed, .close),
        (.closing, .failed(broken), .fail(broken)),
        (.idle, .peerClosed, .wait),
        (.handshaking, .peerClosed, .wait),
        (.closedByBoth, .peerClosed, .wait),
        (.closedByBoth, .failed(broken), .wait),
    ])
    private func `a read leads on`(
        situation: Situation,
        progress: TLSProgress,
        expected: Machine.OnRead
    ) {
        #expect(situation.machine().0.machine.readStepped(progress) == expected)
    }

    @Test(arguments: [
        (Situation.idle, Machine.OnWrite.keep, Machine.OnWrite.refuse(tooMuch)),
        (.handshaking, .keep, .refuse(tooMuch)),
        (.active, .keep, .keepAndEncrypt),
        (.closing, .refuse(.closed(.closing)), .refuse(.closed(.closing))),
        (.closedInHandshake, .refuse(.closed(.handshake)), .refuse(.closed(.handshake))),
        (.closedWhenActive, .refuse(.closed(.established)), .refuse(.closed(.established))),
        (.closedByBoth, .refuse(.closed(.closing)), .refuse(.closed(.closing))),
    ])
    private func `a write waits, goes on early or is refused`(
        situation: Situation,
        within: Machine.OnWrite,
        beyond: Machine.OnWrite
    ) {
        let (box, _) = situation.machine()
        #expect(box.machine.write(bytes: 60, waiting: 40) == within)
        #expect(box.machine.write(bytes: 61, waiting: 40) == beyond)
        #expect(box.machine.write(bytes: .max, waiting: 40) == beyond)
    }

    private static let tooMuch = TLSError.tooManyWaitingBytes(limit: 100)

    @Test(arguments: [
        (Situation.idle, Machine.OnFlush.remember),
        (.handshaking, .remember),
        (.active, .encrypt),
        (.closing, .forward),
        (.closedByBoth, .forward),
    ])
    private func `a flush encrypts once there are keys`(
        situation: Situation,
        expected: Machine.OnFlush
    ) {
        #expect(situation.machine().0.machine.flush() == expected)
    }

    @Test func `a failed write is reported once`() {
        for situation in Situation.allCases {
            let (box, _) = situation.machine()
            let hasKeys = situation == .active || situation == .closing
            #expect(box.machine.writeStepped(.done) == .proceed)
            let first = box.machine.writeStepped(.failed(Self.broken))
            #expect(first == (hasKeys ? .fail(Self.broken) : .proceed), "\(situation)")
            #expect(box.machine.writeStepped(.failed(Self.broken)) == .proceed, "\(situation)")
        }
    }

    @Test func `a close is polite only when there are keys, and joins one under way`() {
        for situation in Situation.allCases {
            let (box, _) = situation.machine()
            let answer = box.machine.close()
            switch situation {
            case .idle, .handshaking:
                #expect(answer == .abandon(.closed(.handshake)))
                #expect(box.machine.close() == .forward)
            case .active:
                guard case .sendCloseNotify = answer else {
                    Issue.record("\(answer)")
                    continue
                }
                #expect(box.machine.close() == .join)
            case .closing:
                #expect(answer == .join)
            case .closedInHandshake, .closedWhenActive, .closedByBoth:
                #expect(answer == .forward)
            }
        }
    }

    @Test(arguments: [
        (Situation.idle, Machine.OnEnd.abandon(.closed(.handshake))),
        (.handshaking, .fail(.closed(.handshake))),
        (.active, .reportUnclean(.closed(.established))),
        (.closing, .reportUnclean(.closed(.closing))),
        (.closedInHandshake, .ignore),
        (.closedWhenActive, .ignore),
        (.closedByBoth, .ignore),
    ])
    private func `the end of input is told once and names the phase`(
        situation: Situation,
        expected: Machine.OnEnd
    ) {
        let (box, _) = situation.machine()
        #expect(box.machine.inputEnded() == expected)
        #expect(box.machine.inputEnded() == .ignore)
        #expect(box.machine.channelActive() == .ignore)
    }

    @Test(arguments: [
        (Situation.handshaking, Machine.OnDeadline.fail(.timedOut(.handshake))),
        (.closing, .giveUpClosing(.timedOut(.closing))),
        (.active, .ignore),
        (.closedInHandshake, .ignore),
        (.closedByBoth, .ignore),
    ])
    private func `a deadline counts only in the phase it was set for`(
        situation: Situation,
        expected: Machine.OnDeadline
    ) throws {
        let (box, deadline) = situation.machine()
        #expect(box.machine.deadlinePassed(try #require(deadline)) == expected)
    }

    @Test func `the timer of the handshake cannot end a close`() throws {
        let (box, deadline) = Situation.handshaking.machine()
        _ = box.machine.handshakeStepped(.done)
        _ = box.machine.close()
        #expect(box.machine.deadlinePassed(try #require(deadline)) == .ignore)
    }

    @Test func `more input is wanted unasked only when the connection itself waits for it`() {
        for situation in Situation.allCases {
            let (box, _) = situation.machine()
            let isOurs = situation == .handshaking || situation == .closing
            #expect(box.machine.wantsInput(isReadPending: false) == isOurs, "\(situation)")
            let isAnyones = isOurs || situation == .active
            #expect(box.machine.wantsInput(isReadPending: true) == isAnyones, "\(situation)")
        }
    }

    @Test func `only a closing connection becomes closed by word of the peer`() {
        for situation in Situation.allCases {
            let (box, _) = situation.machine()
            #expect(box.machine.closed() == (situation == .closing), "\(situation)")
        }
    }
}
