extension ScriptedConnection {
    /// Waits for one message of SASL, in as many lines as it takes.
    ///
    /// An abort is no message: `AUTHENTICATE *` makes it throw.
    public func expectAuthentication(
        file: StaticString = #fileID,
        line: UInt = #line
    ) async throws -> [UInt8] {
        var text = ""
        while true {
            let chunk = try await expect("a message of SASL", file: file, line: line) {
                $0.command == "AUTHENTICATE" && $0.parameters.count == 1
                    && $0.parameters[0] != "*"
            }
            if let message = SASLMessage.join(&text, chunk.parameters[0]) { return message }
        }
    }

    /// Sends one message of SASL, in as many lines as it takes.
    public func send(authentication message: [UInt8]) {
        send(SASLMessage.chunks(of: message).map { "AUTHENTICATE \($0)" })
    }

    /// Plays a login by SCRAM, from `AUTHENTICATE SCRAM-...` to 903 or 904.
    ///
    /// - Returns: Whether the client proved that it knows the password.
    @discardableResult
    public func logIn(
        by hash: SCRAMHash,
        account: SCRAMServer.Account,
        bindsChannel: Bool = false,
        file: StaticString = #fileID,
        line: UInt = #line
    ) async throws -> Bool {
        let name = hash.rawValue + (bindsChannel ? "-PLUS" : "")
        try await expect("AUTHENTICATE \(name)", file: file, line: line)
        send("AUTHENTICATE +")
        var server = SCRAMServer(
            hash,
            account: account,
            channelBinding: bindsChannel ? try await channelBinding() : nil
        )
        while true {
            let message = try await expectAuthentication(file: file, line: line)
            switch server.receive(message) {
            case .challenge(let challenge): send(authentication: challenge)
            case .success:
                send(
                    ":\(Self.name) 900 * *!*@* account :You are now logged in",
                    ":\(Self.name) 903 * :SASL authentication successful"
                )
                return true
            case .failure:
                send(":\(Self.name) 904 * :SASL authentication failed")
                return false
            }
        }
    }
}
