internal import Foundation

/// What lies in a folder of scripts at one moment: which files, how large, when written.
///
/// Two of the same folder are equal when nothing was changed between them, so that what was read in
/// between belongs together.
public struct ScriptFolder: Equatable, Sendable {
    /// How many scripts and talks are read at most.
    static let maxFiles = 256
    /// How large all of them may be together.
    static let maxBytes = 16 * 1024 * 1024

    /// What keeps a folder from being read.
    public enum Fault: Error, Equatable {
        /// It is gone, or is no folder, or may not be read.
        case unreadable(String)
        /// A file is no file, or may not be read.
        case noFile(String)
        /// There are so many files.
        case tooMany(Int)
        /// They are so large together, in bytes.
        case tooLarge(Int)
        /// Something was written while it was read.
        case changing
    }

    /// The written talks, by name.
    let talks: [URL]
    private let stamps: [Stamp]

    private struct Stamp: Equatable {
        let name: String
        let bytes: Int
        let written: Date
        let number: Int
    }

    /// Looks at a folder.
    init(_ folder: URL) throws(Fault) {
        let scripts = try Self.names(in: folder)
            .filter {
                $0.hasSuffix(".yaml") && !$0.hasPrefix(".")
            }
        let talksFolder = folder.appending(path: "talks")
        let hasTalks = FileManager.default.fileExists(
            atPath: talksFolder.path(percentEncoded: false)
        )
        talks =
            hasTalks
            ? try Self.namesBelow(talksFolder).filter { $0.hasSuffix(".talk") }
                .map { talksFolder.appending(path: $0) } : []
        let files = scripts.map { folder.appending(path: $0) } + talks
        guard files.count <= Self.maxFiles else { throw .tooMany(files.count) }
        var stamps: [Stamp] = []
        for file in files { stamps.append(try Self.stamp(of: file)) }
        let bytes = stamps.reduce(0) { $0 + $1.bytes }
        guard bytes <= Self.maxBytes else { throw .tooLarge(bytes) }
        self.stamps = stamps
    }

    private static func names(in folder: URL) throws(Fault) -> [String] {
        do {
            return try FileManager.default
                .contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
        } catch {
            throw .unreadable(folder.lastPathComponent)
        }
    }

    /// What lies in a folder and in those below it.
    private static func namesBelow(_ folder: URL) throws(Fault) -> [String] {
        do {
            return try FileManager.default
                .subpathsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
        } catch {
            throw .unreadable(folder.lastPathComponent)
        }
    }

    /// What a link leads to counts: its own size and date say nothing.
    private static func stamp(of file: URL) throws(Fault) -> Stamp {
        let path = file.resolvingSymlinksInPath().path(percentEncoded: false)
        guard let found = try? FileManager.default.attributesOfItem(atPath: path),
            found[.type] as? FileAttributeType == .typeRegular,
            FileManager.default.isReadableFile(atPath: path)
        else { throw .noFile(file.lastPathComponent) }
        return Stamp(
            name: file.lastPathComponent,
            // No script is as large as that; four such do not overflow.
            bytes: min((found[.size] as? NSNumber)?.intValue ?? 0, maxBytes + 1),
            written: found[.modificationDate] as? Date ?? .distantPast,
            number: (found[.systemFileNumber] as? NSNumber)?.intValue ?? 0
        )
    }
}

extension ScriptFolder.Fault: CustomStringConvertible {
    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .unreadable(let name):
            "The folder \(name) cannot be read. Check that it exists and its permissions."
        case .noFile(let name):
            "\(name) cannot be read: it is no file, a link that leads nowhere, or its permissions "
                + "forbid it."
        case .tooMany(let count):
            "The folder holds \(count) scripts and talks; \(ScriptFolder.maxFiles) are the most. "
                + "Move out what is not used."
        case .tooLarge:
            "The scripts and talks are larger than \(ScriptFolder.maxBytes / 1_048_576) MB "
                + "together. Move out what is not used."
        case .changing:
            "The folder was being changed just now. Try again in a moment."
        }
    }
}
