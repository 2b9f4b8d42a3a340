import Foundation
import Settings
import Testing

/// Every file of `Fixtures/refused` has a `.findings` file beside it: all that is to be reported.
@Suite struct RefusedSettingsTests {
    @Test(arguments: Fixture.names(in: "refused"))
    func `a file that is not in order is refused with every finding`(name: String) throws {
        let folder = try SettingsFolder()
        let text = try Fixture.text("refused/\(name)")
        let expected = try Fixture.text("refused/\(name.replacing(".yaml", with: ".findings"))")
        let found = try folder.findings(
            on: text,
            environment: [
                "DEMO_PASSWORD": "pencil", "EMPTY_PASSWORD": "",
                "EMOJI_PASSWORD": "run\u{1F3C3}run",
            ]
        )
        #expect(!found.isEmpty)
        #expect(found.joined(separator: "\n") + "\n" == expected)
    }
}
