import COpenSSL
import Glibc
import OpenSSLCrypto
import Testing

@Suite struct CertificateTests {
    /// Made by `openssl req -x509`, with the fingerprints that `openssl x509` gives.
    static let known = """
        -----BEGIN CERTIFICATE-----
        MIIBdDCCARugAwIBAgIUMNKaXoiADyIGL2E5VaQDN0CeAZEwCgYIKoZIzj0EAwIw
        EDEOMAwGA1UEAwwFc3dlZXAwHhcNMjYxMTIzMDUxMjQyWhcNMzYxMTIwMDUxMjQy
        WjAQMQ4wDAYDVQQDDAVzd2VlcDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABH1x
        mfFhuEHv+7QU1O7Py2h3dN4JJUqQRl6uxVrGWvZYjfMciEdEpbrJQTd0N3hkwOoe
        2oowrniux3ZeMVK9WBejUzBRMB0GA1UdDgQWBBToF89rqbqeT/lm3Y7WUKdAhErl
        kTAfBgNVHSMEGDAWgBToF89rqbqeT/lm3Y7WUKdAhErlkTAPBgNVHRMBAf8EBTAD
        AQH/MAoGCCqGSM49BAMCA0cAMEQCIC3X82p/9CuukOO48Y6NRf+m+tDXR73s5E56
        y4YwMrXnAiBJ5v7TpdFzf9DKrRnFr9VsaBo9GMCeFWfpp9JPbUjCbg==
        -----END CERTIFICATE-----
        """

    @Test func `fingerprints and expiry are those that openssl gives`() throws {
        let certificate = try Certificate(pem: Self.known)
        #expect(
            certificate.sha256 == "a73b12027221cb2621fb521eb18414f524f24d8542bd93861dffc0361876d7fd"
        )
        #expect(
            certificate.sha512
                == "e805f638337b5049b429a83b8e463cc24e11d7712405448328802cc1e40efb6e"
                + "a8874401d9388496b14402731a8f88479705b130f08473175193d571d2adad10"
        )
        #expect(certificate.expiry == 2_110_770_762)
    }

    @Test func `what is made is a certificate and its key`() throws {
        let made = try ClientCertificate(name: "sweep", days: 90)
        let other = try ClientCertificate(name: "sweep", days: 90)
        let certificate = try Certificate(pem: made.pem)
        #expect(certificate.sha256.utf8.count == 64 && certificate.sha512.utf8.count == 128)
        #expect(try Certificate(pem: other.pem).sha256 != certificate.sha256)
        let now = Int64(time(nil))
        #expect(abs(certificate.expiry - now - 90 * 86_400) < 60)
        let key = try SigningKey(pem: made.pem)
        #expect(key.publicKey.count == 33 && [2, 3].contains(key.publicKey[0]))
    }

    @Test func `a signature is over the digest as it is`() throws {
        let made = try ClientCertificate(name: "sweep", days: 1)
        let digest = try SecureBytes.random(count: 32)
        let signature = try SigningKey(pem: made.pem).signature(ofDigest: digest)
        #expect(verifies(signature, of: digest, with: made.pem))
        #expect(!verifies(signature, of: [digest[0] ^ 1] + digest.dropFirst(), with: made.pem))
    }

    @Test(arguments: [
        "", "nonsense", "-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----",
    ])
    func `what is neither key nor certificate is refused with a reason`(text: String) {
        #expect(throws: CryptoError.self) { try Certificate(pem: text) }
        #expect(throws: CryptoError.self) { try SigningKey(pem: text) }
        #expect(ERR_peek_error() == 0)
    }

    @Test func `a key of another kind is refused`() throws {
        #expect(throws: CryptoError.notP256) { try SigningKey(pem: pem(ofCurve: "P-384")) }
    }

    @Test(arguments: [0, -1, 36_501]) func `days out of range are refused`(days: Int) {
        #expect(throws: CryptoError.self) { try ClientCertificate(name: "sweep", days: days) }
    }

    @Test(arguments: ["", String(repeating: "x", count: 65)])
    func `a name that no certificate takes is refused`(name: String) {
        #expect(throws: CryptoError.self) { try ClientCertificate(name: name, days: 1) }
        #expect(ERR_peek_error() == 0)
    }

    // MARK: The other side

    /// Checks a signature with the key of the certificate, as a server would.
    private func verifies(_ signature: [UInt8], of digest: [UInt8], with pem: String) -> Bool {
        let file = unsafe BIO_new_mem_buf(pem, Int32(pem.utf8.count))
        defer { unsafe BIO_free(file) }
        let certificate = unsafe PEM_read_bio_X509(file, nil, nil, nil)
        defer { unsafe X509_free(certificate) }
        let context = unsafe EVP_PKEY_CTX_new(X509_get0_pubkey(certificate), nil)
        defer { unsafe EVP_PKEY_CTX_free(context) }
        guard unsafe EVP_PKEY_verify_init(context) == 1 else { return false }
        let result = unsafe EVP_PKEY_verify(
            context,
            signature,
            signature.count,
            digest,
            digest.count
        )
        ERR_clear_error()
        return result == 1
    }

    private func pem(ofCurve curve: String) -> String {
        let key = unsafe shim_EVP_EC_gen(curve)
        defer { unsafe EVP_PKEY_free(key) }
        let file = unsafe BIO_new(BIO_s_mem())
        defer { unsafe BIO_free(file) }
        unsafe PEM_write_bio_PrivateKey(file, key, nil, nil, 0, nil, nil)
        var bytes = [UInt8](repeating: 0, count: 4_096)
        var count = 0
        unsafe BIO_read_ex(file, &bytes, bytes.count, &count)
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }
}
