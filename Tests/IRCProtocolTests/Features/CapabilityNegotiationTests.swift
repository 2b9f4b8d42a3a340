import IRCProtocol
import Testing

@Suite struct CapabilityNegotiationTests {
    private func negotiation(_ wanted: String...) -> CapabilityNegotiation {
        CapabilityNegotiation(wanted: wanted.map(Capability.init(rawValue:)))
    }

    private func enabled(_ negotiation: CapabilityNegotiation) -> [String] {
        negotiation.enabled.map(\.rawValue).sorted()
    }

    private func hear(_ line: String, _ negotiation: inout CapabilityNegotiation) throws -> [String]
    {
        try negotiation.receive(try .line(line)).sent
    }

    @Test func `an offer of several lines is answered once, when it is complete`() throws {
        var caps = negotiation("a", "b", "c")
        #expect(try caps.start().sent == "CAP LS 302")
        #expect(try hear("CAP * LS * :b=1,2 x", &caps).isEmpty)
        #expect(!caps.isSettled)
        #expect(try hear("CAP * LS :a  y ", &caps) == ["CAP REQ :a b"])
        #expect(caps.offered[Capability(rawValue: "b")] == "1,2")
        #expect(!caps.isSettled)
        #expect(try hear("CAP me ACK :a b ", &caps).isEmpty)
        #expect(caps.isSettled)
        #expect(enabled(caps) == ["a", "b"])
    }

    @Test func `nothing wanted or nothing offered settles at once`() throws {
        var caps = negotiation("a")
        #expect(try hear("CAP * LS :", &caps).isEmpty)
        #expect(caps.isSettled)
    }

    @Test func `an acknowledgement may come in parts`() throws {
        var caps = negotiation("a", "b")
        _ = try hear("CAP * LS :a b", &caps)
        _ = try hear("CAP * ACK :b", &caps)
        #expect(!caps.isSettled)
        _ = try hear("CAP * ACK a", &caps)
        #expect(caps.isSettled)
    }

    @Test func `after a refusal each is asked for by itself, and a refused one is let go`() throws {
        var caps = negotiation("a", "b", "c")
        _ = try hear("CAP * LS :a b c", &caps)
        #expect(try hear("CAP * NAK :a b c", &caps) == ["CAP REQ a", "CAP REQ b", "CAP REQ c"])
        _ = try hear("CAP * ACK :a", &caps)
        #expect(try hear("CAP * NAK :b", &caps).isEmpty)
        #expect(!caps.isSettled)
        _ = try hear("CAP * ACK :c", &caps)
        #expect(caps.isSettled)
        #expect(enabled(caps) == ["a", "c"])
        #expect(try hear("CAP me NEW :d", &caps).isEmpty)
        #expect(try hear("CAP me NEW :b", &caps) == ["CAP REQ b"])
    }

    @Test func `a refusal that is cut short still counts for its line`() throws {
        var caps = negotiation("a", "b")
        _ = try hear("CAP * LS :a b", &caps)
        #expect(try hear("CAP * NAK :", &caps) == ["CAP REQ a", "CAP REQ b"])
        #expect(try hear("CAP * NAK :zzz", &caps).isEmpty)
        _ = try hear("CAP * ACK :b", &caps)
        #expect(caps.isSettled)
        #expect(try hear("CAP * NAK :zzz", &caps).isEmpty)
    }

    @Test func `the offer may grow and shrink at any time`() throws {
        var caps = negotiation("a", "b")
        _ = try hear("CAP * LS :a", &caps)
        _ = try hear("CAP * ACK :a", &caps)
        #expect(try hear("CAP me NEW :b=x z", &caps) == ["CAP REQ b"])
        #expect(!caps.isSettled)
        _ = try hear("CAP me ACK :b", &caps)
        #expect(enabled(caps) == ["a", "b"])
        #expect(try hear("CAP me DEL :a z", &caps).isEmpty)
        #expect(enabled(caps) == ["b"])
        _ = try hear("CAP me ACK :-b", &caps)
        #expect(enabled(caps).isEmpty)
        #expect(try hear("CAP me NEW :a=new", &caps).first == "CAP REQ :a b")
    }

