internal import CoreMetrics

/// What the loop counts; made once.
///
/// No words, no facts, no names.
struct BotMetrics {
    /// Events taken.
    let events = Counter(label: "bot_events_total")
    /// Batches committed.
    let batches = Counter(label: "bot_batches_total")
    /// From the first event of a batch until it is committed.
    let batchSeconds = Timer(label: "bot_batch_seconds")
    /// Messages that were dropped because too many waited.
    let dropped = Gauge(label: "bot_inbox_dropped")

    /// Counts one batch.
    func note(batch count: Int, took time: Duration, dropped: Int) {
        events.increment(by: count)
        batches.increment()
        batchSeconds.recordNanoseconds(Int64(time / .nanoseconds(1)))
        self.dropped.record(dropped)
    }
}
