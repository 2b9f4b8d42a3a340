internal import COpenSSL

/// OpenSSL's queue of errors of the current thread.
public enum ErrorQueueOfThread {
    /// Leaves an error there, as careless code does.
    public static func spoil() {
        unsafe BIO_vfree(BIO_new_file("/nowhere/at/all", "r"))
    }
}
