/// A command as a moderator gave it.
struct ModeratorRequest {
    /// Who, and where the answer goes.
    let asker: Reload.Asker
    /// What stands behind the command, without spaces around it.
    let words: Substring
    /// Where it was given.
    let front: Front
}
