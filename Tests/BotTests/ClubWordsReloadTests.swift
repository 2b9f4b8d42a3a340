import Testing

/// A moderator adds words to the club's own file while the bot runs.
@Suite(.timeLimit(.minutes(5))) struct ClubWordsReloadTests {
    private static let words = """
        language: en
        also heard as:
          saddle: [flibber in the undercroft]

        """

    /// What the bot says to a new runner who uses the word.
    private func answer(on stage: Stage, from nick: String) async throws -> String {
        try await stage.say("hi, flibber in the undercroft since today", from: nick)
            .joined(separator: "\n")
    }

    @Test func `a word that is added is heard after a reload`() async throws {
        let stage = try await Stage()
        #expect(!(try await answer(on: stage, from: "mia")).contains("call 112 now"))
        let folder = try DialogueFolder()
        try folder.write(Self.words, to: "club.en.yaml")
        let said = try await stage.reload(from: folder).joined()
        #expect(said.contains("Loaded ("), "\(said)")
        #expect(try await answer(on: stage, from: "ann").contains("call 112 now"))
    }

    @Test(arguments: [
        (words.replacing("saddle", with: "sadle"), 3, "Did you mean \"saddle\"?"),
        (words + "commands:\n  stop: [\"yes\"]\n", 5, "means something else already"),
        ("language: es\n", 1, "The file's name says \"en\""),
    ])
    func `a file that is wrong changes nothing, and its line is told`(
        wrong: String,
        line: Int,
        hint: String
    ) async throws {
        let stage = try await Stage()
        let folder = try DialogueFolder()
        try folder.write(Self.words, to: "club.en.yaml")
        try await stage.reload(from: folder)
        let next = try DialogueFolder()
        try next.write(wrong, to: "club.en.yaml")
        let said = try await stage.reload(from: next).joined(separator: " ")
        #expect(said.hasPrefix("not loaded, the running version stays. "), "\(said)")
        #expect(said.contains("club.en.yaml") && said.contains("\(line)"), "\(said)")
        #expect(said.contains(hint), "\(said)")
        #expect(try await answer(on: stage, from: "ann").contains("call 112 now"))
    }

    @Test func `a word that is taken out is not heard any more`() async throws {
        let stage = try await Stage()
        let folder = try DialogueFolder()
        try folder.write(Self.words, to: "club.en.yaml")
        try await stage.reload(from: folder)
        let next = try DialogueFolder()
        try next.write("language: en\n", to: "club.en.yaml")
        try await stage.reload(from: next)
        #expect(!(try await answer(on: stage, from: "ann")).contains("call 112 now"))
    }
}
