import NIOCore
import NIOOpenSSL
import TestKit
import Testing

@Suite(.timeLimit(.minutes(1))) struct LeakTests {
    @Test func `a handler is gone after its channel, however that ended`() throws {
        let settings = [Link.good, .selfSigned()].map { MemoryTLSServerSettings(identity: $0) }
        for round in 0..<200 {
            weak var handler: TLSHandler?
            do {
                let link = try Link(settings[round % 2])
                handler = link.handler
                try link.establish()
                if round.isMultiple(of: 4) { link.channel.close(promise: nil) }
            }
            #expect(handler == nil, "round \(round)")
        }
    }

    @Test func `more contexts can be made than OpenSSL has types of BIO`() throws {
        let pin = try CertificateFingerprint(hex: String(repeating: "0", count: 64))
        for _ in 0..<300 {
            let context = try TLSContext(TLSConfiguration(trust: .pinned(sha256: [pin])))
            _ = try TLSHandler(context: context, peer: TLSPeer("localhost"))
        }
    }

    @Test func `ten thousand handlers cost no memory that stays`() throws {
        let context = try TLSContext(TLSConfiguration(trust: .file(Link.trust.path)))
        let peer = try TLSPeer("localhost")
        func makeAndDrop(_ count: Int) throws {
            for _ in 0..<count { _ = try TLSHandler(context: context, peer: peer) }
        }
        try makeAndDrop(100)
        let before = try ResidentMemory.kilobytes()
        try makeAndDrop(10_000)
        // One SSL alone has several kilobytes, so a leak would show as 60 MB and more; other
        // tests run beside this one, hence the room.
        #expect(try ResidentMemory.kilobytes() - before < 32_768)
    }
}
