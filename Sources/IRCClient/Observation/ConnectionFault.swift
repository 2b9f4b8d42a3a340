internal import NIOCore
internal import NIOOpenSSL
internal import NIOPosix

/// The words for the operator on why a connection could not be made, or broke.
enum ConnectionFault {
    static func reason(_ error: any Error) -> String {
        switch error {
        case let error as TLSError: error.description
        case let error as NIOConnectionError: reason(error)
        case let error as IOError: error.description
        case ChannelError.connectTimeout: "no answer to the attempt to connect"
        case is CancellationError: "shutdown was asked for"
        default: "\(error)"
        }
    }

    private static func reason(_ error: NIOConnectionError) -> String {
        let place = "\(error.host) port \(error.port)"
        guard !error.connectionErrors.isEmpty else {
            let lookup = error.dnsAError ?? error.dnsAAAAError
            return "cannot look up the name of \(place)"
                + (lookup.map { ": \(Self.reason($0))" } ?? "")
                + "; check the spelling and this machine's name servers"
        }
        let attempts = error.connectionErrors.map { "\($0.target): \(reason($0.error))" }
        return "cannot connect to \(place): \(attempts.joined(separator: ", "))"
    }
}
