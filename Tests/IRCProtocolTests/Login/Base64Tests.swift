import Foundation
import Testing

@testable import IRCProtocol

@Suite struct Base64Tests {
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
    func `the examples of RFC 4648 hold both ways`(text: String, letters: String) {
        #expect(String(decoding: Base64.encode(Array(text.utf8)), as: UTF8.self) == letters)
        #expect(Base64.decode(letters.utf8) == Array(text.utf8))
    }

    @Test func `all bytes of all lengths come back, as Foundation has them`() {
        var generator = SeededGenerator(seed: 1)
        for count in 0..<200 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let letters = Base64.encode(bytes)
            #expect(String(decoding: letters, as: UTF8.self) == Data(bytes).base64EncodedString())
            #expect(Base64.decode(letters) == bytes)
        }
    }

    @Test(arguments: [
        "Z", "Zg", "Zg=", "Zg===", "====", "=", "Zm9v=", "Zh==", "Zm9=", "Z===", "Zm=v", "Zm 9",
        "Zm9v\n", "Zm9-", "Zg==Zg==", "*", "+", "Zm9\u{E9}",
    ])
    func `what is not exactly base64 is refused`(letters: String) {
        #expect(Base64.decode(letters.utf8) == nil)
    }
}
