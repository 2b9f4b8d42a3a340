import Testing

/// The layers of the house: arrows only go down.
@Suite struct LayeringTests {
    /// What each target may import, the standard library aside.
    ///
    /// Foundation only where listed.
    static let allowed: [String: Set<String>] = [
        "COpenSSL": [],
        "CShippedWords": [],
        "RulesCore": [],
        "Chat": [],
        "IRCProtocol": [],
        "Understanding": ["RulesCore"],
        "Dialogue": ["RulesCore", "Understanding"],
        "DialogueFiles": [
            "CShippedWords", "Dialogue", "Foundation", "RulesCore", "Synchronization",
            "Understanding", "Yams",
        ],
        "BotStore": [
            "Chat", "Dialogue", "Foundation", "GRDB", "OpenSSLCrypto", "RulesCore",
            "Synchronization",
        ],
        "NIOOpenSSL": ["COpenSSL", "NIOCore", "NIOTLS", "Synchronization"],
        "OpenSSLCrypto": ["COpenSSL", "Synchronization"],
        "IRCClient": [
            // Foundation for the one file that STS policies are kept in.
            "Chat", "CoreMetrics", "Foundation", "IRCProtocol", "Logging", "Metrics", "NIOCore",
            "NIOOpenSSL", "NIOPosix",
            "NIOTLS", "OpenSSLCrypto", "ServiceLifecycle", "Synchronization",
        ],
        "Settings": ["Configuration", "Foundation", "Yams"],
        "Bot": [
            "BotStore", "Chat", "CoreMetrics", "DequeModule", "Dialogue", "DialogueFiles",
            "Foundation", "Logging",
            "Metrics", "RulesCore", "ServiceLifecycle", "Synchronization", "Understanding",
        ],
        "sweep": [
            "ArgumentParser", "Bot", "BotStore", "Chat", "Dialogue", "DialogueFiles", "Foundation",
            "IRCClient", "IRCProtocol", "Logging", "NIOOpenSSL", "OpenSSLCrypto", "RulesCore",
            "ServiceLifecycle",
            "Settings",
            "Synchronization", "Understanding", "UnixSignals",
        ],
    ]

    @Test func `every target imports only what its layer may`() throws {
        let tree = try SourceTree(folder: "Sources")
        #expect(tree.files.count > 50)
        for file in tree.files {
            let allowed = try #require(
                Self.allowed[file.target],
                "\(file.path): a target that the table does not know"
            )
            for module in file.imports {
                #expect(allowed.contains(module), "\(file.path) imports \(module)")
            }
        }
    }

    @Test func `nothing in Sources imports the test kit`() throws {
        for file in try SourceTree(folder: "Sources").files {
            #expect(!file.imports.contains("TestKit"), "\(file.path)")
        }
    }

    @Test func `an import is found however it is written`() {
        let text = """
            import A
            @testable import B
            public import struct C.Thing
              private import D
            // import E
            let text = "import F"
            """
        let file = SourceTree.File(path: "Sources/X/Y.swift", text: text)
        #expect(file.imports == ["A", "B", "C", "D"])
    }
}
