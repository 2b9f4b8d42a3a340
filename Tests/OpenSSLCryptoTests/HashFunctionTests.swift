import OpenSSLCrypto
import Testing

/// The vectors of FIPS 180-4's examples, RFC 4231, RFC 6070's form with SHA-2, and RFC 7914 §11.
@Suite struct HashFunctionTests {
    @Test(arguments: [
        (
            HashFunction.sha256, "",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        ),
        (.sha256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            .sha512, "abc",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
        ),
    ])
    func `digests are those of the standard`(hash: HashFunction, text: String, hex: String) throws {
        #expect(try hash.digest(Array(text.utf8)).hex == hex)
    }

    @Test(arguments: [
        (
            [UInt8](repeating: 0x0b, count: 20), Array("Hi There".utf8),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
            "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde"
                + "daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854"
        ),
        (
            Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
                + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
        ),
        (
            [UInt8](repeating: 0xaa, count: 131),
            Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
            "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f352"
                + "6b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598"
        ),
    ])
    func `codes are those of RFC 4231`(
        key: [UInt8],
        message: [UInt8],
        sha256: String,
        sha512: String
    ) throws {
        #expect(try HashFunction.sha256.authenticationCode(of: message, key: key).hex == sha256)
        #expect(try HashFunction.sha512.authenticationCode(of: message, key: key).hex == sha512)
    }

    @Test func `a code with an empty key is that of RFC 2104's padding`() throws {
        let code = try HashFunction.sha256.authenticationCode(of: [], key: [])
        #expect(code.hex == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
    }

    @Test(arguments: [
        (
            "password", "salt", 1,
            "120fb6cffcf8b32c43e7225256c4f837a86548c92ccc35480805987cb70be17b"
        ),
        (
            "password", "salt", 2,
            "ae4d0c95af6b46d32d0adff928f06dd02a303f8ef3c251dfd6e2d85a95474c43"
        ),
        (
            "password", "salt", 4_096,
            "c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a"
        ),
        (
            "passwordPASSWORDpassword", "saltSALTsaltSALTsaltSALTsaltSALTsalt", 4_096,
            "348c89dbcbd32b2f32d814b8116e84cf2b17347ebc1800181c4e2a1fb8dd53e1"
        ),
    ])
    func `keys of passwords are those of RFC 6070's cases`(
        password: String,
        salt: String,
        iterations: Int,
        hex: String
    ) throws {
        let key = try HashFunction.sha256.derivedKey(
            password: Array(password.utf8),
            salt: Array(salt.utf8),
            iterations: iterations
        )
        #expect(key.hex == hex)
    }

    @Test(arguments: [0, -1, Int.max]) func `counts out of range are refused`(count: Int) {
        #expect(throws: CryptoError.self) {
            try HashFunction.sha512.derivedKey(password: [1], salt: [2], iterations: count)
        }
    }
}

extension [UInt8] {
    var hex: String {
        map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0\(digits)" : digits
        }
        .joined()
    }
}
