import Foundation
import RulesCore
import Testing
import Understanding

@Suite struct UtteranceTests {
    @Test(arguments: [
        ("utterances-dev.yaml", 0.9),
        ("utterances-tuning.yaml", 0.9),
        ("utterances-held-out.yaml", 0.8),
    ])
    func `labelled messages are read as their labels say`(fixture: String, floor: Double) throws {
        let reader = try English.reader.get()
        var score = Score()
        for item in try Utterance.all(in: fixture, language: "en") {
            let question = item.asking.map { Question(asking: $0) }
            score.add(item, reader.read(item.text, asking: question, now: English.now))
        }
        print("\(fixture): \(score.report)")
        if ProcessInfo.processInfo.environment["SWEEP_SHOW_WRONG"] == fixture {
            print(score.wrong.joined(separator: "\n"))
        }
        #expect(score.rate >= floor)
    }
}
