import Foundation
import IRCClient
import IRCProtocol
import NIOOpenSSL
import OpenSSLCrypto
import TestKit

/// A server with services that know the bot's account: by its password, certificate and key.
struct AccountServer {
    let server: InspIRCd
    let services: Atheme
    /// The account of the bot.
    let account: Atheme.Account
    private let folder: TemporaryFolder
    private let certificate: String
    private let key: SigningKey

    static var isInstalled: Bool { InspIRCd.isInstalled && Atheme.isInstalled }

    init(adjust: (inout InspIRCd.Options) -> Void = { _ in }) async throws {
        server = try await InspIRCd(adjust: adjust)
        services = try await Atheme(at: server)
        let identity = TestAuthority().issue(CertificateRequest(usage: .client))
        folder = try TemporaryFolder("bot")
        certificate = try folder.write(identity.certificate + identity.key, to: "sweep.pem")
        key = try SigningKey(pem: identity.key)
        account = try await services.register(
            "sweep",
            password: "pencil",
            certificates: [identity.sha256],
            key: Data(identity.publicPoint).base64EncodedString()
        )
    }

    /// Prepares a bot that logs in by those mechanisms, in that order.
    ///
    /// For EXTERNAL it shows a certificate, which the services know or not; never else, because
    /// NickServ too logs in whoever shows one that it knows.
    func bot(
        _ mechanisms: [LoginMechanism],
        isRequired: Bool = true,
        password: String = "pencil",
        isCertificateKnown: Bool = true,
        channels: [String] = []
    ) throws -> TestBot {
        let stranger = TestAuthority().issue(CertificateRequest(usage: .client))
        let unknown = try folder.write(stranger.certificate + stranger.key, to: "unknown.pem")
        let shown = isCertificateKnown ? certificate : unknown
        var login = LoginConfiguration.sample(
            mechanisms,
            isRequired: isRequired,
            password: password
        )
        login.cryptography = .openSSL(key: key)
        return try TestBot(at: server, channels: channels) {
            $0.security = .tls(
                TLSConfiguration(
                    trust: .file(server.authority),
                    clientCertificate: mechanisms.contains(.external) ? shown : nil
                )
            )
            $0.login = login
        }
    }

    /// An operator of the server, who may load and unload modules.
    func operate() async throws -> RawClient {
        let client = try await RawClient("oper", at: server)
        try await client.ask("OPER oper operpass", until: " 381 ")
        return client
    }
}
