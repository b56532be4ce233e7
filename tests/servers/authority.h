/// Certificates for the loopback address, made when a test runs, so that none can be out of date.
#pragma once

#include <openssl/ssl.h>

#include <filesystem>
#include <memory>

namespace servers {

/// What a server shows to its clients.
enum class Certificate {
    None, ///< no TLS
    Good, ///< for 127.0.0.1 and localhost, signed by the authority
    Expired, ///< the same, but valid until yesterday
    WrongHost, ///< for elsewhere.example
    SelfSigned, ///< for the right host, signed by nobody
    CutOff, ///< none: the connection ends in the middle of the handshake
};

struct FreeOpenSsl {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
    void operator()(SSL* connection) const { SSL_free(connection); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeOpenSsl>;
using X509Certificate = std::unique_ptr<X509, FreeOpenSsl>;
using TlsContext = std::unique_ptr<SSL_CTX, FreeOpenSsl>;

/// An authority whose certificate and key lie in a folder. Authorities of one folder are the same one, so that one
/// `SSL_CERT_FILE` serves several servers. Throws std::runtime_error where OpenSSL or the folder refuses.
class Authority {
public:
    /// Makes the folder, and in it `ca.pem` and `ca.key` where they are not there.
    explicit Authority(const std::filesystem::path& folder);

    /// What a client has to trust.
    const std::filesystem::path& file() const { return m_file; }

    /// What a server of that kind needs; null for `None` and `CutOff`.
    TlsContext contextOf(Certificate kind) const;

private:
    std::filesystem::path m_file;
    Key m_key;
    X509Certificate m_certificate;
};

} // namespace servers
