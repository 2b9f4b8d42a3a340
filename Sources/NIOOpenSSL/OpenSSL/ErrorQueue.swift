internal import COpenSSL

/// The queue of errors that OpenSSL keeps for each thread.
///
/// Connections of one event loop share a thread and so a queue, and libssl looks into it to tell
/// "needs input" from "failed": an entry left by one connection would break another. It is hence
/// cleared before every call and drained after every failure.
enum ErrorQueue {
    /// Forgets what earlier calls left.
    static func clear() {
        ERR_clear_error()
    }

    /// Takes out all entries and gives the text of the oldest, which is nearest to the cause.
    static var reason: String { drain().first?.text ?? "OpenSSL gave no reason" }

    /// Takes out all entries, oldest first.
    static func drain() -> [OpenSSLFault] {
        var faults: [OpenSSLFault] = []
        var remark: UnsafePointer<CChar>?
        var flags: Int32 = 0
        while true {
            let code = unsafe ERR_get_error_all(nil, nil, nil, &remark, &flags)
            guard code != 0 else { return faults }
            var text = reason(of: code)
            if flags & ERR_TXT_STRING != 0, let remark = unsafe remark {
                let words = unsafe String(cString: remark)
                if !words.isEmpty { text += " (\(words))" }
            }
            faults.append(OpenSSLFault(code: code, text: text))
        }
    }

    /// The last part of "error:0A00010B:SSL routines::wrong version number"; code, library and
    /// function tell an operator nothing.
    private static func reason(of code: UInt) -> String {
        let capacity = 256
        var text = [CChar](repeating: 0, count: capacity)
        unsafe ERR_error_string_n(code, &text, capacity)
        let words = String(
            decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)),
            as: UTF8.self
        )
        let parts = words.split(separator: ":", maxSplits: 4, omittingEmptySubsequences: false)
        return parts.last.map(String.init) ?? words
    }
}
