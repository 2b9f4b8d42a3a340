import DialogueFiles
import Testing

/// The lists of words that say yes and no to "may I ask how it is?" are checked.
@Suite(.timeLimit(.minutes(3))) struct ConsentWordsTests {
    @Test(arguments: [
        ("declines", "\"yes\"", "does not say no"), ("declines", "why not", "does not say no"),
        ("declines", "help", "does not say no"), ("declines", "can't pee", "does not say no"),
        ("agrees", "not really", "does not say yes"), ("agrees", "stop", "does not say yes"),
        ("help came", "\"no\"", "does not say that help came"),
        ("asks for quiet", "can't pee", "may come from somebody in need"),
        ("asks for quiet", "not me", "means something else already"),
        ("asks for quiet", "help", "means something else already"),
        ("asks for quiet", "quiet 1", "is never heard"),
        ("declines offers", "i want to die", "may come from somebody in need"),
        ("asks for quiet", "quiet my friend", nil), ("declines offers", "not me mate", nil),
        ("declines", "mañana", nil), ("declines", "not now ta", nil),
    ])
    func `words that say something else are refused`(
        list: String,
        words: String,
        message: String?
    ) throws {
        let folder = try ClubFolder()
        try folder.edit("common.en.yaml", [("\n\(list): [", "\n\(list): [\(words), ")])
        let errors = try folder.errors()
        guard let message else { return #expect(errors.isEmpty, "\(errors.map(\.summary))") }
        let bare = words.replacing("\"", with: "")
        let finding = try #require(
            errors.first { $0.message.contains("\"\(bare)\" \(message)") },
            "\(errors.map(\.summary))"
        )
        #expect(finding.file == "common.en.yaml" && finding.fix.contains(list))
        #expect(finding.source.contains("\(list): ["))
    }
}
