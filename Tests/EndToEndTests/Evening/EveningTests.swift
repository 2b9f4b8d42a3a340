import Foundation
import TestKit
import Testing

/// One evening of a club, with everything that goes on in it; every line of the bot is expected.
@Suite(
    .timeLimit(.minutes(10)),
    .serialized,
    .enabled(if: InspIRCd.isInstalled && Atheme.isInstalled, "needs inspircd, atheme-services")
)
struct EveningTests {
    @Test func `thirty people, two rooms, three moderators, an impostor and a netsplit`()
        async throws
    {
        let evening = try await ClubEvening()
        try await evening.begin()
        let running = try evening.ear("kay", in: "#running")
        let trail = try evening.ear("kay", in: "#trail")
        let mods = try evening.ear("kay", in: ClubEvening.moderatorsRoom)

        try await chat(evening)
        try await ask(evening, running)
        try await askInGeneral(evening, trail)
        try await offer(evening, trail)
        try await impostor(evening, mods)
        try await reload(evening, mods)
        try await emergency(evening, running, mods)
        try await quiet(evening, running)
        try await person(evening)
        try await split(evening, mods)
        try await announce(evening, running, trail, mods)
        try await goOn(evening)

        #expect(evening.unexpected == [])
        try silence(evening)
    }

    /// What people talk about; none of it is the bot's business.
    private func chat(_ evening: ClubEvening) async throws {
        for (number, nick) in ClubEvening.guests.enumerated() {
            let words = [
                "evening all", "10k at 5:10 pace today", "new shoes are great",
                "who is in for Thursday's hills?", "that parkrun was wet",
            ]
            let guest = try evening.person(nick)
            guest.say(words[number % words.count], in: ClubEvening.rooms[number % 2])
        }
    }

    /// Somebody asks in the room and talks in private.
    private func ask(_ evening: ClubEvening, _ running: Ear) async throws {
        let mia = try evening.person("mia")
        let own = try evening.ear("mia")
        mia.say("sweep: can you help with my back?", in: "#running")
        try await running.hears("mia: yes, let's talk privately: /msg sweep hi")
        mia.say("hi")
        try await own.hears(
            "Hi mia, sorry your back is giving you trouble...",
            "I keep your answers for 90 days...",
            "The serious ones first; tingling counts as numb..."
        )
        mia.say("none, it came on in today's hill reps")
        try await own.hearsUntil("Any of these? 1 fever")
        // Whoever asks over and over is answered twice a minute.
        let pest = try evening.person("guest1")
        for _ in 0..<20 { pest.say("sweep: help", in: "#running") }
        try await running.hears(
            "guest1: yes, let's talk privately: /msg sweep hi",
            "guest1: yes, let's talk privately: /msg sweep hi"
        )
        try evening.person("guest2").say("!sweep help", in: "#running")
        try await running.hears("guest2: yes, let's talk privately: /msg sweep hi")
    }

    /// A question about nobody's own back is answered from the reviewed texts, as a reply.
    private func askInGeneral(_ evening: ClubEvening, _ trail: Ear) async throws {
        try evening.person("guest4").say("sweep: does ice help?", in: "#trail")
        try await trail.hears(
            "guest4: Cold can ease...",
            "From a spine surgeon's article for runners (S12 S13)..."
        )
        let reply = try evening.person("kay").lines.last { $0.text.hasPrefix("guest4: ") }
        #expect(reply?.tags.contains("+draft/reply=") == true, "\(reply?.tags ?? "")")
    }

    /// Where the club wishes it, help is offered once, and then no more to who declines.
    private func offer(_ evening: ClubEvening, _ trail: Ear) async throws {
        let guest = try evening.person("guest6")
        guest.say("ugh, my lower back hurts after those hills", in: "#running")
        guest.say("ugh, my lower back hurts after those hills", in: "#trail")
        try await trail.hears("guest6: if you like, ...")
        guest.say("not me, thanks", in: "#trail")
        try await trail.hears("guest6: all right, I won't offer again...")
        guest.say("my back still hurts", in: "#trail")
    }

