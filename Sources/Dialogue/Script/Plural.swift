/// A counted word in the forms that its language has for it.
public struct Plural: Equatable, Sendable {
    /// What stands for the number in a form.
    public static let number = "{n}"
    /// The longest form, in bytes.
    public static let maxFormBytes = 20

    private let forms: [PluralRule.Category: String]
    private let rule: PluralRule

    /// Makes a plural.
    ///
    /// - Parameters:
    ///   - forms: The words for each category of the rule, such as "{n} days".
    ///   - rule: Which of them goes with which number.
    public init(forms: [PluralRule.Category: String], rule: PluralRule) {
        self.forms = forms
        self.rule = rule
    }

    /// The count with its word.
    public func callAsFunction(_ count: Int) -> String {
        let form = forms[rule.category(for: count)] ?? forms[.other] ?? Self.number
        let pieces = form.split(separator: Self.number, omittingEmptySubsequences: false)
        return pieces.joined(separator: "\(count)")
    }
}
