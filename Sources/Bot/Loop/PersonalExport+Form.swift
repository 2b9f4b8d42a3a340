internal import BotStore
internal import Chat
internal import Dialogue
internal import Foundation
internal import RulesCore
internal import Understanding

extension PersonalExport {
    /// The form of the JSON: a key for each thing that can be kept.
    struct Form: Encodable {
        let format = PersonalExport.format
        let madeAt: String
        let network: String
        let member: String
        let name: String
        let lastHeardAt: String
        let stage: String
        let facts: [LearntFact]
        let returnToRunning: [ReturnEvent]?
        let question: Question?
        let decisions: [Advice]
        let language: Language?
        let agreement: String
        let answersToAgreement: [Answer]
        let checkIn: Coming?
        let offerOfHelp: Offer?
        let timers: [String]
        let person: Person?
        let unsaid: [String]
        let words: [Words]
        let ignoredUntil: String?
        let hasResumeCode: Bool

        struct LearntFact: Encodable {
            let fact: String
            let day: String
            let event: String
            let value: String?
            let how: String?
            let painDays: [Int]?
        }

        struct ReturnEvent: Encodable {
            let day: String
            let event: String
        }

        struct Question: Encodable {
            let about: String
            let facts: [String]
        }

        struct Advice: Encodable {
            let level: String
            let day: String
            let at: String
            let checkIn: String?
        }

        struct Answer: Encodable {
            let answer: String
            let at: String
        }

        struct Coming: Encodable {
            let kind: String
            let day: String
            let messagesWithoutAnswer: Int
        }

        struct Offer: Encodable {
            let declined: Bool
            let at: String
        }

        struct Language: Encodable {
            let tag: String
            let askedFor: Bool
        }

        struct Person: Encodable {
            let id: String
            let shares: String
            let askedAt: String
            let takenBy: String?
        }

        struct Words: Encodable {
            let at: String
            let by: String
            let text: String
        }

        init(_ data: PersonalData, at date: Date) {
            let conversation = data.conversation
            madeAt = date.formatted(.iso8601)
            network = data.member.network
            member = data.member.key
            name = data.name
            lastHeardAt = data.changedAt.time
            stage = "\(conversation.stage)"
            facts = conversation.entries.compactMap(LearntFact.init)
            let returning = conversation.entries.compactMap(ReturnEvent.init)
            returnToRunning = returning.isEmpty ? nil : returning
            question = conversation.pending.map(Question.init)
            decisions = data.decisions.map { decision in
                Advice(
                    level: decision.told.level.name,
                    day: decision.told.day.localDay,
                    at: decision.at.time,
                    checkIn: decision.followUp?.kind.name
                )
            }
            language = conversation.spoken.map {
                Language(tag: $0.language, askedFor: $0.isAskedFor)
            }
            agreement = "\(conversation.agreement)"
            answersToAgreement = data.consents.map {
                Answer(answer: "\($0.answer)", at: $0.at.time)
            }
            checkIn = conversation.checkIn.map { checkIn in
                Coming(
                    kind: checkIn.followUp.kind.name,
                    day: checkIn.day.localDay,
                    messagesWithoutAnswer: checkIn.sent
                )
            }
            offerOfHelp = data.offer.map { Offer(declined: $0.isDeclined, at: $0.at.time) }
            timers = data.timers.map(\.time)
            person = data.handover.map { handover in
                Person(
                    id: handover.id.text,
                    shares: "\(handover.sharing)",
                    askedAt: handover.openedAt.time,
                    takenBy: handover.taker?.name
                )
            }
            unsaid = data.unsaid
            words = data.transcript.map { line in
                Words(at: line.at.time, by: line.isFromBot ? "bot" : "person", text: line.text)
            }
            ignoredUntil = data.ignoredUntil?.time
            hasResumeCode = data.hasCode
        }
    }
}

extension PersonalExport.Form.LearntFact {
    init?(_ entry: Entry) {
        day = entry.day.localDay
        switch entry.kind {
        case .learnt(let value, let how, let days):
            fact = value.fact.name
            event = "learnt"
            self.value = value.name
            self.how = "\(how)"
            painDays = days.map { [$0.lowerBound, $0.upperBound] }
        case .askAlone(let fact):
            self.fact = fact.name
            event = "toBeAskedAlone"
            (value, how, painDays) = (nil, nil, nil)
        case .reopened(let fact):
            self.fact = fact.name
            event = "toBeAskedAgain"
            (value, how, painDays) = (nil, nil, nil)
        case .returning:
            return nil
        }
    }
}

extension PersonalExport.Form.ReturnEvent {
    init?(_ entry: Entry) {
        guard case .returning(let what) = entry.kind else { return nil }
        day = entry.day.localDay
        event = "\(what)"
    }
}

extension PersonalExport.Form.Question {
    init(_ pending: Pending) {
        switch pending.kind {
        case .facts(let facts):
            about = "facts"
            self.facts = facts.map(\.name)
        default:
            about = "\(pending.kind)"
            facts = []
        }
    }
}

extension Int64 {
    /// Seconds since 1970 as a time in UTC.
    fileprivate var time: String {
        Date(timeIntervalSince1970: Double(self)).formatted(.iso8601)
    }
}

extension Int {
    /// A count of days as a date.
    fileprivate var localDay: String {
        Date(timeIntervalSince1970: Double(self) * 86_400).formatted(.iso8601.year().month().day())
    }
}
