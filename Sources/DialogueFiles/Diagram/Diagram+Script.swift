public import Dialogue
internal import RulesCore
internal import Understanding

extension Diagram {
    /// The conversation that a script and the rules make together.
    ///
    /// What the runner says is drawn once, not from every box: commands, words that tell of an
    /// emergency, and the ladder of what is not understood.
    public init(of edition: ScriptLibrary.Edition) {
        var drawing = ScriptDrawing(script: edition.script, shared: edition.shared)
        drawing.draw()
        self.init(
            title: "\(edition.script.name) (\(edition.script.language))",
            nodes: drawing.nodes,
            edges: drawing.edges
        )
    }
}

/// A script's picture in the making.
private struct ScriptDrawing {
    let script: Script
    let shared: SharedWords
    var nodes: [Diagram.Node] = []
    var edges: [Diagram.Edge] = []

    mutating func draw() {
        nodes.append(Diagram.Node("hello", .start, "Hello", [firstWords(script.hello)]))
        drawQuestions()
        drawDecisions()
        drawCheckIns()
        drawLadder()
        drawAsides()
    }

    // MARK: - Questions

    private mutating func drawQuestions() {
        let members = script.questions.reduce(into: FactSet()) { facts, question in
            if case .anyOf = question.subject { facts.formUnion(question.facts) }
        }
        // What a list leads to stands beside the way that most go.
        var last = "hello"
        var detours: [String] = []
        for (place, question) in script.questions.enumerated() {
            let id = "q\(place + 1)"
            let isDetour = question.facts.count == 1 && question.facts.isSubset(of: members)
            draw(question, id, number: place + 1)
            drawEmergencies(of: question, id)
            if isDetour {
                detours.append(id)
                continue
            }
            edges.append(Diagram.Edge(last, id))
            edges += detours.map { Diagram.Edge($0, id) }
            (last, detours) = (id, [])
            if case .anyOf(let listed) = question.subject {
                detours += drawDetours(of: listed, id)
            }
        }
        for id in [last] + detours { edges.append(Diagram.Edge(id, "rules")) }
    }

    private mutating func draw(_ question: ScriptQuestion, _ id: String, number: Int) {
        let (kind, lines): (Diagram.Kind, [String]) =
            switch question.subject {
            case .one(let fact, let choices, _):
                (.question, ["asks for \(fact.name):"] + choices.map { "• \($0.label)" })
            case .anyOf(let members):
                (.list, members.flatMap { member in member.lines.map { "□ \($0.label)" } })
            }
        nodes.append(
            Diagram.Node(id, kind, "\(number). \(firstWords(question.say))", lines)
        )
    }

    /// The members that are asked alone after "not sure", and those that have a question of their
    /// own; gives the box from which the way goes on.
    private mutating func drawDetours(
        of members: [ScriptQuestion.Member],
        _ id: String
    ) -> [String] {
        for member in members where member.alone == nil {
            guard let place = place(ofQuestionFor: member.fact) else { continue }
            let label =
                member.lines.contains { $0.value == nil } ? "chosen, or not sure" : "not sure"
            edges.append(Diagram.Edge(id, "q\(place + 1)", label, .aside))
        }
        let alone = members.filter { $0.alone != nil }
        guard !alone.isEmpty else { return [] }
        nodes.append(
            Diagram.Node(
                "\(id)_alone",
                .alone,
                "One by one, in plainer words",
                [alone.map(\.fact.name).joined(separator: ", ")]
            )
        )
        edges.append(Diagram.Edge(id, "\(id)_alone", "not sure", .aside))
        return ["\(id)_alone"]
    }

    private func place(ofQuestionFor fact: Fact) -> Int? {
        script.questions.firstIndex { question in
            if case .one(fact, _, _) = question.subject { true } else { false }
        }
    }

    /// The answers that end the interview at once, by themselves.
    private mutating func drawEmergencies(of question: ScriptQuestion, _ id: String) {
        let names = question.facts.flatMap { fact -> [String] in
            let isOffered =
                switch question.subject {
                case .one: true
                case .anyOf(let members):
                    members.contains { $0.fact == fact && $0.lines.contains { $0.value != nil } }
                }
            guard isOffered else { return [] }
            return fact.clearValues.filter { KnownFacts(of: $0).isEmergency }.map(name)
        }
        let ways = names + pairs(with: question).map { "\($0) with \($1)" }
        guard !ways.isEmpty else { return }
        edges.append(Diagram.Edge(id, Level.emergencyNow.name, ConditionWords.list(ways), .urgent))
    }

