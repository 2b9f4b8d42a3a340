internal import Chat
internal import CoreMetrics

/// What is counted of the fate of messages; made once.
struct DeliveryMetrics: Sendable {
    /// `bot_delivered_total`: messages that a network says it has passed on.
    let delivered = Counter(label: "bot_delivered_total")
    /// `bot_written_total`: messages of which a network tells no more than that it has them.
    let written = Counter(label: "bot_written_total")
    /// `bot_held_total`: messages kept until the person they are for is there again.
    let held = Counter(label: "bot_held_total")

    /// `bot_refused_total`: messages that a network did not pass on, by reason.
    func refused(_ reason: Delivery.Refusal) -> Counter {
        Counter(label: "bot_refused_total", dimensions: [("reason", reason.rawValue)])
    }
}
