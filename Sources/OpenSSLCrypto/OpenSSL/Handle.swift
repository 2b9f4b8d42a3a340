/// An object of OpenSSL that is freed when this value ends.
///
/// With it an initializer may throw half-way and leak nothing.
@safe struct Handle: ~Copyable {
    /// The object; valid for as long as this value lives.
    let pointer: OpaquePointer

    private let release: @convention(c) (OpaquePointer?) -> Void

    /// Takes ownership of what a C constructor gave.
    ///
    /// - Throws: ``CryptoError`` with OpenSSL's own reason where it gave nothing.
    init(
        _ pointer: OpaquePointer?,
        release: @convention(c) (OpaquePointer?) -> Void
    ) throws(CryptoError) {
        guard let pointer = unsafe pointer else { throw .failed(ErrorQueue.reason) }
        unsafe self.pointer = pointer
        unsafe self.release = release
    }

    deinit {
        unsafe release(pointer)
    }
}
