import RulesCore
import Testing

/// C9: the names are relied on outside; a renamed, moved or removed one fails here.
@Suite struct VocabularyTests {
    @Test func `facts and values are those of the fixture, in its order`() throws {
        let lines = try Fixture.words("facts.txt")
        #expect(Fact.allCases.map(\.name) == lines.map { $0[0] })
        for words in lines {
            let fact = try #require(Fact(named: words[0]))
            #expect(fact.values.map(\.name) == Array(words.dropFirst()))
            for (index, name) in words.dropFirst().enumerated() {
                let value = try #require(FactValue(fact, named: name))
                #expect(Int(value.index) == index && value.isUnknown == (name == "unknown"))
                #expect(FactValue(fact, index: UInt8(index)) == value)
            }
            #expect(FactValue.unknown(fact).name == "unknown")
            #expect(fact.clearValues.count == fact.values.count - 1)
            #expect(FactValue(fact, index: UInt8(fact.values.count)) == nil)
            #expect(FactValue(fact, named: "perhaps") == nil)
        }
        #expect(Fact(named: "mood") == nil)
    }

    @Test func `rows, items and levels are those of the fixtures, in their order`() throws {
        #expect(try Row.allCases.map(\.name) == Fixture.words("rows.txt").map { $0[0] })
        #expect(try Item.allCases.map(\.name) == Fixture.words("items.txt").map { $0[0] })
        let levels = [
            "runWithPrecautions", "stopRestSelfCare", "seeProfessionalHoldTraining",
            "urgentSameDay", "emergencyNow",
        ]
        #expect(Level.allCases.map(\.name) == levels)
        let remedies = ["stretching", "ice", "heat", "hotTub", "acetaminophen", "nsaid"]
        #expect(Remedy.allCases.map(\.name) == remedies)
        #expect(
            Source.allCases.map(\.name) == (1...31).map { "S\($0)" } + (1...28).map { "A\($0)" }
        )
        #expect(
            FollowUp.Kind.allCases.map(\.name) == [
                "nextDay", "nextRun", "day3", "day7", "day14", "day21", "seenProfessional",
                "seenSameDay", "gotHelp",
            ]
        )
    }

    @Test func `names of facts, levels, items and remedies are those of their cases`() {
        for fact in Fact.allCases { #expect(fact.name == "\(fact)") }
        for level in Level.allCases { #expect(level.name == "\(level)") }
        for item in Item.allCases { #expect(item.name == "\(item)") }
        for remedy in Remedy.allCases { #expect(remedy.name == "\(remedy)") }
        for row in Row.allCases { #expect(row.name == "\(row)".uppercased()) }
        for source in Source.allCases { #expect(source.name == "\(source)".uppercased()) }
        func names<Value: CaseIterable>(_ type: Value.Type) -> [String] {
            Value.allCases.map { "\($0)" }
        }
        for (fact, names) in [
            (Fact.saddle, names(YesNo.self)), (.legs, names(Legs.self)),
            (.trauma, names(Trauma.self)), (.runRelation, names(RunRelation.self)),
            (.severity, names(Severity.self)), (.duration, names(DurationBand.self)),
            (.trend, names(Trend.self)), (.selfCare, names(SelfCare.self)),
            (.clearance, names(Clearance.self)), (.age, names(Age.self)),
        ] {
            #expect(fact.values.map(\.name) == names)
        }
    }

    @Test func `a set of facts is built from names, and reads back`() throws {
        var facts = Facts()
        for fact in Fact.allCases {
            for value in fact.values {
                facts.set(try #require(FactValue(fact, named: value.name)))
                #expect(facts[fact] == value)
            }
        }
    }

    @Test func `modules, calm values and kinds of facts`() {
        let modules = Fact.allCases.map(\.module)
        #expect(modules.filter { $0 == .screen }.count == 10)
        #expect(modules.filter { $0 == .course }.count == 7)
        #expect(modules.filter { $0 == .person }.count == 2)
        #expect(modules.filter { $0 == .cautions }.count == 5)
        #expect(Fact.allCases.filter(\.isYesNo).count == 15)
        #expect(Fact.allCases.filter(\.isEmergency).count == 5)
        #expect(Fact.age.calmValue?.name == "from18to59")
        #expect(Fact.clearance.calmValue?.name == "notEvaluated")
        #expect(Fact.legs.calmValue?.name == "none")
        #expect(Fact.allCases.filter { $0.calmValue == nil }.count == 4)
    }

    @Test func `a set of values holds exactly the values put in`() {
        for fact in Fact.allCases {
            for value in fact.values {
                var facts = Facts()
                facts.set(value)
                let set = ValueSet(facts)
                for other in Fact.allCases { #expect(set[other] == 1 << facts[other].index) }
                #expect(ValueSet.everything.allows(set))
                for contrary in set.contraries { #expect(!contrary.allows(set)) }
            }
        }
        #expect(ValueSet.everything.reads.isEmpty)
    }
}
