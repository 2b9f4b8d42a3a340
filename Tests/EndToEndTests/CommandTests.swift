import Foundation
import TestKit
import Testing

/// The commands that need no network.
@Suite(.timeLimit(.minutes(5))) struct CommandTests {
    static let talk = """
        my back hurts when I run, since yesterday
        none
        none
        1
        2
        none
        none

        """

    func chat(
        _ input: String,
        _ more: String...,
        now hour: String = "18:00"
    ) throws -> (Int32, String) {
        try SweepProcess.output(
            of: [
                "chat", "--as", "mia", "--now", "2026-03-01T\(hour):00Z", "--dialogues",
                SweepProcess.dialogues.path,
            ] + more,
            input: input
        )
    }

    @Test func `chat has the same talk with no network at all`() throws {
        let (code, text) = try chat(Self.talk)
        #expect(code == 0)
        let lines = text.split(separator: "\n")
        #expect(lines.allSatisfy { $0.hasPrefix("> ") || $0.hasPrefix("< ") })
        #expect(lines.contains("> my back hurts when I run, since yesterday"))
        #expect(text.contains("< Stop running for now, mia, and give your back about 3 days"))
        #expect(lines.dropLast().last?.contains("may I ask you") == true)
        #expect(lines.last?.hasPrefix("< General information for runners") == true)
    }

    @Test(arguments: ["08:00", "18:30", "23:30"])
    func `what falls due is said when the clock moves, at whatever hour`(hour: String) throws {
        let (_, text) = try chat(Self.talk + "yes\n+3d\n+1d\n+1d\n+9d\n", now: hour)
        let due = text.components(separatedBy: "> +")
        #expect(due.count == 5)
        #expect(due[1].hasPrefix("3d\n< ") && due[1].contains("back is gone, better"))
        // Nobody answers: one reminder, then the last words, then nothing any more.
        #expect(due[2].hasPrefix("1d\n< ") && due[3].hasPrefix("1d\n< "))
        #expect(due[4] == "9d\n")
    }

    @Test func `who does not want to be asked is not`() throws {
        let (_, text) = try chat(Self.talk + "no\n+3d\n+9d\n")
        #expect(text.hasSuffix("> +3d\n> +9d\n"))
    }

    @Test func `a timer rings when its minutes have passed, and not before`() throws {
        let (_, text) = try chat(Self.talk + "yes\ntimer 15\n+14m\n+1m\n+15m\n")
        let after = text.components(separatedBy: "> +")
        #expect(after.count == 4)
        #expect(after[1] == "14m\n")
        #expect(after[2].hasPrefix("1m\n< "))
        #expect(after[3] == "15m\n")
    }

    @Test func `a timer and a check-in come after the next start as well`() throws {
        let folder = try TemporaryFolder("kept")
        _ = try chat(Self.talk + "yes\ntimer 15\n", "--data", "\(folder.path)/var")
        let (_, text) = try chat(
            "+15m\n+3d\n",
            "--data",
            "\(folder.path)/var"
        )
        let due = text.components(separatedBy: "> +")
        #expect(due.count == 3 && due[1].contains("< ") && due[2].contains("< "), "\(text)")
    }

    @Test func `a conversation is kept only in the folder that was named`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chat-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try chat("hi\nnone\n", "--data", folder.path)
        let (_, text) = try chat("none\n", "--data", folder.path)
        #expect(text.contains("< When does it hurt?"))
        let mode = try FileManager.default.attributesOfItem(atPath: folder.path)[.posixPermissions]
        #expect(mode as? Int == 0o700)
    }

    @Test func `decide answers every line, also beside bad ones`() throws {
        let (code, text) = try SweepProcess.output(
            of: ["decide"],
            input: """
                {"id": 1, "facts": {"saddle": "yes"}}
                {"id": {"a": [1, null]}, "facts": {"sadle": "yes"}}
                {"id": "x", "facts": {"saddle": "maybe"}}
                not json
                {"id": 2, "facts": {}}

                """
        )
        #expect(code == 1)
        let lines = text.split(separator: "\n")
        #expect(lines.count == 5)
        #expect(
            lines[0]
                .hasPrefix(
                    "{\"id\": 1, \"level\": \"emergencyNow\", \"rows\": [\"R01\"], "
                        + "\"items\": [\"callEmergency\", \"holdTraining\", \"stopRunning\", "
                        + "\"disclaimer\"], \"suppressed\": [], \"clarify\": [], \"sources\": ["
                )
        )
        #expect(lines[1] == "{\"id\": {\"a\":[1,null]}, \"error\": \"unknown fact sadle\"}")
        #expect(lines[2] == "{\"id\": \"x\", \"error\": \"unknown value maybe of saddle\"}")
        #expect(lines[3].hasPrefix("{\"id\": null, \"error\": "))
        #expect(lines[4].contains("\"level\": \"urgentSameDay\", \"rows\": [\"R07\"]"))
    }

    @Test func `check tells what is proved, or every mistake`() throws {
        let (code, text) = try SweepProcess.output(of: ["check", SweepProcess.dialogues.path])
        #expect(code == 0)
        #expect(text.contains("longest interview    13 questions"))
        let (missing, _) = try SweepProcess.output(of: ["check", "/nonexistent"])
        #expect(missing == 1)
    }

    @Test(arguments: [
        ["run"], ["run", "--config", "/nonexistent"], ["chat", "--now", "noon"], ["x"],
    ])
    func `wrong usage and settings end with 2`(arguments: [String]) throws {
        #expect(try SweepProcess.output(of: arguments).0 == 2)
    }

    @Test func `help is fine`() throws {
        for command in [["--help"], ["run", "--help"], ["decide", "--help"]] {
            let (code, text) = try SweepProcess.output(of: command)
            #expect(code == 0)
            #expect(text.contains("USAGE"))
        }
    }
}
