public import Foundation
import Synchronization

/// The one thread that starts programs, and never ends.
///
/// The system ends a program that is to end with its parent as soon as the *thread* ends that has
/// started it (prctl(2), `PR_SET_PDEATHSIG`), and threads of tasks end when they are idle.
public final class StartingThread: Sendable {
    public static let shared = StartingThread()

    private let work = Mutex<[@Sendable () -> Void]>([])
    private let waiting = DispatchSemaphore(value: 0)

    private init() {
        let thread = Thread { [self] in
            // A child inherits which signals are blocked, and threads of tasks have SIGTERM blocked.
            var none = sigset_t()
            unsafe sigemptyset(&none)
            unsafe pthread_sigmask(SIG_SETMASK, &none, nil)
            while true {
                waiting.wait()
                work.withLock { $0.removeFirst() }()
            }
        }
        thread.start()
    }

    /// Starts a program.
    public func start(_ process: Process) throws {
        let result = Mutex<Result<Void, any Error>>(.success(()))
        let isDone = DispatchSemaphore(value: 0)
        let start: @Sendable () -> Void = {
            let outcome = Result { try process.run() }
            result.withLock { $0 = outcome }
            isDone.signal()
        }
        work.withLock { $0.append(start) }
        waiting.signal()
        isDone.wait()
        try result.withLock(\.self).get()
    }
}
