internal import CoreMetrics
internal import Dialogue
public import Foundation
public import Logging
public import ServiceLifecycle

/// Does the long work on scripts off the loop: the gate, and the canaries, which are also due daily.
///
/// Wishes go to the loop first, whoever has them; the loop gives them to ``perform(_:)`` one after
/// the other, with the scripts that are running by then.
public struct ScriptReloads: Service {
    private let gate: ReloadGate
    private let inbox: Inbox
    private let now: @Sendable () -> Date
    private let day: @Sendable () async throws -> Void
    private let logger: Logger
    private let metrics = ReloadMetrics()
    private let work: AsyncStream<ScriptWork>
    private let worker: AsyncStream<ScriptWork>.Continuation

    /// Makes the service.
    ///
    /// - Parameters:
    ///   - gate: What new scripts have to pass.
    ///   - inbox: Where wishes and outcomes go.
    ///   - now: The clock.
    ///   - logger: For counts and versions; no words and no facts go there.
    ///   - day: Returns when a day is over.
    public init(
        gate: ReloadGate,
        inbox: Inbox,
        now: @escaping @Sendable () -> Date,
        logger: Logger,
        day: @escaping @Sendable () async throws -> Void = {
            try await Task.sleep(for: .seconds(86_400))
        }
    ) {
        self.gate = gate
        self.inbox = inbox
        self.now = now
        self.logger = logger
        self.day = day
        (work, worker) = AsyncStream.makeStream()
    }

    /// Asks for the scripts to be read again, as a signal does.
    public func request() {
        inbox.append(.reloadWanted(Reload.Request(asker: nil, isCheckOnly: false)))
    }

    /// Takes work from the loop; never waits.
    public func perform(_ work: ScriptWork) {
        worker.yield(work)
    }

    /// Serves until shutdown.
    public func run() async throws {
        await withTaskGroup { group in
            group.addTask {
                for await work in work.cancelOnGracefulShutdown() { await serve(work) }
            }
            group.addTask {
                while (try? await day()) != nil { inbox.append(.canariesDue) }
            }
            await group.next()
            group.cancelAll()
        }
    }

    private func serve(_ work: ScriptWork) async {
        let start = ContinuousClock.now
        let event = await gate.perform(work, now: now())
        switch event {
        case .reload(let reload):
            note(reload, took: start.duration(to: .now))
        case .canaries(let report):
            note(report)
        default: break
        }
        inbox.append(event)
    }

    private func note(_ reload: Reload, took time: Duration) {
        metrics.seconds.recordNanoseconds(Int64(time / .nanoseconds(1)))
        switch reload.result {
        case .success(let pass):
            metrics.passed.increment()
            logger.info(
                "scripts passed the gate",
                metadata: [
                    "scripts.hash": "\(pass.library.hash)",
                    "scripts.live": "\(pass.live.reduce(0) { $0 + $1.total })",
                    "scripts.live_changed": "\(pass.live.reduce(0) { $0 + $1.changed })",
                    "scripts.past_talks": "\(pass.pastTalks)",
                    "scripts.written_talks": "\(pass.writtenTalks)",
                ]
            )
        case .failure(let refusal):
            metrics.refused.increment()
            logger.warning(
                "scripts refused, the running ones stay",
                metadata: ["scripts.stage": "\(refusal.stage)"]
            )
        }
    }

    private func note(_ report: CanaryReport) {
        let metadata: Logger.Metadata = [
            "scripts.hash": "\(report.hash)", "scripts.failures": "\(report.failures.count)",
        ]
        guard !report.failures.isEmpty else {
            return logger.info("canaries fine", metadata: metadata)
        }
        metrics.canaryFailures.increment(by: report.failures.count)
        logger.error("canaries failed", metadata: metadata)
    }
}
