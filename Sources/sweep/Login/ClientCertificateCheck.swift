internal import Foundation
internal import Logging
internal import OpenSSLCrypto
internal import Settings

/// Tells the operator in time that a client certificate expires: with it ends the login by EXTERNAL.
struct ClientCertificateCheck {
    /// How long before the end it is told.
    private static let notice: TimeInterval = 30 * 86_400

    private let network: String
    private let path: String
    private let expiry: Date

    /// Reads the certificate of a network; nil where it has none.
    ///
    /// One that cannot be read is refused elsewhere, when the line is prepared.
    init?(_ network: NetworkSettings) {
        guard let path = network.tls.clientCertificate,
            let pem = try? String(contentsOf: URL(filePath: path), encoding: .utf8),
            let certificate = try? Certificate(pem: pem)
        else { return nil }
        self.network = network.name
        self.path = path
        expiry = Date(timeIntervalSince1970: TimeInterval(certificate.expiry))
    }

    /// Writes a line when the certificate has expired, or will soon.
    func warn(to logger: Logger, at now: Date) {
        guard expiry < now + Self.notice else { return }
        let isOver = expiry <= now
        logger.log(
            level: isOver ? .error : .warning,
            isOver ? "client certificate has expired" : "client certificate expires soon",
            metadata: [
                "irc.network": "\(network)", "tls.certificate": "\(path)",
                "tls.expiry": "\(expiry.ISO8601Format())",
                "irc.next": "make another with sweep certificate, and add its fingerprint first",
            ]
        )
    }
}
