import RulesCore
import Testing
import Understanding

@Suite struct AnswerTests {
    private let reader: Reader

    init() throws {
        reader = try English.reader.get()
    }

    private func read(_ text: String, asking question: Question? = nil) -> Reading {
        reader.read(text, asking: question, now: English.now)
    }

    private func values(_ reading: Reading) -> [Fact: String] {
        Dictionary(
            reading.findings.map { ($0.value.fact, $0.value.name) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    private static let serious = Question(
        facts: [.saddle, .bladderBowel, .chestCollapse, .legs, .trauma],
        options: [
            Question.Option(
                fact: .saddle,
                value: FactValue(.saddle, named: "yes"),
                label: "numb or tingling around my bottom, genitals or inner thighs"
            ),
            Question.Option(
                fact: .bladderBowel,
                value: FactValue(.bladderBowel, named: "yes"),
                label: "new trouble peeing or pooing, or holding it"
            ),
            Question.Option(
                fact: .chestCollapse,
                value: FactValue(.chestCollapse, named: "yes"),
                label: "chest pain, breathless, fainted"
            ),
            Question.Option(fact: .legs, value: nil, label: "anything in my legs"),
            Question.Option(fact: .trauma, value: nil, label: "it started with a fall or a knock"),
        ],
        allowsSeveral: true
    )

    @Test(arguments: [
        ("1", [0]), ("1 and 3", [0, 2]), ("1,3", [0, 2]), ("2 3", [1, 2]), ("the second one", [1]),
        ("option 3", [2]), ("a", [0]), ("1 & 2 please", [0, 1]),
    ])
    func `options are chosen by number, letter and order`(text: String, options: [Int]) {
        let reading = read(text, asking: Self.serious)
        #expect(reading.answer == .options(options))
        #expect(reading.findings.count == options.count)
    }

    @Test(arguments: [
        "no one", "no 1", "no, 1", "no, one", "no to 1", "1 no", "1: no, 2: no",
        "1. no 2. no", "1 no 2 no 3 no", "no 1 or 2", "not 1", "not 2 or 3",
    ])
    func `a no beside a number chooses nothing and denies nothing`(text: String) {
        let reading = read(text, asking: Self.serious)
        #expect(reading.answer == nil || reading.answer == .yes, "\(text)")
        #expect(reading.findings.isEmpty)
    }

    @Test(arguments: [
        "none but 3", "none but one", "none, one", "nope, one", "never one", "nope 2",
        "none, the first one",
    ])
    func `a number beside a none leaves open which`(text: String) {
        #expect(read(text, asking: Self.serious).answer == .yes)
    }

    @Test(arguments: [
        "not one", "not one of them", "no one of those", "none of the five", "none of the 5",
        "none, just one sore spot", "none, 3/10",
    ])
    func `a number that is part of something else leaves a none as it is`(text: String) {
        #expect(read(text, asking: Self.serious).answer == Reading.Answer.none)
    }

    @Test(arguments: ["No. 1", "no.1", "1, no 2", "no, just 1"])
    func `an option that is clearly named counts beside a no`(text: String) {
        #expect(read(text, asking: Self.serious).answer == .options([0]))
    }

    @Test(arguments: [("2 no", true), ("no 2", true), ("1 no", false), ("no 1", false)])
    func `a no beside the number of the no is a no`(text: String, isNo: Bool) {
        let reading = read(text, asking: Question(asking: .saddle))
        #expect(values(reading)[.saddle] == (isNo ? "no" : nil))
    }

    @Test func `an option that only says more must be asked opens its fact`() {
        let reading = read("4", asking: Self.serious)
        #expect(reading.answer == .options([3]))
        #expect(reading.open == [.legs])
    }

    @Test func `a label chooses its option`() {
        #expect(read("anything in my legs", asking: Self.serious).answer == .options([3]))
    }

    @Test(arguments: ["none", "none of those", "no", "nope, none of them", "no to all"])
    func `none of a list is told and settles nothing by itself`(text: String) {
        let reading = read(text, asking: Self.serious)
        #expect(reading.answer == Reading.Answer.none)
        #expect(reading.findings.isEmpty && reading.open.isEmpty)
    }

    @Test(arguments: [
        ("1 to 3", [0, 1, 2]), ("1-3", [0, 1, 2]), ("2 through 4", [1, 2, 3]), ("1st", [0]),
        ("2 prob", [1]), ("i guess 2?", [1]), ("gonna go with 2", [1]), ("2 and 4", [1, 3]),
    ])
    func `options are chosen by range and with words around them`(text: String, places: [Int]) {
        #expect(read(text, asking: Self.serious).answer == .options(places))
    }

    @Test(arguments: ["2 weeks", "4 to 60", "50-60", "3 miles in", "9"])
    func `a number that is no option chooses none`(text: String) {
        let answer = read(text, asking: Self.serious).answer
        #expect(answer.map { if case .options = $0 { false } else { true } } ?? true)
    }

    @Test func `none of a list brings along what else is said`() {
        let reading = read("none, came on in todays hill reps", asking: Self.serious)
        #expect(reading.answer == Reading.Answer.none)
        #expect(values(reading) == [.runRelation: "startsDuringRun", .duration: "d0to3"])
    }

    @Test func `free words answer a list for the facts they name`() {
        let reading = read("no numbness but my left foot drags", asking: Self.serious)
        #expect(values(reading)[.legs] == "oneLegWeak")
        #expect(values(reading)[.saddle] == "no")
    }

    @Test func `not sure about a list opens all of it`() {
        let reading = read("not sure", asking: Self.serious)
        #expect(reading.answer == .notSure)
        #expect(reading.open == Self.serious.facts)
    }

    @Test(arguments: [
        ("no, at night", Fact.nightConstant), ("no, only when i cough", .otherUrgent),
        ("no, just a bit of tingling", .saddle),
    ])
    func `a no that names the thing asked is no answer`(text: String, fact: Fact) {
        let reading = read(text, asking: Question(asking: fact))
        #expect(reading.answer == .notSure)
        #expect(reading.open.contains(fact))
        #expect(values(reading)[fact] == nil)
    }

    @Test(arguments: [
        ("3", "oneLegWeak"), ("d", "bothLegs"), ("1 and 4", "bothLegs"), ("legs are fine", "none"),
    ])
    func `of several options of one fact the one of higher concern counts`(
        text: String,
        name: String
    ) {
        #expect(values(read(text, asking: Question(asking: .legs)))[.legs] == name)
    }

    @Test func `of several ways to run with it the first counts`() {
        let reading = read("1 and 3", asking: Question(asking: .runRelation))
        #expect(values(reading)[.runRelation] == "startsDuringRun")
    }

    @Test func `a bare number is a score where options are lettered`() {
        #expect(values(read("2", asking: Question(asking: .severity)))[.severity] == "mild")
        #expect(values(read("b", asking: Question(asking: .severity)))[.severity] == "moderate")
        var numbered = Question(asking: .severity)
        numbered.numbering = .digits
        #expect(values(read("2", asking: numbered))[.severity] == "moderate")
        #expect(values(read("2/10", asking: numbered))[.severity] == "mild")
        #expect(values(read("8", asking: numbered))[.severity] == "severe")
    }

    @Test(arguments: [
        ("7/10", "severe"), ("7-8", "severe"), ("between a 3 and a 4", "moderate"),
        ("10+", "severe"),
        ("6.5", "severe"), ("sorry 8 not 3", "severe"), ("three", "mild"), ("4 ish", "moderate"),
        ("0", "mild"), ("0/10", "mild"),
    ])
    func `scores are read with their ranges`(text: String, name: String) {
        #expect(values(read(text, asking: Question(asking: .severity)))[.severity] == name)
    }

    @Test(arguments: ["3 sitting, 8 when I bend", "really bad", "eleven"])
    func `a score of two things is asked again`(text: String) {
        let reading = read(text, asking: Question(asking: .severity))
        #expect(values(reading)[.severity] == nil)
        #expect(reading.open.contains(.severity))
    }

    @Test(arguments: [
        ("34", "from18to59"), ("I'm 17", "under18"), ("turned 60 in May", "from60"),
        ("sixty five", "from60"), ("45 years old", "from18to59"), ("3", "from60"),
    ])
    func `an age is read as years, or as an option when it is no age`(text: String, name: String) {
        #expect(values(read(text, asking: Question(asking: .age)))[.age] == name)
    }

    @Test(arguments: ["I'm 34 weeks pregnant", "I'm 10k into my run", "my watch says 47 flat"])
    func `other numbers are no age`(text: String) {
        #expect(values(reader.read(text, asking: nil, now: English.now))[.age] == nil)
    }

    @Test(arguments: [
        ("accountant, 47, sore back", "from18to59"), ("F53, back pain", "from18to59"),
        ("my back hurts. I'm 60 on Saturday", "from18to59"),
        ("just turned 60, sore back", "from60"),
        ("I'm 17 on Saturday and my back hurts", "under18"), ("M 61 here, back pain", "from60"),
        ("I'm 62 with a bad back", "from60"),
    ])
    func `an age is told in passing`(text: String, name: String) {
        #expect(values(read(text))[.age] == name)
    }

    @Test(arguments: [
        "my back hurts, the car is 15 years old", "my 12 year old kicked me, sore back",
        "fell off a horse aged nine, my back is sore now", "sore back. 16, 17, 18 reps",
        "runner for 60 years, sore back", "back pain, shivering. 39.", "race number 62, back pain",
    ])
    func `a number of something else is no age`(text: String) {
        #expect(values(read(text))[.age] == nil)
    }

    @Test(arguments: [
        ("my back is a 7", "severe"), ("back pain 7ish/10", "severe"),
        ("back pain, five from ten", "moderate"),
        ("5 out of 10, comes on whenever I run", "moderate"),
    ])
    func `a score is told in passing`(text: String, name: String) {
        #expect(values(read(text))[.severity] == name)
    }

    @Test(arguments: [
        "my back hurts, effort 7/10 on the tempo", "my back hurts after 8 out of 10 reps",
        "my back hurts, rpe 8",
    ])
    func `a number of effort or of reps is no score`(text: String) {
        #expect(values(read(text))[.severity] == nil)
    }
}
