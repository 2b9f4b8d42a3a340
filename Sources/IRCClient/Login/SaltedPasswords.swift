package import IRCProtocol
package import NIOCore
package import NIOPosix
internal import OpenSSLCrypto
internal import Synchronization

/// The keys that SCRAM makes from the password of one network.
///
/// They are made on a thread that may be busy, and kept for the next connections: as long as the
/// server keeps salt and count, that work is done once.
package final class SaltedPasswords: Sendable {
    /// An account has one salt for each hash, or two while it is changed.
    private static let maxKept = 4

    private let pool: NIOThreadPool?
    private let kept = Mutex<[KeyDerivation: [UInt8]]>([:])

    /// Begins with none.
    ///
    /// - Parameter pool: Where keys are made; nil for the thread that asks.
    package init(pool: NIOThreadPool? = .singleton) {
        self.pool = pool
    }

    /// Makes the key of a password, or finds it among those made before.
    package func key(
        _ derivation: KeyDerivation,
        of password: LoginConfiguration.Password,
        on eventLoop: any EventLoop
    ) -> EventLoopFuture<[UInt8]> {
        if let key = kept.withLock({ $0[derivation] }) {
            return eventLoop.makeSucceededFuture(key)
        }
        guard let pool else {
            return eventLoop.makeCompletedFuture { try make(derivation, password) }
        }
        return pool.runIfActive(eventLoop: eventLoop) { try self.make(derivation, password) }
    }

    private func make(
        _ derivation: KeyDerivation,
        _ password: LoginConfiguration.Password
    ) throws(CryptoError) -> [UInt8] {
        let key = try HashFunction(derivation.hash)
            .derivedKey(
                password: password.bytes,
                salt: derivation.salt,
                iterations: derivation.iterations
            )
        kept.withLock { kept in
            if kept.count >= Self.maxKept { kept = [:] }
            kept[derivation] = key
        }
        return key
    }
}
