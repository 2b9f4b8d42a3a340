internal import CShippedWords
internal import Understanding

/// The words files that the program carries: those that were beside it when it was built.
enum ShippedWords {
    /// The words of a language, or nil where the program ships none.
    static func lexicon(of language: String) -> Lexicon? {
        text(of: language)
            .flatMap { text in
                try? WordsFile.lexicon(from: text, file: "words.\(language).yaml")
            }
    }

    /// Whether a file is byte for byte the one that the program carries.
    static func isShipped(_ file: SourceFile, in language: String) -> Bool {
        text(of: language)?.utf8.elementsEqual(file.original.utf8) ?? false
    }

    private static func text(of language: String) -> String? {
        for number in 0..<shipped_words_count() {
            let file = unsafe shipped_words_file(number)
            guard unsafe String(cString: file.language) == language else { continue }
            let bytes = unsafe UnsafeBufferPointer(start: file.bytes, count: file.count)
            return unsafe String(decoding: bytes, as: UTF8.self)
        }
        return nil
    }
}
