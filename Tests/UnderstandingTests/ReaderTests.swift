import RulesCore
import Testing
import Understanding

@Suite struct ReaderTests {
    private let reader: Reader

    init() throws {
        reader = try English.reader.get()
    }

    private func read(_ text: String, asking fact: Fact? = nil) -> Reading {
        reader.read(text, asking: fact.map { Question(asking: $0) }, now: English.now)
    }

    private func value(_ fact: Fact, in reading: Reading) -> String? {
        reading.findings.first { $0.value.fact == fact }?.value.name
    }

    // MARK: - Red flags

    @Test(arguments: [
        "no numbness in my bum", "my bum isn't numb", "back pain, no numbness, no fever",
        "I have no tingling round my backside", "without any numbness down there",
    ])
    func `a volunteered denial leaves a red flag open`(text: String) {
        let reading = read(text)
        #expect(value(.saddle, in: reading) == nil)
        #expect(reading.open.contains(.saddle))
    }

    @Test(arguments: [
        "no", "nope", "No.", "not at all", "no numbness", "none", "nothing like that",
    ])
    func `a direct answer without a hedge lowers a red flag`(text: String) {
        #expect(value(.saddle, in: read(text, asking: .saddle)) == "no")
    }

    @Test(arguments: [
        "I don't think so", "not really", "maybe", "dunno", "not that I've noticed",
        "no, not really", "yes and no", "yes no", "👍", "?", "no worries",
    ])
    func `a hedged answer leaves a red flag open`(text: String) {
        let reading = read(text, asking: .saddle)
        #expect(value(.saddle, in: reading) == nil)
        #expect(reading.open.contains(.saddle) || reading.about == .nobody)
    }

    @Test(arguments: ["a bit", "sometimes", "I think so", "yeah", "no wait, yes", "aye a wee bit"])
    func `a weak yes to a red flag is a yes`(text: String) {
        #expect(value(.saddle, in: read(text, asking: .saddle)) == "yes")
    }

    @Test(arguments: [
        ("no I can't feel my bum", Fact.saddle), ("no, but my crotch is tingling", .saddle),
        ("nothing happens when I try to pee", .bladderBowel),
        ("no pee since yesterday", .bladderBowel),
    ])
    func `what an answer describes outweighs its no`(text: String, fact: Fact) {
        let reading = read(text, asking: fact)
        #expect(value(fact, in: reading) == "yes")
        #expect(reading.answer != .options([1]))
    }

    @Test(arguments: [
        ("can't pee", Fact.bladderBowel, "yes"), ("no feeling down there", .saddle, "yes"),
        ("not able to lift my foot", .legs, "oneLegWeak"), ("cant feel my legs", .legs, "bothLegs"),
        ("I can't get my breath", .chestCollapse, "yes"),
        ("no position helps", .nightConstant, "yes"),
        ("my legs won't lift", .legs, "bothLegs"), ("won't lift my legs", .legs, "bothLegs"),
        ("tearing in my lumbar", .chestCollapse, "yes"),
    ])
    func `phrases that hold a negation raise what they say`(
        text: String,
        fact: Fact,
        name: String
    ) {
        #expect(value(fact, in: read(text)) == name)
    }

    @Test func `a denial ends at but`() {
        let reading = read("no numbness in my bum but my left foot is dragging")
        #expect(value(.legs, in: reading) == "oneLegWeak")
        #expect(reading.open.contains(.saddle))
    }

    @Test func `words of one thing do not reach over two commas to another`() {
        let text = "landed on my backside, that set it off, and now there's a tingle in my heel"
        #expect(value(.saddle, in: read(text)) == nil)
        #expect(value(.saddle, in: read("my backside, it's tingling")) == "yes")
    }

    @Test func `a doubt by itself is about what was said before it`() {
        let reading = read("numb bum, maybe?")
        #expect(value(.saddle, in: reading) == nil)
        #expect(reading.open.contains(.saddle))
    }

    @Test func `a word that names a flag does not raise it in a doubtful answer`() {
        let reading = read("my bones are fine as far as I know", asking: .riskHistory)
        #expect(value(.riskHistory, in: reading) == nil)
        #expect(reading.open.contains(.riskHistory))
        #expect(value(.riskHistory, in: read("yes, my bones", asking: .riskHistory)) == "yes")
    }

    @Test func `not only is no denial`() {
        #expect(value(.saddle, in: read("not only is my bum numb")) == "yes")
    }

    // MARK: - Whose words

