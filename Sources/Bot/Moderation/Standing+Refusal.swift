internal import Chat

extension Standing {
    /// What is missing for a moderator's command, and what to do; never who the moderators are.
    func refusal(of command: String) -> String {
        let start = "\"\(command)\" is for the club's moderators"
        switch self {
        case .moderator, .deputy: return start + "."
        case .noAccount:
            return "\(start), and you are not logged in to an account. Log in to the network's "
                + "services, then say it again. To talk about your back, say \"help\"."
        case .otherAccount:
            return
                "\(start), and your account is not on the list. The club's admin can add it, or a "
                + "moderator with \"!mods\". To talk about your back, say \"help\"."
        case .accountsUntold:
            return
                "\(start), and this network does not tell me just now who is logged in. Try again "
                + "later. To talk about your back, say \"help\"."
        case .noOperator(let room):
            return
                "\(start): here they are the operators of \(room). Have yourself made one, then say "
                + "it again. To talk about your back, say \"help\"."
        case .unprovable:
            return
                "\(start), and none are set up on this network: the club's admin can do so in the "
                + "settings. To talk about your back, say \"help\"."
        }
    }
}
