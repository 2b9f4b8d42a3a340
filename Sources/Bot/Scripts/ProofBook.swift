public import DialogueFiles
public import Foundation
internal import Synchronization

/// What has been proved of scripts so far, kept over restarts in the bot's data folder.
///
/// A proof holds for the program that made it: another build of the bot proves everything anew.
/// The book is no proof by itself, only the memory of one; whoever may write into the data folder
/// may also change the bot.
public final class ProofBook: Sendable {
    private let file: URL?
    private let proofs: Mutex<Proofs>

    /// What the file holds.
    private struct Pages: Codable {
        let program: String
        let proofs: Proofs
    }

    /// Opens the book of a data folder; an empty one where there is none that can be read, or
    /// none of this program.
    ///
    /// - Parameter folder: Where it is kept; nil for a book that is not kept.
    public init(folder: URL?) {
        file = folder?.appending(path: "proofs.json")
        let pages = file.flatMap { try? Data(contentsOf: $0) }
            .flatMap { try? JSONDecoder().decode(Pages.self, from: $0) }
        let isOurs = pages.map { $0.program == Self.program } ?? false
        proofs = Mutex(isOurs ? pages?.proofs ?? Proofs() : Proofs())
    }

    /// Proves a library, as far as that has not been done before.
    ///
    /// - Throws: ``DialogueFiles/LibraryRefused`` with what does not hold.
    public func prove(_ library: CheckedLibrary) throws(LibraryRefused) -> Certificate {
        var known = proofs.withLock(\.self)
        let before = known
        let certificate = try known.prove(library)
        guard known != before else { return certificate }
        proofs.withLock { $0 = known }
        // A book that cannot be written costs the next start two seconds, and nothing else.
        if let file,
            let data = try? JSONEncoder().encode(Pages(program: Self.program, proofs: known))
        {
            try? data.write(to: file, options: .atomic)
        }
        return certificate
    }

    /// What a gate asks for.
    public var proof: ReloadGate.Proof {
        { library throws(LibraryRefused) in _ = try self.prove(library) }
    }

    /// Tells this build of the program from any other: the size of its file and when it was made.
    private static var program: String {
        let attributes = try? FileManager.default.attributesOfItem(
            atPath: URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path
        )
        let bytes = (attributes?[.size] as? NSNumber)?.intValue ?? 0
        let made = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        return "\(bytes) \(made)"
    }
}
