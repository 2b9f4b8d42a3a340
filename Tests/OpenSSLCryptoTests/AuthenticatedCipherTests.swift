import OpenSSLCrypto
import Testing

/// The vectors of McGrew and Viega's "The Galois/Counter Mode of Operation", test cases 13 to 16,
/// which NIST SP 800-38D refers to, and RFC 5869's for the expansion of keys.
@Suite struct AuthenticatedCipherTests {
    struct Vector: Sendable {
        let key: String
        let nonce: String
        let text: String
        let context: String
        let sealed: String
        let tag: String
    }

    static let key = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"
    static let zeros = String(repeating: "0", count: 64)
    static let text =
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255"
    static let sealed =
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad"

    static let vectors = [
        Vector(
            key: zeros,
            nonce: "000000000000000000000000",
            text: "",
            context: "",
            sealed: "",
            tag: "530f8afbc74536b9a963b4f1c4cb738b"
        ),
        Vector(
            key: zeros,
            nonce: "000000000000000000000000",
            text: "00000000000000000000000000000000",
            context: "",
            sealed: "cea7403d4d606b6e074ec5d3baf39d18",
            tag: "d0d1c8a799996bf0265b98b5d48ab919"
        ),
        Vector(
            key: key,
            nonce: "cafebabefacedbaddecaf888",
            text: text,
            context: "",
            sealed: sealed,
            tag: "b094dac5d93471bdec1a502270e3cc6c"
        ),
        Vector(
            key: key,
            nonce: "cafebabefacedbaddecaf888",
            text: String(text.dropLast(8)),
            context: "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            sealed: String(sealed.dropLast(8)),
            tag: "76fc6ece0f4e1768cddf8853bb2d551b"
        ),
    ]

    @Test(arguments: vectors) func `sealed texts are those of the standard`(vector: Vector) throws {
        let cipher = try AuthenticatedCipher(key: [UInt8](hex: vector.key))
        let context = [UInt8](hex: vector.context)
        let sealed = try cipher.seal(
            [UInt8](hex: vector.text),
            context: context,
            nonce: [UInt8](hex: vector.nonce)
        )
        #expect(sealed.hex == vector.nonce + vector.sealed + vector.tag)
        #expect(try cipher.open(sealed, context: context).hex == vector.text)
    }

    @Test func `whatever is wrong, it does not open, and why is not told`() throws {
        let cipher = try AuthenticatedCipher(key: [UInt8](hex: Self.key))
        let other = try AuthenticatedCipher(key: [UInt8](repeating: 7, count: 32))
        let sealed = try cipher.seal(Array("a secret".utf8), context: [1, 2])
        for place in sealed.indices {
            var altered = sealed
            altered[place] ^= 1
            #expect(throws: CryptoError.notAuthentic) {
                _ = try cipher.open(altered, context: [1, 2])
            }
        }
        for count in sealed.indices {
            #expect(throws: CryptoError.notAuthentic) {
                _ = try cipher.open(Array(sealed.prefix(count)), context: [1, 2])
            }
        }
        for context: [UInt8] in [[], [1], [2, 1], [1, 2, 3]] {
            #expect(throws: CryptoError.notAuthentic) {
                _ = try cipher.open(sealed, context: context)
            }
        }
        #expect(throws: CryptoError.notAuthentic) { _ = try other.open(sealed, context: [1, 2]) }
        #expect(try cipher.open(sealed, context: [1, 2]) == Array("a secret".utf8))
    }

    @Test func `no text is sealed alike twice`() throws {
        let cipher = try AuthenticatedCipher(key: [UInt8](hex: Self.key))
        let sealed = try (0..<1_000).map { _ in try cipher.seal([1], context: []) }
        #expect(Set(sealed.map { Array($0.prefix(12)) }).count == 1_000)
        #expect(sealed.allSatisfy { $0.count == 1 + AuthenticatedCipher.overhead })
    }

    @Test(arguments: [0, 16, 24, 31, 33])
    func `a key has its length`(count: Int) {
        #expect(throws: CryptoError.self) {
            _ = try AuthenticatedCipher(key: [UInt8](repeating: 0, count: count))
        }
    }

    @Test func `keys are expanded as RFC 5869 has it`() throws {
        // Test case 1: the first 32 of its 42 bytes.
        let key = try HashFunction.sha256.expandedKey(
            from: [UInt8](
                hex: "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5"
            ),
            purpose: [UInt8](hex: "f0f1f2f3f4f5f6f7f8f9")
        )
        #expect(key.hex == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf")
    }
}

extension [UInt8] {
    init(hex: String) {
        let digits = hex.compactMap(\.hexDigitValue)
        self = stride(from: 0, to: digits.count, by: 2)
            .map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    }
}
