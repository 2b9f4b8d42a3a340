/// What `!help` tells of each command.
extension ModeratorCommand {
    /// How it is typed, with what may stand behind it in capital letters.
    var usage: String {
        switch self {
        case .help: "!help COMMAND"
        case .preview: "!preview NAME"
        case .approve: "!approve VERSION"
        case .ignore: "!ignore NICK for 1d"
        case .mods: "!mods"
        case .announce: "!announce ROOM TEXT"
        case .status, .funnel, .dialogues, .check, .reload, .rollback, .pause, .resume: name
        case .why: "!why WORDS or ID"
        case .take, .takeover, .handback: "\(name) ID"
        }
    }

    /// What it is for, in a few words.
    var purpose: String {
        switch self {
        case .help: "what I can do for you"
        case .status: "how it goes"
        case .dialogues: "what is loaded"
        case .check: "try the scripts without loading them"
        case .reload: "read the scripts again"
        case .rollback: "back to the scripts before"
        case .funnel: "how my questions fare"
        case .preview: "walk through the scripts of the folder"
        case .approve: "put in use what another moderator wants"
        case .pause: "answer only what is urgent"
        case .resume: "go on after a pause"
        case .ignore: "do not answer somebody"
        case .mods: "who is a moderator"
        case .announce: "say something in the rooms"
        case .why: "how I read words, or why a runner got their advice"
        case .take: "go to a runner who wants a person"
        case .takeover: "answer such a runner in my place"
        case .handback: "have me answer again"
        }
    }

    /// All that there is to know about it, with an example.
    var manual: String {
        switch self {
        case .help:
            "Lists the commands; with a command behind it, tells more about that one: \"!help why\"."
        case .status:
            "Tells which networks I am connected to, how long they take to answer and what they lack, "
                + "which first aiders on duty I cannot see, how much waits to be said, how many people "
                + "I keep, and which scripts run."
        case .dialogues: "Tells the topics, languages and versions of the scripts that run."
        case .check:
            "Reads the scripts in the folder and tries them, and changes nothing. \"!reload\" loads them."
        case .reload:
            "Reads the scripts in the folder, tries them, and puts them in use if no mistake is found; "
                + "talks go on. A mistake changes nothing. \"!rollback\" undoes it."
        case .rollback:
            "Puts the scripts back in use that ran before these, also when I was started again since. "
                + "The files stay as they are."
        case .funnel:
            "Tells for each question of the last 30 days how often it was asked, answered, not "
                + "understood, and left unanswered; in private also the words that I did not know and "
                + "that three people or more have said. Nobody's answers, nobody's name."
        case .preview:
            "Reads the scripts in the folder and lets you walk through them in private before anybody "
                + "else: \"!preview back-pain\", or \"!preview back-pain es\". Nothing is kept or "
                + "timed. \"!preview +3d\" lets days pass, \"!preview end\" ends it."
        case .approve:
            "Where the club has the two-person rule, scripts that change what runners read "
                + "wait for a second moderator: \"!approve 9f3c2a1\" puts them in use. Alone it tells "
                + "what waits."
        case .why:
            "Tells in private how I read sample words: \"!why my left leg tingles\", or the fact that is "
                + "asked, a colon and the answer: \"!why saddle: not really\". With a number, \"!why K7Q2\", the "
                + "answers and reasons of a runner who wants a person and has agreed to show them."
        case .pause:
            "I answer emergencies, and tell who must be seen the same day so; everybody else who writes "
                + "is told once that I pause. Check-ins and timers wait. It lasts until \"!resume\", "
                + "also when I am started again."
        case .resume:
            "Ends \"!pause\": I tell those who wrote meanwhile, and go on where they were."
        case .ignore:
            "I do not answer that nick or account, but for what is urgent, and tell them so once: \"!ignore "
                + "NICK for 12h\", 1 day where you name no time, 30 days at most; \"!ignore account NAME\" "
                + "for one that is away. \"!ignore list\" lists them, \"!ignore off NICK\" ends it."
        case .mods:
            "Lists the moderators. Those of the settings can add an account for a time, a year at most: "
                + "\"!mods add ACCOUNT until 2026-12-31\", and end it: \"!mods remove ACCOUNT\"."
        case .announce:
            "Says in a room of this network, or in \"all\" of them, what the moderators have to say: "
                + "\"!announce all Track closed today\". One at a time, three an hour; I tell when it has "
                + "gone."
        case .take:
            "After a runner asked for a person, and I told the first aiders a number: \"!take K7Q2\" "
                + "tells you who it is, and them that you come."
        case .takeover:
            "\"!takeover K7Q2\", after a runner asked for a person: what they write comes to you, and "
                + "\"K7Q2 your words\" goes to them. They are told, and can end it. \"!handback K7Q2\" "
                + "ends it."
        case .handback: "\"!handback K7Q2\": I answer that runner again, and tell them so."
        }
    }
}
