import RulesCore
import Testing
import Yams

/// The worked cases of the rules.
@Suite struct CasesTests {
    struct Case: Decodable, Sendable, CustomTestStringConvertible {
        let id: String
        let note: String
        let days: Int?
        let set: [String: String]
        let expect: Expectation
        let authored: Authored
        var testDescription: String { "\(id): \(note)" }

        struct Expectation: Decodable {
            let level: String
            let rows: [String]
            let items: [String]
            let suppressed: [String]
            let clarify: [String]
            let sources: [String]
        }

        struct Authored: Decodable {
            let must: [String]
            let mustNot: [String]
        }

        func facts(_ defaults: [String: String]) throws -> Facts {
            var facts = Facts()
            for (name, value) in defaults.merging(set, uniquingKeysWith: { $1 }) {
                let fact = try #require(Fact(named: name))
                facts.set(try #require(FactValue(fact, named: value)))
            }
            return facts
        }
    }

    struct File: Decodable, Sendable {
        let defaults: [String: String]
        let cases: [Case]
    }

    static let file: File = {
        do {
            return try YAMLDecoder().decode(File.self, from: Fixture.text("rules-cases.yaml"))
        } catch {
            preconditionFailure("rules-cases.yaml: \(error)")
        }
    }()

    @Test func `there are 68 cases, and the defaults give every fact`() {
        #expect(Self.file.cases.count == 68)
        #expect(Set(Self.file.defaults.keys) == Set(Fact.allCases.map(\.name)))
    }

    @Test(arguments: file.cases) func `a worked case comes out as written`(_ one: Case) throws {
        let facts = try one.facts(Self.file.defaults)
        let decision = Decision(for: facts)
        #expect(decision.level.name == one.expect.level)
        #expect(decision.rows.map(\.name) == one.expect.rows)
        #expect(decision.items.map(\.name) == one.expect.items)
        #expect(decision.suppressed.map(\.name) == one.expect.suppressed)
        #expect(decision.clarify.map(\.name) == one.expect.clarify)
        #expect(decision.sources.map(\.name) == one.expect.sources)
        #expect(Reference.shared.decide(facts) == decision)

        let items = Set(decision.items.map(\.name))
        #expect(items.isSuperset(of: one.authored.must))
        #expect(items.isDisjoint(with: one.authored.mustNot))
        for name in one.authored.must + one.authored.mustNot {
            #expect(Item(named: name) != nil, "\(name)")
        }
        if let days = one.days {
            #expect(DurationBand(days: days) == facts.course.duration)
        }
    }
}
