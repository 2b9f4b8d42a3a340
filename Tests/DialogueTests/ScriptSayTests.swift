import Dialogue
import RulesCore
import Testing

@Suite struct ScriptSayTests {
    func step(_ condition: [Fact: [String]]) throws -> ScriptSay {
        ScriptSay(
            condition: try condition.reduce(into: [:]) { result, pair in
                let values = try pair.value.map { name in
                    try #require(FactValue(pair.key, named: name))
                }
                result[pair.key] = Set(values)
            },
            text: Text(try Template(parsing: "x")),
            place: 0
        )
    }

    @Test(arguments: [
        ("startsDuringRun", "unchanged", true), ("startsDuringRun", "resolved", false),
        ("nuisance", "unchanged", false), ("startsDuringRun", nil, false),
        ("startsDuringRun", "unknown", false), (nil, nil, false),
    ])
    func `every fact has to have one of its values`(
        relation: String?,
        trend: String?,
        holds: Bool
    ) throws {
        let step = try step([
            .runRelation: ["startsDuringRun"], .trend: ["improving", "unchanged", "worsening"],
        ])
        var known = KnownFacts()
        if let relation { known.settle(try #require(FactValue(.runRelation, named: relation))) }
        if let trend { known.settle(try #require(FactValue(.trend, named: trend))) }
        #expect(step.holds(for: known) == holds)
    }

    @Test func `without a condition it is for everybody`() throws {
        #expect(try step([:]).holds(for: KnownFacts()))
        #expect(try step([:]).canHold)
    }

    @Test(arguments: [
        ([Fact.saddle: ["yes"]], false), ([.saddle: ["no", "yes"]], true),
        ([.trauma: ["major"]], false), ([.trauma: ["major", "minor"]], true),
        ([.feverUnwell: ["yes"], .legs: ["oneLegWeak"]], false),
        ([.feverUnwell: ["yes"], .legs: ["oneLegWeak", "none"]], true),
        ([.severity: ["severe"]], true), ([.severity: []], false),
    ])
    func `nothing is said to those who have to call for help`(
        condition: [Fact: [String]],
        canHold: Bool
    ) throws {
        #expect(try step(condition).canHold == canHold)
    }
}
