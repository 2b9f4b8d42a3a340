/// Puts the words of a list into as few parameters as hold them, in order.
///
/// The words of one parameter are divided by one byte, a comma or a space.
enum ListPacker {
    /// The words of each parameter.
    ///
    /// - Parameters:
    ///   - words: Each is kept whole; one that is longer than the room stands alone.
    ///   - room: The most bytes of a parameter.
    ///   - limit: The most words of a parameter.
    /// - Returns: No parameter for no words.
    static func pack(_ words: [String], room: Int, limit: Int = .max) -> [[String]] {
        var lists: [[String]] = []
        var bytes = 0
        for word in words {
            let size = word.utf8.count
            if let last = lists.last, last.count < limit, bytes + 1 + size <= room {
                lists[lists.count - 1].append(word)
                bytes += 1 + size
            } else {
                lists.append([word])
                bytes = size
            }
        }
        return lists
    }
}
