import Foundation
import TestKit

/// A small library that goes before the system's in a program that was started with its
/// ``environment``.
struct InterposedLibrary {
    static let compiler = ["/usr/bin/cc", "/opt/swift/usr/bin/clang", "/usr/bin/clang"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    private struct Uncompiled: Error {
        let status: Int32
    }

    let environment: [String: String]

    /// Compiles C into a library in that folder.
    ///
    /// - Parameters:
    ///   - source: What is compiled.
    ///   - folder: Where the library stays; it has to outlive the program.
    ///   - variables: What the library reads from the environment.
    /// - Throws: When it cannot be compiled.
    init(_ source: String, in folder: TemporaryFolder, variables: [String: String]) throws {
        let file = try folder.write(source, to: "interposed.c")
        let library = "\(folder.path)/interposed.so"
        let compiler = Process()
        compiler.executableURL = URL(filePath: Self.compiler ?? "")
        compiler.arguments = ["-shared", "-fPIC", "-O1", "-o", library, file, "-ldl"]
        try compiler.run()
        compiler.waitUntilExit()
        guard compiler.terminationStatus == 0 else {
            throw Uncompiled(status: compiler.terminationStatus)
        }
        environment = variables.merging(["LD_PRELOAD": library]) { $1 }
    }
}
