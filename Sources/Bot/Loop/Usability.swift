internal import Chat

/// For how long messages are of use, in seconds.
///
/// The network makes sure who reads them, so what counts is whether the words still fit: an answer to
/// something said a quarter of an hour ago may be taken for one to something else; what to do in an
/// emergency holds until the next day, when the bot asks whether help came.
enum Usability {
    /// An answer.
    static let answer: Int64 = 15 * 60
    /// What to do in an emergency.
    static let emergency: Int64 = 24 * 3_600
    /// That the bot goes on after a pause.
    static let goingOn: Int64 = 6 * 3_600
    /// A code in place of one that others have read.
    static let code: Int64 = 24 * 3_600
    /// Somebody's own data, which may be many lines.
    static let export: Int64 = 3_600
    /// The ring of a timer, from its time on.
    static let timer: Int64 = 3_600

    /// That of an answer.
    static func of(_ urgency: ChatAction.Urgency) -> Int64 {
        urgency == .emergency ? emergency : answer
    }
}
