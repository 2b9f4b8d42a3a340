internal import CoreMetrics

/// What is counted for one network; made once, with the network's name as label.
package struct IRCMetrics: Sendable {
    /// `irc_lines_received_total`: lines of the server, whether or not they were of use.
    let linesReceived: Counter
    /// `irc_lines_malformed_total`: those that are no messages, or too long to be.
    let linesMalformed: Counter
    /// `irc_lines_sent_total`: lines handed to the connection.
    let linesSent: Counter
    /// `irc_lines_refused_total`: lines of ours that the protocol does not allow, not sent.
    let linesRefused: Counter
    /// `irc_actions_dropped_total`: what the bot said while too much was waiting already.
    let actionsDropped: Counter
    /// `irc_undelivered_total`: messages that the server says it did not deliver.
    let undelivered: Counter
    /// `irc_standard_replies_total`: FAIL, WARN and NOTE of the server.
    let standardReplies: Counter
    /// `irc_connections_total`: attempts to connect.
    let connections: Counter
    /// `irc_waiting`: paragraphs that wait for the flood gate.
    let waiting: Gauge
    /// `irc_ready`: 1 while the bot can talk, else 0.
    let ready: Gauge

    /// Makes the counters of a network.
    package init(network: String) {
        let labels = [("network", network)]
        linesReceived = Counter(label: "irc_lines_received_total", dimensions: labels)
        linesMalformed = Counter(label: "irc_lines_malformed_total", dimensions: labels)
        linesSent = Counter(label: "irc_lines_sent_total", dimensions: labels)
        linesRefused = Counter(label: "irc_lines_refused_total", dimensions: labels)
        actionsDropped = Counter(label: "irc_actions_dropped_total", dimensions: labels)
        undelivered = Counter(label: "irc_undelivered_total", dimensions: labels)
        standardReplies = Counter(label: "irc_standard_replies_total", dimensions: labels)
        connections = Counter(label: "irc_connections_total", dimensions: labels)
        waiting = Gauge(label: "irc_waiting", dimensions: labels)
        ready = Gauge(label: "irc_ready", dimensions: labels)
    }
}
