internal import Dialogue
internal import Foundation
internal import Synchronization
internal import Understanding

/// Everything that has been proved so far, by what each proof depends on.
///
/// A proof of the interviews depends on the structure of a script alone, and one of the words on
/// the words; so after an edit only that is proved again which the edit can change: the words of that language
/// in a second, the interviews only where questions have moved. They can be
/// stored, for the same program to find them again at its next start.
public struct Proofs: Codable, Equatable, Sendable {
    private var interviews: [String: InterviewProof] = [:]
    private var words: [String: WordsProof] = [:]

    /// More than these are not kept; what is in use is proved again in seconds.
    private static let mostKept = 64

    /// Nothing is proved yet.
    public init() {}

    /// Proves a library.
    ///
    /// - Complexity: some seconds on all cores for what is not proved yet, nothing for the rest.
    /// - Throws: ``LibraryRefused`` with every flaw that was found, each with the shortest talk
    ///   that shows it.
    public mutating func prove(_ checked: CheckedLibrary) throws(LibraryRefused) -> Certificate {
        if interviews.count + words.count > Self.mostKept { (interviews, words) = ([:], [:]) }
        let findings = add(missing(for: checked.parts))
        guard findings.isEmpty else { throw LibraryRefused(diagnostics: findings) }
        let parts = checked.parts.compactMap { part -> Certificate.Part? in
            guard let interview = interviews[part.interviewKey], let words = words[part.wordsKey]
            else { return nil }
            return Certificate.Part(edition: part.edition, interview: interview, words: words)
        }
        return Certificate(parts: parts, hash: checked.library.hash)
    }

    /// Whether all of a library has been proved before.
    func covers(_ checked: CheckedLibrary) -> Bool { missing(for: checked.parts).isEmpty }

    // MARK: - What is to be done

    /// One proof that is missing, and what came of it.
    private enum Work: Sendable {
        case interview(CheckedLibrary.Part)
        case words(CheckedLibrary.Part)
    }

    private enum Outcome: Sendable {
        case interview(String, InterviewProof)
        case words(String, WordsProof)
        case flaws([Diagnostic])
    }

    /// Languages share the proof of their structure.
    private func missing(for parts: [CheckedLibrary.Part]) -> [Work] {
        var known = Set(interviews.keys).union(words.keys)
        return parts.flatMap { part -> [Work] in
            (known.insert(part.interviewKey).inserted ? [.interview(part)] : [])
                + (known.insert(part.wordsKey).inserted ? [.words(part)] : [])
        }
    }

    /// Does the work on all cores; gives what was found.
    private mutating func add(_ work: [Work]) -> [Diagnostic] {
        let outcomes = Mutex<[(place: Int, outcome: Outcome)]>([])
        DispatchQueue.concurrentPerform(iterations: work.count) { place in
            let outcome = Self.outcome(of: work[place])
            outcomes.withLock { $0.append((place, outcome)) }
        }
        var findings: [Diagnostic] = []
        for (_, outcome) in outcomes.withLock(\.self).sorted(by: { $0.place < $1.place }) {
            switch outcome {
            case .interview(let key, let proof): interviews[key] = proof
            case .words(let key, let proof): words[key] = proof
            case .flaws(let diagnostics): findings += diagnostics
            }
        }
        return findings
    }

    private static func outcome(of work: Work) -> Outcome {
        switch work {
        case .interview(let part):
            do {
                return .interview(part.interviewKey, try InterviewProof(part.edition))
            } catch {
                return .flaws(part.diagnostics(for: error))
            }
        case .words(let part):
            // It was compiled with more phrases in it, so it can be without them.
            guard let own = try? Reader(part.own),
                let shipped = try? part.shipped.map(Reader.init) ?? own
            else { return .flaws([]) }
            do {
                let proof = try WordsProof(
                    part.edition,
                    lexicon: part.lexicon,
                    own: own,
                    added: part.added,
                    to: shipped
                )
                return .words(part.wordsKey, proof)
            } catch {
                return .flaws(part.diagnostics(for: error))
            }
        }
    }
}

extension CheckedLibrary.Part {
    /// What the proof of its interviews depends on.
    fileprivate var interviewKey: String {
        StableHash.hex(of: InterviewProof.structure(of: edition.script))
    }

    /// What the proof of its words depends on: every word of its language.
    fileprivate var wordsKey: String {
        let texts =
            [script.text, common.text, words.text]
            + [club?.file.text ?? "", general?.text ?? ""]
        return StableHash.hex(of: texts.joined(separator: "\n"))
    }
}
