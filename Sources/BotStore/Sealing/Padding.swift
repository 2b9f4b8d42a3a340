/// Fills texts up before they are sealed, so that their length does not tell what they say.
///
/// A byte 0x80 and zeros up to the next multiple of 48 (ISO/IEC 7816-4): one block for nearly every
/// value but messages.
enum Padding {
    private static let block = 48
    private static let mark: UInt8 = 0x80

    static func add(to text: String) -> [UInt8] {
        var bytes = Array(text.utf8)
        bytes.append(mark)
        let excess = bytes.count % block
        if excess > 0 { bytes += [UInt8](repeating: 0, count: block - excess) }
        return bytes
    }

    static func remove(from bytes: [UInt8]) -> String? {
        guard let end = bytes.lastIndex(where: { $0 != 0 }), bytes[end] == mark else { return nil }
        return String(validating: bytes[..<end], as: UTF8.self)
    }
}
