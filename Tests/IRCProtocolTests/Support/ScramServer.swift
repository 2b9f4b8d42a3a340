import Foundation
import IRCProtocol
import OpenSSLCrypto

/// The server's side of SCRAM, written from RFC 5802 on its own, so that both sides are compared.
struct ScramServer {
    var hash = HashFunction.sha256
    var password = "pencil"
    var salt = Array("0123456789abcdef".utf8)
    var iterations = 4_096
    /// The bytes that both ends of the TLS connection know.
    var binding: [UInt8] = []
    private(set) var header = ""
    private(set) var account = ""
    private var clientFirst = ""
    private var serverFirst = ""

    init(hash: HashFunction = .sha256) {
        self.hash = hash
    }

    /// Takes the client's first message and gives the server's.
    mutating func first(_ text: String) -> String {
        let parts = text.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
        header = "\(parts[0]),\(parts[1]),"
        clientFirst = String(parts[2])
        let fields = clientFirst.split(separator: ",")
        account = String(fields[0].dropFirst(2)).replacing("=2C", with: ",")
            .replacing("=3D", with: "=")
        let nonce = fields[1].dropFirst(2)
        serverFirst = "r=\(nonce)server,s=\(Data(salt).base64EncodedString()),i=\(iterations)"
        return serverFirst
    }

    /// Takes the client's last message and gives the server's, or nil when the proof is wrong.
    func final(_ text: String) throws -> String? {
        guard let range = text.range(of: ",p=", options: .backwards) else { return nil }
        let withoutProof = String(text[..<range.lowerBound])
        let bound = Data(Array(header.utf8) + binding).base64EncodedString()
        guard withoutProof.hasPrefix("c=\(bound),r=") else { return nil }
        let message = Array("\(clientFirst),\(serverFirst),\(withoutProof)".utf8)
        let salted = try hash.derivedKey(
            password: Array(password.utf8),
            salt: salt,
            iterations: iterations
        )
        let clientKey = try hash.authenticationCode(of: Array("Client Key".utf8), key: salted)
        let stored = try hash.digest(clientKey)
        let signature = try hash.authenticationCode(of: message, key: stored)
        let proof = Data(zip(clientKey, signature).map { $0 ^ $1 }).base64EncodedString()
        guard text[range.upperBound...] == proof else { return nil }
        let serverKey = try hash.authenticationCode(of: Array("Server Key".utf8), key: salted)
        let code = try hash.authenticationCode(of: message, key: serverKey)
        return "v=\(Data(code).base64EncodedString())"
    }
}
