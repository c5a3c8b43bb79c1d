// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/sha256.hpp"

// A run computes many digests of a few bytes. The one-shot SHA256() and EVP look an implementation up on each call,
// which costs several times the digest itself. The low-level calls are deprecated in OpenSSL 3 only because they bypass
// providers, which is what is wanted here.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

#include <array>

namespace gprov::hashing {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, bytes.data(), bytes.size());
  SHA256_Final(digest.data(), &context);

  constexpr std::string_view kHex = "0123456789abcdef";
  std::string hex(2 * digest.size(), '0');
  for (std::size_t i = 0; i < digest.size(); ++i) {
    hex[2 * i] = kHex[digest.at(i) >> 4U];
    hex[2 * i + 1] = kHex[digest.at(i) & 0xfU];
  }
  return hex;
}

}  // namespace gprov::hashing
