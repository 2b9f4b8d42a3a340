import COpenSSL
import OpenSSLCrypto
import Testing

@testable import IRCProtocol

@Suite struct SCRAMExchangeTests {
    private func exchange(
        _ hash: LoginCryptography.Hash = .sha256,
        account: String = "user",
        binding: SCRAMExchange.Binding = .unsupported,
        nonce: String = "rOprNGfwEbeRWgbNEkqO",
        cryptography: LoginCryptography = TestLogin.cryptography
    ) -> SCRAMExchange {
        SCRAMExchange(
            hash,
            account: account,
            binding: binding,
            nonce: Array(nonce.utf8),
            cryptography: cryptography
        )
    }

    @Test func `the dialogue of RFC 7677 is held word for word`() throws {
        var scram = exchange()
        #expect(scram.receive([]) == .say(Array("n,,n=user,r=rOprNGfwEbeRWgbNEkqO".utf8)))
        let first =
            "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"
        guard case .derive(let derivation) = scram.receive(Array(first.utf8)) else {
            Issue.record("no key is asked for")
            return
        }
        #expect(derivation.iterations == 4_096 && derivation.hash == .sha256)
        let final =
            "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
            + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="
        let key = try TestLogin.saltedPassword(derivation)
        #expect(scram.receive(saltedPassword: key) == .say(Array(final.utf8)))
        #expect(!scram.hasVerifiedServer)
        let proof = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="
        #expect(scram.receive(Array(proof.utf8)) == .say([]))
        #expect(scram.hasVerifiedServer)
    }

    /// RFC 5802 has its example with SHA-1, which no mechanism of ours uses: the machine is the same.
    @Test func `the dialogue of RFC 5802 is held word for word`() {
        let sha1 = LoginCryptography(
            digest: { _, message in SHA1.digest(message) },
            code: { _, key, message in SHA1.code(key, message) },
            signature: { _ in nil },
            areEqual: ==
        )
        var scram = exchange(nonce: "fyko+d2lbbFgONRv9qkxdawL", cryptography: sha1)
        #expect(scram.receive([]) == .say(Array("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL".utf8)))
        let nonce = "fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j"
        let first = "r=\(nonce),s=QSXCR+Q6sek8bf92,i=4096"
        guard case .derive(let derivation) = scram.receive(Array(first.utf8)) else {
            Issue.record("no key is asked for")
            return
        }
        let key = SHA1.key(Array("pencil".utf8), derivation.salt, derivation.iterations)
        let final = "c=biws,r=\(nonce),p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="
        #expect(scram.receive(saltedPassword: key) == .say(Array(final.utf8)))
        #expect(scram.receive(Array("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=".utf8)) == .say([]))
    }

    @Test(arguments: [
        (SCRAMExchange.Binding.unsupported, "n,,"), (.notOffered, "y,,"),
        (.tlsExporter([1, 2, 3, 255]), "p=tls-exporter,,"),
    ])
    func `what it is bound to is said first and proved last`(
        binding: SCRAMExchange.Binding,
        header: String
    ) throws {
        for hash in [LoginCryptography.Hash.sha256, .sha512] {
            var server = ScramServer(hash: TestLogin.function(hash))
            if case .tlsExporter(let bytes) = binding { server.binding = bytes }
            var scram = exchange(hash, account: "a=b,c", binding: binding)
            guard case .say(let first) = scram.receive([]) else {
                Issue.record("nothing is said")
                return
            }
            let text = String(decoding: first, as: UTF8.self)
            #expect(text == "\(header)n=a=3Db=2Cc,r=rOprNGfwEbeRWgbNEkqO")
            guard case .derive(let derivation) = scram.receive(Array(server.first(text).utf8)),
                case .say(let final) = scram.receive(
                    saltedPassword: try TestLogin.saltedPassword(derivation)
                )
            else {
                Issue.record("no proof")
                return
            }
            #expect(server.account == "a=b,c")
            let answer = try #require(try server.final(String(decoding: final, as: UTF8.self)))
            #expect(scram.receive(Array(answer.utf8)) == .say([]))
            #expect(scram.hasVerifiedServer)
        }
    }

    static let nonce = "rOprNGfwEbeRWgbNEkqO"