    @Test func `requests fit a line each, and every name is asked for once`() throws {
        let wanted = (0..<200).map { "example.com/capability-\($0)" }
        var caps = CapabilityNegotiation(wanted: wanted.map(Capability.init(rawValue:)))
        for name in wanted.dropLast() { _ = try hear("CAP * LS * :\(name)", &caps) }
        let lines = try hear("CAP * LS :\(wanted[199])", &caps)
        #expect(lines.allSatisfy { $0.utf8.count <= 510 })
        #expect(lines.count == 11)
        #expect(lines.flatMap { $0.dropFirst(9).split(separator: " ").map(String.init) } == wanted)
    }

    @Test func `a request is as long as a line can be`() throws {
        let wanted = ["a", "b"].map { String(repeating: $0, count: 250) }
        var caps = CapabilityNegotiation(wanted: wanted.map(Capability.init(rawValue:)))
        _ = try hear("CAP * LS * :\(wanted[0])", &caps)
        #expect(try hear("CAP * LS :\(wanted[1])", &caps).map(\.utf8.count) == [510])
    }

    @Test(arguments: ["CAP", "CAP *", "CAP * LS", "CAP * FOO :a", "CAP * LIST :a", "CAP * ACK"])
    func `what is not understood is ignored`(line: String) throws {
        var caps = negotiation("a")
        #expect(try hear(line, &caps).isEmpty)
        #expect(!caps.isSettled && caps.enabled.isEmpty)
    }

    @Test(arguments: [
        ("labeled-response", "labeled-response batch message-tags"),
        ("echo-message", "echo-message batch message-tags"),
        ("echo-message", "echo-message labeled-response message-tags"),
        ("labeled-response", "echo-message labeled-response batch"),
    ]) func `labels and echoes are asked for only together`(alone: String, offer: String) throws {
        var caps = negotiation("message-tags", "batch", "labeled-response", "echo-message")
        let asked = try hear("CAP * LS :\(offer)", &caps).joined()
        #expect(!asked.contains(alone), "\(asked)")
    }

    @Test(arguments: [
        ("DEL :labeled-response", ["CAP REQ -echo-message"]),
        ("DEL :echo-message", ["CAP REQ -labeled-response"]),
        ("DEL :batch", ["CAP REQ :-labeled-response -echo-message"]),
        ("ACK :-echo-message", ["CAP REQ -labeled-response"]),
        ("DEL :labeled-response echo-message", []),
    ]) func `when one of them goes the other is given up`(line: String, given: [String]) throws {
        var caps = negotiation("message-tags", "batch", "labeled-response", "echo-message")
        let all = "message-tags batch labeled-response echo-message"
        _ = try hear("CAP * LS :\(all)", &caps)
        #expect(try hear("CAP * ACK :\(all)", &caps).isEmpty)
        #expect(try hear("CAP me \(line)", &caps) == given)
        _ = try hear("CAP me ACK :-labeled-response -echo-message", &caps)
        #expect(Set(enabled(caps)).isSubset(of: ["batch", "message-tags"]))
    }

    @Test func `one that is refused alone takes the other with it`() throws {
        var caps = negotiation("message-tags", "batch", "labeled-response", "echo-message")
        let all = "message-tags batch labeled-response echo-message"
        _ = try hear("CAP * LS :\(all)", &caps)
        #expect(try hear("CAP * NAK :\(all)", &caps).count == 4)
        _ = try hear("CAP * ACK :message-tags", &caps)
        _ = try hear("CAP * ACK :batch", &caps)
        #expect(try hear("CAP * ACK :labeled-response", &caps).isEmpty)
        #expect(try hear("CAP * NAK :echo-message", &caps) == ["CAP REQ -labeled-response"])
        #expect(try hear("CAP * ACK :-labeled-response", &caps).isEmpty)
        #expect(caps.isSettled)
    }

    @Test func `a server without CAP settles the matter`() {
        var caps = negotiation("a")
        caps.abandon()
        #expect(caps.isSettled)
    }

