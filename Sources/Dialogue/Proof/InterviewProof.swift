/// The proof that the interviews of a script are in order, by walking through all of them.
///
/// It depends on the structure of the script alone, not on its words: which questions there are,
/// in which order, and how facts share lists. Where ``structure`` is the same, it holds as well.
public struct InterviewProof: Codable, Equatable, Sendable {
    /// The longest interview that a script may lead to, in questions answered by numbers.
    public static let mostQuestions = 14

    /// States that were looked at.
    public let states: Int
    /// Answers that were given in them.
    public let answers: Int
    /// The most questions that anybody is asked who answers by numbers.
    public let longest: Int
    /// The most questions when every list is taken apart by "not sure".
    public let longestInDoubt: Int
    /// The questions of the middle one of all cases.
    public let median: Int
    /// The questions of the middle one of the cases that end in self-care or in running on.
    public let medianOfSelfCare: Int

    /// Walks through all interviews of an edition.
    ///
    /// - Complexity: about a second for some thousand states.
    /// - Throws: ``Flaws`` with what does not hold.
    public init(_ edition: ScriptLibrary.Edition) throws(Flaws) {
        let exploration = Exploration(Outline.edition(of: edition))
        let lengths = InterviewLengths(exploration)
        var inspection = Inspection(exploration, of: edition)
        inspection.inspect(lengths)
        guard let lengths, inspection.flaws.isEmpty else { throw Flaws(inspection.flaws) }
        states = exploration.states.count
        answers = exploration.moves.count
        longest = lengths.longest
        longestInDoubt = lengths.longestInDoubt
        median = lengths.median
        medianOfSelfCare = lengths.medianOfSelfCare
    }

    /// Everything that the proof depends on, as text.
    public static func structure(of script: Script) -> String {
        Outline.structure(of: script)
    }
}
