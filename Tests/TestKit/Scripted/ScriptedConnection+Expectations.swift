extension ScriptedConnection {
    /// Waits for the next line, which has to be this one.
    ///
    /// Tags are only compared where `text` has some.
    @discardableResult
    public func expect(
        _ text: String,
        within limit: Duration = ScriptedServer.patience,
        file: StaticString = #fileID,
        line: UInt = #line
    ) async throws -> ClientLine {
        try await expect("\"\(text)\"", within: limit, file: file, line: line) {
            (text.hasPrefix("@") ? $0.text : $0.body) == text
        }
    }

    /// Waits for the next line, which has to begin so.
    @discardableResult
    public func expect(
        prefix: String,
        within limit: Duration = ScriptedServer.patience,
        file: StaticString = #fileID,
        line: UInt = #line
    ) async throws -> ClientLine {
        try await expect("\"\(prefix)...\"", within: limit, file: file, line: line) {
            (prefix.hasPrefix("@") ? $0.text : $0.body).hasPrefix(prefix)
        }
    }

    /// Waits for the next line, which has to be as `isRight` says; `what` names that.
    @discardableResult
    public func expect(
        _ what: String,
        within limit: Duration = ScriptedServer.patience,
        file: StaticString = #fileID,
        line: UInt = #line,
        where isRight: (ClientLine) -> Bool
    ) async throws -> ClientLine {
        let arrival = try await arrivals.next(within: limit)
        if case .line(let found) = arrival, isRight(found) { return found }
        throw failure(what, arrival, within: limit, "\(file):\(line)")
    }

    /// Waits for a line that begins so, and lets all others pass.
    @discardableResult
    public func skip(
        to prefix: String,
        within limit: Duration = ScriptedServer.patience,
        file: StaticString = #fileID,
        line: UInt = #line
    ) async throws -> ClientLine {
        let deadline = ContinuousClock.now + limit
        while true {
            let arrival = try await arrivals.next(within: deadline - .now)
            guard case .line(let found) = arrival else {
                throw failure("\"\(prefix)...\"", arrival, within: limit, "\(file):\(line)")
            }
            if found.body.hasPrefix(prefix) { return found }
        }
    }

    /// Waits for the next line, or gives nil when the client has closed instead.
    public func nextLine(
        file: StaticString = #fileID,
        line: UInt = #line
    ) async throws -> ClientLine? {
        let arrival = try await arrivals.next(within: ScriptedServer.patience)
        switch arrival {
        case .line(let found): return found
        case .end: return nil
        case nil: throw failure("a line", nil, within: ScriptedServer.patience, "\(file):\(line)")
        }
    }

    /// Makes sure that the client is silent for some time.
    public func expectNothing(
        for time: Duration,
        file: StaticString = #fileID,
        line: UInt = #line
    ) async throws {
        guard let arrival = try await arrivals.next(within: time) else { return }
        throw failure("nothing", arrival, within: time, "\(file):\(line)")
    }

    /// Waits until the client has closed the connection, whatever it says before.
    @discardableResult
    public func expectEnd(
        within limit: Duration = ScriptedServer.patience,
        file: StaticString = #fileID,
        line: UInt = #line
    ) async throws -> End {
        let deadline = ContinuousClock.now + limit
        while true {
            switch try await arrivals.next(within: deadline - .now) {
            case .line: continue
            case .end(let end): return end
            case nil: throw failure("the end", nil, within: limit, "\(file):\(line)")
            }
        }
    }

    func failure(
        _ expected: String,
        _ arrival: Arrival?,
        within limit: Duration,
        _ place: String
    ) -> ScriptFailure {
        let found =
            switch arrival {
            case .line(let line): "\"\(line)\" came"
            case .end(let end): "the connection ended (\(end))"
            case nil: "nothing came within \(limit)"
            }
        return ScriptFailure(
            expected: expected,
            found: found,
            transcript: transcript.description,
            place: place
        )
    }
}
