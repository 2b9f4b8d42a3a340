public import Dialogue
internal import RulesCore

/// A library that is in order, with what was checked to know that.
public struct CheckedLibrary: Sendable {
    /// The library.
    public let library: ScriptLibrary

    /// What was checked, for people to read.
    public var certificate: String {
        let editions = library.editions.map { edition in
            """
            \(edition.script.name) \(edition.script.language): in order
              facts asked          \(Fact.allCases.count) of \(Fact.allCases.count), \
            the emergencies first
              values worded        \(edition.script.inWords.count)
              levels worded        \(edition.script.levels.count) of \(Level.allCases.count)
              reasons worded       \(edition.script.reasons.count) of \(Row.allCases.count)
              advice items worded  \(edition.script.items.count) of \(Item.allCases.count)
              shared phrases       \(edition.shared.phrases.count) of \
            \(SharedWords.Phrase.allCases.count)
              messages             each fits one line; placeholders can all be filled
            """
        }
        return editions.joined(separator: "\n") + "\nscripts \(library.hash)"
    }
}
