/// Which modes of a channel take a parameter.
///
/// Source: the `CHANMODES` token of RPL_ISUPPORT: four kinds divided by commas.
public struct ChannelModes: Equatable, Sendable {
    private let always: [Character]
    private let whenSet: [Character]

    /// What RFC 2811 §4 knows.
    public static let standard = ChannelModes(token: "beI,k,l,imnpst")

    /// Reads a token's value; kinds that are missing are empty.
    public init(token: String) {
        let kinds = token.split(separator: ",", omittingEmptySubsequences: false).map(Array.init)
        // Kind A are lists and kind B settings, both always with a parameter.
        always = Array(kinds.prefix(2).joined())
        whenSet = kinds.count > 2 ? kinds[2] : []
    }

    /// Whether a change of a mode that is no member's right takes a parameter.
    func takesParameter(_ mode: Character, isSet: Bool) -> Bool {
        always.contains(mode) || isSet && whenSet.contains(mode)
    }
}

/// One change of a mode.
public struct ModeChange: Equatable, Sendable {
    /// Whether the mode is set, rather than taken away.
    public var isSet: Bool

    /// The letter of the mode.
    public var mode: Character

    /// The parameter, where the mode takes one and the line has it.
    public var parameter: String?
}

extension ISupport {
    /// The changes a MODE line of a channel makes.
    ///
    /// - Parameters:
    ///   - modes: Signs and letters, such as `+o-v`.
    ///   - parameters: Those behind them; a mode that finds none left has none.
    /// - Returns: The changes in the order in which they stand.
    public func modeChanges(_ modes: String, _ parameters: some Sequence<String>) -> [ModeChange] {
        var parameters = parameters.makeIterator()
        var isSet = true
        var changes: [ModeChange] = []
        for letter in modes {
            switch letter {
            case "+": isSet = true
            case "-": isSet = false
            default:
                let takesParameter =
                    memberPrefixes.modes.contains(letter)
                    || channelModes.takesParameter(letter, isSet: isSet)
                let parameter = takesParameter ? parameters.next() : nil
                changes.append(ModeChange(isSet: isSet, mode: letter, parameter: parameter))
            }
        }
        return changes
    }
}
