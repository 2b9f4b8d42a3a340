internal import BotStore
internal import Chat
internal import CoreMetrics
internal import Dialogue
internal import Foundation

/// What the bot says of its own accord: check-ins and timers.
extension Responder {
    /// Whether a network has room for people to be asked how they are, without anybody waiting for
    /// an answer because of it.
    func hasRoom(on network: String) -> Bool {
        isReady(network) && backlog.leaving(on: network) < Expected.slice
    }

    /// Asks those who are there how they are, where that is due.
    ///
    /// Their conversation says whether it is, and plans the next time in the same transaction: so
    /// however often this is tried, they are asked once.
    mutating func checkIn(_ draft: inout Draft) {
        guard !draft.isForgetful, !draft.toAsk.isEmpty,
            let day = hours.dueDay(at: draft.moment)
        else { return }
        let end = clock.endOfCivilDay(draft.now, hours)
        for (member, name) in draft.toAsk {
            guard let front = fronts[member.network], let conversation = known(member, draft),
                let due = conversation.dueDay, due <= day,
                let turn = interviewer(front)
                    .checkIn(
                        conversation,
                        name: name,
                        now: draft.moment
                    )
            else {
                draft.checkedIn.append(member)
                continue
            }
            metrics.checkIns.increment()
            draft.checkedIn.append(member)
            take(
                turn,
                of: member,
                name,
                front,
                until: Int64(end.timeIntervalSince1970),
                &draft
            )
        }
    }

    /// Rings the timers that are due; what is too late for anybody to want it is let go.
    mutating func ring(_ draft: inout Draft) {
        guard !draft.isForgetful else { return }
        for timer in draft.dueTimers {
            draft.batch.rung.append(timer.id)
            let end = lastUse(of: timer)
            guard draft.batch.now < end, !isRude(timer.kind, draft),
                let front = fronts[timer.member.network],
                let conversation = known(timer.member, draft)
            else { continue }
            let name = memory[timer.member]?.name ?? timer.name
            let turn = interviewer(front)
                .ring(
                    timer.kind,
                    conversation,
                    name: name,
                    now: draft.moment
                )
            guard let turn else { continue }
            metrics.timers.increment()
            take(turn, of: timer.member, name, front, until: end, &draft)
        }
        draft.dueTimers = []
    }

    /// Until when the ring of a timer is of use: a run of the day may be later on that day.
    private func lastUse(of timer: DueTimer) -> Int64 {
        guard timer.kind == .returnRun else { return timer.at + Usability.timer }
        let rings = Date(timeIntervalSince1970: TimeInterval(timer.at))
        return Int64(clock.endOfCivilDay(rings, hours).timeIntervalSince1970)
    }

    /// Whether a timer must keep quiet at this hour; one that was set a moment ago need not.
    private func isRude(_ kind: SelfCareTimer.Kind, _ draft: Draft) -> Bool {
        kind != .over && hours.isQuiet(at: draft.moment)
    }

    /// Reads when the next timer rings, and at the first time who has any.
    mutating func readTimers(_ now: Int64) async throws(StoreError) {
        if !timers.knowsPeople {
            timers.note(try await store.dueTimers(by: .max, atMost: TimerClock.limit))
        }
        timers.noteNext(try await store.nextTimer())
    }

    /// Takes over what a batch has changed about timers.
    mutating func noteTimers(_ batch: Store.Batch) {
        for member in batch.timersDropped.union(batch.forgotten) { timers.noteDropped(by: member) }
        for (from, to) in batch.moved { timers.move(from: from, to: to) }
        for timer in batch.timers { timers.noteSet(by: timer.member, at: timer.at) }
        if !batch.rung.isEmpty { timers.noteRung(at: batch.now) }
    }

    /// Tells the networks whom the bot waits for, where that has changed.
    ///
    /// Those who were there and went are left out for a moment: a network tells of each once.
    mutating func tellWhomToWaitFor() {
        guard
            expected.isChanged || !expected.left.isEmpty || backlog.isHoldingChanged
                || desk.isChanged || !desk.left.isEmpty
        else { return }
        let names = desk.names.merging(expected.names) { $1 }.merging(backlog.heldFor) { $1 }
        let left = expected.left.union(desk.left)
        for front in fronts.values {
            let people = names.filter { $0.key.network == front.network }
            let others = people.filter { !left.contains($0.key) }
            if others.count < people.count { front.waitFor(others) }
            front.waitFor(people)
        }
        expected.noteTold()
        desk.noteTold()
        backlog.noteTold()
    }
}
