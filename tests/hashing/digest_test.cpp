// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <utility>

#include "hashing/fingerprint.hpp"
#include "hashing/hash_data.hpp"
#include "hashing/sha256.hpp"

namespace gprov::hashing {
namespace {

HashDatum known(std::string text) { return {Trigger::machine_type, "", "p", std::move(text)}; }
HashDatum opaque(const char* token, const char* family) {
  return {Trigger::azure_vmo, "", "p", Opaque{token, family, "a VMO's suffix is random"}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(digests)

// FIPS 180-4 examples of NIST (SHA256.pdf, SHA2_Additional.pdf).
BOOST_AUTO_TEST_CASE(sha256_of_nist) {
  BOOST_TEST(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  BOOST_TEST(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  BOOST_TEST(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
             "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  BOOST_TEST(sha256_hex("\xbd") == "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b");
  BOOST_TEST(sha256_hex(std::string(64, '\0')) == "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b");
  BOOST_TEST(sha256_hex(std::string(1'000'000, 'a')) ==
             "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

// The test value of an empty input in xxHash's own sanity checks.
BOOST_AUTO_TEST_CASE(xxh3_of_its_authors) {
  BOOST_TEST(fingerprint("") == 0x2d06800538d394c2U);
  BOOST_TEST(fingerprint_hex("") == "2d06800538d3");
}

BOOST_AUTO_TEST_CASE(an_opaque_value_has_no_digest) {
  BOOST_TEST(digest({known("a"), known("b")}, 5).has_value());
  BOOST_TEST(!digest({known("a"), opaque("t", "f")}, 5).has_value());
}

BOOST_AUTO_TEST_CASE(lists_that_are_hashed_again_have_their_own_digest) {
  const auto expected = [](const std::string& a, const std::string& b) {
    return sha256_hex(sha256_hex(a) + sha256_hex(b));
  };
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 1000; ++i) {
      const std::string a = std::to_string(i), b = std::to_string(i / 2);
      BOOST_TEST(*digest({known(a), known(b)}, 64) == expected(a, b));
      BOOST_TEST(*digest({known(a + b), known("")}, 5) == expected(a + b, "").substr(0, 5));
    }
  }
}

BOOST_AUTO_TEST_CASE(items_are_hashed_one_by_one) {
  BOOST_TEST(*digest({known("ab")}, 64) != *digest({known("a"), known("b")}, 64));
  BOOST_TEST(*digest({}, 64) == sha256_hex(""));
  BOOST_TEST(*digest({known("")}, 64) == sha256_hex(sha256_hex("")));
}

BOOST_AUTO_TEST_CASE(opaque_values_compare_as_tokens) {
  const auto values = [](const HashDatum& a, const HashDatum& b) { return compare(a.value, b.value); };
  BOOST_CHECK(values(opaque("t", "f"), opaque("t", "f")) == Equality::equal);
  BOOST_CHECK(values(opaque("t", "f"), opaque("t", "g")) == Equality::equal);
  BOOST_CHECK(values(opaque("t", "f"), opaque("u", "f")) == Equality::unknown);
  BOOST_CHECK(values(opaque("t", "f"), opaque("u", "g")) == Equality::different);
  BOOST_CHECK(values(opaque("t", "f"), known("t")) == Equality::different);
  BOOST_CHECK(values(known("t"), opaque("t", "f")) == Equality::different);
  BOOST_CHECK(values(opaque("t", ""), opaque("t", "")) == Equality::equal);
  BOOST_CHECK(values(opaque("t", ""), opaque("u", "f")) == Equality::unknown);
  BOOST_CHECK(values(known("t"), opaque("t", "")) == Equality::unknown);
  BOOST_CHECK(values(known("t"), known("t")) == Equality::equal);
  BOOST_CHECK(values(known("t"), known("u")) == Equality::different);
}

BOOST_AUTO_TEST_CASE(one_difference_outweighs_what_cannot_be_told) {
  const HashData cannot_tell{known("a"), opaque("t", "f")};
  BOOST_CHECK(compare(cannot_tell, {known("a"), opaque("u", "f")}) == Equality::unknown);
  BOOST_CHECK(compare(cannot_tell, {known("b"), opaque("u", "f")}) == Equality::different);
  BOOST_CHECK(compare({opaque("u", "f"), known("a")}, {opaque("t", "f"), known("b")}) == Equality::different);
  BOOST_CHECK(compare(cannot_tell, {known("a")}) == Equality::different);
  BOOST_CHECK(compare(cannot_tell, cannot_tell) == Equality::equal);
}

BOOST_AUTO_TEST_CASE(only_values_count) {
  HashDatum elsewhere = known("a");
  elsewhere.path = "q";
  elsewhere.trigger = Trigger::cri;
  BOOST_CHECK(compare(HashData{known("a")}, HashData{elsewhere}) == Equality::equal);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::hashing
