internal import RulesCore
internal import Understanding

/// What a club adds to the words of a language may not take from them.
extension WordsInspection {
    /// What is added to the words takes no red flag and no command away from what its own words mean
    /// without it.
    ///
    /// A saying may hold such words among others, as "the Numb Bum 10k" does.
    mutating func inspectAdditions(
        _ added: [LexiconEntry],
        to before: Reader,
        skipped: Set<String>
    ) {
        for entry in added {
            for text in samples(of: entry) {
                guard let loss = loss(in: text, by: entry, before: before, skipped) else {
                    continue
                }
                let sense =
                    entry.value.map { "It cannot stand for \($0.fact.name): \($0.name)." }
                    ?? "Here it stands \(entry.listing), and that would be lost."
                note(
                    loss.property,
                    entry,
                    "\"\(text)\" means \(loss.meaning). \(sense)",
                    fix: "Take it out, or put it where it belongs."
                )
                break
            }
        }
    }

    /// Texts that an entry stands for.
    private func samples(of entry: LexiconEntry) -> [String] {
        if case .phrase(let phrase) = entry {
            edition.reader.samples(of: phrase)
        } else {
            [entry.text]
        }
    }

    /// What a text means without an entry, and not with it.
    private func loss(
        in text: String,
        by entry: LexiconEntry,
        before reader: Reader,
        _ skipped: Set<String>
    ) -> (property: Property, meaning: String)? {
        let facts = FactSet(entry.value.map { [$0.fact] } ?? [])
        let asked = Question(facts: facts, options: [], allowsSeveral: false)
        let questions = facts.isEmpty ? [nil] : [nil, asked]
        let readings = reader.readings(of: text, asking: questions, now: Exploration.now)
        for (question, before) in zip(questions, readings) where before.canBeTaken {
            let after = read(text, asking: question)
            if let command = before.command, entry.isStatement(besides: command) {
                return (.commandsAnywhere, "the command \(command.rawValue)")
            }
            let lost = before.findings
                .filter { finding in
                    !entry.isSaying || text.isAll(in: finding.span, but: skipped)
                }
                .map(\.value)
                .first { flag in
                    flag.isRedFlag && flag != entry.value
                        && !after.findings.contains {
                            $0.value.fact == flag.fact && $0.value.isRedFlag
                                && $0.value.index >= flag.index
                        }
                }
            if let lost { return (.redFlagAnywhere, "\(lost.fact.name): \(lost.name), a red flag") }
            if before.isDistress, !after.isDistress {
                return (.redFlagAnywhere, "that somebody is in distress")
            }
        }
        return nil
    }
}

extension Reading {
    /// Whether it says what no words may take away.
    fileprivate var canBeTaken: Bool {
        command != nil || isDistress || findings.contains { $0.value.isRedFlag }
    }
}

extension String {
    /// Whether no word stands outside those UTF-8 offsets but some that say nothing.
    fileprivate func isAll(in span: Range<Int>, but skipped: Set<String>) -> Bool {
        let bytes = Array(utf8)
        let outside = bytes[..<span.lowerBound] + [UInt8(ascii: " ")] + bytes[span.upperBound...]
        return String(decoding: outside, as: UTF8.self).lowercased().split(separator: " ")
            .allSatisfy { skipped.contains(String($0)) }
    }
}

extension LexiconEntry {
    /// Whether it only sounds like health words.
    fileprivate var isSaying: Bool {
        if case .phrase(let phrase) = self { phrase.meaning == .cue(.ignored) } else { false }
    }

    /// The value that it stands for, if it is a phrase for one.
    fileprivate var value: FactValue? {
        guard case .phrase(let phrase) = self, case .value(let value, _) = phrase.meaning else {
            return nil
        }
        return value
    }

    /// Whether it says something else than that command.
    fileprivate func isStatement(besides command: Reading.Command) -> Bool {
        guard case .phrase(let phrase) = self else { return false }
        return switch phrase.meaning {
        case .value, .unclear: true
        case .command(let other): other != command
        default: false
        }
    }
}
