#include "tests/servers/authority.h"

#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <stdexcept>
#include <string>

namespace servers {

namespace fs = std::filesystem;

namespace {

constexpr long day = 24 * 60 * 60;

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

void require(bool good, const std::string& what)
{
    if (!good) throw std::runtime_error("certificate: " + what);
}

File openFile(const fs::path& path, const char* mode)
{
    File file(std::fopen(path.c_str(), mode));
    require(file != nullptr, "cannot open " + path.string());
    return file;
}

Key newKey()
{
    Key key(EVP_EC_gen("P-256"));
    require(key != nullptr, "no key");
    return key;
}

struct Wanted {
    const char* name;
    const char* constraints;
    const char* hosts; // null where it is no server's
    long from; // seconds from now
    long until;
};

void extend(X509& certificate, X509& issuer, int kind, const char* value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, &issuer, &certificate, nullptr, nullptr, 0);
    auto* const extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value);
    require(extension && X509_add_ext(&certificate, extension, -1), value);
    X509_EXTENSION_free(extension);
}

long serialNumber()
{
    unsigned char bytes[3];
    require(RAND_bytes(bytes, sizeof bytes) == 1, "no random number");
    return 1 + (bytes[0] << 16 | bytes[1] << 8 | bytes[2]);
}

void name(X509_NAME* subject, const char* text)
{
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(text), -1, -1, 0);
}

/// `issuer` null: signs itself.
X509Certificate newCertificate(const Wanted& wanted, EVP_PKEY& key, X509* issuer, EVP_PKEY& issuerKey)
{
    X509Certificate made(X509_new());
    require(made && X509_set_version(made.get(), 2), "no certificate");
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), serialNumber());
    X509_gmtime_adj(X509_getm_notBefore(made.get()), wanted.from);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), wanted.until);
    name(X509_get_subject_name(made.get()), wanted.name);
    X509& signer = issuer ? *issuer : *made;
    X509_set_issuer_name(made.get(), X509_get_subject_name(&signer));
    X509_set_pubkey(made.get(), &key);
    extend(*made, signer, NID_basic_constraints, wanted.constraints);
    extend(*made, signer, NID_subject_key_identifier, "hash");
    if (wanted.hosts) extend(*made, signer, NID_subject_alt_name, wanted.hosts);
    require(X509_sign(made.get(), &issuerKey, EVP_sha256()) > 0, "cannot sign");
    return made;
}

} // namespace

Authority::Authority(const fs::path& folder) : m_file(folder / "ca.pem")
{
    const auto keyFile = folder / "ca.key";
    if (fs::exists(m_file) && fs::exists(keyFile)) {
        m_key.reset(PEM_read_PrivateKey(openFile(keyFile, "r").get(), nullptr, nullptr, nullptr));
        m_certificate.reset(PEM_read_X509(openFile(m_file, "r").get(), nullptr, nullptr, nullptr));
        require(m_key && m_certificate, "cannot read " + m_file.string());
        return;
    }
    fs::create_directories(folder);
    m_key = newKey();
    m_certificate = newCertificate(
        {"trendstream test authority", "critical,CA:TRUE", nullptr, -day, 30 * day}, *m_key, nullptr, *m_key);
    PEM_write_PrivateKey(openFile(keyFile, "wx").get(), m_key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    fs::permissions(keyFile, fs::perms::owner_read | fs::perms::owner_write);
    PEM_write_X509(openFile(m_file, "w").get(), m_certificate.get());
}

TlsContext Authority::contextOf(Certificate kind) const
{
    if (kind == Certificate::None || kind == Certificate::CutOff) return nullptr;
    const bool here = kind != Certificate::WrongHost;
    const bool gone = kind == Certificate::Expired;
    const Wanted wanted{here ? "localhost" : "elsewhere.example", "critical,CA:FALSE",
        here ? "IP:127.0.0.1,DNS:localhost" : "DNS:elsewhere.example", gone ? -3 * day : -day, gone ? -day : 7 * day};
    const auto key = newKey();
    const bool alone = kind == Certificate::SelfSigned;
    const auto certificate = newCertificate(wanted, *key, alone ? nullptr : m_certificate.get(), alone ? *key : *m_key);
    TlsContext context(SSL_CTX_new(TLS_server_method()));
    require(context && SSL_CTX_use_certificate(context.get(), certificate.get()) == 1
            && SSL_CTX_use_PrivateKey(context.get(), key.get()) == 1,
        "no TLS");
    SSL_CTX_set_mode(context.get(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    return context;
}

} // namespace servers
