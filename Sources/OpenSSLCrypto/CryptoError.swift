/// Why a computation could not be done; nearly always the fault of a file.
public enum CryptoError: Error, Equatable, Sendable {
    /// The text holds no private key in PEM without a pass phrase.
    case noKey(reason: String)

    /// The key is of another kind than P-256.
    case notP256

    /// The text holds no certificate in PEM.
    case noCertificate(reason: String)

    /// What was sealed was sealed with another key or for another place, or has been altered; which
    /// of them is not told.
    case notAuthentic

    /// OpenSSL failed, for a reason that it gives.
    case failed(String)
}

extension CryptoError: CustomStringConvertible {
    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .noKey(let reason):
            "there is no private key in it (\(reason)); give a PEM file without a pass phrase"
        case .notP256:
            "its key is not for the curve P-256 (prime256v1); `sweep certificate` makes one"
        case .noCertificate(let reason):
            "there is no certificate in it (\(reason)); give a PEM file"
        case .notAuthentic: "it was not sealed with this key, or it has been altered"
        case .failed(let reason): "OpenSSL: \(reason)"
        }
    }
}
