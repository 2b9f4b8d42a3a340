/// The columns that say something of a person; each holds a text, or that text sealed.
enum PersonalColumn: String, CaseIterable {
    case handle = "person.handle_sealed"
    case name = "person.name"
    case seed = "person.seed"
    case pending = "person.pending"
    case told = "person.told"
    case agreement = "person.agreement"
    case checkIn = "person.check_in"
    case language = "person.language"
    case code = "person.code_sealed"
    case entry = "entry.content"
    case decision = "decision.content"
    case consent = "consent.content"
    case transcript = "transcript.content"
    case timer = "timer.kind"
    case offerHandle = "offer.handle_sealed"
    case offer = "offer.content"
    case handoverCode = "handover.code"
    case handoverSharing = "handover.sharing"
    case handoverState = "handover.state"
    case handoverTaker = "handover.taker"
    case handoverTakerName = "handover.taker_name"
    case moderator = "audit.moderator"
    case deputy = "deputy.account"
    case ignoredHandle = "ignored.handle_sealed"
    case ignoredName = "ignored.name"
    case toldHandle = "told_of_pause.handle_sealed"
    case toldName = "told_of_pause.name"
    case target = "outbox.target"
    case recipient = "outbox.recipient_sealed"
    case words = "outbox.text"
}

extension PersonalColumn {
    /// The table that it is a column of.
    var table: Substring { rawValue.prefix { $0 != "." } }

    /// Its name in the table.
    var column: Substring { rawValue.drop { $0 != "." }.dropFirst() }
}
