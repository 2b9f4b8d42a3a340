import Bot
import Dialogue
import DialogueFiles
import Foundation
import Testing

/// Each stage of the gate, with what it says.
@Suite(.timeLimit(.minutes(5))) struct ReloadGateTests {
    /// What a moderator reads first after a reload of a folder, which must not have been loaded.
    func refusal(
        _ folder: DialogueFolder,
        prove: @escaping ReloadGate.Proof = { _ in }
    ) async throws -> String {
        let stage = try await Stage()
        let said = try await stage.reload(from: folder, prove: prove).joined(separator: " ")
        #expect(said.hasPrefix("not loaded, the running version stays. "), "\(said)")
        let title = try await stage.say("!dialogues", from: "rob", isModerator: true)
        #expect(title == ["back-pain en \(try Stage.shipped.get().hash.prefix(7))"])
        return said
    }

    // MARK: - The folder

    @Test func `a folder that is gone, empty or no folder is told`() async throws {
        let folder = try DialogueFolder()
        try FileManager.default.removeItem(at: folder.url)
        #expect(try await refusal(folder).contains("cannot be read. Check that it exists"))
        try FileManager.default.createDirectory(
            at: folder.url,
            withIntermediateDirectories: true
        )
        #expect(try await refusal(folder).contains("There is no script in this folder"))
        try FileManager.default.removeItem(at: folder.url)
        try Data().write(to: folder.url)
        #expect(try await refusal(folder).contains("cannot be read. Check that it exists"))
    }

    @Test func `links that lead nowhere or in circles, and folders in disguise, are told`()
        async throws
    {
        for target in ["nowhere.yaml", "loop.en.yaml", "/dev/zero", "/dev/null", "/tmp"] {
            let folder = try DialogueFolder()
            try FileManager.default.createSymbolicLink(
                atPath: folder.url.appending(path: "loop.en.yaml").path,
                withDestinationPath: target
            )
            #expect(try await refusal(folder).contains("loop.en.yaml cannot be read"))
        }
    }

    @Test func `too many files and too much in them are refused before they are read`()
        async throws
    {
        let many = try DialogueFolder()
        for number in 0..<256 { try many.write("", to: "talks/\(number).talk") }
        #expect(try await refusal(many).contains("260 scripts and talks; 256 are the most"))

        let large = try DialogueFolder()
        for name in ["a", "b"] {
            let file = large.url.appending(path: "\(name).en.yaml")
            try Data().write(to: file)
            let handle = try FileHandle(forWritingTo: file)
            try handle.truncate(atOffset: 1 << 40)
            try handle.close()
        }
        #expect(try await refusal(large).contains("larger than 16 MB together"))
    }

    @Test func `a folder that changes while it is read is not loaded`() async throws {
        let folder = try DialogueFolder()
        let stop = Task {
            var number = 0
            while !Task.isCancelled {
                number += 1
                try? folder.write("# \(number)\n> hi\n...\n", to: "talks/busy.talk")
                try? await Task.sleep(for: .milliseconds(2))
            }
        }
        let said = try await refusal(folder)
        stop.cancel()
        await stop.value
        #expect(said.contains("The folder was being changed just now. Try again"))
    }

    // MARK: - What is in it

    @Test func `a proof that does not hold refuses what is in order`() async throws {
        let folder = try DialogueFolder()
        let broken = try DialogueFolder(replacing: "  ice: |", with: "  icee: |")
        let said = try await refusal(folder) { checked throws(LibraryRefused) in
            #expect(checked.library.editions.count == 1)
            _ = try LibraryLoader.load(folder: broken.url)
        }
        #expect(said.contains("Did you mean \"ice\"?"))
    }

    @Test func `a written talk that goes another way refuses them, with its line`() async throws {
        let folder = try DialogueFolder(replacing: "How bad is it now?", with: "How bad?")
        try folder.write(
            "> hi\n...\n> none\n< A stress fracture...\n< Any of these? 1 fever...\n",
            to: "talks/fine.talk"
        )
        try folder.write("# note\n> hi\n< Good evening...\n", to: "talks/broken.talk")
        let said = try await refusal(folder)
        #expect(said.contains("1 written talk goes another way: broken.talk line 3: "))
        #expect(said.contains("\"Good evening...\" stands there, and \"Hi mia, sorry"))

        try folder.write("what\n", to: "talks/broken.talk")
        #expect(try await refusal(folder).contains("broken.talk line 1: This line is no part"))
    }

    @Test func `scripts that leave a language out that people talk in are refused`() async throws {
        let folder = try DialogueFolder()
        for name in ["back-pain", "common", "words"] {
            try folder.edit("\(name).en.yaml") {
                $0.replacing("language: en", with: "language: es")
            }
            try FileManager.default.moveItem(
                at: folder.url.appending(path: "\(name).en.yaml"),
                to: folder.url.appending(path: "\(name).es.yaml")
            )
        }
        #expect(try await refusal(folder).contains("Nothing in the folder speaks \"en\" any more"))
    }

    @Test func `texts that offer no word for none or not sure are refused`() async throws {
        let folder = try DialogueFolder()
        try folder.edit("common.en.yaml") { text in
            text.replacing("Numbers, or \"none\".", with: "Numbers.")
                .replacing("\"none\" and \"not sure\" are fine", with: "as you like")
                .replacing("no timers, ", with: "")
        }
        #expect(try await refusal(folder).contains("no words are offered for none"))
    }

    @Test func `the shipped scripts pass with all their talks`() async throws {
        let stage = try await Stage()
        let said = try await stage.reload(from: try DialogueFolder(withTalks: true))
        #expect(said.count == 1, "\(said)")
        #expect(said.first?.hasPrefix("back-pain en: nobody is talking. Nothing has") == true)
    }
}
