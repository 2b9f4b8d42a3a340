import Bot
import Chat
import Testing

@Suite(.timeLimit(.minutes(5))) struct InboxTests {
    func message(from nick: String, _ text: String = "hi") -> Inbox.Event {
        let member = Member(
            id: MemberID(network: "demo", key: nick),
            name: nick,
            isModerator: false
        )
        return .chat(
            .message(ChatMessage(sender: member, place: .direct, text: text, isAddressed: true))
        )
    }

    func drain(_ inbox: Inbox) async -> [Inbox.Event] {
        inbox.close()
        var all: [Inbox.Event] = []
        while let batch = await inbox.next() {
            #expect(batch.count <= Inbox.maxBatch)
            all += batch
        }
        return all
    }

    @Test func `a flood from one person leaves room for the others`() async {
        let inbox = Inbox()
        for _ in 0..<10_000 { inbox.append(message(from: "eve")) }
        inbox.append(message(from: "mia"))
        #expect(inbox.dropped == 10_000 - Inbox.maxWaitingPerMember)
        #expect(await drain(inbox).count == Inbox.maxWaitingPerMember + 1)
    }

    @Test func `many people together stay bounded, and what is no message is kept`() async {
        let inbox = Inbox()
        for number in 0..<20_000 { inbox.append(message(from: "n\(number)")) }
        inbox.append(.chat(.delivered([1])))
        let all = await drain(inbox)
        #expect(all.count == Inbox.maxWaiting + 1)
        guard case .chat(.delivery) = all.last else {
            Issue.record("the last event is lost")
            return
        }
    }

    @Test func `in a full inbox there is room for whoever has nothing waiting`() async {
        let inbox = Inbox()
        for number in 0..<Inbox.maxWaiting {
            inbox.append(message(from: "n\(number % 256)", "\(number)"))
        }
        inbox.append(message(from: "n3", "one more"))
        inbox.append(message(from: "mia", "i can't feel my legs"))
        inbox.append(message(from: "mia", "help"))
        #expect(inbox.dropped == 3)
        let texts = await drain(inbox)
            .compactMap { event -> String? in
                guard case .chat(.message(let message)) = event else { return nil }
                return message.text
            }
        #expect(texts.count == Inbox.maxWaiting)
        #expect(texts.last == "i can't feel my legs")
        #expect(!texts.contains("one more") && !texts.contains("\(Inbox.maxWaiting - 1)"))
        #expect(texts.contains("\(Inbox.maxWaiting - 2)"))
    }

    @Test func `room is made as batches are taken`() async {
        let inbox = Inbox()
        for _ in 0..<Inbox.maxWaitingPerMember { inbox.append(message(from: "mia")) }
        _ = await inbox.next()
        inbox.append(message(from: "mia"))
        #expect(inbox.dropped == 0)
        #expect(await drain(inbox).count == 1)
    }

    @Test func `somebody who waits is woken by an event and by the end`() async {
        let inbox = Inbox()
        async let first = inbox.next()
        inbox.append(message(from: "mia"))
        #expect(await first?.count == 1)
        async let second = inbox.next()
        inbox.close()
        #expect(await second?.count == nil)
        inbox.append(message(from: "mia"))
        #expect(await inbox.next()?.count == nil)
    }
}
