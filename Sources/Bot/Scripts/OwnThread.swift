internal import Foundation

/// Long work on a thread of its own.
///
/// The tasks of the program share as many threads as there are cores, perhaps one: what takes
/// seconds there would keep an emergency waiting.
enum OwnThread {
    /// Does the work and gives its value.
    static func run<Value: Sendable, Failure: Error>(
        _ work: @escaping @Sendable () throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        let result = await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(returning: Result { () throws(Failure) in try work() })
            }
        }
        return try result.get()
    }
}
