/// Why a command ends without success.
struct Failure: Error {
    /// What a supervisor can rely on.
    enum Code: Int32 {
        /// The thing checked is not in order.
        case notInOrder = 1
        /// Wrong usage or settings: starting again would not help.
        case usage = 2
        /// The network or the disk failed.
        case outside = 3
    }

    let code: Code
    /// What, where, what to do.
    let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
