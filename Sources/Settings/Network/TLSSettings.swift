/// What TLS trusts, and the certificate that the bot shows.
public struct TLSSettings: Sendable, Equatable {
    /// Whom the server's certificate must be signed by.
    ///
    /// Default: the system's authorities.
    public let trust: TLSTrust

    /// SHA-256 of the server certificates (DER) that are accepted, 64 lower-case hex digits each.
    ///
    /// When there is one, one must match, and chain, name and dates are not asked for.
    public let pins: [String]

    /// An absolute path to a PEM file with the bot's certificate and its key; nil for none.
    ///
    /// It was there at start, and only its owner could read it.
    public let clientCertificate: String?

    init(from reader: inout SettingsReader, at section: String) {
        trust = Self.trust(from: &reader, at: "\(section).trust")
        pins = Self.pins(from: &reader, at: "\(section).pins")
        clientCertificate = reader.privatePEM(
            "\(section).client-certificate",
            ["CERTIFICATE", "PRIVATE KEY"]
        )
    }

    private static func trust(from reader: inout SettingsReader, at key: String) -> TLSTrust {
        guard let word = reader.text(key), word != "system" else { return .system }
        let path = reader.absolute(word)
        do throws(PrivateFile.Refusal) {
            let file = try PrivateFile(readingPublic: path)
            if !file.text.contains("-----BEGIN CERTIFICATE-----") {
                reader.report(
                    key,
                    "\(path) has no certificate in it.",
                    "Name a PEM file with the authority's certificate, or write system."
                )
            }
        } catch {
            reader.report(key, error.problem, "\(error.remedy) Or write system.")
        }
        return .roots(path)
    }

    private static func pins(from reader: inout SettingsReader, at key: String) -> [String] {
        let pins = reader.texts(key) ?? []
        for pin in pins where pin.wholeMatch(of: /[0-9A-Fa-f]{64}/) == nil {
            reader.report(
                key,
                "\"\(pin)\" is not a SHA-256 fingerprint.",
                "Give 64 hex digits without colons, in quotes."
            )
        }
        return pins.map { $0.lowercased() }
    }
}

/// Whom a server's certificate must be signed by.
public enum TLSTrust: Sendable, Equatable {
    /// An authority that the system trusts.
    case system

    /// An authority of this PEM file, by its absolute path.
    case roots(String)
}
