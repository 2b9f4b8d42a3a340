public import RulesCore

/// A question that people ask in general, and its reviewed answer: of nobody's own case.
public struct GeneralTopic: Equatable, Sendable {
    /// Its name in the file.
    public let name: String
    /// How people ask, each as a whole message.
    public let asked: [String]
    /// The answer.
    public let say: Text
    /// Where the answer comes from; never empty.
    public let sources: EnumSet<Source>

    /// The most messages of an answer.
    public static let mostMessages = 2

    /// Makes a topic.
    public init(name: String, asked: [String], say: Text, sources: EnumSet<Source>) {
        self.name = name
        self.asked = asked
        self.say = say
        self.sources = sources
    }
}