    @Test(arguments: [
        "my mate can't feel his legs", "asking for a friend, he can't pee", "the wife has a fever",
        "a girl in my group fainted",
    ])
    func `somebody else's state is stored nowhere`(text: String) {
        let reading = read(text)
        #expect(reading.about == .other)
        #expect(reading.findings.isEmpty && reading.open.isEmpty)
    }

    @Test func `what another person says of the writer is the writer's`() {
        #expect(value(.otherUrgent, in: read("my wife says my back looks crooked")) == "yes")
    }

    @Test(arguments: [
        "what if I get numbness down there?", "if I had chest pain I'd ring someone",
        "what would you do if someone couldn't feel their legs", "race fever is real", "hello",
    ])
    func `a what-if, a saying and a greeting are about nobody`(text: String) {
        let reading = read(text)
        #expect(reading.about == .nobody)
        #expect(reading.findings.isEmpty)
    }

    @Test func `a question for advice still raises what follows it`() {
        #expect(
            value(.legs, in: read("should I go to hospital, I can't feel my legs")) == "bothLegs"
        )
    }

    @Test(arguments: ["I want to kill myself", "call me an ambulance"])
    func `distress is told`(text: String) {
        #expect(read(text).isDistress)
        #expect(!read("killing time before the race").isDistress)
    }

    // MARK: - Writing

    @Test(arguments: [
        "NUMB BUM", "nümb büm", "numb\u{2019} bum", "\u{2}numb\u{2} \u{3}04,12bum\u{3}",
        "ｎｕｍｂ ｂｕｍ", "numb-bum", "𝗻𝘂𝗺𝗯 𝗯𝘂𝗺", "num\u{200B}b bum", "ⓝⓤⓜⓑ bum",
        "n\u{03C5}mb bum", "numb \u{0430}r\u{0455}\u{0435}", "\u{202E}numb\u{202C} bum",
        "\u{2067}num\u{200F}b\u{2069} bum",
    ])
    func `case, accents, colours and letters that look alike do not matter`(text: String) {
        #expect(value(.saddle, in: read(text)) == "yes")
    }

    @Test func `the span is that of the words in the text as it came`() throws {
        let text = "héllo, \u{3}04numb\u{3} bum then"
        let finding = try #require(read(text).findings.first)
        let words = String(decoding: Array(text.utf8)[finding.span], as: UTF8.self)
        #expect(words == "numb\u{3} bum")
    }

    @Test(arguments: [
        ("slippped on the step", Fact.trauma, "minor"),
        ("I have osteoporosys", .riskHistory, "yes"),
        ("my chest is tihgt", .chestCollapse, "yes"), ("a patch of psoriassis", .skinRisk, "yes"),
    ])
    func `a small typing mistake is understood and told`(text: String, fact: Fact, name: String) {
        let finding = read(text).findings.first { $0.value.fact == fact }
        #expect(finding?.value.name == name)
        #expect(finding?.certainty == .guessed)
    }

    @Test func `words one letter apart are kept apart`() {
        #expect(value(.legs, in: read("my leg has been sore for 1 week")) != "oneLegWeak")
        #expect(value(.trauma, in: read("I feel sore")) == nil)
        #expect(value(.saddle, in: read("none of my bum bag fits", asking: .legs)) == nil)
        #expect(read("stopp").command == nil)
    }

    // MARK: - Commands

    @Test(arguments: [
        ("help", Reading.Command.help), ("Stop.", .stop), ("undo please", .undo), ("why?", .why),
        ("say that again would you", .repeated), ("start over", .restart), ("forget me", .forget),
        ("can I talk to a human", .person), ("my data", .myData), ("export", .export),
        ("sources", .sources), ("timer 15", .timer), ("\u{3}04,12stop\u{3}", .stop),
        ("say that again, I hadn't my glasses on", .repeated),
        ("jaysus, why would you need to know that?", .why),
        ("\u{4}FF0000stop", .stop), ("\u{2}\u{1D}stop\u{F}", .stop), ("\u{3}4stop", .stop),
    ])
    func `a command is one when it is the whole message`(text: String, command: Reading.Command) {
        #expect(read(text, asking: .saddle).command == command)
    }

    @Test(arguments: [
        "it won't stop hurting", "my back hurts, help", "stop or I can't pee",
        "why does it hurt so much", "I inject testosterone, does that matter",
        "say that again, it hurts", "start again from the top, 6", "stop, nobody is there",
    ])
    func `a command inside other words is none`(text: String) {
        #expect(read(text).command == nil)
    }
}