    /// Somebody has the moderator's nick, and others look like it.
    private func impostor(_ evening: ClubEvening, _ mods: Ear) async throws {
        let rob = try evening.person("rob")
        try await rob.client.ask("NICK rob_away", until: "NICK :rob_away")
        for nick in ["rob", "r0b", "rob`", "ROB_"] {
            let lookalike = try await evening.arrive(nick)
            let own = evening.ear(of: lookalike)
            for command in ["!reload", "!status"] {
                lookalike.say(command)
                try await own.hears(
                    "\"\(command)\" is for the club's moderators, and you are not logged in..."
                )
            }
            try await lookalike.client.ask("QUIT", until: "ERROR ")
        }
        try await rob.client.ask("NICK rob", until: "NICK :rob")
        rob.say("!dialogues", in: ClubEvening.moderatorsRoom)
        try await mods.hears("rob: back-pain en, back-pain es ...")
    }

    /// A moderator mends a script while people talk.
    private func reload(_ evening: ClubEvening, _ mods: Ear) async throws {
        let kay = try evening.person("kay")
        try evening.bot.edit("back-pain.en.yaml", replacing: "  ice: |", with: "  icee: |")
        kay.say("!reload", in: ClubEvening.moderatorsRoom)
        try await mods.hears(
            "kay: not loaded, the running version stays. 2 errors, the first:",
            "back-pain.en.yaml line ..."
        )
        try evening.bot.edit("back-pain.en.yaml", replacing: "  icee: |", with: "  ice: |")
        kay.say("!reload", in: ClubEvening.moderatorsRoom)
        try await mods.hears("kay: back-pain en: 1 live, all unchanged. Nothing has changed...")
    }

    /// Somebody tells of an emergency in the room.
    private func emergency(_ evening: ClubEvening, _ running: Ear, _ mods: Ear) async throws {
        let ben = try evening.person("guest3")
        ben.say("back is killing me and i cant feel myself wipe", in: "#running")
        try await running.hears("guest3: if this is happening now, call 112 at once...")
        try await mods.hears(
            "Somebody in #running may need help right now. I said there to call 112. Please look."
        )
    }

    /// Anybody has the bot be quiet for an hour, a moderator for good; an emergency is answered still.
    private func quiet(_ evening: ClubEvening, _ running: Ear) async throws {
        try evening.person("guest5").say("sweep: quiet", in: "#running")
        try await running.hears("guest5: all right, I'll be quiet here for an hour...")
        try evening.person("guest7").say("sweep: help", in: "#running")
        try evening.person("guest8").say("i cant feel my legs and my back hurts", in: "#running")
        try await running.hears("guest8: if this is happening now, call 112 at once...")
        try evening.person("guest9").say("!sweep off", in: "#running")
        let kay = try evening.person("kay")
        kay.say("!sweep off", in: "#running")
        try await running.hears("kay: I keep out of #running until...")
        kay.say("!sweep on", in: "#running")
        try await running.hears("kay: I'm back in #running.")
    }

