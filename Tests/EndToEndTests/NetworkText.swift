import TestKit

/// What the program's settings say of one network.
struct NetworkText: CustomStringConvertible {
    private let server: any TestServer
    var name = "demo"
    var nick = "sweep"
    /// Where it connects to, if that is not the server itself.
    var port: Int
    var flood = "{burst: 0, lines-per-second: 0}"
    var reconnect = "{floor-seconds: 1, ceiling-seconds: 2}"
    /// The settings of the login, in braces.
    var login: String?

    init(_ server: any TestServer) {
        self.server = server
        port = server.tlsPort
    }

    var description: String {
        let text = """
              - name: \(name)
                host: localhost
                port: \(port)
                nick: \(nick)
                tls:
                  trust: \(server.authority)
                channels: ["#running"]
                moderators:
                  operators-of: "#running-mods"
                  channel: "#running-mods"
                flood: \(flood)
                reconnect: \(reconnect)
            """
        return login.map { text + "\n    sasl: \($0)" } ?? text
    }
}
