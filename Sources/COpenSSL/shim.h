#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

// A context of HMAC-SHA256 that knows its key. In C, since the parameters are pointers to texts.
static inline EVP_MAC_CTX *copenssl_hmac_sha256(EVP_MAC *hmac, const unsigned char *key,
                                                size_t count) {
  char digest[] = "SHA256";
  OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
      OSSL_PARAM_construct_end(),
  };
  EVP_MAC_CTX *context = EVP_MAC_CTX_new(hmac);
  if (context != NULL) EVP_MAC_init(context, key, count, parameters);
  return context;
}
