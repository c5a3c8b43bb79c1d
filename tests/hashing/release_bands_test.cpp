// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/release_bands.hpp"
#include "hashing/feature_gates.hpp"
#include "hashing/release_bands_azure.hpp"
#include "hashing/release_bands_dns.hpp"

#include <boost/test/unit_test.hpp>
#include <vector>

namespace gprov::hashing {
namespace {

Version version(const char* text) { return *parse_version(text); }

}  // namespace

BOOST_AUTO_TEST_SUITE(release_bands)

BOOST_AUTO_TEST_CASE(features_come_and_go) {
  BOOST_TEST(has(version("v1.144.2"), GardenerFeature::hash_version_field));
  BOOST_TEST(has(version("v1.145.9"), GardenerFeature::hash_version_field));
  BOOST_TEST(!has(version("v1.146.0"), GardenerFeature::hash_version_field));
  BOOST_TEST(!has(version("v1.147.4"), GardenerFeature::image_provider_config));
  BOOST_TEST(has(version("v1.148.0"), GardenerFeature::image_provider_config));
  BOOST_TEST(!has(version("v1.148.3"), GardenerFeature::architecture_by_mutator));
  BOOST_TEST(has(version("v1.150.0-dev"), GardenerFeature::architecture_by_mutator));
}

BOOST_AUTO_TEST_CASE(the_networking_capability_was_renamed) {
  BOOST_TEST(azure::networking_capability(version("v1.60.0")) == "gardener-azure-networking");
  BOOST_TEST(azure::networking_capability(version("v1.61.1")) == "gardener-azure-networking");
  BOOST_TEST(azure::networking_capability(version("v1.62.0")) == "azure-networking");
}

BOOST_AUTO_TEST_CASE(supported_ranges) {
  BOOST_TEST(to_string(supported_gardener().oldest) == "v1.83.0");
  BOOST_TEST(to_string(supported_gardener().newest) == "v1.150.0");
  BOOST_TEST(to_string(azure::supported().oldest) == "v1.40.0");
  BOOST_TEST(to_string(azure::supported().newest) == "v1.62.0");
}

/// "27 to 31, locked since 29 to true", what there is of it.
std::string gate(const char* name, const char* gardener) {
  const auto found = feature_gate(name, version(gardener));
  if (!found) return "unknown";
  const auto minor = [](const char* before, const std::optional<std::uint64_t>& number) {
    return number ? before + std::to_string(*number) : std::string();
  };
  return minor("", found->since) + minor(" to ", found->before) + minor(", locked since ", found->locked_since) +
         (found->locked_since ? (found->locked_to ? " to true" : " to false") : "");
}

// Rows of featureGateVersionRanges as upstream has them in that release.
BOOST_AUTO_TEST_CASE(feature_gates_by_release) {
  BOOST_TEST(gate("Foo", "v1.149.3") == "unknown");
  BOOST_TEST(gate("", "v1.149.3") == "unknown");
  BOOST_TEST(gate("CSIInlineVolume=-27/25+", "v1.100.0") == "unknown");
  BOOST_TEST(gate("AppArmor", "v1.149.3") == " to 33, locked since 31 to true");
  BOOST_TEST(gate("AppArmor", "v1.99.0") == "");
  BOOST_TEST(gate("AppArmorFields", "v1.94.9") == "unknown");
  BOOST_TEST(gate("AppArmorFields", "v1.95.0") == "30");
  BOOST_TEST(gate("AppArmorFields", "v1.106.0") == "30, locked since 31 to true");
  // Gone from the table with the last version of Kubernetes that had it.
  BOOST_TEST(gate("CSIMigration", "v1.113.9") == " to 27, locked since 25 to true");
  BOOST_TEST(gate("CSIMigration", "v1.114.0") == "unknown");
  // Corrected in patch releases.
  BOOST_TEST(gate("ValidatingAdmissionPolicy", "v1.122.2") == ", locked since 30 to true");
  BOOST_TEST(gate("ValidatingAdmissionPolicy", "v1.122.3") == " to 32, locked since 30 to true");
  BOOST_TEST(gate("ValidatingAdmissionPolicy", "v1.123.0") == ", locked since 30 to true");
  BOOST_TEST(gate("ValidatingAdmissionPolicy", "v1.124.1") == " to 32, locked since 30 to true");
}

BOOST_AUTO_TEST_CASE(dns_providers_by_release) {
  using enum DnsCredentials;
  BOOST_TEST((dns_check("aws", version("v1.66.2")).credentials == unchecked));
  BOOST_TEST((dns_check("aws", version("v1.67.0")).credentials == secret_of_each));
  BOOST_TEST((dns_check("azure", version("v1.60.0")).credentials == secret_of_primary));
  BOOST_TEST((dns_check("openstack", version("v1.55.1")).credentials == secret_of_primary));
  BOOST_TEST((dns_check("openstack", version("v1.55.2")).credentials == of_primary));
  BOOST_TEST((dns_check("alicloud", version("v1.71.0")).credentials == unchecked));
}

BOOST_AUTO_TEST_CASE(a_release_that_answers_alike_is_known_by_what_was_asked) {
  std::vector<Question> outer, inner;
  {
    const QuestionListener listener;
    BOOST_TEST(has(version("v1.150.0"), GardenerFeature::exact_image_version));  // since v1.136
    BOOST_TEST(has(version("v1.150.0"), GardenerFeature::exact_image_version));
    {
      const QuestionListener apart;
      BOOST_TEST(has(version("v1.150.0"), GardenerFeature::same_image_version));  // since v1.134
      inner = apart.heard();
    }
    outer = listener.heard();
  }
  BOOST_TEST(outer.size() == 1U);
  BOOST_TEST(inner.size() == 1U);
  BOOST_TEST(answers_alike(outer, version("v1.150.0"), version("v1.136.0")));
  BOOST_TEST(!answers_alike(outer, version("v1.150.0"), version("v1.135.9")));
  BOOST_TEST(answers_alike(inner, version("v1.150.0"), version("v1.135.9")));
  BOOST_TEST(!answers_alike(inner, version("v1.150.0"), version("v1.133.0")));
  // What was asked of another release says nothing of this one.
  BOOST_TEST(answers_alike(outer, version("v1.149.0"), version("v1.83.0")));
}

BOOST_AUTO_TEST_CASE(what_reaches_no_class_is_no_question) {
  const QuestionListener listener;
  BOOST_TEST(has(version("v1.150.0"), GardenerFeature::autoscaler_verbosity));
  BOOST_TEST(listener.heard().empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::hashing