    @Test func `a capability that was refused is asked for once more when it is offered anew`()
        throws
    {
        var caps = negotiation("a")
        _ = try hear("CAP * LS :a", &caps)
        #expect(try hear("CAP * NAK :a", &caps).isEmpty)
        #expect(caps.isSettled)
        #expect(try hear("CAP me NEW :b", &caps).isEmpty)
        #expect(try hear("CAP me NEW :a=1", &caps) == ["CAP REQ a"])
        #expect(try hear("CAP me NAK :a", &caps).isEmpty)
        for _ in 0..<10 { #expect(try hear("CAP me NEW :a", &caps).isEmpty) }
    }

    @Test func `a new value is taken and asks for nothing`() throws {
        var caps = negotiation("draft/multiline", "batch")
        _ = try hear("CAP * LS :draft/multiline=max-bytes=1 batch", &caps)
        _ = try hear("CAP * ACK :draft/multiline batch", &caps)
        #expect(try hear("CAP me NEW :draft/multiline=max-bytes=2", &caps).isEmpty)
        #expect(caps.offered[.multiline] == "max-bytes=2")
        #expect(enabled(caps) == ["batch", "draft/multiline"])
        _ = try hear("CAP me DEL :batch", &caps)
        #expect(try hear("CAP me ACK :-draft/multiline", &caps).isEmpty)
        #expect(enabled(caps).isEmpty)
    }

    @Test(arguments: [
        "ACK :a b a", "ACK :~a =b", "ACK :b  a  ", "ACK a\nACK b\nACK a", "ACK * :a\nACK :b",
    ])
    func `an acknowledgement counts however it is put`(lines: String) throws {
        var caps = negotiation("a", "b")
        _ = try hear("CAP * LS :a b", &caps)
        for line in lines.split(separator: "\n") { _ = try hear("CAP me \(line)", &caps) }
        #expect(enabled(caps) == ["a", "b"] && caps.isSettled)
    }

    @Test func `what nobody wants is neither asked for nor taken`() throws {
        var caps = CapabilityNegotiation(wanted: Capability.usedBySession)
        let offer =
            "inspircd.org/poison sts=port=6697 sasl=PLAIN tls echo-message cap-notify setname"
        // Echoes alone are of no use.
        #expect(try hear("CAP * LS :\(offer)", &caps) == ["CAP REQ setname"])
        _ = try hear("CAP * ACK :setname inspircd.org/poison sts", &caps)
        #expect(enabled(caps) == ["setname"])
        #expect(caps.offered[.sasl] == "PLAIN" && caps.offered[.sts] == "port=6697")
    }

    @Test func `an endless offer is kept within bounds, and what matters is found in it`() throws {
        var caps = negotiation("wanted")
        for index in 0..<2_000 { _ = try hear("CAP * LS * :x\(index)=\(index) y\(index)", &caps) }
        #expect(try hear("CAP * LS :wanted=1 sts=port=1", &caps) == ["CAP REQ wanted"])
        #expect(caps.offered.count < 300)
        #expect(caps.offered[.sts] == "port=1")
        for index in 0..<2_000 { _ = try hear("CAP * ACK :z\(index)", &caps) }
        #expect(caps.enabled.isEmpty)
    }

    @Test func `what was given up comes back when its ground comes back meanwhile`() throws {
        var caps = negotiation("message-tags", "batch", "labeled-response", "echo-message")
        let all = "message-tags batch labeled-response echo-message"
        _ = try hear("CAP * LS :\(all)", &caps)
        _ = try hear("CAP * ACK :\(all)", &caps)
        #expect(try hear("CAP me DEL :labeled-response", &caps) == ["CAP REQ -echo-message"])
        #expect(try hear("CAP me NEW :labeled-response", &caps) == ["CAP REQ labeled-response"])
        #expect(try hear("CAP me ACK :-echo-message", &caps) == ["CAP REQ echo-message"])
        _ = try hear("CAP me ACK :labeled-response", &caps)
        _ = try hear("CAP me ACK :echo-message", &caps)
        #expect(enabled(caps) == ["batch", "echo-message", "labeled-response", "message-tags"])
        #expect(caps.isSettled)
    }
}
