internal import RulesCore
internal import Understanding

/// Which question comes next, and how it is put.
extension Step {
    /// The first listed question of which an answer can still change the decision.
    func nextQuestion() -> Pending? {
        let wanted = known.openQuestions
        let alone = conversation.askedAlone
        for question in script.questions {
            switch question.subject {
            case .one(let fact, _, _) where wanted.contains(fact):
                return asking([fact], in: question)
            case .one:
                continue
            case .anyOf(let members):
                let open = members.filter { wanted.contains($0.fact) }
                if let single = open.first(where: { alone.contains($0.fact) && $0.alone != nil }) {
                    return asking([single.fact], in: question)
                }
                let listed = open.filter { !alone.contains($0.fact) }
                guard !listed.isEmpty else { continue }
                return asking(FactSet(listed.map(\.fact)), in: question)
            }
        }
        return nil
    }

    private func asking(_ facts: FactSet, in question: ScriptQuestion) -> Pending {
        Pending(kind: .facts(facts), options: options(for: facts, in: question))
    }

    /// What can be chosen when a question asks for some of its facts.
    private func options(for facts: FactSet, in question: ScriptQuestion) -> [Pending.Option] {
        switch question.subject {
        case .one(let fact, let choices, _):
            return choices.map { Pending.Option(fact: fact, value: $0.value) }
        case .anyOf(let members):
            let listed = members.filter { facts.contains($0.fact) }
            if let single = listed.first, listed.count == 1, single.alone != nil,
                conversation.askedAlone.contains(single.fact)
            {
                return single.optionsAlone
            }
            return listed.flatMap { member in
                member.lines.map { Pending.Option(fact: member.fact, value: $0.value) }
            }
        }
    }

    /// Whether the scripts put a question just as it was shown; they may have changed since.
    func stands(_ pending: Pending) -> Bool {
        guard case .facts(let facts) = pending.kind else { return true }
        guard let question = scriptQuestion(for: facts) else { return false }
        return options(for: facts, in: question) == pending.options
    }

    /// Puts what waits once more; what the scripts put in another way by now is put in that way.
    mutating func putAgain() {
        guard let pending = conversation.pending, stands(pending) else { return goOn() }
        say(prompt(pending))
    }

    /// The messages that put a question, in the words of its rung.
    func prompt(_ pending: Pending) -> [String] {
        switch pending.kind {
        case .forget: wording.phrase(.forgetAsk)
        case .aboutYou: wording.phrase(.aboutYou)
        case .gotHelp: checkInWords(.gotHelp)
        case .seen: checkInWords(conversation.followUp(on: now.dayNumber))
        case .mayAsk: mayAskWords
        case .mayRemind: wording.phrase(.mayRemind)
        case .lastRun: lastRunWords(pending)
        case .offer: wording.phrase(.offerPerson)
        case .share: sharePrompt(pending)
        case .facts(let facts): prompt(pending, facts)
        }
    }

    private func prompt(_ pending: Pending, _ facts: FactSet) -> [String] {
        guard let question = scriptQuestion(for: facts) else { return [] }
        let labels = wording.numbered(pending.options.map(label(of:)))
        if pending.rung >= 2 {
            return wording.phrase(.numbersOnly) { $0 == .choices ? [labels] : nil }
        }
        var (text, hint) = (question.say, SharedWords.Phrase.severalHint)
        switch question.subject {
        case .one(_, _, let plainer):
            text = pending.rung > 0 ? plainer : question.say
            hint = .oneHint
        case .anyOf(let members):
            if facts.count == 1, let member = members.first(where: { facts.contains($0.fact) }),
                let alone = member.alone, conversation.askedAlone.contains(member.fact)
            {
                text = alone
                hint = .oneHint
            }
        }
        let tail = labels + ". " + wording.words(hint)
        guard !text.placeholders.contains(.choices) else {
            return wording.messages(text) { $0 == .choices ? [labels] : nil }
        }
        var messages = wording.messages(text)
        messages[messages.count - 1] += " " + tail
        return messages
    }

