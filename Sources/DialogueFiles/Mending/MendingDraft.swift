/// A text that is being mended, line by line.
struct MendingDraft {
    /// A line, with the number of the line that it stood in before.
    struct Row {
        let number: Int
        var text: String
        var ending: String
    }

    let name: String
    private(set) var rows: [Row]

    init(_ text: String, named name: String) {
        self.name = name
        var rows = [Row(number: 1, text: "", ending: "")]
        for character in text {
            if character == "\n" || character == "\r\n" {
                rows[rows.count - 1].ending = String(character)
                rows.append(Row(number: rows.count + 1, text: "", ending: ""))
            } else {
                rows[rows.count - 1].text.append(character)
            }
        }
        self.rows = rows
    }

    var text: String { rows.map { $0.text + $0.ending }.joined() }

    private var file: SourceFile { SourceFile(name: name, text: text) }

    /// Mends whatever can be mended.
    mutating func mend() {
        expandTabs()
        var findings = PreScan.scan(file)
        var refused = 0
        while let (index, found) = findings.enumerated()
            .first(where: { $0.offset >= refused && $0.element.remedy != nil })
        {
            var better = self
            better.replace(found)
            let left = PreScan.scan(better.file)
            // Characters hide the shape, so mending the last of them may show more.
            if left.count < findings.count || found.diagnostic.code == .invisibleSpace {
                self = better
                findings = left
            } else {
                refused = index + 1
            }
        }
    }

    private mutating func replace(_ found: ScanFinding) {
        let index = found.diagnostic.line - 1
        guard let lines = found.remedy, rows.indices.contains(index) else { return }
        let old = rows[index]
        let inner = old.ending.isEmpty ? "\n" : old.ending
        let new = lines.enumerated()
            .map { offset, line in
                Row(
                    number: old.number,
                    text: line,
                    ending: offset == lines.count - 1 ? old.ending : inner
                )
            }
        rows.replaceSubrange(index...index, with: new)
    }

    /// Puts spaces for the tabs that indent: as many for each as give the best reading.
    private mutating func expandTabs() {
        let tabbed = PreScan.scan(file).filter { $0.diagnostic.code == .tab }
        guard !tabbed.isEmpty else { return }
        let drafts = [2, 4, 8]
            .map { width -> (draft: MendingDraft, findings: (Int, Int)) in
                var draft = self
                for found in tabbed { draft.expandTabs(found.diagnostic.line - 1, width) }
                return (draft, draft.rank)
            }
        guard let best = drafts.min(by: { $0.findings < $1.findings }) else { return }
        self = best.draft
    }

    private mutating func expandTabs(_ index: Int, _ width: Int) {
        guard rows.indices.contains(index) else { return }
        let line = rows[index].text
        let lead = line.prefix { $0 == " " || $0 == "\t" }
        let spaces = lead.map { $0 == "\t" ? String(repeating: " ", count: width) : " " }
        rows[index].text = spaces.joined() + line.dropFirst(lead.count)
    }

    /// How much is wrong: in the shape, and, when that is right, in what it says.
    private var rank: (Int, Int) {
        let file = file
        let shape = PreScan.findings(in: file).count
        return (shape, shape > 0 ? 0 : Self.findings(in: file))
    }

    private static func findings(in file: SourceFile) -> Int {
        do {
            switch file.name.prefix(while: { $0 != "." }) {
            case "common": _ = try SharedWordsReader.draft(of: file)
            case "topics": _ = try GeneralReader.draft(of: file)
            case "club": _ = try ClubWords(in: file)
            case "words": _ = try LexiconReader.lexicon(in: file)
            default: _ = try ScriptReader.script(in: file)
            }
            return 0
        } catch {
            return error.diagnostics.count
        }
    }
}
