internal import CoreMetrics

/// What is counted of what is kept; made once.
///
/// No words, no facts, no names.
struct KeepingMetrics: Sendable {
    /// `bot_store_failures_total`: reads and writes of the store that failed.
    let failures = Counter(label: "bot_store_failures_total")
    /// `bot_store_failing`: 1 while the bot cannot remember, else 0.
    let failing = Gauge(label: "bot_store_failing")
    /// `bot_check_ins_total`: people who were asked how they are.
    let checkIns = Counter(label: "bot_check_ins_total")
    /// `bot_timers_rung_total`: timers that have rung.
    let timers = Counter(label: "bot_timers_rung_total")
    /// `bot_repeated_total`: messages that a network told twice.
    let repeated = Counter(label: "bot_repeated_total")
    /// `bot_scrub_seconds`: writing the database anew.
    let scrubSeconds = Timer(label: "bot_scrub_seconds")
}
