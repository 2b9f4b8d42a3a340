public import RulesCore

/// A reading held against what a careful reader takes from the same words.
///
/// Values have to be exact. A value that is among no label is false, whatever it is; to leave a fact
/// open that no label speaks of is never wrong.
public struct Judgement: Equatable, Sendable {
    /// The message with its labels.
    public let message: LabelledMessage
    /// What was found.
    public let found: [FactValue]
    /// What was left open.
    public let open: FactSet
    /// Whose state was read to be meant.
    public let about: Reading.Subject
    /// The command that was read.
    public let command: Reading.Command?

    /// Judges a reading.
    public init(_ reading: Reading, of message: LabelledMessage) {
        self.message = message
        found = reading.settled(asking: message.question).map(\.value)
        open = reading.open
        about = reading.about
        command = reading.command
    }

    /// Values that were said and not found.
    public var missed: [FactValue] { message.facts.filter { !found.contains($0) } }

    /// Values that were found and not said.
    public var invented: [FactValue] { found.filter { !message.facts.contains($0) } }

    /// Facts that are unclear and were not left open.
    public var notOpened: FactSet { message.open.subtracting(open) }

    /// Traps that were sprung.
    public var sprung: FactSet { message.notSet.intersection(FactSet(found.map(\.fact))) }

    /// Red flags that were said and not found.
    public var missedFlags: [FactValue] { missed.filter(\.isRaisedFlag) }

    /// Red flags that were found and not said.
    public var falseFlags: [FactValue] { invented.filter(\.isRaisedFlag) }

    /// Whether nothing is wrong with it.
    public var isRight: Bool {
        missed.isEmpty && invented.isEmpty && notOpened.isEmpty && isSubjectRight && isCommandRight
    }

    /// Whether it was read to be about whom it is.
    public var isSubjectRight: Bool { about == message.about }

    /// Whether the command was read, and no other.
    public var isCommandRight: Bool { command == message.command }
}
