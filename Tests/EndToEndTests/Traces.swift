import Foundation

/// Looks for words in all files of a folder, in every form in which they could lie there.
struct Traces {
    let folder: URL

    /// The words that are found, each with the form and the file.
    func of(_ words: [String]) throws -> [String] {
        var found: [String] = []
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        for name in names {
            guard let data = try? Data(contentsOf: folder.appending(path: name)) else { continue }
            for word in words {
                for (form, bytes) in Self.forms(of: word) where data.range(of: bytes) != nil {
                    found.append("\(word) as \(form) in \(name)")
                }
            }
            for word in words where name.lowercased().contains(word.lowercased()) {
                found.append("\(word) as the name of \(name)")
            }
        }
        return found
    }

    /// Texts are looked for as bytes in some encodings, and as hexadecimal and base64 of them; those
    /// of base64 without what depends on the neighbours.
    private static func forms(of word: String) -> [(String, Data)] {
        var forms: [(String, Data)] = []
        let cases = [word, word.lowercased(), word.uppercased(), word.capitalized]
        for (number, text) in cases.enumerated() {
            guard cases.firstIndex(of: text) == number else { continue }
            let utf8 = Data(text.utf8)
            forms.append(("UTF-8", utf8))
            for encoding in [String.Encoding.utf16LittleEndian, .utf16BigEndian] {
                forms.append(("UTF-16", text.data(using: encoding) ?? utf8))
            }
            let hexadecimal =
                utf8.map { byte in
                    (byte < 16 ? "0" : "") + String(byte, radix: 16)
                }
                .joined()
            forms.append(("hexadecimal", Data(hexadecimal.utf8)))
            forms.append(("hexadecimal", Data(hexadecimal.uppercased().utf8)))
            for shift in 0..<3 {
                let padded = Data(repeating: 0, count: shift) + utf8
                let whole = padded.prefix(padded.count / 3 * 3).base64EncodedString()
                let own = whole.dropFirst(shift == 0 ? 0 : 4)
                guard own.count >= 6 else { continue }
                forms.append(("base64", Data(String(own).utf8)))
            }
            forms.append(("UTF-8 backwards", Data(utf8.reversed())))
        }
        return forms
    }
}