    /// The words beside an option's number.
    func label(of option: Pending.Option) -> String {
        if option.fact.isYesNo, conversation.askedAlone.contains(option.fact) {
            return wording.words(option.value?.name == "yes" ? .yes : .no)
        }
        for question in script.questions where question.facts.contains(option.fact) {
            switch question.subject {
            case .one(_, let choices, _):
                if let choice = choices.first(where: { $0.value == option.value }) {
                    return choice.label
                }
            case .anyOf(let members):
                let lines = members.first { $0.fact == option.fact }?.lines ?? []
                if let line = lines.first(where: { $0.value == option.value }) { return line.label }
            }
        }
        return option.value.map(wording.inWords) ?? ""
    }

    /// The question that asks for those facts: the list for several, the fact's own for one.
    func scriptQuestion(for facts: FactSet) -> ScriptQuestion? {
        place(of: facts).map { script.questions[$0] }
    }

    /// The place in the script of the question that asks for those facts.
    func place(of facts: FactSet) -> Int? {
        let questions = script.questions
        let first = questions.firstIndex { facts.isSubset(of: $0.facts) }
        guard facts.count > 1 || !isAskedInList(facts) else { return first }
        return questions.firstIndex { $0.facts == facts } ?? first
    }

    /// Whether one fact is asked as the last one left of a list rather than by its own question.
    private func isAskedInList(_ facts: FactSet) -> Bool {
        conversation.askedAlone.isDisjoint(with: facts)
    }

    // MARK: - The ladder

    /// Asks again in plainer words, then by numbers only, then goes on with `unknown`.
    mutating func climb() {
        isUnclear = true
        guard var pending = conversation.pending, case .facts(let facts) = pending.kind else {
            return goOn()
        }
        guard stands(pending) else {
            say(.unclear)
            return goOn()
        }
        guard pending.rung < 2 else {
            say(.movingOn)
            for fact in facts { learn(.unknown(fact), how: .answered) }
            return goOn()
        }
        pending.rung += 1
        conversation.pending = pending
        if pending.rung == 1 { sayUnclear(facts) }
        say(prompt(pending))
    }

    /// After "not sure": a list is taken apart, one question is asked once more in plainer words,
    /// and a second "not sure" is stored as `unknown`.
    mutating func makePlainer() {
        guard var pending = conversation.pending, case .facts(let facts) = pending.kind else {
            return goOn()
        }
        if facts.count > 1 {
            for fact in facts.intersection(known.openQuestions) { enter(.askAlone(fact)) }
            say(.oneAfterAnother)
            goOn()
        } else if pending.rung == 0, !isPlainAlready(facts) {
            pending.rung = 1
            conversation.pending = pending
            putAgain()
        } else {
            for fact in facts { learn(.unknown(fact), how: .answered) }
            goOn()
        }
    }

    /// Whether the question was put in the plainer words that lines of a list have.
    private func isPlainAlready(_ facts: FactSet) -> Bool {
        guard !facts.isDisjoint(with: conversation.askedAlone) else { return false }
        if case .anyOf = scriptQuestion(for: facts)?.subject { return true }
        return false
    }

    /// Puts the same question again behind a phrase.
    mutating func askAgain(_ phrase: SharedWords.Phrase) {
        isUnclear = true
        guard var pending = conversation.pending else { return goOn() }
        pending.rung += 1
        guard pending.rung <= 2 else { return climb() }
        conversation.pending = pending
        say(phrase)
        putAgain()
    }
}

extension ScriptQuestion.Member {
    /// What can be chosen when the fact is asked by itself.
    var optionsAlone: [Pending.Option] {
        let values =
            fact.isYesNo
            ? ["yes", "no"].map { FactValue(fact, named: $0) }
            : lines.map(\.value) + [fact.calmValue]
        return values.map { Pending.Option(fact: fact, value: $0) }
    }
}
