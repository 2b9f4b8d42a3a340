public import BotStore
public import Foundation

/// All that is kept of one person, as JSON that other programs can read.
///
/// Keys stay as they are; new ones may be added, and then ``format`` stays as well. Days are
/// `2026-03-01`, times `2026-03-01T18:00:00Z`. What the facts and their values mean, the rules say.
/// What is not kept has no key.
public struct PersonalExport: Sendable {
    /// The version of the form.
    public static let format = 1

    /// The JSON, on one line, keys in alphabetical order.
    public let json: String

    /// Writes down what is kept.
    ///
    /// - Parameters:
    ///   - data: What is kept.
    ///   - date: The time.
    /// - Throws: What the encoder throws; nothing that is kept leads to it.
    public init(_ data: PersonalData, at date: Date) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        json = String(decoding: try encoder.encode(Form(data, at: date)), as: UTF8.self)
    }

    /// The JSON in pieces that fit a line of chat; joined they are the JSON.
    ///
    /// - Parameter limit: How many bytes a piece has at most; a single character may have more.
    /// - Returns: The pieces in order.
    public func pieces(ofBytes limit: Int = 350) -> [String] {
        var pieces: [String] = []
        var piece = ""
        var size = 0
        for character in json {
            let bytes = character.utf8.count
            if size + bytes > limit, !piece.isEmpty {
                pieces.append(piece)
                piece = ""
                size = 0
            }
            piece.append(character)
            size += bytes
        }
        return piece.isEmpty ? pieces : pieces + [piece]
    }
}
