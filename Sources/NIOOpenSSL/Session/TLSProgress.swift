/// How far a call of libssl came.
package enum TLSProgress: Equatable {
    /// It did what was asked.
    case done

    /// It cannot go on before the peer has sent more.
    case needsInput

    /// The peer has sent its close_notify; nothing comes after it.
    case peerClosed

    /// It failed, and the session is of no more use.
    case failed(TLSError)
}
