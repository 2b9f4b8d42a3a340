import Foundation
import IRCProtocol
import Testing
import Yams

/// The tests that writers of IRC parsers share, read where they lie.
@Suite(.enabled(if: PackageFolders.parserTests != nil, "absent: set SWEEP_PARSER_TESTS"))
struct PublicParserTests {
    struct Atoms: Decodable {
        var tags: [String: String?]?
        var source: String?
        var verb: String?
        var params: [String]?
        var nick: String?
        var user: String?
        var host: String?
    }

    struct Case: Decodable {
        var input: String?
        var source: String?
        var atoms: Atoms?
        var matches: [String]?
        var mask: String?
        var fails: [String]?
        var host: String?
        var valid: Bool?
    }

    private struct File: Decodable {
        var tests: [Case]
    }

    private func cases(_ name: String) throws -> [Case] {
        let folder = try #require(PackageFolders.parserTests)
        let text = try String(contentsOf: folder.appending(path: "\(name).yaml"), encoding: .utf8)
        let cases = try YAMLDecoder().decode(File.self, from: text).tests
        #expect(!cases.isEmpty)
        return cases
    }

    @Test func `lines split into the atoms that everybody expects`() throws {
        for test in try cases("msg-split") {
            let input = try #require(test.input)
            let atoms = try #require(test.atoms)
            let message = try IRCMessage(parsing: input)
            #expect(message.commandText == atoms.verb, "\(input)")
            #expect(message.source?.text == atoms.source, "\(input)")
            #expect(message.parameters == atoms.params ?? [], "\(input)")
            #expect(
                message.tags.dictionary == (atoms.tags ?? [:]).mapValues { $0 ?? "" },
                "\(input)"
            )
        }
    }

    @Test func `atoms join into a line that everybody accepts`() throws {
        for test in try cases("msg-join") {
            let atoms = try #require(test.atoms)
            let matches = try #require(test.matches)
            // Order matters where the line is compared as text, and a dictionary has none.
            let tags = (atoms.tags ?? [:]).map { ($0.key, $0.value ?? "") }.sorted { $0.0 < $1.0 }
            var text =
                tags.map { key, value in
                    try? IRCMessage(tags: [key: value], command: "x").sent.dropFirst().dropLast(2)
                }
                .map { $0.map(String.init) ?? "?" }.joined(separator: ";")
            if !tags.isEmpty { text = "@\(text) " }
            let body = IRCMessage(
                source: atoms.source.map { Source($0) },
                command: try #require(atoms.verb),
                parameters: atoms.params ?? []
            )
            text += try body.sent
            #expect(matches.contains(text), "\(text)")
        }
    }

    @Test func `sources split into nick, user name and host`() throws {
        for test in try cases("userhost-split") {
            let text = try #require(test.source)
            let atoms = try #require(test.atoms)
            let source = Source(text)
            #expect(source.nick.text == atoms.nick ?? "", "\(text)")
            #expect(source.user ?? "" == atoms.user ?? "", "\(text)")
            #expect(source.host ?? "" == atoms.host ?? "", "\(text)")
            #expect(source.text == text)
        }
    }

    @Test func `masks match what they should and nothing else`() throws {
        for test in try cases("mask-match") {
            let mask = Mask(try #require(test.mask), .rfc1459)
            for text in test.matches ?? [] { #expect(mask.matches(text), "\(text)") }
            for text in test.fails ?? [] { #expect(!mask.matches(text), "\(text)") }
        }
    }

    @Test func `names of hosts are told from other text`() throws {
        for test in try cases("validate-hostname") {
            let host = try #require(test.host)
            #expect((HostName(host) != nil) == test.valid, "\(host)")
        }
    }
}
