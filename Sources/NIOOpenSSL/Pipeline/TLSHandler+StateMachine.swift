extension TLSHandler {
    /// What may happen next on one connection, and what is to be done when it does.
    ///
    /// It knows no channel, buffer, promise or clock. Every event is one method that changes the
    /// state first and then says what to do. ``State/closed(_:)`` is final, and there every event
    /// leads to nothing.
    ///
    /// | state | leaves for | when |
    /// |---|---|---|
    /// | idle | handshaking | the channel is active |
    /// | handshaking | active | both sides have agreed on keys |
    /// | active | closing | either side said that it closes |
    /// | closing | closed | the peer said so too, or is gone, or took too long |
    /// | any | closed | end of input, or a failure |
    package struct StateMachine: ~Copyable {
        private enum State {
            case idle
            case handshaking(Deadline)
            case active
            case closing(Deadline)
            case closed(TLSError.Phase)
        }

        /// The name of one timer, since a timer that was cancelled may still fire.
        package struct Deadline: Equatable {
            fileprivate let generation: Int
        }

        private var state = State.idle
        private var generation = 0
        private let maxWaitingBytes: Int

        /// Makes a machine for a connection that is not active yet.
        ///
        /// - Parameter maxWaitingBytes: How many bytes may wait to be encrypted.
        package init(maxWaitingBytes: Int) {
            self.maxWaitingBytes = maxWaitingBytes
        }

        private mutating func nextDeadline() -> Deadline {
            generation += 1
            return Deadline(generation: generation)
        }
    }
}

// MARK: - The handshake

extension TLSHandler.StateMachine {
    /// What to do when the channel is active.
    package enum OnActive: Equatable {
        case beginHandshake(Deadline)
        case ignore
    }

    /// The channel is active; that it was before, or is no more, changes nothing.
    package mutating func channelActive() -> OnActive {
        guard case .idle = state else { return .ignore }
        let deadline = nextDeadline()
        state = .handshaking(deadline)
        return .beginHandshake(deadline)
    }

    /// What to do after a step of the handshake.
    package enum OnHandshakeStep: Equatable {
        case wait
        case complete
        case fail(TLSError)
    }

    /// libssl went on with the handshake.
    package mutating func handshakeStepped(_ progress: TLSProgress) -> OnHandshakeStep {
        guard case .handshaking = state else { return .wait }
        switch progress {
        case .needsInput:
            return .wait
        case .done:
            state = .active
            return .complete
        case .peerClosed:
            state = .closed(.handshake)
            return .fail(.closed(.handshake))
        case .failed(let error):
            state = .closed(.handshake)
            return .fail(error)
        }
    }
}

// MARK: - Input

extension TLSHandler.StateMachine {
    /// What to do with bytes from the peer.
    package enum OnBytes: Equatable {
        case stepHandshake
        case read
        case drop
    }

    /// Bytes of the peer are at hand.
    package func bytesReceived() -> OnBytes {
        switch state {
        case .handshaking: .stepHandshake
        case .active, .closing: .read
        case .idle, .closed: .drop
        }
    }

    /// What to do after everything at hand was read.
    package enum OnRead: Equatable {
        case wait
        case answerAndClose
        case close
        case fail(TLSError)
    }

    /// libssl gave all plaintext it had.
    package mutating func readStepped(_ progress: TLSProgress) -> OnRead {
        switch (state, progress) {
        case (.active, .peerClosed):
            // Not closed yet: a close asked for while the last data is delivered must join in.
            state = .closing(nextDeadline())
            return .answerAndClose
        case (.closing, .peerClosed):
            return .close
        case (.active, .failed(let error)):
            state = .closed(.established)
            return .fail(error)
        case (.closing, .failed(let error)):
            state = .closed(.closing)
            return .fail(error)
        default:
            return .wait
        }
    }

    /// Whether more must be read from the channel, though nobody may have asked for it.
    ///
    /// - Parameter isReadPending: Whether the application waits for plaintext.
    /// - Returns: Whether to read.
    package func wantsInput(isReadPending: Bool) -> Bool {
        switch state {
        case .handshaking, .closing: true
        case .active: isReadPending
        case .idle, .closed: false
        }
    }
}

