#ifndef COPENSSL_SHIM_H
#define COPENSSL_SHIM_H

#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>

#if OPENSSL_VERSION_NUMBER < 0x30000000L
#error "OpenSSL 3.0 or newer is needed; install libssl-dev of a release that still has support"
#endif

// Swift imports neither function-like macros nor constants made by them. Each one that is needed
// is wrapped once, under its own name with `shim_` in front.

static inline long shim_SSL_CTX_set_min_proto_version(SSL_CTX *context, int version) {
    return SSL_CTX_set_min_proto_version(context, version);
}

static inline long shim_SSL_CTX_set_max_proto_version(SSL_CTX *context, int version) {
    return SSL_CTX_set_max_proto_version(context, version);
}

static inline long shim_SSL_CTX_set_mode(SSL_CTX *context, long mode) {
    return SSL_CTX_set_mode(context, mode);
}

static inline long shim_SSL_CTX_set_session_cache_mode(SSL_CTX *context, long mode) {
    return SSL_CTX_set_session_cache_mode(context, mode);
}

static inline long shim_SSL_CTX_set_max_send_fragment(SSL_CTX *context, long bytes) {
    return SSL_CTX_set_max_send_fragment(context, bytes);
}

static inline long shim_SSL_CTX_add1_chain_cert(SSL_CTX *context, X509 *certificate) {
    return SSL_CTX_add1_chain_cert(context, certificate);
}

static inline long shim_SSL_set_tlsext_host_name(SSL *ssl, const char *name) {
    return SSL_set_tlsext_host_name(ssl, name);
}

static inline EVP_PKEY *shim_EVP_EC_gen(const char *curve) { return EVP_EC_gen(curve); }

static inline uint64_t shim_SSL_OP_NO_RENEGOTIATION(void) { return SSL_OP_NO_RENEGOTIATION; }

static inline uint64_t shim_SSL_OP_NO_TICKET(void) { return SSL_OP_NO_TICKET; }

static inline uint64_t shim_SSL_OP_NO_COMPRESSION(void) { return SSL_OP_NO_COMPRESSION; }

static inline void shim_BIO_set_retry_read(BIO *bio) { BIO_set_retry_read(bio); }

static inline void shim_BIO_clear_retry_flags(BIO *bio) { BIO_clear_retry_flags(bio); }

static inline int shim_BIO_reset(BIO *bio) { return (int)BIO_reset(bio); }

// The permission bits of the file that is open behind `bio`, or -1. Asked of the open file and
// not of its path, so that what is judged is what is read.
static inline int shim_BIO_file_permissions(BIO *bio) {
    FILE *file = NULL;
    struct stat status;
    if (BIO_get_fp(bio, &file) != 1 || file == NULL || fstat(fileno(file), &status) != 0) {
        return -1;
    }
    return (int)(status.st_mode & 07777);
}

#endif
