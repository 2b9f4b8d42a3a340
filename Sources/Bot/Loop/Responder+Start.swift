internal import BotStore

/// The scripts that the bot began with.
extension Responder {
    /// Tells the moderators of a network that is ready what they have to know of them.
    mutating func tellStartNews(on network: String, _ batch: inout Store.Batch) {
        guard let room = fronts[network]?.moderatorsRoom,
            let words = startNews?.words(for: network)
        else { return }
        add([words], to: room, on: network, &batch)
    }

    /// Notes that others are in use from now on: for the next start, and what waited for a second
    /// moderator was compared with those before.
    mutating func noteScriptsChanged() {
        approval = nil
        startNews = nil
        unkeptScripts.note(scripts)
    }
}
