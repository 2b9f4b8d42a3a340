import Foundation

/// Ways in which a moderator may change scripts while people talk; all of them are in order.
enum ChangedScripts: String, CaseIterable {
    case reordered
    case relabelled
    case reworded
    case split
    case joined
    case ownQuestion = "a line made a question of its own"
    case intoTheList = "a question made a line of a list"

    func folder() throws -> DialogueFolder {
        let folder = try DialogueFolder()
        try folder.edit { text in
            var script = QuestionBlocks(Self.plain(text))
            change(&script)
            return script.text
        }
        return folder
    }

    /// The script with each question in one block: nothing said in passing, lists in one message.
    private static func plain(_ text: String) -> String {
        text.replacing(/\ \ - say: \|(?s:.*?)\n\n/, with: "")
            .replacing(/\ {4}say: \|\n(?: {6}.*\n)+\n {6}Any of these\?/) { _ in
                "    say: |\n      Any of these?"
            }
    }

    private func change(_ script: inout QuestionBlocks) {
        switch self {
        case .reordered:
            script.order = [0, 2, 1, 10, 7, 6, 5, 4, 9, 8, 3]
        case .relabelled:
            script.replace("numb bottom, genitals or inner thighs", "no feeling around your bottom")
            script.replace("fever, chills or feeling ill", "hot, shivery or ill")
            script.replace("it comes on while you run", "running brings it on")
            script.replace("surgery on your spine, ever", "your spine was operated on")
        case .reworded:
            script.replace("Any of these?", "Any of them?")
            script.replace("When does it hurt?", "When is it there?")
            script.replace("What do your legs feel?", "And your legs?")
        case .split:
            script.blocks[0] = script.blocks[0]
                .replacing(
                    "      legs: anything in your legs\n",
                    with: """
                            say: |
                              First: any of these?
                            one by one:
                              saddle: |
                                Is anything numb around your bottom?
                              bladderBowel: |
                                Any new trouble peeing?
                              chestCollapse: |
                                Any chest pain?
                          - any of:
                              legs: anything in your legs

                        """
                )
            if let end = script.blocks[0]
                .range(of: "    one by one:\n      saddle: |\n        Is anything numb or")
            {
                script.blocks[0].removeSubrange(end.lowerBound...)
            }
            script.blocks[3] = script.blocks[3]
                .replacing(
                    "      nightConstant: pain that never lets up, or wakes you\n",
                    with: """
                            say: |
                              Any of these two?
                            one by one:
                              feverUnwell: |
                                Do you feel ill?
                              cancerWeight: |
                                Cancer ever?
                          - any of:
                              nightConstant: pain that never lets up, or wakes you

                        """
                )
            if let old = script.blocks[3].range(of: "      feverUnwell: |\n        Have you had"),
                let next = script.blocks[3].range(of: "      nightConstant: |")
            {
                script.blocks[3].removeSubrange(old.lowerBound..<next.lowerBound)
            }
        case .joined:
            script.moveLine("coldIntolerance", from: 10, to: 9)
            script.moveLine("pregnancy", from: 9, to: 10)
        case .ownQuestion:
            script.takeLine("pregnancy", from: 9)
            script.blocks.append(
                """
                  - pregnancy: |
                      Are you pregnant, or might you be?
                    choices:
                      "no": no
                      "yes": yes, or maybe
                    plainer: |
                      Could you be pregnant?


                """
            )
            script.order = [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 9, 10]
        case .intoTheList:
            script.blocks[0] = script.blocks[0]
                .replacing(
                    "      trauma: it began with a fall, knock or crash\n",
                    with: "      trauma: {minor: a knock, major: a crash}\n"
                )
                .replacing(
                    "    also heard as:",
                    with: "      trauma: |\n        A knock or a crash?\n    also heard as:"
                )
            script.order = [0, 1, 3, 4, 5, 6, 7, 8, 9, 10]
        }
    }
}

/// The questions of a script as blocks of text that can be moved.
private struct QuestionBlocks {
    private let before: String
    private let after: String
    var blocks: [String]
    var order: [Int]

    init(_ text: String) {
        let head = text.range(of: "  - any of:")?.lowerBound ?? text.startIndex
        let tail = text.range(of: "levels:")?.lowerBound ?? text.endIndex
        before = String(text[..<head])
        after = String(text[tail...])
        blocks = text[head..<tail].split(separator: "\n\n").map { $0 + "\n\n" }
        order = Array(blocks.indices)
    }

    var text: String { before + order.map { blocks[$0] }.joined() + after }

    mutating func replace(_ old: String, _ new: String) {
        blocks = blocks.map { $0.replacing(old, with: new) }
    }

    /// Takes a line of a list out, with what asks for it alone; gives both.
    @discardableResult
    mutating func takeLine(_ fact: String, from index: Int) -> (line: String, alone: String) {
        var (kept, line, alone) = ("", "", "")
        var isInAlone = false
        for text in blocks[index].split(separator: "\n", omittingEmptySubsequences: false) {
            if text.hasPrefix("      \(fact): |") {
                isInAlone = true
            } else if isInAlone, !text.hasPrefix("        ") {
                isInAlone = false
            }
            if isInAlone {
                alone += text + "\n"
            } else if text.hasPrefix("      \(fact): ") {
                line += text + "\n"
            } else {
                kept += text + "\n"
            }
        }
        blocks[index] = kept
        return (line, alone)
    }

    mutating func moveLine(_ fact: String, from index: Int, to other: Int) {
        let (line, alone) = takeLine(fact, from: index)
        blocks[other] = blocks[other]
            .replacing("  - any of:\n", with: "  - any of:\n" + line)
            .replacing("    one by one:\n", with: "    one by one:\n" + alone)
    }
}
