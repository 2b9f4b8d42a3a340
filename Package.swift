// swift-tools-version: 6.2

import PackageDescription

/// Settings that every Swift target shares.
let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

/// The pure targets, optimised where SWEEP_OPTIMIZED_TESTS is set.
///
/// Tests go through every talk that the scripts can lead to: some seconds of work, or minutes without
/// optimisation. For that alone: a package with such flags is none that others can depend on.
let pure: [SwiftSetting] =
    Context.environment["SWEEP_OPTIMIZED_TESTS"] == nil ? house : house + [.unsafeFlags(["-O"])]

let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioEmbedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioTLS: Target.Dependency = .product(name: "NIOTLS", package: "swift-nio")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let inMemoryLogging: Target.Dependency = .product(
    name: "InMemoryLogging",
    package: "swift-log"
)
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
let lifecycle: Target.Dependency = .product(
    name: "ServiceLifecycle",
    package: "swift-service-lifecycle"
)
let signals: Target.Dependency = .product(
    name: "UnixSignals",
    package: "swift-service-lifecycle"
)
let configuration: Target.Dependency = .product(
    name: "Configuration",
    package: "swift-configuration"
)
let deques: Target.Dependency = .product(name: "DequeModule", package: "swift-collections")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let argumentParser: Target.Dependency = .product(
    name: "ArgumentParser",
    package: "swift-argument-parser"
)

let package = Package(
    name: "sweep",
    products: [
        .executable(name: "sweep", targets: ["sweep"]),
        .library(name: "IRCProtocol", targets: ["IRCProtocol"]),
        .library(name: "NIOOpenSSL", targets: ["NIOOpenSSL"]),
        .library(name: "RulesCore", targets: ["RulesCore"]),
    ],
    dependencies: [
        // Exact, because Package.resolved is not kept.
        .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
        .package(
            url: "https://github.com/apple/swift-configuration.git",
            exact: "1.4.0",
            traits: []
        ),
        .package(url: "https://github.com/apple/swift-collections.git", exact: "1.6.0"),
        .package(url: "https://github.com/apple/swift-log.git", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics.git", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio.git", exact: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift.git", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams.git", exact: "6.2.2"),
        .package(
            url: "https://github.com/swift-server/swift-service-lifecycle.git",
            exact: "2.13.0"
        ),
    ],
    targets: [
        // MARK: Layer 0, C
        .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        // The words files, embedded as they are: see the C file.
        .target(name: "CShippedWords"),
        // MARK: Layer 1, pure: no imports at all
        .target(name: "RulesCore", swiftSettings: pure),
        .target(name: "Chat", swiftSettings: house),
        .target(name: "IRCProtocol", swiftSettings: house),
        // MARK: Layer 2, pure
        .target(name: "Understanding", dependencies: ["RulesCore"], swiftSettings: pure),
        .target(
            name: "Dialogue",
            dependencies: ["RulesCore", "Understanding"],
            swiftSettings: pure
        ),
        // MARK: Layer 3, adapters
        .target(
            name: "DialogueFiles",
            dependencies: ["CShippedWords", "Dialogue", "RulesCore", "Understanding", "Yams"],
            swiftSettings: pure
        ),
        .target(
            name: "BotStore",
            dependencies: ["Chat", "Dialogue", "OpenSSLCrypto", "RulesCore", grdb],
            swiftSettings: house
        ),
        .target(
            name: "NIOOpenSSL",
            dependencies: ["COpenSSL", nioCore, nioTLS],
            swiftSettings: house
        ),
        .target(name: "OpenSSLCrypto", dependencies: ["COpenSSL"], swiftSettings: house),
        .target(
            name: "IRCClient",
            dependencies: [
                "Chat", "IRCProtocol", "NIOOpenSSL", "OpenSSLCrypto", nioCore, nioPosix, nioTLS,
                lifecycle, logging, metrics,
            ],
            swiftSettings: house
        ),
        .target(name: "Settings", dependencies: [configuration, "Yams"], swiftSettings: house),
        // MARK: Layer 4, the bot
        .target(
            name: "Bot",
            dependencies: [
                "BotStore", "Chat", "Dialogue", "DialogueFiles", "RulesCore", "Understanding",
                deques, lifecycle, logging, metrics,
            ],
            swiftSettings: house
        ),
        // MARK: Layer 5, the program
        .executableTarget(
            name: "sweep",
            dependencies: [
                "Bot", "BotStore", "Chat", "Dialogue", "DialogueFiles", "IRCClient", "IRCProtocol",
                "NIOOpenSSL", "OpenSSLCrypto", "RulesCore", "Settings", "Understanding",
                argumentParser, lifecycle, logging, signals,
            ],
            swiftSettings: house
        ),
        // MARK: Tests
        .target(
            name: "TestKit",
            dependencies: ["COpenSSL", "NIOOpenSSL", nioCore, nioPosix],
            path: "Tests/TestKit",
            swiftSettings: house
        ),
        .testTarget(
            name: "RulesCoreTests",
            dependencies: ["RulesCore", "Yams"],
            exclude: ["Fixtures"],
            swiftSettings: house
        ),
        .testTarget(
            name: "UnderstandingTests",
            dependencies: ["DialogueFiles", "RulesCore", "Understanding", "Yams"],
            exclude: ["Fixtures"],
            swiftSettings: house
        ),
        .testTarget(
            name: "NIOOpenSSLTests",
            dependencies: ["NIOOpenSSL", "TestKit", nioCore, nioEmbedded, nioPosix, nioTLS],
            swiftSettings: house
        ),
        .testTarget(
            name: "OpenSSLCryptoTests",
            dependencies: ["COpenSSL", "OpenSSLCrypto"],
            swiftSettings: house
        ),
        .testTarget(
            name: "IRCClientTests",
            dependencies: [
                "Chat", "IRCClient", "IRCProtocol", "NIOOpenSSL", "OpenSSLCrypto", "TestKit",
                inMemoryLogging, lifecycle, logging, metrics, nioCore, nioEmbedded, nioPosix,
            ],
            swiftSettings: house
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["TestKit", "sweep", nioCore],
            swiftSettings: house
        ),
        .testTarget(name: "ArchitectureTests", swiftSettings: house),
        .testTarget(
            name: "IRCProtocolTests",
            dependencies: ["COpenSSL", "IRCProtocol", "OpenSSLCrypto", "Yams"],
            exclude: ["Fixtures"],
            swiftSettings: house
        ),
        .testTarget(
            name: "SettingsTests",
            dependencies: ["Settings"],
            exclude: ["Fixtures"],
            swiftSettings: house
        ),
        .testTarget(name: "ChatTests", dependencies: ["Chat"], swiftSettings: house),
        .testTarget(
            name: "DialogueTests",
            dependencies: ["Dialogue", "RulesCore", "Understanding"],
            swiftSettings: house
        ),
        .testTarget(
            name: "DialogueFilesTests",
            dependencies: ["Dialogue", "DialogueFiles", "RulesCore", "Understanding", "Yams"],
            exclude: ["Broken"],
            swiftSettings: house
        ),
        .testTarget(
            name: "BotStoreTests",
            dependencies: ["BotStore", "Chat", "Dialogue", "RulesCore", grdb, sqlite],
            exclude: ["Fixtures"],
            swiftSettings: house
        ),
        .testTarget(
            name: "BotTests",
            dependencies: [
                "Bot", "BotStore", "Chat", "Dialogue", "DialogueFiles", "RulesCore",
                "Understanding", grdb, logging,
            ],
            exclude: ["Fixtures"],
            swiftSettings: house
        ),
    ]
)

