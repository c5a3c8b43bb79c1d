// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/capabilities.hpp"

#include <boost/test/unit_test.hpp>

#include "analyzer/providers/azure/image.hpp"

namespace gprov::providers::azure {
namespace {

using Values = std::vector<std::string>;

const Networking kNetworking{"azure-networking"};
const Definitions kDefinitions = normalize(Definitions{}, kNetworking);

model::Capabilities capabilities(Values architecture, Values networking) {
  model::Capabilities result;
  if (!architecture.empty()) result["architecture"] = std::move(architecture);
  if (!networking.empty()) result["azure-networking"] = std::move(networking);
  return result;
}

CloudProfileConfig profile(std::vector<ImageVersion> versions) {
  CloudProfileConfig config;
  config.images.push_back({"g", std::move(versions)});
  return config;
}

ImageVersion legacy(const char* urn, bool accelerated = false, const char* architecture = "amd64") {
  ImageVersion version;
  version.version = "1";
  version.architecture = architecture;
  version.accelerated_networking = accelerated;
  version.image.urn = urn;
  return version;
}

std::string selected(const CloudProfileConfig& config, const std::vector<StatusImage>* status) {
  ImageRequest request{"g", "1", "amd64", capabilities({"amd64"}, {})};
  const ImageChoice choice = select_image(config, status, request, kDefinitions, kNetworking);
  return choice.image ? rendered(choice.image->image.image).value : choice.error;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(images)

BOOST_AUTO_TEST_CASE(definitions_are_made_up_only_where_there_are_none) {
  BOOST_TEST(kDefinitions.size() == 2U);
  const Definitions own{{"x", {"y"}}};
  BOOST_TEST(normalize(own, kNetworking).front().name == "x");
}

BOOST_AUTO_TEST_CASE(a_single_architecture_of_the_definitions_beats_the_pools) {
  const Definitions one{{"architecture", {"arm64"}}};
  BOOST_TEST(go_text(normalize(model::Capabilities{}, "amd64", one)) == "map[architecture:[arm64]]");
  BOOST_TEST(go_text(normalize(model::Capabilities{}, "amd64", kDefinitions)) == "map[architecture:[amd64]]");
  BOOST_TEST(go_text(normalize(capabilities({"x"}, {}), "amd64", one)) == "map[architecture:[x]]");
}

BOOST_AUTO_TEST_CASE(missing_capabilities_fit_everything) {
  BOOST_TEST(compatible({}, capabilities({"arm64"}, {"basic"}), kDefinitions));
  BOOST_TEST(!compatible(capabilities({"amd64"}, {}), capabilities({"arm64"}, {}), kDefinitions));
  BOOST_TEST(!compatible(capabilities({"amd64"}, {"accelerated"}), capabilities({"amd64"}, {"basic"}), kDefinitions));
}

BOOST_AUTO_TEST_CASE(the_flavor_with_the_preferred_value_wins) {
  const std::vector<model::Capabilities> flavors{capabilities({"amd64"}, {"basic"}),
                                                 capabilities({"amd64"}, {"basic", "accelerated"}),
                                                 capabilities({"arm64"}, {"accelerated"})};
  BOOST_TEST(best_flavor(flavors, capabilities({"amd64"}, {}), kDefinitions).value() == 1U);
  BOOST_TEST(best_flavor(flavors, capabilities({"arm64"}, {}), kDefinitions).value() == 2U);
}

BOOST_AUTO_TEST_CASE(equal_flavors_are_ambiguous) {
  const std::vector<model::Capabilities> flavors{capabilities({"amd64"}, {"basic"}),
                                                 capabilities({"amd64"}, {"basic"})};
  BOOST_TEST(!best_flavor(flavors, capabilities({"amd64"}, {}), kDefinitions));
  BOOST_TEST(!best_flavor({}, capabilities({"amd64"}, {}), kDefinitions));
}

BOOST_AUTO_TEST_CASE(an_ambiguous_profile_falls_back_to_the_status) {
  const CloudProfileConfig twice = profile({legacy("one"), legacy("two")});
  StatusImage remembered;
  remembered.name = "g";
  remembered.version = "1";
  remembered.architecture = "amd64";
  remembered.image.urn = "three";
  const std::vector<StatusImage> status{remembered};
  const std::vector<StatusImage> none;
  BOOST_TEST(selected(twice, &status) == "three");
  BOOST_TEST(selected(twice, &none) ==
             "no machine image found for image \"g\" with version \"1\" and capabilities map[architecture:[amd64]]");
  BOOST_TEST(selected(twice, nullptr) ==
             "could not find machine image for g/1/amd64 neither in cloud profile nor in worker status");
  // Near miss: entries that differ in acceleratedNetworking are not ambiguous.
  BOOST_TEST(selected(profile({legacy("one"), legacy("two", true)}), &status) == "two");
  BOOST_TEST(selected(profile({legacy("one"), legacy("two", false, "arm64")}), &status) == "one");
}

BOOST_AUTO_TEST_CASE(legacy_profiles_need_machine_type_and_image_for_accelerated_networking) {
  CloudProfileConfig config;
  const auto both = capabilities({"amd64"}, {"basic", "accelerated"});
  BOOST_TEST(!accelerated(config, {}, "t", capabilities({"amd64"}, {}), both, kNetworking));
  config.machine_types.push_back({"t", true});
  BOOST_TEST(accelerated(config, {}, "t", capabilities({"amd64"}, {}), both, kNetworking));
  BOOST_TEST(
      !accelerated(config, {}, "t", capabilities({"amd64"}, {}), capabilities({"amd64"}, {"basic"}), kNetworking));
  // With capabilities the old list of machine types is not asked.
  BOOST_TEST(accelerated({}, kDefinitions, "t", capabilities({"amd64"}, {}), both, kNetworking));
  // Under the name of another release the capability does not count.
  const Networking other{"gardener-azure-networking"};
  BOOST_TEST(!accelerated({}, kDefinitions, "t", capabilities({"amd64"}, {}), both, other));
}

BOOST_AUTO_TEST_CASE(a_status_in_the_other_format_is_converted) {
  StatusImage used;
  used.name = "g";
  used.version = "1";
  used.capabilities = capabilities({"amd64"}, {"basic"});
  used.image.urn = "one";
  std::vector<StatusImage> images;
  remember_image(images, used, {});
  remember_image(images, used, {});
  BOOST_REQUIRE(images.size() == 2U);
  BOOST_TEST(images[0].architecture.value() == "amd64");
  BOOST_TEST(images[0].capabilities.empty());
  BOOST_TEST(!images[1].architecture);

  std::vector<StatusImage> flavored;
  remember_image(flavored, used, kDefinitions);
  remember_image(flavored, used, kDefinitions);
  BOOST_TEST(flavored.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::providers::azure
