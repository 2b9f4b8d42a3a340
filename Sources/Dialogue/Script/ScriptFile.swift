/// One file that scripts were made of, to the letter.
public struct ScriptFile: Equatable, Sendable {
    /// Its name in its folder, such as `back-pain.en.yaml`.
    public let name: String
    /// What stands in it.
    public let text: String

    /// Makes a file.
    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}
