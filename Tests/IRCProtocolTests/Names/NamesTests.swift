import IRCProtocol
import Testing

@Suite struct NamesTests {
    @Test(arguments: [
        ("ascii", "Ana", "aNA", true), ("ascii", "nick[pc]", "nick{pc}", false),
        ("rfc1459", "nick[pc]\\~", "NICK{PC}|^", true), ("rfc1459", "a^", "a~", true),
        ("rfc1459-strict", "a[", "a{", true), ("rfc1459-strict", "a^", "a~", false),
        ("strict-rfc1459", "a\\", "a|", true), ("rfc7613", "É", "é", false),
        ("rfc7613", "ANA", "ana", true), ("rfc1459", "ana", "anna", false),
        ("rfc1459", "@", "`", false), ("rfc1459", "Z", "z", true),
    ]) func `names are compared as the network does`(
        token: String,
        one: String,
        other: String,
        areEqual: Bool
    ) {
        let casemapping = Casemapping(token: token)
        #expect(casemapping.areEqual(one, other) == areEqual)
        #expect((casemapping.fold(one) == casemapping.fold(other)) == areEqual)
        let keys = [one, other].map { CaseMapped(Nick($0), casemapping) }
        #expect((keys[0] == keys[1]) == areEqual)
        #expect(Set(keys).count == (areEqual ? 1 : 2))
        #expect(keys.map(\.name.text) == [one, other])
    }

    @Test(arguments: ["", "*", "0"]) func `a server's sign for "logged out" is no account`(
        text: String
    ) {
        #expect(AccountName(text) == nil)
        #expect(AccountName("ana")?.text == "ana")
    }

    @Test(
        arguments: [
            ("a!b@c", "a", "b", "c"), ("a!b", "a", "b", nil), ("a@c", "a", nil, "c"),
            ("irc.test", "irc.test", nil, nil), ("a!@", "a", "", ""),
            ("a!b!c@d@e", "a", "b!c", "d@e"),
            ("a@b!c", "a", nil, "b!c"), ("", "", nil, nil), ("!@", "", "", ""),
        ] as [(String, String, String?, String?)]
    ) func `a source splits and joins again`(
        text: String,
        nick: String,
        user: String?,
        host: String?
    ) {
        let source = Source(text)
        #expect(source.nick.text == nick)
        #expect(source.user == user)
        #expect(source.host == host)
        #expect(source.text == text)
    }

    @Test func `a server is told from a person`() {
        #expect(Source("irc.test.local").isServer)
        #expect(!Source("ana").isServer)
        #expect(!Source("NickServ!NickServ@services.test.local").isServer)
    }

    @Test(arguments: [
        ("a\\*b", "a*b", true), ("a\\*b", "axb", false), ("a\\?", "a?", true),
        ("a\\?", "ab", false),
        ("a\\\\", "a\\", true), ("a\\b", "A|B", true), ("*", "", true), ("**", "x", true),
        ("", "", true), ("", "x", false), ("?", "é", true), ("?", "", false), ("a*a", "a", false),
        ("*ab*ab", "abxabab", true), ("NICK[*", "nick{pc}", true), ("a*b*c", "aXbYcZ", false),
    ]) func `masks know escapes and the casemapping`(pattern: String, text: String, fits: Bool) {
        #expect(Mask(pattern, .rfc1459).matches(text) == fits)
    }

    @Test(.timeLimit(.minutes(5))) func `a hostile mask takes no long time`() {
        let mask = Mask(String(repeating: "*a", count: 60) + "b", .ascii)
        #expect(!mask.matches(String(repeating: "a", count: 4_000)))
    }

    @Test(arguments: [
        ("sweep", true), ("[bot]", true), ("a-b", true), ("", false), ("a b", false),
        ("1a", false), ("-a", false), (":a", false), ("#a", false), ("a\r\nQUIT", false),
        ("a!b", false), ("a@b", false), ("a,b", false), ("a.b", false), ("+a", false),
    ]) func `nicks that no server takes are refused in settings`(nick: String, isSendable: Bool) {
        #expect(Nick(nick).isSendable == isSendable)
    }

    @Test(arguments: [
        ("#running", true), ("##c++", true), ("", false), ("#a b", false), ("#a,#b", false),
        (":#a", false), ("#a\u{7}", false), ("#a\n", false),
    ]) func `channels that cannot be joined are refused in settings`(
        channel: String,
        isSendable: Bool
    ) {
        #expect(ChannelName(channel).isSendable == isSendable)
    }
}
