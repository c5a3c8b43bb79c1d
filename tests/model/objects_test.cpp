// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/objects.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/model/reading.hpp"

namespace gprov::tests {
namespace {

const std::string kShootHead = "apiVersion: core.gardener.cloud/v1beta1\nkind: Shoot\n";

std::string problems(const std::string& text, const model::DecodeOptions& options = {}) {
  return problems_of(decode_text(text, options));
}

BOOST_AUTO_TEST_CASE(an_unquoted_version_is_refused_with_the_remedy) {
  BOOST_TEST(problems(kShootHead + "metadata: {name: a}\nspec:\n  kubernetes:\n    version: 1.30\n") ==
             "error: shoot.yaml:6:14: spec.kubernetes.version: expected text, got the number 1.3; put it in quotes as "
             "it shall read: \"1.3\" (without quotes, 1.30 becomes 1.3)\n");
}

BOOST_AUTO_TEST_CASE(wrong_types_are_told_with_path_and_position) {
  BOOST_TEST(
      problems(kShootHead + "metadata: {name: a}\nspec:\n  provider:\n    workers:\n    - name: w\n"
                            "      maximum: \"3\"\n      volume: {size: 50}\n      zones: 1\n") ==
      "error: shoot.yaml:8:16: spec.provider.workers[0].maximum: expected a whole number from -2147483648 to "
      "2147483647, got the text '3'; write it without quotes\n"
      "error: shoot.yaml:9:22: spec.provider.workers[0].volume.size: expected text, got the number 50; quote it: "
      "\"50\"\n"
      "error: shoot.yaml:10:14: spec.provider.workers[0].zones: expected a list, got the number 1\n");
}

BOOST_AUTO_TEST_CASE(values_out_of_form_are_told) {
  BOOST_TEST(
      problems(kShootHead + "metadata: {name: a}\nspec:\n  kubernetes:\n    kubelet:\n"
                            "      kubeReserved: {cpu: 80 m}\n      imageMinimumGCAge: 2 minutes\n"
                            "      maxPods: 2.5\n") ==
      "error: shoot.yaml:7:27: spec.kubernetes.kubelet.kubeReserved.cpu: expected a quantity such as 50Gi, got the "
      "text '80 m'\n"
      "error: shoot.yaml:8:26: spec.kubernetes.kubelet.imageMinimumGCAge: expected a duration such as 1h30m, got "
      "the text '2 minutes'\n"
      "error: shoot.yaml:9:16: spec.kubernetes.kubelet.maxPods: expected a whole number from -2147483648 to "
      "2147483647, got the number 2.5\n");
}

BOOST_AUTO_TEST_CASE(secrets_are_not_printed) {
  BOOST_TEST(problems(kShootHead + "metadata: {name: a}\nspec:\n  secretBindingName: 12345\n") ==
             "error: shoot.yaml:5:22: spec.secretBindingName: expected text, got a number; put it in quotes\n");
}

BOOST_AUTO_TEST_CASE(an_unknown_field_is_an_error_in_a_strict_manifest_only) {
  const std::string text =
      kShootHead + "metadata: {name: a}\nspec: {provider: {workers: [{name: w, MAXIMUM: 1, x: 1}]}}\n";
  const std::string known = "the API does not know the field spec.provider.workers[0].MAXIMUM; did you mean 'maximum'?";
  const std::string strange =
      "the API does not know the field spec.provider.workers[0].x; remove it or correct its name";
  BOOST_TEST(problems(text) == "error: shoot.yaml:4:39: " + known + "\nerror: shoot.yaml:4:51: " + strange + "\n");
  const std::string warned = "warning: shoot.yaml:4:39: " + known +
                             " (the field is ignored)\nwarning: shoot.yaml:4:51: " + strange +
                             " (the field is ignored)\n";
  BOOST_TEST(problems(text, {model::StateOption::manifest, model::Validation::warn}) == warned);
  BOOST_TEST(problems(text, {model::StateOption::stored, model::Validation::strict}) == warned);
  BOOST_TEST(decode_text(text).shoots.empty());
}

BOOST_AUTO_TEST_CASE(kinds_are_taken_exactly) {
  BOOST_TEST(problems("apiVersion: core.gardener.cloud/v1beta2\nkind: Shoot\nmetadata: {name: a}\n") ==
             "error: shoot.yaml:1:1: apiVersion: expected 'core.gardener.cloud/v1beta1' for kind Shoot, got "
             "'core.gardener.cloud/v1beta2'; convert the object to that version\n");
  BOOST_TEST(problems("apiVersion: core.gardener.cloud/v1beta1\nkind: shoot\nmetadata: {name: a}\n") ==
             "error: shoot.yaml:1:1: kind: expected 'Shoot', got 'shoot'; kinds are case-sensitive\n");
  BOOST_TEST(
      problems("apiVersion: core.gardener.cloud/v1beta1\nmetadata: {name: a}\n") ==
      "error: shoot.yaml:1:1: kind: expected text that tells what the object is, got nothing; add it, for example "
      "'kind: Shoot'\n");
  BOOST_TEST(problems("apiVersion: v1\nkind: List\nitems: [1]\n") ==
             "error: shoot.yaml:3:9: expected an API object, a map with apiVersion and kind, got a number\n");
}

BOOST_AUTO_TEST_CASE(a_slip_in_a_kind_of_gardener_is_no_other_kind) {
  const auto of = [](const std::string& api_version, const std::string& kind) {
    return problems("apiVersion: " + api_version + "\nkind: " + kind + "\nmetadata: {name: a}\n");
  };
  BOOST_TEST(of("core.gardener.cloud/v1beta1", "Shot") ==
             "error: shoot.yaml:1:1: kind: expected a kind of core.gardener.cloud/v1beta1, got 'Shot'; did you mean "
             "'Shoot'?\n");
  for (const char* slip :
       {"Shoots", "CloudProfiles", "NamespacedCloudprofil", "BackupBuckett", "ControllerRegistrations"})
    BOOST_TEST(of("core.gardener.cloud/v1beta1", slip).starts_with("error: "), slip);
  BOOST_TEST(of("extensions.gardener.cloud/v1alpha1", "Workers").starts_with("error: "));
  // Gardener has these, and others have their own.
  for (const char* kind : {"ShootState", "BackupEntry", "ControllerInstallation", "Project", "Quota", "ExposureClass"})
    BOOST_TEST(of("core.gardener.cloud/v1beta1", kind).starts_with("warning: "), kind);
  for (const char* kind : {"Network", "ControlPlane", "OperatingSystemConfig", "Extension", "DNSRecord"})
    BOOST_TEST(of("extensions.gardener.cloud/v1alpha1", kind).starts_with("warning: "), kind);
  for (const char* kind : {"Machine", "MachineSet", "MachineClass"})
    BOOST_TEST(of("machine.sapcloud.io/v1alpha1", kind).starts_with("warning: "), kind);
  BOOST_TEST(of("v1", "Secrets").starts_with("warning: "));
  BOOST_TEST(of("example.org/v1", "Shot").starts_with("warning: "));
}

BOOST_AUTO_TEST_CASE(other_kinds_are_told_once) {
  const std::string map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: s}\ndata: {word: x}\n";
  BOOST_TEST(
      problems(map + "---\n" + map) ==
      "warning: shoot.yaml:1:1: objects of kind ConfigMap (v1) are not used by this program; they are left out\n");
  // Others have Workers too.
  BOOST_TEST(problems("apiVersion: example.org/v1\nkind: Worker\n").starts_with("warning: "));
}

BOOST_AUTO_TEST_CASE(lists_are_taken_apart) {
  const model::Objects objects = decode_text(
      "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: core.gardener.cloud/v1beta1, kind: Shoot, metadata: {name: "
      "b}}\n"
      "---\napiVersion: core.gardener.cloud/v1beta1\nkind: ShootList\nmetadata: {resourceVersion: '1'}\nitems:\n"
      "- metadata: {name: a, uid: u}\n");
  BOOST_TEST(problems_of(objects) == "");
  BOOST_REQUIRE_EQUAL(objects.shoots.size(), 2U);
  BOOST_TEST(objects.shoots[0].value.metadata.name == "a");
  BOOST_TEST((objects.shoots[0].state == model::State::stored));
  BOOST_TEST((objects.shoots[1].state == model::State::manifest));
}

BOOST_AUTO_TEST_CASE(names_are_needed_and_unique) {
  BOOST_TEST(problems(kShootHead + "metadata: {}\n") ==
             "error: shoot.yaml:3:11: metadata.name: expected the name of the Shoot, got nothing; give it one\n");
  const std::string shoot = kShootHead + "metadata: {name: a, namespace: garden-x}\n";
  BOOST_TEST(problems(shoot + "---\n" + shoot) ==
             "error: shoot.yaml:5:1: Shoot 'garden-x/a' was already read at shoot.yaml:1:1; keep one of the two\n");
  BOOST_TEST(problems(shoot + "---\n" + kShootHead + "metadata: {name: a}\n") == "");
  BOOST_TEST(
      problems(shoot + "spec:\n  provider:\n    workers:\n    - {name: w}\n    - {minimum: 1}\n    - {name: w}\n") ==
      "error: shoot.yaml:8:7: spec.provider.workers[1].name: expected the name of the pool, got nothing; give it "
      "one\n"
      "warning: shoot.yaml:9:14: spec.provider.workers[2].name: expected a name that no other pool has, got 'w' as at "
      "shoot.yaml:7:14; rename one of the two pools\n");
}

BOOST_AUTO_TEST_CASE(a_position_is_found_by_path) {
  const model::Objects objects = decode_text(kShootHead +
                                             "metadata: {name: a}\nspec:\n  provider:\n    workers:\n"
                                             "    - name: w\n      maximum: 3\n");
  const model::Origin& origin = objects.shoots.at(0).origin;
  BOOST_TEST(manifest::to_string(model::position(origin, "spec.provider.workers[0].maximum")) == "shoot.yaml:8:16");
}

}  // namespace
}  // namespace gprov::tests
