import IRCClient
import IRCProtocol
import NIOCore
import NIOEmbedded
import NIOPosix
import OpenSSLCrypto
import Synchronization
import Testing

@Suite struct SaltedPasswordsTests {
    /// A derivation as a server asks for it.
    private func derivation(salt: String, iterations: Int = 4_096) throws -> KeyDerivation {
        var login = Login(
            .sample([.scramSHA256]),
            seed: [UInt8](repeating: 1, count: 32),
            isEncrypted: true
        )
        _ = login.begin("")
        guard case .send(let lines) = login.receive(try IRCMessage(parsing: "AUTHENTICATE +")),
            let line = lines.first,
            let nonce = saslNonce(
                in: String(decoding: try line.serialized().dropLast(2), as: UTF8.self)
            )
        else { throw CancellationError() }
        let first = base64("r=\(nonce)x,s=\(base64(salt)),i=\(iterations)")
        let step = login.receive(try IRCMessage(parsing: "AUTHENTICATE \(first)"))
        guard case .derive(let derivation) = step else { throw CancellationError() }
        return derivation
    }

    @Test func `a key is that of PBKDF2, and made once`() throws {
        let loop = EmbeddedEventLoop()
        let passwords = SaltedPasswords(pool: nil)
        let password = LoginConfiguration.Password(Array("password".utf8))
        let derivation = try derivation(salt: "salt")
        let key = try passwords.key(derivation, of: password, on: loop).wait()
        let expected = try HashFunction.sha256.derivedKey(
            password: Array("password".utf8),
            salt: Array("salt".utf8),
            iterations: 4_096
        )
        #expect(key == expected)
        // Kept: another password gives the same, so nothing was computed.
        let other = LoginConfiguration.Password([1])
        #expect(try passwords.key(derivation, of: other, on: loop).wait() == key)
        #expect(
            try passwords.key(self.derivation(salt: "other"), of: password, on: loop).wait() != key
        )
    }

    @Test(.timeLimit(.minutes(1))) func `a slow key holds up no loop`() async throws {
        let group = MultiThreadedEventLoopGroup.singleton
        let loop = group.next()
        let derivation = try derivation(salt: "salt", iterations: 1_000_000)
        let key = SaltedPasswords().key(derivation, of: .init([1]), on: loop)
        let isMade = Atomic(false)
        key.whenComplete { _ in isMade.store(true, ordering: .relaxed) }
        let wasMade = try await loop.submit { isMade.load(ordering: .relaxed) }.get()
        #expect(!wasMade)
        #expect(try await key.get().count == 32)
    }
}
