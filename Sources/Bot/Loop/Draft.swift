internal import BotStore
internal import Chat
internal import Dialogue
internal import Foundation
internal import Understanding

/// What one turn of the loop leads to, in the making.
///
/// What it holds comes true only when ``batch`` is committed.
struct Draft {
    /// The time.
    let now: Date
    /// What the clock on the wall shows.
    let moment: LocalMoment
    /// What is to be committed.
    var batch: Store.Batch
    /// Whether the store could not be read: who speaks is answered without it.
    var isForgetful = false
    /// Messages that are told a second time.
    var repeated: Set<HeardMessage> = []
    /// Whose conversations the codes open that were said.
    var owners: [CodeOnNetwork: MemberID] = [:]
    /// What those of them are called whose code was said in a room.
    var ownerNames: [MemberID: String] = [:]
    /// Those who are there and to be asked how they are, with their names.
    var toAsk: [(member: MemberID, name: String)] = []
    /// Timers that are to ring.
    var dueTimers: [DueTimer] = []
    /// What was held for people who are there now.
    var released: Set<ChatAction.ID> = []
    /// Those who spoke in private, in order.
    var speakers: [Speaker] = []
    /// From which words facts were taken, of those who told some.
    var heard: [MemberID: [Heard]] = [:]
    /// Emergencies that were told of, as of the message that did so.
    var emergencies: [MemberID: Conversation] = [:]
    /// Who waits for the outcome of what they have asked for.
    var askers: Set<MemberID> = []
    /// What is said to people without being stored, since nothing can be, or since it holds words of
    /// theirs.
    var unstored: [ChatAction] = []
    /// Moderators who want to know how questions fare.
    var funnels: [Reload.Asker] = []
    /// Who wants all that is kept of them.
    var exports: [MemberID: String] = [:]
    /// Wishes for a person that are open, by runner.
    var handovers: [MemberID: OpenHandover] = [:]
    /// Who had everything deleted, and what they are told when no byte of it is left.
    var farewells: [Farewell] = []
    /// Whether a moderator wants to know how many people there are, and how many that is.
    var wantsHeadcount = false
    var headcount: (kept: Int, asked: Int)?
    /// Who was asked how it is, or need not be any more.
    var checkedIn: [MemberID] = []

    /// Somebody who spoke, with the language to answer in where their conversation does not tell.
    struct Speaker {
        let member: MemberID
        let name: String
        let language: String
    }

    /// A code and where it was said.
    struct CodeOnNetwork: Hashable {
        let code: ResumeCode
        let network: String
    }

    init(now: Date, moment: LocalMoment) {
        self.now = now
        self.moment = moment
        batch = Store.Batch(now: Int64(now.timeIntervalSince1970))
    }
}

/// The last words to somebody who had everything deleted.
struct Farewell {
    let member: MemberID
    let name: String
    let texts: [String]
}
