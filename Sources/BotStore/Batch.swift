public import Chat
public import Dialogue

extension Store {
    /// What one turn of the loop changes.
    public struct Batch: Sendable {
        /// The conversations as they are now; one that was forgotten is deleted.
        public var conversations: [MemberID: Conversation] = [:]
        /// What is to be said.
        public var actions: [ChatAction] = []
        /// What has been said and need not be kept.
        public var sent: [ChatAction.ID] = []
        /// Who had everything deleted: what waits for them goes too, but for what this batch says to
        /// them, which leaves no trace once it is said.
        public var forgotten: Set<MemberID> = []
        /// What the audit says of each of them of whom anything was kept.
        public var forgottenAs = AuditEvent.forgotten
        /// What people are called by now; kept of those who have a conversation.
        public var names: [MemberID: String] = [:]
        /// Messages that were taken in, where their network has names for them.
        public var heard: [HeardMessage] = []
        /// Timers that are to ring, with the time in seconds since 1970; they take the place of
        /// those that their person has of the same kind.
        public var timers: [(member: MemberID, kind: SelfCareTimer.Kind, at: Int64)] = []
        /// Timers that have rung.
        public var rung: [DueTimer.ID] = []
        /// Whose timers are all dropped; those in ``timers`` come after that.
        public var timersDropped: Set<MemberID> = []
        /// Codes that were told: each opens the conversation of its member, and none told before.
        public var codes: [MemberID: ResumeCode] = [:]
        /// Conversations that are somebody's under another id from now on, as a code has shown; the
        /// code is used up.
        public var moved: [(from: MemberID, to: MemberID)] = []
        /// Wishes for a person as they are now.
        public var handovers: [MemberID: Handover] = [:]
        /// Whose wishes for a person are over.
        public var handoversEnded: Set<MemberID> = []
        /// Words to be kept, in order; only for clubs that wish it.
        public var transcript: [(member: MemberID, line: TranscriptLine)] = []
        /// Rooms as they are now.
        public var rooms: [HushedRoom] = []
        /// What is kept from now on of help that people were offered unasked.
        public var offers: [MemberID: HelpOffer] = [:]
        /// Of whom nothing is kept any more of that.
        public var offersDropped: Set<MemberID> = []
        /// What is to be written into the audit, beside who was forgotten or came back.
        public var audit: [AuditEvent] = []
        /// What moderators did, for the audit.
        public var acts: [ModeratorAct] = []
        /// The scripts in use and those before them, where they have changed; the audit says so.
        public var scripts: KeptScripts?
        /// What else the audit says of scripts, by their hash.
        public var scriptEvents: [(event: AuditEvent, hash: String)] = []
        /// How questions have fared.
        public var funnel = Funnel()
        /// What moderators have decided that holds for a time, in order.
        public var moderation: [Moderation.Change] = []
        /// The time, in seconds since 1970.
        public var now: Int64

        /// An empty batch.
        public init(now: Int64) {
            self.now = now
        }

        /// Whether it changes nothing.
        public var isEmpty: Bool { hasOnlyWhatWasSent && sent.isEmpty }

        /// Whether all it says is what has been said: to lose that would have it said twice.
        var hasOnlyWhatWasSent: Bool {
            conversations.isEmpty && actions.isEmpty && forgotten.isEmpty && names.isEmpty
                && heard.isEmpty && timers.isEmpty && rung.isEmpty && timersDropped.isEmpty
                && codes.isEmpty && moved.isEmpty && transcript.isEmpty && audit.isEmpty
                && acts.isEmpty && scripts == nil && scriptEvents.isEmpty && funnel.counts.isEmpty
                && rooms.isEmpty && offers.isEmpty && offersDropped.isEmpty && moderation.isEmpty
                && handovers.isEmpty && handoversEnded.isEmpty
        }

        /// Everybody of whom nothing is to be left.
        var allForgotten: Set<MemberID> {
            forgotten.union(conversations.lazy.filter { $0.value.stage == .forgotten }.map(\.key))
        }
    }
}
