import IRCClient
import IRCProtocol
import Testing

@Suite struct PersonKeyTests {
    @Test(arguments: [
        ("ana", "a", "home.example"), ("ana", "", ""), ("a[b]", "~a!b", "x@y#z.1!"), ("", "", "#"),
        ("ünï", "u", "ffff:0::1"), ("ana", "#", ".#"),
    ])
    func `whoever passes is written and read, whatever the host holds`(
        nick: String,
        user: String,
        host: String
    ) throws {
        let who = PersonKey.Passing(nick: nick, user: user, host: host, mark: "0af", number: 7)
        let text = PersonKey.passing(who).text
        #expect(text == "nick:\(nick)!\(user)@\(host)#0af.7")
        #expect(PersonKey(text) == .passing(who))
    }

    @Test func `an account is written and read`() throws {
        let account = try #require(AccountName("ana#1.2!x@y"))
        #expect(PersonKey.account(account).text == "account:ana#1.2!x@y")
        #expect(PersonKey("account:ana#1.2!x@y") == .account(account))
    }

    @Test(arguments: [
        "", "account:", "account:*", "nick:", "nick:ana", "nick:ana!a@h", "nick:ana!a@h#", "ana",
        "nick:ana!a@h#m", "nick:ana!a@h#m.", "nick:ana!a@h#.1", "nick:ana!a@h#m.-1", "nick:#m.1!@",
        "nick:ana!a@h#m.1.2", "nick:ana!a#m.1@h", "nick:ana@h!a#m.1", "Account:ana",
        "nick:ana!a@h#m.99999999999999999999",
    ])
    func `anything else is nobody`(text: String) {
        #expect(PersonKey(text) == nil)
    }
}
