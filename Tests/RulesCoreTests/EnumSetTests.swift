import RulesCore
import Testing

@Suite struct EnumSetTests {
    @Test func `set operations agree with those of Set`() {
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<300 {
            let (one, other) = (generator.next(), generator.next())
            let left = Item.allCases.filter { one >> UInt64($0.rawValue) & 1 == 1 }
            let right = Item.allCases.filter { other >> UInt64($0.rawValue) & 1 == 1 }
            let (small, big) = (EnumSet(left), EnumSet(right))
            let (plain, others) = (Set(left), Set(right))
            #expect(Array(small) == left && small.count == left.count)
            #expect(small.first == left.first && small.last == left.last)
            #expect(Set(small.union(big)) == plain.union(others))
            #expect(Set(small.intersection(big)) == plain.intersection(others))
            #expect(Set(small.subtracting(big)) == plain.subtracting(others))
            #expect(Set(small.symmetricDifference(big)) == plain.symmetricDifference(others))
            #expect(small.isSubset(of: big) == plain.isSubset(of: others))
            #expect(small.isDisjoint(with: big) == plain.isDisjoint(with: others))
            #expect(small.isEmpty == plain.isEmpty)
            for item in Item.allCases { #expect(small.contains(item) == plain.contains(item)) }
        }
    }

    @Test func `insert, update and remove say what was there`() {
        var set = EnumSet<Level>()
        #expect(set.insert(.emergencyNow).inserted)
        #expect(!set.insert(.emergencyNow).inserted)
        #expect(set.update(with: .emergencyNow) == .emergencyNow)
        #expect(set.update(with: .urgentSameDay) == nil)
        #expect(set == [.urgentSameDay, .emergencyNow])
        #expect(set.remove(.stopRestSelfCare) == nil)
        #expect(set.remove(.urgentSameDay) == .urgentSameDay)
        #expect(set == EnumSet(.emergencyNow))
        #expect(EnumSet<Level>.all.count == 5)
        #expect(EnumSet<Level>().first == nil && EnumSet<Level>().last == nil)
    }
}
