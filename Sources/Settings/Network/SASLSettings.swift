/// The account that the bot logs in to, and how.
public struct SASLSettings: Sendable, Equatable {
    /// What to try, in this order, among what the server offers; each has what it needs.
    ///
    /// Default: all that the given secrets allow, strongest first. Never empty. `EXTERNAL` is left
    /// out when it is listed beside others and the network has no client certificate.
    public let mechanisms: [SASLMechanism]

    /// The account, also sent as authorization identity by PLAIN; prepared by SASLprep.
    public let account: String

    /// The password, read from its file or variable and prepared by SASLprep (RFC 4013); there
    /// when a mechanism needs it.
    public let password: Secret?

    /// An absolute path to the PEM file with the key for ECDSA-NIST256P-CHALLENGE.
    public let ecdsaKey: String?

    /// True when the bot leaves the network rather than go on without the account.
    ///
    /// Default: true.
    public let isRequired: Bool

    /// Reads the section; nil when it is not given, or is switched off with an empty list.
    init?(from reader: inout SettingsReader, at network: String) {
        let section = "\(network).sasl"
        guard reader.isGiven(section) else { return nil }
        isRequired = reader.flag("\(section).required") ?? true
        password = reader.password(in: section)
        ecdsaKey = reader.privatePEM("\(section).ecdsa-key", ["PRIVATE KEY"])
        let credentials = Credentials(
            hasCertificate: reader.text("\(network).tls.client-certificate") != nil,
            hasPassword: reader.text("\(section).password-file") != nil
                || reader.text("\(section).password-variable") != nil,
            hasKey: ecdsaKey != nil
        )
        mechanisms = Self.mechanisms(from: &reader, at: "\(section).mechanisms", credentials)
        if mechanisms.isEmpty {
            guard isRequired else { return nil }
            reader.reportMissing(
                "\(section).mechanisms",
                "A login is required, but there is no way to log in.",
                "Give a password-file, a client-certificate or an ecdsa-key, or required: false."
            )
        }
        account = Self.account(from: &reader, at: "\(section).account")
    }

    private static func account(from reader: inout SettingsReader, at key: String) -> String {
        let account = reader.requiredText(key)
        do throws(SASLprep.Refusal) {
            return try SASLprep.prepare(account)
        } catch {
            reader.report(
                key,
                "\"\(account)\" cannot be an account: it has \(error.description), which no login takes.",
                "Write it as the services know it."
            )
            return account
        }
    }

    /// What the operator gave to log in with.
    private struct Credentials {
        let hasCertificate: Bool
        let hasPassword: Bool
        let hasKey: Bool

        func allow(_ mechanism: SASLMechanism) -> Bool {
            switch mechanism {
            case .external: hasCertificate
            case .ecdsaNIST256PChallenge: hasKey
            case .scramSHA512Plus, .scramSHA512, .scramSHA256Plus, .scramSHA256, .plain:
                hasPassword
            }
        }
    }

    private static func mechanisms(
        from reader: inout SettingsReader,
        at key: String,
        _ credentials: Credentials
    ) -> [SASLMechanism] {
        guard let words = reader.texts(key) else {
            return SASLMechanism.allCases.filter(credentials.allow)
        }
        let known = SASLMechanism.allCases.map(\.rawValue)
        for word in words where !known.contains(word) {
            let meant = Spelling.nearest(to: word, among: known)
            reader.report(
                key,
                "\"\(word)\" is not a mechanism.",
                meant.map { "Did you mean \($0)?" }
                    ?? "There are \(known.joined(separator: ", "))."
            )
        }
        let listed = words.compactMap(SASLMechanism.init(rawValue:))
        let usable = listed.filter(credentials.allow)
        for mechanism in listed where !credentials.allow(mechanism) {
            if mechanism == .external, listed.count > 1 { continue }
            reader.report(
                key,
                "\(mechanism.rawValue) cannot work without \(mechanism.need).",
                "Give it, or take \(mechanism.rawValue) out of the list."
            )
        }
        return usable
    }
}

/// A way to log in.
///
/// Source: IRCv3 SASL 3.2; RFC 4422, 4616, 5802, 7677 and 9266.
public enum SASLMechanism: String, Sendable, CaseIterable {
    /// The certificate of the TLS connection is the proof.
    case external = "EXTERNAL"

    /// A signature with a P-256 key.
    case ecdsaNIST256PChallenge = "ECDSA-NIST256P-CHALLENGE"

    /// SCRAM with SHA-512, tied to the TLS connection; usable over TLS 1.3 only.
    case scramSHA512Plus = "SCRAM-SHA-512-PLUS"

    /// A password that is never sent, with SHA-512.
    case scramSHA512 = "SCRAM-SHA-512"

    /// SCRAM with SHA-256, tied to the TLS connection; usable over TLS 1.3 only.
    case scramSHA256Plus = "SCRAM-SHA-256-PLUS"

    /// A password that is never sent, with SHA-256.
    case scramSHA256 = "SCRAM-SHA-256"

    /// The password itself.
    case plain = "PLAIN"

    fileprivate var need: String {
        switch self {
        case .external: "tls.client-certificate"
        case .ecdsaNIST256PChallenge: "ecdsa-key"
        case .scramSHA512Plus, .scramSHA512, .scramSHA256Plus, .scramSHA256, .plain:
            "password-file or password-variable"
        }
    }
}
