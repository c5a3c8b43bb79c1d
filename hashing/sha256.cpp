// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/sha256.hpp"

// A run computes many digests of a few bytes. The one-shot SHA256() and EVP look an implementation up on each call,
// which costs several times the digest itself. The low-level calls are deprecated in OpenSSL 3 only because they bypass
// providers, which is what is wanted here.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

#include <algorithm>
#include <array>

namespace gprov::hashing {

namespace {

constexpr auto kHexPairs = [] {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::array<std::array<char, 2>, 256> pairs{};
  for (std::size_t byte = 0; byte < pairs.size(); ++byte) pairs[byte] = {kDigits[byte >> 4U], kDigits[byte & 0xfU]};
  return pairs;
}();

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, bytes.data(), bytes.size());
  SHA256_Final(digest.data(), &context);

  std::string hex(2 * digest.size(), '0');
  char* at = hex.data();
  for (const unsigned char byte : digest) {
    at = std::copy_n(kHexPairs[byte].begin(), 2, at);
  }
  return hex;
}

}  // namespace gprov::hashing
