import Foundation

func base64(_ text: String) -> String {
    Data(text.utf8).base64EncodedString()
}

/// What an AUTHENTICATE line says.
func saslText(_ line: String) -> String {
    let letters = String(line.dropFirst("AUTHENTICATE ".count))
    return String(decoding: Data(base64Encoded: letters) ?? Data(), as: UTF8.self)
}

/// The nonce of a first SCRAM message.
func saslNonce(in line: String) -> String? {
    saslText(line).split(separator: "r=").last.map(String.init)
}
