/// Something else came than the script says.
public struct ScriptFailure: Error, CustomStringConvertible {
    public let expected: String
    public let found: String
    /// Everything that was said on the connection.
    public let transcript: String
    /// The place in the test.
    public let place: String

    public var description: String {
        """
        \(place): expected \(expected), but \(found).
        What was said ("<" by the client, ">" by the server):
        \(transcript)
        """
    }
}