// MARK: - Output

extension TLSHandler.StateMachine {
    /// What to do with a write.
    package enum OnWrite: Equatable {
        case keep
        case keepAndEncrypt
        case refuse(TLSError)
    }

    /// The application writes.
    ///
    /// - Parameters:
    ///   - bytes: The size of the write.
    ///   - waiting: How many bytes wait already.
    /// - Returns: What to do with the write.
    package func write(bytes: Int, waiting: Int) -> OnWrite {
        let (sum, isOverflow) = waiting.addingReportingOverflow(bytes)
        let isTooMuch = isOverflow || sum > maxWaitingBytes
        return switch state {
        case .idle, .handshaking:
            isTooMuch ? .refuse(.tooManyWaitingBytes(limit: maxWaitingBytes)) : .keep
        case .active:
            isTooMuch ? .keepAndEncrypt : .keep
        case .closing:
            .refuse(.closed(.closing))
        case .closed(let phase):
            .refuse(.closed(phase))
        }
    }

    /// What to do on a flush.
    package enum OnFlush: Equatable {
        case encrypt
        case remember
        case forward
    }

    /// The application flushes.
    package func flush() -> OnFlush {
        switch state {
        case .idle, .handshaking: .remember
        case .active: .encrypt
        case .closing, .closed: .forward
        }
    }

    /// What to do after libssl was asked to write.
    package enum OnWriteStep: Equatable {
        case proceed
        case fail(TLSError)
    }

    /// libssl encrypted what waited, or our close_notify.
    package mutating func writeStepped(_ progress: TLSProgress) -> OnWriteStep {
        guard case .failed(let error) = progress else { return .proceed }
        switch state {
        case .active: state = .closed(.established)
        case .closing: state = .closed(.closing)
        case .idle, .handshaking, .closed: return .proceed
        }
        return .fail(error)
    }
}

// MARK: - The end

extension TLSHandler.StateMachine {
    /// What to do when the application closes.
    package enum OnClose: Equatable {
        case abandon(TLSError)
        case sendCloseNotify(Deadline)
        case join
        case forward
    }

    /// The application closes.
    package mutating func close() -> OnClose {
        switch state {
        case .idle, .handshaking:
            // There are no keys yet, so there is nothing to close but the transport.
            state = .closed(.handshake)
            return .abandon(.closed(.handshake))
        case .active:
            let deadline = nextDeadline()
            state = .closing(deadline)
            return .sendCloseNotify(deadline)
        case .closing:
            return .join
        case .closed:
            return .forward
        }
    }

    /// Both sides said that they close; gives whether this is news.
    package mutating func closed() -> Bool {
        guard case .closing = state else { return false }
        state = .closed(.closing)
        return true
    }

    /// What to do when nothing more can come.
    package enum OnEnd: Equatable {
        case abandon(TLSError)
        case fail(TLSError)
        case reportUnclean(TLSError)
        case ignore
    }

    /// The transport ended, with no word of TLS about it.
    package mutating func inputEnded() -> OnEnd {
        switch state {
        case .idle:
            state = .closed(.handshake)
            return .abandon(.closed(.handshake))
        case .handshaking:
            state = .closed(.handshake)
            return .fail(.closed(.handshake))
        case .active:
            state = .closed(.established)
            return .reportUnclean(.closed(.established))
        case .closing:
            state = .closed(.closing)
            return .reportUnclean(.closed(.closing))
        case .closed:
            return .ignore
        }
    }

    /// What to do when a timer fires.
    package enum OnDeadline: Equatable {
        case fail(TLSError)
        case giveUpClosing(TLSError)
        case ignore
    }

    /// The timer of this name fired.
    package mutating func deadlinePassed(_ deadline: Deadline) -> OnDeadline {
        switch state {
        case .handshaking(deadline):
            state = .closed(.handshake)
            return .fail(.timedOut(.handshake))
        case .closing(deadline):
            state = .closed(.closing)
            return .giveUpClosing(.timedOut(.closing))
        default:
            return .ignore
        }
    }
}
