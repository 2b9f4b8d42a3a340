package import IRCProtocol
package import NIOCore

/// When to try again to get into channels that we are not in.
///
/// The wait doubles with every refusal or kick. Somebody who kicks the bot at once each time it
/// comes meets it ever less often; only after a long stay the wait is short again.
package struct RejoinSchedule: Sendable {
    /// The first wait.
    package static let floor = TimeAmount.seconds(5)

    /// The longest wait, and how long a stay must be to make the next wait short again.
    package static let ceiling = TimeAmount.minutes(10)

    private struct Absence: Sendable {
        var wait = RejoinSchedule.floor
        var joinedAt: NIODeadline?
        var retryAt: NIODeadline?
    }

    private var absences: [CaseMapped<ChannelName>: Absence] = [:]

    /// Begins with nothing to do.
    package init() {}

    /// When the next attempt is due; nil if there is nothing to do.
    package var next: NIODeadline? { absences.values.compactMap(\.retryAt).min() }

    /// Takes note that we are in a channel.
    package mutating func joined(_ channel: CaseMapped<ChannelName>, at now: NIODeadline) {
        absences[channel]?.joinedAt = now
        absences[channel]?.retryAt = nil
    }

    /// Takes note that we were refused, kicked or parted.
    package mutating func missed(_ channel: CaseMapped<ChannelName>, at now: NIODeadline) {
        var absence = absences[channel] ?? Absence()
        if let joinedAt = absence.joinedAt, now - joinedAt >= Self.ceiling {
            absence.wait = Self.floor
        }
        absence.joinedAt = nil
        absence.retryAt = now + absence.wait
        absence.wait = min(absence.wait + absence.wait, Self.ceiling)
        absences[channel] = absence
    }

    /// Takes out the channels to ask for now, each until the next answer.
    package mutating func due(at now: NIODeadline) -> [ChannelName] {
        var channels: [ChannelName] = []
        for (channel, absence) in absences {
            guard let retryAt = absence.retryAt, retryAt <= now else { continue }
            absences[channel]?.retryAt = nil
            channels.append(channel.name)
        }
        return channels.sorted { $0.text < $1.text }
    }
}
