package import IRCProtocol
package import NIOCore

/// When to try again to get into channels that we are not in.
///
/// The wait doubles with every refusal or kick. Somebody who kicks the bot at once each time it
/// comes meets it ever less often; only after a long stay the wait is short again.
///
/// Where a server forwarded us we stay, because a channel that has moved has its people there; and
/// we go on trying the one that the settings name, because most forwards are for those who are not
/// logged in or came too soon. Once there, we leave its stand-in.
package struct RejoinSchedule: Sendable {
    /// The first wait.
    package static let floor = TimeAmount.seconds(5)

    /// The longest wait, and how long a stay must be to make the next wait short again.
    package static let ceiling = TimeAmount.minutes(10)

    private struct Absence: Sendable {
        var wait = RejoinSchedule.floor
        var joinedAt: NIODeadline?
        var retryAt: NIODeadline?
        var needsAccount = false
        var standIn: ChannelName?
    }

    private var absences: [CaseMapped<ChannelName>: Absence] = [:]

    /// Begins with nothing to do.
    package init() {}

    /// When the next attempt is due; nil if there is nothing to do.
    package var next: NIODeadline? { absences.values.compactMap(\.retryAt).min() }

    /// Takes note that we are in a channel.
    ///
    /// - Returns: The channel to which we were forwarded instead before, if any.
    package mutating func joined(
        _ channel: CaseMapped<ChannelName>,
        at now: NIODeadline
    ) -> ChannelName? {
        guard var absence = absences[channel] else { return nil }
        defer { absences[channel] = absence }
        absence.joinedAt = now
        absence.retryAt = nil
        absence.needsAccount = false
        defer { absence.standIn = nil }
        return absence.standIn
    }

    /// Takes note that we were refused, kicked or parted.
    ///
    /// - Parameters:
    ///   - channel: The channel of the settings.
    ///   - needsAccount: Whether a login would help.
    ///   - standIn: Where the server put us instead, if anywhere.
    ///   - now: This moment.
    package mutating func missed(
        _ channel: CaseMapped<ChannelName>,
        needsAccount: Bool = false,
        standIn: ChannelName? = nil,
        at now: NIODeadline
    ) {
        var absence = absences[channel] ?? Absence()
        if let joinedAt = absence.joinedAt, now - joinedAt >= Self.ceiling {
            absence.wait = Self.floor
        }
        absence.joinedAt = nil
        absence.retryAt = now + absence.wait
        absence.wait = min(absence.wait + absence.wait, Self.ceiling)
        absence.needsAccount = needsAccount
        if let standIn { absence.standIn = standIn }
        absences[channel] = absence
    }

    /// Takes note that we are logged in: channels that asked for that are tried at once.
    package mutating func loggedIn(at now: NIODeadline) {
        for (channel, absence) in absences where absence.needsAccount && absence.retryAt != nil {
            absences[channel]?.retryAt = now
            absences[channel]?.wait = Self.floor
        }
    }

    /// Makes all keys anew for another casemapping.
    package mutating func rekey(_ casemapping: Casemapping) {
        absences = Dictionary(
            absences.map { (CaseMapped($0.key.name, casemapping), $0.value) }
        ) { first, _ in first }
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
