import Foundation
import IRCClient
import IRCProtocol
import InMemoryLogging
import Logging
import NIOCore
import NIOEmbedded
import NIOOpenSSL
import OpenSSLCrypto
import TestKit
import Testing

/// Logins over TLS in memory, against a server that derives the binding by itself.
@Suite struct ChannelBindingTests {
    @Test func `a login is tied to its TLS connection`() throws {
        let line = try TLSLine()
        let first = try line.begin(offer: "SCRAM-SHA-256-PLUS")
        let header = "p=tls-exporter,,"
        #expect(first.hasPrefix("\(header)n=sweep,r="))
        let nonce = try #require(first.split(separator: "r=").last)
        let salt = base64("0123456789abcdef")
        let serverFirst = "r=\(nonce)server,s=\(salt),i=4096"
        line.server.send(Array("AUTHENTICATE \(base64(serverFirst))\r\n".utf8))
        let final = saslText(try #require(try line.exchange().last))

        // RFC 5802 §3 and RFC 9266 §2, from the server's side.
        let exported = line.server.exportKeyingMaterial(
            label: "EXPORTER-Channel-Binding",
            length: 32
        )
        let bound = Data(Array(header.utf8) + exported).base64EncodedString()
        let withoutProof = "c=\(bound),r=\(nonce)server"
        #expect(final.hasPrefix("\(withoutProof),p="))
        let hash = HashFunction.sha256
        let salted = try hash.derivedKey(
            password: Array("pencil".utf8),
            salt: Array("0123456789abcdef".utf8),
            iterations: 4_096
        )
        let message = Array("n=sweep,r=\(nonce),\(serverFirst),\(withoutProof)".utf8)
        let key = try hash.authenticationCode(of: Array("Server Key".utf8), key: salted)
        let signature = Data(try hash.authenticationCode(of: message, key: key))
        let proof = base64("v=\(signature.base64EncodedString())")
        line.server.send(Array("AUTHENTICATE \(proof)\r\n:srv 903 sweep :done\r\n".utf8))
        #expect(try line.exchange() == ["AUTHENTICATE +", "CAP END"])
    }

    @Test func `a server that does not offer it is told that we could`() throws {
        let line = try TLSLine()
        #expect(try line.begin(offer: "SCRAM-SHA-256").hasPrefix("y,,"))
    }

    @Test func `over TLS 1.2 there is nothing to tie it to`() throws {
        let line = try TLSLine(.tls12)
        #expect(
            try line.begin(offer: "SCRAM-SHA-256-PLUS,SCRAM-SHA-256").hasPrefix("n,,")
        )
    }
}

/// A connection to a server in memory, by the pipeline that a real one has.
private struct TLSLine {
    let channel = EmbeddedChannel()
    let server: MemoryTLSServer

    init(_ version: MemoryTLSServerSettings.Version = .any) throws {
        let authority = TestAuthority()
        let identity = authority.issue(CertificateRequest())
        server = MemoryTLSServer(MemoryTLSServerSettings(identity: identity, version: version))
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).pem")
        try Data(authority.identity.certificate.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let context = try TLSContext(TLSConfiguration(trust: .file(file.path)))
        let login = LoginConfiguration.sample([.scramSHA256Plus, .scramSHA256])
        let metrics = IRCMetrics(network: "demo")
        let handler = IRCSessionHandler(
            configuration: try .sample(login: login),
            epoch: 1,
            mark: "m",
            speaker: Speaker(),
            regains: RegainRecord(),
            log: ConnectionLog(
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
                network: "demo"
            ),
            metrics: metrics,
            login: Login(login, seed: [UInt8](repeating: 3, count: 32), isEncrypted: true),
            saltedPasswords: SaltedPasswords(pool: nil),
            time: { 0 },
            sink: { _ in }
        )
        try channel.pipeline.syncOperations.addHandlers(
            TLSHandler(context: context, peer: try TLSPeer("localhost")),
            LineDecoder(metrics: metrics),
            handler
        )
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 6697)).wait()
    }

    /// Goes on until SCRAM's first message and gives it.
    func begin(offer: String) throws -> String {
        _ = try exchange()
        server.send(Array(":srv CAP * LS :sasl=\(offer)\r\n:srv CAP sweep ACK :sasl\r\n".utf8))
        _ = try exchange()
        server.send(Array("AUTHENTICATE +\r\n".utf8))
        return saslText(try exchange().last ?? "")
    }

    /// Lets both sides talk until neither has more to say; gives the new lines of ours.
    func exchange() throws -> [String] {
        let before = server.received.count
        var isMoving = true
        while isMoving {
            isMoving = false
            while let buffer = try channel.readOutbound(as: ByteBuffer.self) {
                server.receive(Array(buffer.readableBytesView))
                isMoving = true
            }
            let output = server.takeOutput()
            if !output.isEmpty {
                try channel.writeInbound(ByteBuffer(bytes: output))
                isMoving = true
            }
            channel.embeddedEventLoop.run()
        }
        return String(decoding: server.received.dropFirst(before), as: UTF8.self)
            .split(separator: "\r\n").map(String.init)
    }
}
