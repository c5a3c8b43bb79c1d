// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/fake_kubectl.hpp"

// Where findings of kubectl gardener-impact stand: in what the user wrote, or in what the server made of it.

namespace {

using gprov::tests::Cluster;
using gprov::tests::replaced;
using Json = nlohmann::json;

/// Where each reason and rejection stands.
std::string places(const Json& report) {
  std::string text;
  const auto add = [&](const Json& what, const Json& at) {
    if (at.is_object())
      text += what.get<std::string>() + " " + at["file"].get<std::string>() + ":" + at["line"].dump() + "\n";
  };
  for (const Json& rejection : report.at("shoots").at(0).at("rejections")) add(rejection["rule"], rejection["at"]);
  for (const Json& pool : report.at("shoots").at(0).at("pools")) {
    for (const Json& reason : pool.at("reasons")) add(reason["path"], reason["newAt"]);
  }
  return text;
}

BOOST_AUTO_TEST_SUITE(kubectl_places)

BOOST_AUTO_TEST_CASE(findings_point_at_what_the_user_wrote) {
  const Cluster cluster;
  // The server adds lines of its own in front.
  const std::string own = replaced(gprov::tests::example_part("new.yaml", true), "  namespace: garden-dev\n", "");
  (void)cluster.folder.file("new.yaml", own);
  const auto line_of = [](const std::string& text, const std::string& what) {
    const std::size_t at = text.find(what);
    BOOST_REQUIRE(at != std::string::npos);
    return std::to_string(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  };
  const std::string found = places(cluster.report());
  BOOST_TEST(found.find("dataVolumes[0].size new.yaml:" + line_of(own, "size: 200Gi") + "\n") != std::string::npos,
             found);
  BOOST_TEST(found.find("<server dry run>") == std::string::npos, found);
  // What he has not written, the server has: its place is in the server's answer.
  const std::string shorter = replaced(own, "    version: 1.34.6\n", "");
  (void)cluster.folder.file("new.yaml", shorter);
  const std::string mixed = places(cluster.report());
  BOOST_TEST(mixed.find("spec.kubernetes.version <server dry run>:") != std::string::npos, mixed);
  BOOST_TEST(mixed.find("dataVolumes[0].size new.yaml:" + line_of(shorter, "size: 200Gi") + "\n") != std::string::npos,
             mixed);
  // Of two manifests of one name nobody knows which the server took.
  (void)cluster.folder.file("new.yaml", own + "---\n" + own);
  BOOST_TEST(places(cluster.report()).find(" new.yaml:") == std::string::npos);
  (void)cluster.folder.file("new.yaml", own);
  cluster.fails(
      "apply",
      "The Shoot \"crazy-botany\" is invalid: \n* spec.provider.workers[1].dataVolumes[0].size: Forbidden: no\n");
  const std::string refused = places(cluster.report());
  BOOST_TEST(refused.find("core/refused-by-server new.yaml:" + line_of(own, "size: 200Gi") + "\n") != std::string::npos,
             refused);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
