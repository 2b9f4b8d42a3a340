internal import CoreMetrics

/// What the reload gate counts; made once.
struct ReloadMetrics {
    /// Scripts that passed, checks included.
    let passed = Counter(label: "bot_reloads_passed_total")
    /// Scripts that were refused, checks included.
    let refused = Counter(label: "bot_reloads_refused_total")
    /// What one took.
    let seconds = Timer(label: "bot_reload_seconds")
    /// Probes of scripts in use that failed.
    let canaryFailures = Counter(label: "bot_canary_failures_total")
}
