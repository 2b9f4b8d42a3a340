import CLibFuzzer
import Foundation
import NIOCore
import NIOEmbedded
import NIOOpenSSL
import TestKit

let authority = TestAuthority()
let trust: TLSContext = {
    let file = FileManager.default.temporaryDirectory.appending(path: "fuzz-ca-\(UUID()).pem")
    defer { try? FileManager.default.removeItem(at: file) }
    do {
        try Data(authority.identity.certificate.utf8).write(to: file)
        return try TLSContext(TLSConfiguration(trust: .file(file.path)))
    } catch {
        preconditionFailure("no context: \(error)")
    }
}()
let settings = MemoryTLSServerSettings(identity: authority.issue(CertificateRequest()))

/// Whatever a peer sends, the handler comes to an end: no trap, no write that never completes.
///
/// An odd first byte: the rest is what the peer sends. An even one: a real server answers, and each
/// three bytes of the rest change one byte of what it sends.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    MainActor.assumeIsolated { connect(bytes) }
    return 0
}

@MainActor func connect(_ bytes: [UInt8]) {
    guard let mode = bytes.first else { return }
    do {
        let channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.addHandler(
            TLSHandler(context: trust, peer: TLSPeer("localhost"))
        )
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 6697)).wait()
        let written = channel.writeAndFlush(ByteBuffer(string: "PING :a\r\n"))
        var isWritten = false
        written.assumeIsolated().whenComplete { _ in isWritten = true }
        if mode % 2 == 1 {
            give(bytes.dropFirst(), to: channel)
        } else {
            try answer(channel, edits: bytes.dropFirst())
        }
        channel.close(mode: .all, promise: nil)
        channel.embeddedEventLoop.advanceTime(by: .seconds(60))
        _ = try? channel.finish(acceptAlreadyClosed: true)
        precondition(isWritten, "a write that never completes")
    } catch {
        // Errors are what broken bytes lead to.
    }
}

/// Hands bytes over in pieces of a size that they tell themselves.
func give(_ bytes: ArraySlice<UInt8>, to channel: EmbeddedChannel) {
    let size = Int(bytes.first ?? 0) % 64 + 1
    var rest = bytes
    while !rest.isEmpty {
        channel.pipeline.fireChannelRead(ByteBuffer(bytes: rest.prefix(size)))
        channel.pipeline.fireChannelReadComplete()
        rest = rest.dropFirst(size)
    }
}

@MainActor func answer(_ channel: EmbeddedChannel, edits: ArraySlice<UInt8>) throws {
    let server = MemoryTLSServer(settings)
    var changes: [Int: UInt8] = [:]
    for edit in stride(from: edits.startIndex, to: edits.endIndex - 2, by: 3) {
        changes[Int(edits[edit]) * 16 + Int(edits[edit + 1]) % 16] = edits[edit + 2]
    }
    var position = 0
    for _ in 0..<8 {
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) {
            server.receive(Array(buffer.readableBytesView))
        }
        if server.isHandshakeFinished { server.send(Array("PONG :a\r\n".utf8)) }
        var output = server.takeOutput()
        for index in output.indices { output[index] ^= changes[position + index] ?? 0 }
        position += output.count
        channel.pipeline.fireChannelRead(ByteBuffer(bytes: output))
        channel.pipeline.fireChannelReadComplete()
    }
}

var argc = CommandLine.argc
var argv: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
exit(LLVMFuzzerRunDriver(&argc, &argv) { testOneInput($0, $1) })
