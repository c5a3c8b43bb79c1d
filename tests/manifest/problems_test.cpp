// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>

#include "tests/manifest/reading.hpp"

using namespace gprov;
using tests::last_error;
using tests::read_bytes;
using tests::read_text;
using tests::warnings;

BOOST_AUTO_TEST_CASE(what_kubectl_takes_silently_is_a_warning) {
  BOOST_TEST(warnings(read_text("k: 1\nl: 2\nk: 3\n")) ==
             "3:1: the key 'k' stands here again; kubectl drops the value at 1:1; take one of them out\n");
  BOOST_TEST(warnings(read_text("{\"k\": 1,\n \"k\": 2}")) ==
             "2:2: the key 'k' stands here again; kubectl drops the value at 1:2; take one of them out\n");
  BOOST_TEST(
      warnings(read_text("v:\n  a: 1\n  <<: {a: 2}\n")) ==
      "3:3: this merge key '<<' overrides the value of 'a' at 2:3, because it comes later; put '<<' first if the other "
      "value is meant\n");
  BOOST_TEST(warnings(read_text("v:\n  <<: {a: 2}\n  a: 1\n")).empty());
  BOOST_TEST(warnings(read_text("v:\n  <<: [{a: 2}, {a: 3}]\n")).empty());
  BOOST_TEST(warnings(read_text("x: 1\n...\n\n# c\ny: 2\n")) ==
             "5:1: kubectl ignores what follows the end of a document ('...') up to the next '---'; take it out or "
             "begin a new "
             "document with '---'\n");
  BOOST_TEST(warnings(read_text("x: 1\n...\n# c\n---\ny: 2\n")).empty());
  BOOST_TEST(warnings(read_bytes("\xEF\xBB\xBFx: 1\n")) ==
             "1:1: the file begins with a byte-order mark, which kubectl skips; save it without one\n");
  BOOST_TEST(warnings(read_bytes("x: 1\ny: \xFF\xFF\n")) ==
             "2:4: expected UTF-8, got other bytes here and at 1 more places; kubectl replaces them by U+FFFD, so save "
             "the file "
             "as UTF-8\n");
}

BOOST_AUTO_TEST_CASE(an_error_tells_the_place_what_was_expected_and_what_to_do) {
  BOOST_TEST(
      last_error(read_text("a: 1\nv: c: d\n")) ==
      "2:5: expected at most one 'key: value' on this line, got ': d'; put text that holds ': ' in quotes, or correct "
      "the indentation (libyaml: mapping values are not allowed in this context)");
  BOOST_TEST(last_error(read_text("a: 1\n--- b: 2\n")) ==
             "2:1: expected nothing but a comment behind '---' at the beginning of a line, where kubectl cuts files, "
             "got 'b: 2'; "
             "put it on the next line, or indent the line if it belongs to a text");
  BOOST_TEST(
      last_error(read_text("a: ü\nb: *c\n")) ==
      "2:4: the alias '*c' stands for an anchor '&c' that this document does not define before it; anchors of other "
      "documents do not count");
  BOOST_TEST(last_error(read_text("a: .inf\n")) ==
             "1:4: expected a finite number, got infinity or 'not a number', which JSON does not know; put it in "
             "quotes if text "
             "is meant");
  BOOST_TEST(last_error(read_text("{\"a\": 1}\n{\"b\": 2}\n{\"c\" 3}")) ==
             "3:6: expected ':' behind a key in this JSON, got '3}'; correct it");
  BOOST_TEST(
      last_error(read_text("- a\n")) ==
      "1:1: expected an object, that is a map with apiVersion and kind, got a list; kubectl refuses this document");
}

BOOST_AUTO_TEST_CASE(documents_before_an_error_stay_and_refused_ones_do_not_end_the_stream) {
  const manifest::ReadResult broken = read_text("a: 1\n---\nb: [\n---\nc: 3\n");
  BOOST_TEST(tests::objects(broken) == std::vector<std::string>{R"({"a":1})"}, boost::test_tools::per_element());
  BOOST_TEST(!broken.complete);
  const manifest::ReadResult refused = read_text("[1]\n---\nc: 3\n");
  BOOST_TEST(tests::objects(refused) == std::vector<std::string>{R"({"c":3})"}, boost::test_tools::per_element());
  BOOST_TEST(refused.complete);
}

BOOST_AUTO_TEST_CASE(a_document_knows_its_span_and_fingerprint) {
  const manifest::ReadResult result = read_text("---\na: 1\n---\nb: 2\n---\na: 1\n");
  BOOST_REQUIRE(result.documents.size() == 3U);
  const auto text = [&](std::size_t i) {
    const manifest::Document& document = result.documents[i];
    return std::string(std::string_view(document.source->bytes).substr(document.begin, document.end - document.begin));
  };
  BOOST_TEST(text(0) == "a: 1\n");
  BOOST_TEST(text(1) == "b: 2\n");
  BOOST_TEST(result.documents[0].fingerprint == result.documents[2].fingerprint);
  BOOST_TEST(result.documents[0].fingerprint != result.documents[1].fingerprint);
}

BOOST_AUTO_TEST_CASE(what_may_be_a_credential_is_never_quoted) {
  BOOST_TEST(last_error(read_text("kind: Secret\ndata:\n\tpassword: hunter2\n")) ==
             "3:1: expected a value, a key or a comment, got text of a Secret; put text that begins with @, ` or % in "
             "quotes, and indent with blanks instead of tabs (libyaml: found character that cannot start any token)");
  BOOST_TEST(last_error(read_text("stringData:\n  password: *hunter2\nkind: 'Secret'\n")) ==
             "2:13: the alias text of a Secret stands for an anchor text of a Secret that this document does not "
             "define before it; anchors of other documents do not count");
  BOOST_TEST(last_error(read_text("{\"kind\": \"Secret\", \"data\": {\"a\": \"b\"hunter2}}")) ==
             "1:37: expected ',' or '}' behind a value in this JSON, got text of a Secret; correct it");
  BOOST_TEST(last_error(read_text("kind: Secret\na: !!int hunter2\n")) ==
             "2:4: expected a value that fits the tag 'tag:yaml.org,2002:int', got text of a Secret; correct the value "
             "or leave the tag out");
  // Another document of the file is shown as ever, and a URL with a signature is hidden in each.
  BOOST_TEST(last_error(read_text("kind: Secret\n---\nkind: Shoot\na: @b\n")) ==
             "4:4: expected a value, a key or a comment, got '@b'; put text that begins with @, ` or % in quotes, and "
             "indent with blanks instead of tabs (libyaml: found character that cannot start any token)");
  BOOST_TEST(last_error(read_text("a: @https://x.example/?sig=1\n")) ==
             "1:4: expected a value, a key or a comment, got text that may be a credential; put text that begins with "
             "@, ` or % in quotes, and indent with blanks instead of tabs (libyaml: found character that cannot start "
             "any token)");
}
