extension ScriptedConnection {
    /// Waits for one message of SASL, in as many lines as it takes; nil is an abort.
    public func expectAuthentication(
        file: StaticString = #fileID,
        line: UInt = #line
    ) async throws -> [UInt8]? {
        var text = ""
        while true {
            let said = try await expect("a message of SASL", file: file, line: line) {
                $0.command == "AUTHENTICATE" && $0.parameters.count == 1
            }
            let chunk = said.parameters[0]
            guard chunk != "*" else { return nil }
            if let message = SASLMessage.join(&text, chunk) { return message }
        }
    }

    /// Sends one message of SASL, in as many lines as it takes.
    public func send(authentication message: [UInt8]) {
        send(SASLMessage.chunks(of: message).map { "AUTHENTICATE \($0)" })
    }

    /// Plays a login by SCRAM, from `AUTHENTICATE SCRAM-...` to 903 or 904.
    ///
    /// Who lies about the signature claims success in the same breath. An abort is answered twice,
    /// as servers do whose services answer too.
    ///
    /// - Returns: Whether the client has proved that it knows the password, and believes us.
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
        let binding = bindsChannel ? try await channelBinding() : nil
        var server = SCRAMServer(hash, account: account, channelBinding: binding)
        let success = [
            ":\(Self.name) 900 * *!*@* account :You are now logged in",
            ":\(Self.name) 903 * :SASL authentication successful",
        ]
        while let message = try await expectAuthentication(file: file, line: line) {
            switch server.receive(message) {
            case .challenge(let challenge):
                send(authentication: challenge)
                if server.isProved, account.lie == .signature { send(success) }
            case .success:
                if account.lie != .signature { send(success) }
                return true
            case .failure:
                send(":\(Self.name) 904 * :SASL authentication failed")
                return false
            }
        }
        send(
            ":\(Self.name) 906 * :SASL authentication aborted",
            ":\(Self.name) 904 * :SASL authentication failed"
        )
        return false
    }
}