    /// Answers of the question that are an emergency together with one that was given before.
    private func pairs(with question: ScriptQuestion) -> [(String, String)] {
        let earlier = script.questions.prefix { $0 != question }
            .reduce(into: FactSet()) { $0.formUnion($1.facts) }
            .subtracting(question.facts)
        func harmless(_ facts: FactSet) -> [FactValue] {
            facts.flatMap(\.clearValues).filter { !KnownFacts(of: $0).isEmergency }
        }
        return harmless(question.facts)
            .flatMap { value in
                harmless(earlier).filter { KnownFacts(of: value, $0).isEmergency }
                    .map { (name(value), name($0)) }
            }
    }

    private func name(_ value: FactValue) -> String {
        value.fact.isYesNo ? value.fact.name : "\(value.fact.name): \(value.name)"
    }

    // MARK: - Decisions and check-ins

    private mutating func drawDecisions() {
        nodes.append(
            Diagram.Node(
                "rules",
                .rules,
                "The rules decide",
                ["the most urgent row that fires;", "same answers, same advice"]
            )
        )
        for level in Level.allCases.reversed() {
            let rows = Row.allCases.filter { $0.level == level }.map(\.name)
            nodes.append(
                Diagram.Node(
                    level.name,
                    Diagram.Kind(level),
                    "\(level.rawValue) \(level.title)",
                    [script.levels[level].map(firstWords) ?? ""]
                )
            )
            let label = [rows.first, rows.last].compactMap { $0 }.joined(separator: "–")
            edges.append(
                Diagram.Edge("rules", level.name, label, level == .emergencyNow ? .urgent : .plain)
            )
        }
    }

    private mutating func drawCheckIns() {
        nodes.append(
            Diagram.Node(
                "again",
                .start,
                "Asked again",
                ["what may have changed since,", "the emergencies first"]
            )
        )
        for level in Level.allCases.reversed() {
            let steps = FollowUpPlan(for: level).steps
            guard !steps.isEmpty else { continue }
            let id = "after_\(level.name)"
            nodes.append(
                Diagram.Node(
                    id,
                    .checkIn,
                    "Check-in",
                    steps.map { "day \($0.day): \($0.kind.title)" }
                )
            )
            edges.append(Diagram.Edge(level.name, id, "", .aside))
            if level == .emergencyNow {
                edges.append(Diagram.Edge(id, "closed", "yes", .aside))
                edges.append(Diagram.Edge(id, level.name, "no", .urgent))
            } else {
                edges.append(Diagram.Edge(id, "again", "", .aside))
            }
        }
        for (urgent, next) in zip(Level.allCases.dropFirst(), Level.allCases) {
            edges.append(Diagram.Edge(urgent.name, next.name, "", .hidden))
        }
        nodes.append(Diagram.Node("closed", .start, "Closed", ["help came"]))
        edges.append(Diagram.Edge("again", "q1", "", .aside))
    }

    // MARK: - What holds everywhere

    private mutating func drawLadder() {
        let rungs = [
            ("ladder1", "Not understood", shared.phrases[.unclear]),
            ("ladder2", "again, in plainer words", nil),
            ("ladder3", "by numbers only", shared.phrases[.numbersOnly]),
            ("ladder4", "unclear: never taken for a no", shared.phrases[.movingOn]),
        ]
        for (id, title, text) in rungs {
            nodes.append(Diagram.Node(id, .ladder, title, text.map { [firstWords($0)] } ?? []))
        }
        for (from, to) in zip(rungs, rungs.dropFirst()) {
            edges.append(Diagram.Edge(from.0, to.0))
        }
        edges.append(Diagram.Edge("ladder4", "raised", "", .hidden))
        edges.append(Diagram.Edge("raised", "commands", "", .hidden))
    }

    private mutating func drawAsides() {
        nodes.append(
            Diagram.Node(
                "raised",
                .legend,
                "Any words that tell of an emergency",
                ["lead to emergencyNow at once"]
            )
        )
        nodes.append(
            Diagram.Node(
                "commands",
                .legend,
                "Whole messages that are commands",
                [Reading.Command.allCases.map(\.rawValue).joined(separator: ", ")]
            )
        )
    }

    /// The first paragraph, with its placeholders in braces.
    private func firstWords(_ text: Text) -> String {
        text.variants[0].filled { ["{\($0.rawValue)}"] }.first ?? ""
    }
}

extension Diagram.Kind {
    fileprivate init(_ level: Level) {
        self =
            switch level {
            case .runWithPrecautions: .runWithPrecautions
            case .stopRestSelfCare: .stopRestSelfCare
            case .seeProfessionalHoldTraining: .seeProfessionalHoldTraining
            case .urgentSameDay: .urgentSameDay
            case .emergencyNow: .emergencyNow
            }
    }
}

extension KnownFacts {
    /// Nothing is known but those values.
    fileprivate init(of values: FactValue...) {
        self.init()
        for value in values { settle(value) }
    }
}
