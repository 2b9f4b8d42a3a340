internal import Foundation

/// The program that lays pictures out.
struct GraphViz {
    private let program: URL

    /// Finds the program on the search path.
    ///
    /// - Throws: ``Failure`` when it is not installed.
    init() throws(Failure) {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        let places = folders.map { URL(filePath: String($0)).appending(path: "dot") }
        let found = places.first {
            FileManager.default.isExecutableFile(atPath: $0.path(percentEncoded: false))
        }
        guard let found else {
            throw Failure(
                .outside,
                "svg needs GraphViz, and there is no \"dot\" here: install it (apt install graphviz), "
                    + "or use --format dot or --format mermaid"
            )
        }
        program = found
    }

    /// Lays a picture out.
    ///
    /// - Throws: ``Failure`` when the program fails.
    func svg(_ dot: String) throws(Failure) -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            // Files, since a pipe that nobody reads would hold a long picture up.
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let (input, output) = (
                folder.appending(path: "in.dot"), folder.appending(path: "out.svg")
            )
            try Data(dot.utf8).write(to: input)
            let process = Process()
            process.executableURL = program
            process.arguments = [
                "-Tsvg", "-o", output.path(percentEncoded: false),
                input.path(percentEncoded: false),
            ]
            try process.run()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else {
                throw Failure(
                    .outside,
                    "GraphViz could not draw it; use --format dot and look at it"
                )
            }
            return String(decoding: try Data(contentsOf: output), as: UTF8.self)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(.outside, "GraphViz could not be run: \(error.localizedDescription)")
        }
    }
}
