// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/release_bands.hpp"
#include "hashing/release_bands_azure.hpp"

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
