import IRCProtocol
import Testing

@Suite struct LineFramerTests {
    private func frames(_ chunks: [[UInt8]], limit: Int = 8) -> [LineFramer.Frame] {
        var framer = LineFramer(limit: limit)
        return chunks.flatMap { framer.receive($0.span) }
    }

    private func line(_ text: String) -> LineFramer.Frame { .line(Array(text.utf8)) }

    @Test func `lines end with LF and an optional CR before it`() {
        let stream = Array("one\r\ntwo\n\r\n\nthree\r\r\nhalf".utf8)
        #expect(frames([stream]) == [line("one"), line("two"), line("three\r")])
    }

    @Test func `a line cut at the end of the stream is dropped`() {
        #expect(frames([Array("QUIT".utf8)]).isEmpty)
        #expect(frames([Array("QUIT\r".utf8)]).isEmpty)
    }

    @Test func `a line of just the limit is kept and one byte more is dropped`() {
        let stream = Array("12345678\r\n123456789\r\n12345678\n123456789\nnext\n".utf8)
        let long = LineFramer.Frame.overlong(bytes: 9)
        #expect(frames([stream]) == [line("12345678"), long, line("12345678"), long, line("next")])
        #expect(frames(stream.map { [$0] }) == frames([stream]))
    }

    @Test func `a flood without a line end takes no memory and is told once`() {
        var framer = LineFramer(limit: 100)
        let flood = [UInt8](repeating: 0x61, count: 10_000)
        for _ in 0..<100 { #expect(framer.receive(flood.span).isEmpty) }
        #expect(
            framer.receive([10, 0x62, 10].span) == [.overlong(bytes: 1_000_000), .line([0x62])]
        )
    }

    @Test func `any chunking gives the same frames`() {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<2_000 {
            let stream = random.bytes(0...60, from: [10, 13, 0x61, 0x62, 0x20])
            let whole = frames([stream])
            #expect(frames(stream.map { [$0] }) == whole)
            var rest = stream[...]
            var chunks: [[UInt8]] = []
            while !rest.isEmpty {
                let count = Int.random(in: 0...min(7, rest.count), using: &random)
                chunks.append(Array(rest.prefix(count)))
                rest = rest.dropFirst(count)
            }
            #expect(frames(chunks) == whole)
            // Against the plainest way to do it.
            let plain = stream.split(separator: 10, omittingEmptySubsequences: false).dropLast()
                .map { $0.last == 13 ? $0.dropLast() : $0 }.filter { !$0.isEmpty }
            #expect(
                whole
                    == plain.map { $0.count > 8 ? .overlong(bytes: $0.count) : .line(Array($0)) }
            )
        }
    }
}
