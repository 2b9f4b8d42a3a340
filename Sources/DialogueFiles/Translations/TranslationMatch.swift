internal import Dialogue
internal import Yams

/// Matches the translations among the files of a folder with their bases.
struct TranslationMatch {
    /// The scripts, the bases first, and each translation in the order of its base.
    private(set) var scripts: [(script: Script, file: SourceFile)] = []
    /// What is answered in general, by language.
    private(set) var general: [String: GeneralDraft] = [:]
    /// The translations beside their bases, text by text.
    private(set) var comparisons: [TextComparison] = []
    /// What does not match.
    private(set) var findings: [Diagnostic] = []

    init(
        topics: [FileDraft<Script>],
        shared: [FileDraft<SharedWords>],
        general: [FileDraft<GeneralDraft>] = []
    ) {
        findings =
            Self.secondBases(topics) + Self.secondBases(shared) + Self.secondBases(general)
        for draft in general {
            guard let language = draft.base else {
                self.general[draft.language] = draft.words
                continue
            }
            guard let base = base(of: draft, in: general) else { continue }
            compare(draft, FileTexts(draft.root), language, FileTexts(base.root))
            self.general[draft.language] = draft.words.ordered(as: base.words)
        }
        for draft in shared {
            guard let language = draft.base, let base = base(of: draft, in: shared) else {
                continue
            }
            compare(draft, FileTexts(draft.root), language, FileTexts(base.root))
        }
        scripts = topics.filter { $0.base == nil }.map { ($0.words, $0.file) }
        for draft in topics {
            guard let language = draft.base, let base = base(of: draft, in: topics) else {
                continue
            }
            do {
                let (script, texts) = try ScriptTranslation.matched(draft, with: base)
                let says = SayPaths.paths(of: base.words.says)
                compare(draft, texts, language, FileTexts(base.root, sayPaths: says))
                scripts.append((script, draft.file))
            } catch {
                findings += error.diagnostics
            }
        }
    }

    private mutating func compare(
        _ draft: FileDraft<some Any>,
        _ own: FileTexts,
        _ language: String,
        _ base: FileTexts
    ) {
        let comparison = TextComparison(
            base: base,
            own: own,
            language: language,
            file: draft.file,
            root: draft.root
        )
        comparisons.append(comparison)
        findings += comparison.findings
    }

    // MARK: - Bases

    private mutating func base<Words>(
        of draft: FileDraft<Words>,
        in drafts: [FileDraft<Words>]
    ) -> FileDraft<Words>? {
        let others = drafts.filter { $0.name == draft.name && $0.base == nil }
        if let base = others.first(where: { $0.language == draft.base }) { return base }
        let languages = others.map(\.language)
        let node = draft.root["translates"]
        findings.append(
            draft.file.diagnostic(
                .noBase,
                line: node?.mark?.line ?? 1,
                column: node?.mark?.column ?? 1,
                "There is no \(draft.name).\(draft.base ?? "").yaml that this could translate.",
                fix: languages.isEmpty
                    ? "Put that file beside it, or leave \"translates\" out."
                    : "The words come from: \(languages.joined(separator: ", "))."
            )
        )
        return nil
    }

    /// The files that say to be the base where another one is already.
    private static func secondBases(_ drafts: [FileDraft<some Any>]) -> [Diagnostic] {
        var first: [String: SourceFile] = [:]
        return drafts.filter { $0.base == nil }
            .compactMap { draft in
                guard let base = first[draft.name] else {
                    first[draft.name] = draft.file
                    return nil
                }
                return draft.file.diagnostic(
                    .secondBase,
                    line: draft.root["language"]?.mark?.line ?? 1,
                    column: 1,
                    "\(base.name) has the order of the questions already; one file of each topic has.",
                    fix: "If this is a translation, add a line \"translates:\" with that language."
                )
            }
    }
}
