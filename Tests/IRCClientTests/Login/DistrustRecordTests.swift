import IRCClient
import IRCProtocol
import Testing

@Suite struct DistrustRecordTests {
    @Test func `a server that could not prove itself is never told the password`() {
        let login = LoginConfiguration.sample([.scramSHA256, .plain])
        let record = DistrustRecord()
        for failure in [LoginFailure.refused, .timedOut, .notOffered] { record.note(failure) }
        #expect(record.limited(login).mechanisms == [.scramSHA256, .plain])
        record.note(.distrusted(.forgedSignature))
        record.note(.timedOut)
        #expect(record.limited(login).mechanisms == [.scramSHA256])
    }
}