    /// A runner wants a person, who comes, and then answers in place of the bot.
    private func person(_ evening: ClubEvening) async throws {
        let (dora, ann) = (try evening.person("dora"), try evening.person("ann"))
        let (hers, aider) = (try evening.ear("dora"), try evening.ear("ann"))
        // Whom the bot is to know to be there, it has to have seen.
        dora.say("my back hurts since yesterday")
        try await hers.hearsUntil("The serious ones first")
        dora.say("person")
        try await hers.hearsUntil("What may I tell the one on duty?")
        dora.say("1")
        try await hers.hears("I've told them; you are ...", "The serious ones first...")
        while aider.rest.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
        let told = aider.rest[0]
        let id = String(told.prefix(4))
        #expect(!told.contains("dora") && !told.contains("back"))
        try await aider.hears("\(id): somebody in the club would like to talk to a person...")
        // An account takes it, a nick does not.
        let thief = try await evening.arrive("ann`")
        thief.say("take \(id)")
        try await evening.ear(of: thief).hears("That is for the club's first aiders...")
        ann.say("take \(id)")
        try await aider.hears("\(id) is dora...")
        try await hers.hears("ann of the club has seen it and comes to you here...")
        let rob = try evening.person("rob")
        rob.say("!takeover \(id)")
        let moderator = try evening.ear("rob")
        try await moderator.hears("\(id) is dora...", "you answer \(id) in my place now...")
        try await aider.hears("\(id) is with rob now.")
        try await hers.hears("rob of the club answers now, not the bot...")
        dora.say("it tingles a bit, can somebody walk home with me?")
        try await moderator.hears("\(id): it tingles a bit, can somebody walk home with me?")
        rob.say("\(id) sure, at the gate in five")
        try await hers.hears("rob: sure, at the gate in five")
        // The bot answers an emergency whoever else does.
        dora.say("now i can't pee")
        try await moderator.hears("\(id): now i can't pee")
        let lines = try await hers.hearsUntil("General information")
        #expect(lines.first?.hasPrefix("dora, stop what you're doing and call 112 now") == true)
        rob.say("!handback \(id)")
        try await moderator.hears("\(id) is back with me.")
        try await hers.hears(
            "This is the bot again; what you write stays here.",
            "May I ask you tomorrow whether you got help?..."
        )
    }

    /// A moderator's server splits off in mid-command, and somebody takes the nick.
    private func split(_ evening: ClubEvening, _ mods: Ear) async throws {
        let una = try evening.person("una")
        let own = try evening.ear("una")
        una.say("!dialogues")
        try await own.hears("back-pain en, back-pain es ...")
        una.say("!status")
        evening.leaf.stop()
        // The answer was on its way, or was not.
        own.mayHear("demo connected")
        let kay = try evening.person("kay")
        while !kay.client.lines.contains(where: { $0.contains(":una!") && $0.contains(" QUIT ") }) {
            try await Task.sleep(for: .milliseconds(10))
        }
        let thief = try await evening.arrive("una")
        let words = evening.ear(of: thief)
        for command in ["!reload", "!status"] {
            thief.say(command)
            try await words.hears(
                "\"\(command)\" is for the club's moderators, and you are not logged in..."
            )
        }
    }

    /// What the moderators have to say goes to all rooms.
    private func announce(
        _ evening: ClubEvening,
        _ running: Ear,
        _ trail: Ear,
        _ mods: Ear
    ) async throws {
        try evening.person("kay")
            .say(
                "!announce all The track is closed on Sunday.",
                in: ClubEvening.moderatorsRoom
            )
        for room in [running, trail] {
            try await room.hears("From the moderators: The track is closed on Sunday.")
        }
        try await mods.hears("kay: announced in 2 rooms.")
    }

    /// Who talked before the split goes on where they were.
    private func goOn(_ evening: ClubEvening) async throws {
        let mia = try evening.person("mia")
        let own = try evening.ear("mia")
        mia.say("none")
        try await own.hears("How bad is it now?...")
    }

    /// No word about anybody's health was said by the bot in a room, or written in the log.
    private func silence(_ evening: ClubEvening) throws {
        let words = [
            "numb", "wipe", "saddle", "fever", "hill reps", "back is", "back hurts", "tingles",
            "pee",
            "none",
        ]
        let kay = try evening.person("kay")
        // The reviewed texts are about nobody.
        let said = kay.lines.filter { line in
            line.sender == "sweep" && line.target.hasPrefix("#")
                && !line.text.hasPrefix("guest4: Cold can ease")
        }
        for line in said {
            for word in words {
                #expect(!line.text.contains(word), "\(line.target): \(line.text)")
            }
        }
        let log = evening.bot.log
        for word in words + ["mia", "guest3", "dora"] { #expect(!log.contains(word)) }
    }
}
