// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/support/golden.hpp"
#include "tests/support/scratch.hpp"

// As KUBECTL_EXTERNAL_DIFF: two directories LIVE-... and MERGED-..., files named group.version.kind.namespace.name, and
// behind the directories those of the user's arguments that consist of letters, digits, dashes and equals signs
// (k8s.io/kubectl/pkg/cmd/diff/diff.go#getCommand, #InfoObject.Name).

namespace {

using gprov::tests::read_file;
using gprov::tests::Run;
using gprov::tests::Scratch;

const std::string kExample = std::string(GPROV_SOURCE_DIR) + "/fixtures/example/";
const std::string kShoot = "core.gardener.cloud.v1beta1.Shoot.garden-dev.crazy-botany";
const std::string kProfile = "core.gardener.cloud.v1beta1.CloudProfile..az";

std::string part(const std::string& file, bool is_shoot) {
  const std::string text = read_file(kExample + file);
  const std::size_t cut = text.find("---\n");
  return is_shoot ? text.substr(0, cut) : text.substr(cut + 4);
}

Run diff(const Scratch& folder, std::vector<std::string> arguments = {}) {
  arguments.insert(arguments.begin(), {"LIVE-2875462", "MERGED-941752"});
  return gprov::tests::run(folder.path, arguments);
}

BOOST_AUTO_TEST_SUITE(kubectl_diff)

BOOST_AUTO_TEST_CASE(two_directories_without_endings_are_two_sides) {
  const Scratch folder;
  (void)folder.file("LIVE-2875462/" + kShoot, part("old.yaml", true));
  (void)folder.file("LIVE-2875462/" + kProfile, part("old.yaml", false));
  (void)folder.file("MERGED-941752/" + kShoot, part("new.yaml", true));
  (void)folder.file("MERGED-941752/" + kProfile, part("new.yaml", false));
  const Run rolls = diff(folder, {"--ascii", "--width=140", "--fail-on=roll"});
  BOOST_TEST(rolls.exit_code == 1);
  BOOST_TEST(rolls.err == "");
  BOOST_TEST(rolls.out.find("!  cpu-worker   ROLLS") != std::string::npos, rolls.out);
  BOOST_TEST(rolls.out.find("MERGED-941752/" + kShoot + ":45:11") != std::string::npos, rolls.out);
  // kubectl takes 0 and 1 for answers and all else for failures.
  (void)folder.file("MERGED-941752/" + kShoot, part("old.yaml", true));
  (void)folder.file("MERGED-941752/" + kProfile, part("old.yaml", false));
  BOOST_TEST(diff(folder).exit_code == 0);
}

BOOST_AUTO_TEST_CASE(an_empty_file_is_an_object_that_does_not_exist) {
  const Scratch folder;
  (void)folder.file("LIVE-2875462/" + kShoot, "");
  (void)folder.file("MERGED-941752/" + kShoot, part("new.yaml", true));
  const Run fresh = diff(folder, {"--unknown=ignore"});
  BOOST_TEST(fresh.exit_code == 0, fresh.out << fresh.err);
  BOOST_TEST(fresh.out.find("CREATED") != std::string::npos, fresh.out);
  // Both empty: nothing was compared, and that is no success.
  (void)folder.file("MERGED-941752/" + kShoot, "");
  BOOST_TEST(diff(folder).exit_code == 3);
}

BOOST_AUTO_TEST_CASE(only_names_of_kubectl_are_taken_without_an_ending) {
  const Scratch folder;
  (void)folder.file("LIVE-2875462/" + kShoot, part("old.yaml", true));
  (void)folder.file("MERGED-941752/" + kShoot, part("old.yaml", true));
  for (const char* other : {"notes.txt", "v1.0.0.tar", "core.gardener.cloud.Shoot.a.b", "v1.Shoot"})
    (void)folder.file("MERGED-941752/" + std::string(other), "a: [");
  BOOST_TEST(diff(folder, {"--unknown=ignore"}).exit_code == 0);
  (void)folder.file("MERGED-941752/v1.Secret.garden-dev.one.two", "a: [");
  BOOST_TEST(diff(folder, {"--unknown=ignore"}).exit_code == 3);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
