import Testing

@testable import IRCProtocol

@Suite struct AuthenticateTextTests {
    /// How many bytes, and how long the pieces of their base64 are; 1 is the lone `+`.
    @Test(arguments: [
        (0, [1]), (1, [4]), (297, [396]), (298, [400, 1]), (300, [400, 1]), (301, [400, 4]),
        (600, [400, 400, 1]), (900, [400, 400, 400, 1]),
    ])
    func `texts go out in pieces of 400`(bytes: Int, pieces: [Int]) throws {
        let text = [UInt8](repeating: 0x41, count: bytes)
        let lines = try AuthenticateText.messages(saying: text).sent
        #expect(lines.map { $0.utf8.count - "AUTHENTICATE ".utf8.count } == pieces)
        var taken = AuthenticateText()
        for (index, line) in lines.enumerated() {
            let piece = taken.receive(Array(line.utf8.dropFirst("AUTHENTICATE ".utf8.count))[...])
            #expect(piece == (index == lines.count - 1 ? .whole(text) : .goesOn))
        }
    }

    @Test func `a piece beyond 400 is refused`() {
        var text = AuthenticateText()
        #expect(text.receive([UInt8](repeating: 0x41, count: 404)[...]) == .malformed)
    }

    @Test func `a text without end is cut off, and the next begins anew`() {
        var text = AuthenticateText()
        let piece = [UInt8](repeating: 0x41, count: 400)[...]
        let pieces = (0..<21).map { _ in text.receive(piece) }
        #expect(pieces.dropLast().allSatisfy { $0 == .goesOn })
        #expect(pieces.last == .malformed)
        #expect(text.receive(Array("Zg==".utf8)[...]) == .whole(Array("f".utf8)))
    }

    @Test func `what is no base64 is refused at its end`() {
        var text = AuthenticateText()
        #expect(text.receive(Array("*".utf8)[...]) == .malformed)
        #expect(text.receive([]) == .whole([]))
        #expect(text.receive(Array("+".utf8)[...]) == .whole([]))
    }
}
