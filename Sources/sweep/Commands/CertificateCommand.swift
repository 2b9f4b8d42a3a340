internal import ArgumentParser
internal import Foundation
internal import OpenSSLCrypto

/// Makes what the bot logs in with by EXTERNAL, or shows what services want to know of it.
struct CertificateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificate",
        abstract: "Makes a key and a certificate for the bot to log in with.",
        discussion: """
            Use one certificate for each network. Examples:
              sweep certificate --out /etc/sweep/libera.pem --name sweep
              sweep certificate --show /etc/sweep/libera.pem
            """
    )

    @Option(help: "The file to make, with key and certificate; for its owner only.")
    var out: String?

    @Option(help: "A file that is there: print its fingerprints and make nothing.")
    var show: String?

    @Option(help: "The name in the certificate; most networks do not look at it.")
    var name = "sweep"

    @Option(help: "How many days it is valid.")
    var days = 3_650

    @Flag(help: "Replace a file that is there.")
    var force = false

    func validate() throws {
        guard (out == nil) != (show == nil) else {
            throw ValidationError("Give --out FILE to make a certificate, or --show FILE.")
        }
        guard (1...36_500).contains(days) else {
            throw ValidationError("--days is a number from 1 to 36500.")
        }
        guard (1...64).contains(name.utf8.count) else {
            throw ValidationError("--name is of 1 to 64 bytes.")
        }
    }

    func run() throws {
        if let show { return try report(on: read(show), path: show) }
        guard let out else { return }
        let pem: String
        do {
            pem = try ClientCertificate(name: name, days: days).pem
        } catch {
            throw Failure(.outside, "the certificate cannot be made: \(error)")
        }
        try PrivateOutputFile(
            path: out,
            replaces: force,
            remedy: "Name another file, or replace it with --force."
        )
        .write(pem)
        try report(on: pem, path: out)
        print(
            """

            Write into the settings of the network:
              tls:
                client-certificate: \(URL(filePath: out).absoluteURL.path(percentEncoded: false))
              sasl:
                account: the account's name
                mechanisms: [EXTERNAL]
            """
        )
    }

    private func read(_ path: String) throws(Failure) -> String {
        do {
            return try String(contentsOf: URL(filePath: path), encoding: .utf8)
        } catch {
            throw Failure(.usage, "\(path) cannot be read. Check the path and its permissions.")
        }
    }

    private func report(on pem: String, path: String) throws(Failure) {
        let certificate: Certificate
        do {
            certificate = try Certificate(pem: pem)
        } catch {
            throw Failure(.notInOrder, "\(path): \(error)")
        }
        let expiry = Date(timeIntervalSince1970: TimeInterval(certificate.expiry))
        print(
            """
            \(path)
            valid until \(expiry.ISO8601Format())
            SHA-256 \(certificate.sha256)
            SHA-512 \(certificate.sha512)

            Tell the services, logged in to the bot's account, the one that the network uses:
              /msg NickServ CERT ADD \(certificate.sha256)
              /msg NickServ CERT ADD \(certificate.sha512)
            """
        )
        // A file without a key, or with one of another kind, is fine for its fingerprints.
        guard let key = try? SigningKey(pem: pem) else { return }
        print(
            """

            The same key can serve as sasl.ecdsa-key, for ECDSA-NIST256P-CHALLENGE:
              /msg NickServ SET PUBKEY \(Data(key.publicKey).base64EncodedString())
            """
        )
    }
}
