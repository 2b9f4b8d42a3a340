import Foundation
import NIOCore
import TestKit
import Testing

/// What a hostile or broken client can send.
@Suite(.timeLimit(.minutes(5)), .serialized, .enabled(if: NgIRCd.isInstalled, "ngircd is missing"))
struct BadInputTests {
    @Test func `a flood of 10,000 messages, odd bytes and long lines leave the others answered`()
        async throws
    {
        let server = try await NgIRCd()
        let bot = try SweepProcess(at: server)
        let mia = try await Runner("mia", at: server, channel: "#running")
        try bot.start()
        try await mia.client.wait(for: "JOIN :#running")
        while !mia.client.lines.contains(where: { $0.hasPrefix(":sweep!") && $0.contains("JOIN") })
        {
            try await Task.sleep(for: .milliseconds(20))
        }
        try await mia.say("hi", until: "serious ones")
        let before = bot.residentMegabytes

        let eve = try await RawClient("eve", at: server)
        for number in 0..<10_000 { eve.send("PRIVMSG sweep :spam \(number)") }
        try await mia.say("none", until: "1 fever")

        // The server itself ends whoever sends a line this long, so each has a client of its own.
        for (number, bytes) in Self.oddLines.enumerated() {
            let odd = try await RawClient("odd\(number)", at: server)
            odd.send(bytes: bytes)
            try await Task.sleep(for: .milliseconds(100))
            try? await odd.close()
        }
        try await mia.say("none", until: "When does it hurt?")
        try await mia.say("not a number \u{3}4\u{FFFD}\u{202E}", until: "didn't get that")
        #expect(bot.residentMegabytes < before + 60)
    }

    static let oddLines: [[UInt8]] = [
        Array("PRIVMSG sweep :".utf8) + Array(repeating: UInt8(ascii: "x"), count: 100_000)
            + Array("\r\n".utf8),
        Array("PRIVMSG sweep :".utf8) + [0xFF, 0xFE, 0xC0, 0x80, 0xED, 0xA0, 0x80]
            + Array("\r\n".utf8),
        Array("PRIVMSG sweep :a".utf8) + [0] + Array("b\r\n".utf8),
        Array("PRIVMSG sweep :\u{1}VERSION\u{1}\r\nPRIVMSG sweep :\u{1}PING \u{1}\r\n".utf8),
        Array("PRIVMSG sweep :\u{1}\r\nPRIVMSG sweep :\u{2}\u{3}\r\nNOTICE sweep :hi\r\n".utf8),
    ]
}
