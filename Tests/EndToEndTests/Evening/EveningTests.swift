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
        try await impostor(evening, mods)
        try await reload(evening, mods)
        try await emergency(evening, running, mods)
        try await split(evening, mods)
        try await goOn(evening)

        #expect(evening.unexpected == [])
        #expect(trail.rest.isEmpty)
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

    /// Somebody has the moderator's nick, and others look like it.
    private func impostor(_ evening: ClubEvening, _ mods: Ear) async throws {
        let rob = try evening.person("rob")
        try await rob.client.ask("NICK rob_away", until: "NICK :rob_away")
        for nick in ["rob", "r0b", "rob`", "ROB_"] {
            let lookalike = try await evening.arrive(nick)
            let own = try evening.ear(nick)
            for command in ["!reload", "!status"] {
                lookalike.say(command)
                try await own.hears("Words that begin with ! are for the club's moderators...")
            }
        }
        try evening.person("rob").client.send("QUIT")
        try await rob.client.wait(for: ":rob!")
        rob.say("!dialogues", in: ClubEvening.moderatorsRoom)
        try await mods.hears("rob_away: back-pain en, back-pain es ...")
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
        let words = try evening.ear("una")
        thief.say("!reload")
        try await words.hears("Words that begin with ! are for the club's moderators...")
        thief.say("!status")
        try await words.hears("Words that begin with ! are for the club's moderators...")
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
        let words = ["numb", "wipe", "saddle", "fever", "hill reps", "back is", "3/10", "none"]
        let kay = try evening.person("kay")
        for line in kay.lines where line.sender == "sweep" && line.target.hasPrefix("#") {
            for word in words {
                #expect(!line.text.contains(word), "\(line.target): \(line.text)")
            }
        }
        let log = evening.bot.log
        for word in words + ["mia", "guest3", "dora"] { #expect(!log.contains(word)) }
    }
}
