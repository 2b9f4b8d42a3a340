internal import BotStore
internal import Chat
internal import Dialogue
internal import Foundation

/// What a turn wants done beside what it says.
extension Responder {
    mutating func grant(
        _ wish: Wish,
        to member: MemberID,
        _ name: String,
        _ code: ResumeCode?,
        _ id: HandoverID?,
        _ draft: inout Draft
    ) {
        switch wish {
        case .setTimer(let timer):
            let time: Int64 =
                switch timer.moment {
                case .minutes(let minutes): draft.batch.now + Int64(clamping: minutes) * 60
                case .at(let moment):
                    Int64(clock.date(hours.civil(moment, timer.kind)).timeIntervalSince1970)
                }
            // Of minutes only the last count; a plan is the same however often it is wished.
            draft.batch.timers.removeAll {
                $0.member == member && $0.kind == timer.kind
                    && (timer.kind == .over || $0.at == time)
            }
            draft.batch.timers.append((member, timer.kind, time))
        case .dropTimers:
            draft.batch.timers.removeAll { $0.member == member }
            draft.batch.timersDropped.insert(member)
        case .keepCode:
            draft.batch.codes[member] = code
        case .askForPerson(let sharing):
            guard let id, draft.handovers[member] == nil else { return }
            askForPerson(sharing, for: member, name, as: id, &draft)
        case .withdrawPerson:
            withdraw(member, &draft)
        case .export:
            // Asked for again while it is on its way, it comes once.
            guard !backlog.hasParcel(for: .person(member)) else { return }
            draft.exports[member] = name
        }
    }

    // MARK: - All that is kept

    /// Sends people all that is kept of them, in pieces; what fails is tried again.
    mutating func sendExports(_ draft: Draft) async {
        for (member, name) in exports {
            do {
                let data = try await store.personalData(of: member)
                var batch = Store.Batch(now: draft.batch.now)
                if let data {
                    let export = try PersonalExport(data, at: draft.now)
                    batch.audit = [.exported]
                    add(
                        export.pieces(),
                        to: name,
                        member,
                        until: batch.now + Usability.export,
                        isCounted: false,
                        &batch
                    )
                }
                do {
                    try await store.commit(batch)
                } catch {
                    backlog.remove(batch.actions.map(\.id))
                    throw error
                }
                exports[member] = nil
                say(batch.actions.filter { !unsaid.networks.contains($0.network) })
            } catch let error as StoreError {
                return await beginDiskTrouble(error, draft)
            } catch {
                exports[member] = nil
            }
        }
    }
}
