internal import Chat
internal import IRCProtocol

extension Delivery.Refusal {
    /// What the refusal of a line means for who speaks no IRC.
    init(_ refusal: LineRefusal) {
        self =
            switch refusal {
            case .numeric(.noSuchNick), .numeric(.wasNoSuchNick): .noSuchPerson
            case .numeric(.targetTooFast), .numeric(.targetChangeTooFast): .tooFast
            case .numeric(.tooManyTargets), .numeric(.inputTooLong), .numeric(.unknownCommand):
                .impossible
            case .fail(let code) where code.contains("RATE") || code.contains("THROTTL"): .tooFast
            case .numeric, .fail: .notAccepted
            }
    }
}
