public import RulesCore

/// How well a reader does on labelled messages.
public struct Score: Equatable, Sendable {
    /// How many messages were read.
    public private(set) var items = 0
    /// How many of them were read without any fault.
    public private(set) var right = 0
    /// Red flags that are there.
    public private(set) var flags = Tally()
    /// Answers that deny a red flag.
    public private(set) var denials = Tally()
    /// All that is no red flag.
    public private(set) var others = Tally()
    /// Every fact by itself, at its place among all facts.
    private var tallies = [Tally](repeating: Tally(), count: Fact.allCases.count)
    /// Facts that are unclear, and how many of them were left open.
    public private(set) var open = Tally()
    /// Traps that were laid; those found are sprung.
    public private(set) var traps = Tally()
    /// Whose state is meant.
    public private(set) var subjects = Tally()
    /// Commands.
    public private(set) var commands = Tally()
    /// Messages in which no red flag is to be heard; those found raised one.
    public private(set) var harmless = Tally()
    /// What is wrong, in the order of the messages.
    public private(set) var faults: [Judgement] = []

    /// Nothing yet.
    public init() {}

    /// The readings of some messages, judged.
    ///
    /// - Parameters:
    ///   - messages: The messages with their labels.
    ///   - reader: Who reads a language.
    public init(_ messages: [LabelledMessage], reader: (_ language: String) -> Reader) {
        for message in messages {
            let reading = reader(message.language)
                .read(message.text, asking: message.question, now: LabelledMessage.moment)
            add(Judgement(reading, of: message))
        }
    }

    /// How often a fact was said and found.
    public func tally(of fact: Fact) -> Tally { tallies[Int(fact.rawValue)] }

    /// The share of harmless messages in which a red flag was heard; nil where there are none.
    public var falseAlarms: Double? { Tally.share(harmless.found, of: harmless.said) }

    /// The share of messages that were read without any fault; nil where there are none.
    public var share: Double? { Tally.share(right, of: items) }

    /// Adds a judgement.
    public mutating func add(_ judgement: Judgement) {
        let message = judgement.message
        items += 1
        if judgement.isRight { right += 1 } else { faults.append(judgement) }
        for value in message.facts {
            count(value) { $0.said += 1 }
        }
        for value in judgement.found {
            let isRight = message.facts.contains(value)
            count(value) {
                $0.found += 1
                $0.right += isRight ? 1 : 0
            }
        }
        open.add(said: message.open, found: message.open.intersection(judgement.open))
        traps.add(said: message.notSet, found: judgement.sprung)
        subjects.add(isSaid: true, isFound: true, isRight: judgement.isSubjectRight)
        commands.add(
            isSaid: message.command != nil,
            isFound: judgement.command != nil,
            isRight: judgement.isCommandRight && message.command != nil
        )
        let isAlarm = message.isHarmless && !judgement.falseFlags.isEmpty
        harmless.add(isSaid: message.isHarmless, isFound: isAlarm, isRight: isAlarm)
    }

    private mutating func count(_ value: FactValue, _ add: (inout Tally) -> Void) {
        add(&tallies[Int(value.fact.rawValue)])
        if value.isRaisedFlag {
            add(&flags)
        } else if value.fact.isFlag {
            add(&denials)
        } else {
            add(&others)
        }
    }
}

extension Tally {
    fileprivate mutating func add(said: FactSet, found: FactSet) {
        self.said += said.count
        self.found += found.count
        right += found.count
    }

    fileprivate mutating func add(isSaid: Bool, isFound: Bool, isRight: Bool) {
        said += isSaid ? 1 : 0
        found += isFound ? 1 : 0
        right += isRight ? 1 : 0
    }
}
