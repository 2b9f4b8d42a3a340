import Chat
import Testing

@Suite struct AddressTests {
    @Test(arguments: [
        ("sweep: help me", "help me"),
        ("sweep, help me", "help me"),
        ("Sweep:help", "help"),
        ("  sweep: hi", "hi"),
        ("!sweep hi", "hi"),
        ("!sweep: hi", "hi"),
        ("sweep:", ""),
        ("sweep", ""),
    ])
    func `words behind the name are for the bot`(text: String, words: String) {
        #expect(Address.words(of: text, to: "sweep") == words)
    }

    @Test(arguments: ["sweep the floor", "sweeper: hi", "!sweeping", "hi sweep", "", "swee", "!"])
    func `other words are not`(text: String) {
        #expect(Address.words(of: text, to: "sweep") == nil)
    }

    @Test func `a fallback nick is a name too, and so is !sweep`() {
        #expect(Address.words(of: "sweep_: hi", to: "sweep_") == "hi")
        #expect(Address.words(of: "!sweep hi", to: "sweep_") == "hi")
        #expect(Address.words(of: "sweep: hi", to: "sweep_") == nil)
    }
}