// Fuzzers are built with flags of their own, and only when asked for: see Tests/Fuzz/run.
if Context.environment["SWEEP_FUZZ"] != nil {
    package.targets += [
        .target(name: "CLibFuzzer", path: "Tests/Fuzz/CLibFuzzer"),
        .executableTarget(
            name: "FuzzScripts",
            dependencies: ["CLibFuzzer", "DialogueFiles"],
            path: "Tests/Fuzz/FuzzScripts"
        ),
        .executableTarget(
            name: "FuzzLine",
            dependencies: ["CLibFuzzer", "IRCProtocol"],
            path: "Tests/Fuzz/FuzzLine"
        ),
        .executableTarget(
            name: "FuzzSession",
            dependencies: ["CLibFuzzer", "IRCProtocol"],
            path: "Tests/Fuzz/FuzzSession"
        ),
        .executableTarget(
            name: "FuzzTLS",
            dependencies: ["CLibFuzzer", "NIOOpenSSL", "TestKit", nioCore, nioEmbedded],
            path: "Tests/Fuzz/FuzzTLS"
        ),
    ]
}

// What tries the program for a long time: see Deploy/soak.
if Context.environment["SWEEP_SOAK"] != nil {
    package.targets.append(
        .executableTarget(
            name: "Soak",
            dependencies: ["TestKit", argumentParser],
            path: "Tests/Soak",
            swiftSettings: house
        )
    )
}
