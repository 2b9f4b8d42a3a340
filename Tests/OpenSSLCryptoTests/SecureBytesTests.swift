import OpenSSLCrypto
import Testing

@Suite struct SecureBytesTests {
    @Test func `random bytes are as many as asked for, and others each time`() throws {
        let draws = try (0..<100).map { _ in try SecureBytes.random(count: 18) }
        #expect(draws.allSatisfy { $0.count == 18 })
        #expect(Set(draws).count == 100)
        #expect(try SecureBytes.random(count: 0).isEmpty)
    }

    @Test(
        arguments: [
            ([], [], true), ([1, 2], [1, 2], true), ([1, 2], [1, 3], false), ([1], [1, 2], false),
            ([1, 2], [], false),
        ] as [([UInt8], [UInt8], Bool)]
    )
    func `equality is of all bytes`(one: [UInt8], other: [UInt8], isEqual: Bool) {
        #expect(SecureBytes.areEqual(one, other) == isEqual)
    }
}