    @Test(
        arguments: [
            ("r=\(nonce)x,s=W22Z,i=4095", .wrongIterations(4_095)),
            ("r=\(nonce)x,s=W22Z,i=1", .wrongIterations(1)),
            ("r=\(nonce)x,s=W22Z,i=1000001", .wrongIterations(1_000_001)),
            ("r=\(nonce)x,s=W22Z,i=9999999999", .wrongIterations(9_999_999_999)),
            ("r=\(nonce)x,s=W22Z,i=99999999999999999999", .malformed),
            ("r=\(nonce)x,s=W22Z,i=-4096", .malformed), ("r=\(nonce)x,s=W22Z,i=04096", .malformed),
            ("r=\(nonce)x,s=W22Z,i=4096x", .malformed), ("r=\(nonce)x,s=W22Z,i=", .malformed),
            ("r=\(nonce)x,s=,i=4096", .malformed), ("r=\(nonce)x,s=W2,i=4096", .malformed),
            ("r=\(nonce)x,i=4096,s=W22Z", .malformed),
            ("m=x,r=\(nonce)x,s=W22Z,i=4096", .malformed),
            ("r=\(nonce)x,s=W22Z", .malformed), ("", .malformed), (",,,", .malformed),
            ("r=\(nonce),s=W22Z,i=4096", .wrongNonce), ("r=,s=W22Z,i=4096", .wrongNonce),
            ("r=other\(nonce)x,s=W22Z,i=4096", .wrongNonce),
            ("r=rOprNGfwEbeRWgbNEkq,s=W22Z,i=4096", .wrongNonce),
        ] as [(String, LoginFailure.Distrust)]
    )
    func `a first answer that breaks the rules ends it`(
        first: String,
        why: LoginFailure.Distrust
    ) {
        var scram = exchange()
        _ = scram.receive([])
        #expect(scram.receive(Array(first.utf8)) == .distrust(why))
        #expect(
            scram.receive(Array("r=\(Self.nonce)x,s=W22Z,i=4096".utf8)) == .distrust(.malformed)
        )
        #expect(!scram.hasVerifiedServer)
    }

    @Test(arguments: [4_096, 1_000_000]) func `counts at the limits are obeyed`(count: Int) {
        var scram = exchange()
        _ = scram.receive([])
        let first = "r=\(Self.nonce)x,s=W22Z,i=\(count),x=later extensions are ignored"
        guard case .derive(let derivation) = scram.receive(Array(first.utf8)) else {
            Issue.record("no key is asked for")
            return
        }
        #expect(derivation.iterations == count)
    }

    @Test(
        arguments: [
            ("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G5=", .distrust(.malformed)),
            ("v=7rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=", .distrust(.forgedSignature)),
            ("v=", .distrust(.forgedSignature)), ("v=AAAA", .distrust(.forgedSignature)),
            ("", .distrust(.malformed)), ("garbage", .distrust(.malformed)),
            ("e=invalid-proof", .wait),
        ] as [(String, LoginExchange.Answer)]
    )
    func `a last answer without the right signature proves nothing`(
        last: String,
        answer: LoginExchange.Answer
    ) throws {
        var scram = exchange()
        _ = scram.receive([])
        let first =
            "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"
        guard case .derive(let derivation) = scram.receive(Array(first.utf8)) else {
            Issue.record("no key is asked for")
            return
        }
        _ = scram.receive(saltedPassword: try TestLogin.saltedPassword(derivation))
        #expect(scram.receive(Array(last.utf8)) == answer)
        #expect(!scram.hasVerifiedServer)
    }
}

/// SHA-1, for the example of RFC 5802 alone.
enum SHA1 {
    static func digest(_ message: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 20)
        unsafe EVP_Q_digest(nil, "SHA1", nil, message, message.count, &digest, nil)
        return digest
    }

    static func code(_ key: [UInt8], _ message: [UInt8]) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: 20)
        var count = 0
        unsafe EVP_Q_mac(
            nil,
            "HMAC",
            nil,
            "SHA1",
            nil,
            key,
            key.count,
            message,
            message.count,
            &code,
            code.count,
            &count
        )
        return code
    }

    static func key(_ password: [UInt8], _ salt: [UInt8], _ iterations: Int) -> [UInt8] {
        var block = code(password, salt + [0, 0, 0, 1])
        var key = block
        for _ in 1..<iterations {
            block = code(password, block)
            key = zip(key, block).map { $0 ^ $1 }
        }
        return key
    }
}
