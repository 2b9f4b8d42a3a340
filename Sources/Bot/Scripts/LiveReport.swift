internal import BotStore
internal import Dialogue
internal import RulesCore
internal import Understanding

/// What new scripts change for the conversations under way in one topic and language.
///
/// Counts and names of the rules; nothing of anybody's.
public struct LiveReport: Equatable, Sendable {
    /// The topic and the language, such as "back-pain en".
    public let title: String
    private var counts: [DryRun.Effect: Int] = [:]

    /// How many kinds of change are told one by one.
    private static let maxKinds = 4

    init(title: String) {
        self.title = title
    }

    /// Conversations under way.
    public var total: Int { counts.values.reduce(0, +) }
    /// Those of them for which something changes but words.
    public var changed: Int { total - counts[.none, default: 0] }

    mutating func add(_ effect: DryRun.Effect) {
        counts[effect, default: 0] += 1
    }

    /// For people: "back-pain en: 12 live, 11 unchanged, 1 will be asked again about severity".
    public var line: String {
        guard total > 0 else { return "\(title): nobody is talking" }
        guard changed > 0 else { return "\(title): \(total) live, all unchanged" }
        let kinds = counts.filter { $0.key != .none }
            .sorted { ($1.value, $0.key.words) < ($0.value, $1.key.words) }
        let told = kinds.prefix(Self.maxKinds).map { "\($0.value) \($0.key.words)" }
        let rest = kinds.dropFirst(Self.maxKinds).reduce(0) { $0 + $1.value }
        let others = rest > 0 ? ["\(rest) will be asked something else"] : []
        return "\(title): "
            + (["\(total) live", "\(total - changed) unchanged"] + told + others)
            .joined(separator: ", ")
    }
}

extension DryRun.Effect {
    fileprivate var words: String {
        switch self {
        case .none: "unchanged"
        case .askedAgain(let fact): "will be asked again about \(fact.name)"
        case .goesOn(let fact?): "will go on with \(fact.name)"
        case .goesOn(nil): "will get the advice next"
        }
    }
}
