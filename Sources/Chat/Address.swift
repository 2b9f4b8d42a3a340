/// Tells whether words in a room are meant for the bot.
public enum Address {
    /// The words behind the bot's name, or nil when they are not meant for it.
    ///
    /// Meant for it are `name: …`, `name, …`, `!name …` and `!sweep …`, in any case of letters,
    /// and the name alone.
    public static func words(of text: String, to name: String) -> String? {
        let text = text.drop { $0.isWhitespace }
        for (call, needsMark) in [("!" + name, false), ("!sweep", false), (name, true)] {
            guard text.count >= call.count,
                text.prefix(call.count).lowercased() == call.lowercased()
            else { continue }
            var rest = text.dropFirst(call.count)
            guard let mark = rest.first else { return "" }
            if mark == ":" || mark == "," {
                rest = rest.dropFirst()
            } else if needsMark || !mark.isWhitespace {
                continue
            }
            return String(rest.drop { $0.isWhitespace })
        }
        return nil
    }
}
