/// When the words of a phrase count.
public enum Occasion: Hashable, CaseIterable, Sendable {
    /// Wherever they are said.
    case always
    /// Where the message speaks of one's back, pain or health, or answers a question: words that
    /// chatter uses all day, such as "slipped".
    case besidePain
    /// As an answer to a question about their fact: "both".
    case asked

    /// What stands behind the name of a value in a words file: " when asked".
    public var suffix: String {
        switch self {
        case .always: ""
        case .besidePain: " beside pain"
        case .asked: " when asked"
        }
    }
}
