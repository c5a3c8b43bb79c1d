// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <memory_resource>
#include <string>
#include <vector>

#include "analyzer/providers/azure/admission.hpp"
#include "tests/azure/sample.hpp"

// The cases of provider-azure's own pkg/apis/azure/validation/infrastructure_test.go@v1.62.1.

namespace {

using namespace gprov;

const std::string kPrefix = "spec.provider.infrastructureConfig.";

struct Networks {
  std::string nodes = "10.250.0.0/16", pods = "100.96.0.0/11", services = "100.64.0.0/13";
};

std::string shoot(const std::string& config, const Networks& networks, const std::string& strategy) {
  return "apiVersion: core.gardener.cloud/v1beta1\nkind: Shoot\nmetadata: {name: s, namespace: garden-p}\nspec:\n"
         "  region: westeurope\n  cloudProfile: {kind: CloudProfile, name: az}\n"
         "  networking: {type: calico, nodes: '" +
         networks.nodes + "', pods: '" + networks.pods + "', services: '" + networks.services +
         "'}\n  provider:\n    type: azure\n    infrastructureConfig: {apiVersion: "
         "azure.provider.extensions.gardener.cloud/v1alpha1, kind: InfrastructureConfig, " +
         config + "}\n    workers:\n    - {name: a, updateStrategy: " + strategy +
         ", volume: {type: Premium_LRS, size: 50Gi}}\n";
}

/// The errors about networks and the infrastructureConfig, as "Type field" one a line.
std::string refusals(const std::string& old_config, const std::string& config, const Networks& networks,
                     const std::string& strategy = "AutoRollingUpdate") {
  model::Objects after = tests::decoded(shoot(config, networks, strategy));
  const model::Objects before =
      old_config.empty() ? model::Objects{} : tests::decoded(shoot(old_config, networks, strategy));
  const model::Objects profiles = tests::decoded(tests::kProfile);
  gardener::Environment environment;
  environment.extension = hashing::parse_version("1.62.1").value();
  std::pmr::monotonic_buffer_resource arena;
  std::vector<gardener::Rejection> all;
  const model::CloudProfileSpec* profile = &profiles.cloud_profiles.front().value.spec;
  providers::azure::validate({after.shoots.front().value, old_config.empty() ? nullptr : &before.shoots.front().value,
                              profile, profile, environment, arena, all});
  std::string text;
  for (const gardener::Rejection& one : all) {
    if (one.path.starts_with("spec.provider.workers")) continue;
    const std::string path = one.path.starts_with(kPrefix) ? one.path.substr(kPrefix.size()) : one.path;
    text += one.type + " " + path + "\n";
  }
  return text;
}

std::string refused(const std::string& config, const Networks& networks = {}) { return refusals("", config, networks); }

std::string networks(const std::string& more, const std::string& workers = "10.250.3.0/24") {
  return "networks: {workers: '" + workers + "', vnet: {cidr: 10.0.0.0/8}" + more + "}";
}

std::string vnet(const std::string& fields) { return "networks: {workers: 10.250.3.0/24, vnet: {" + fields + "}}"; }

std::string gateway(const std::string& fields) {
  return "zoned: true, " + networks(", natGateway: {enabled: true, " + fields + "}");
}

std::string zones(const std::string& first, const std::string& second) {
  return "zoned: true, networks: {vnet: {cidr: 10.0.0.0/8}, zones: [{" + first + "}, {" + second + "}]}";
}

const std::string kFirst = "name: 1, cidr: 10.250.0.0/24", kSecond = "name: 2, cidr: 10.250.1.0/24";

BOOST_AUTO_TEST_SUITE(infrastructure_admission)

BOOST_AUTO_TEST_CASE(names) {
  BOOST_TEST(refused("resourceGroup: {name: 'invalid-resource-group-name[[]]'}, " + networks("")) ==
             "Invalid resourceGroup.name\nInvalid resourceGroup\n");
  BOOST_TEST(refused("resourceGroup: {name: rg}, " + networks("")) == "Invalid resourceGroup\n");
  BOOST_TEST(refused("identity: {name: 'invalid-name{{}}', resourceGroup: invalid resource group name}, " +
                     networks("")) == "Invalid identity.resourceGroup\nInvalid identity.name\n");
  BOOST_TEST(refused("identity: {name: test-identity}, " + networks("")) == "Required identity.resourceGroup\n");
  BOOST_TEST(refused("identity: {name: test-identity, resourceGroup: identities}, " + networks("")) == "");
  BOOST_TEST(refused(networks(", serviceEndpoints: [foo, Microsoft.Storage, GCP.Storage]")) ==
             "Invalid networks.serviceEndpoints[0]\nInvalid networks.serviceEndpoints[0]\n"
             "Invalid networks.serviceEndpoints[2]\n");
}

BOOST_AUTO_TEST_CASE(virtual_networks) {
  BOOST_TEST(refused(vnet("name: 'invalid-vnet-name[[]]', resourceGroup: 'invalid-resource-group-name[[]]'")) ==
             "Invalid networks.vnet.resourceGroup\nInvalid networks.vnet.name\n");
  BOOST_TEST(refused(vnet("name: v, resourceGroup: resource-group")) ==
             "Invalid networks.vnet.name\nInvalid networks.vnet.name\n");
  BOOST_TEST(refused(vnet("name: existing-vnet")) == "Invalid networks.vnet\n");
  BOOST_TEST(refused(vnet("resourceGroup: existing-vnet-rg")) == "Invalid networks.vnet\n");
  const std::string empty = refused(vnet("name: '', resourceGroup: ''"));
  BOOST_TEST(empty.find("Required networks.vnet.name\n") != std::string::npos);
  BOOST_TEST(empty.find("Required networks.vnet.resourceGroup\n") != std::string::npos);
  BOOST_TEST(refused(vnet("name: existing-vnet, resourceGroup: existing-vnet-rg, cidr: 10.0.0.0/8")) ==
             "Invalid networks.vnet.cidr\n");
  BOOST_TEST(refused("resourceGroup: {name: rg}, " + vnet("name: existing-vnet, resourceGroup: rg")) ==
             "Invalid resourceGroup\nInvalid networks.vnet.resourceGroup\n");
  BOOST_TEST(refused("networks: {workers: 10.250.3.0/24}", {.nodes = "10.250.3.0/24"}) == "");
}

BOOST_AUTO_TEST_CASE(protection_plans) {
  const std::string plan =
      "ddosProtectionPlanID: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/test/providers/"
      "Microsoft.Network/ddosProtectionPlans/test-ddos-protection-plan";
  BOOST_TEST(refused(vnet("cidr: 10.0.0.0/8, " + plan)) == "");
  BOOST_TEST(refused(vnet("cidr: 10.0.0.0/8, ddosProtectionPlanID: invalid-ddos")) ==
             "Invalid networks.vnet.ddosProtectionPlanID\n");
  BOOST_TEST(refused(vnet("name: existing-vnet, resourceGroup: rg, " + plan)) ==
             "Forbidden networks.vnet.ddosProtectionPlanID\n");
}

BOOST_AUTO_TEST_CASE(ranges) {
  BOOST_TEST(refused(vnet("cidr: invalid-cidr")) == "Invalid networks.vnet.cidr\n");
  BOOST_TEST(refused(networks("", "invalid-cidr")) == "Invalid networks.workers\n");
  BOOST_TEST(refused(networks("", "")) == "Invalid networks.workers\n");
  BOOST_TEST(refused("networks: {vnet: {cidr: 10.0.0.0/8}}") == "Forbidden networks.workers\n");
  BOOST_TEST(refused(networks("", "1.1.1.1/32")) == "Invalid networks.workers\nInvalid networks.workers\n");
  BOOST_TEST(refused(networks(""), {.pods = "10.0.0.1/32"}) == "Invalid networking.pods\n");
  BOOST_TEST(refused(networks(""), {.services = "10.0.0.1/32"}) == "Invalid networking.services\n");
  BOOST_TEST(refused("networks: {workers: 10.250.3.8/24, vnet: {cidr: 10.0.0.3/8}}",
                     {.nodes = "10.250.0.3/16", .pods = "100.96.0.4/11", .services = "100.64.0.5/13"}) ==
             "Invalid networks.vnet.cidr\nInvalid networks.workers\n");
}

BOOST_AUTO_TEST_CASE(nat_gateways) {
  BOOST_TEST(refused("zoned: true, " + networks(", natGateway: {enabled: false}")) == "");
  BOOST_TEST(refused("zoned: true, " + networks(", natGateway: {enabled: false, zone: 2}")) ==
             "Invalid networks.natGateway\n");
  BOOST_TEST(refused("zoned: true, " + networks(", natGateway: {enabled: false, sku: StandardV2}")) ==
             "Invalid networks.natGateway\n");
  BOOST_TEST(refused(gateway("zone: 2")) == "");
  BOOST_TEST(refused(gateway("idleConnectionTimeoutMinutes: 0")) ==
             "Invalid networks.natGateway.idleConnectionTimeoutMinutes\n");
  BOOST_TEST(refused(gateway("idleConnectionTimeoutMinutes: 121")) ==
             "Invalid networks.natGateway.idleConnectionTimeoutMinutes\n");
  BOOST_TEST(refused(gateway("idleConnectionTimeoutMinutes: 120")) == "");
  const auto address = [](const std::string& name, const std::string& group, const std::string& more) {
    return "ipAddresses: [{name: '" + name + "', resourceGroup: '" + group + "'" + more + "}]";
  };
  const std::string of_zone = address("public-ip-name", "public-ip-resource-group", ", zone: 1");
  BOOST_TEST(refused(gateway("zone: 1, " + of_zone)) == "");
  BOOST_TEST(refused(gateway(of_zone)) == "Invalid networks.natGateway.zone\n");
  BOOST_TEST(refused(gateway("zone: 1, " + address("public-ip-name", "public-ip-resource-group", ", zone: 2"))) ==
             "Invalid networks.natGateway.ipAddresses[0].zone\n");
  BOOST_TEST(refused(gateway("zone: 1, " + address("", "public-ip-resource-group", ", zone: 1"))) ==
             "Required networks.natGateway.ipAddresses[0].name\n");
  BOOST_TEST(refused(gateway("zone: 1, " + address("public-ip-name", "", ", zone: 1"))) ==
             "Required networks.natGateway.ipAddresses[0].resourceGroup\n");
  BOOST_TEST(refused(gateway("sku: Standard, zone: 2")) == "");
  BOOST_TEST(refused(gateway("sku: StandardV2, " + address("public-ip-1", "ip-resource-group", ""))) == "");
  BOOST_TEST(refused(gateway("sku: StandardV2, zone: 1")) == "Forbidden networks.natGateway.zone\n");
  BOOST_TEST(refused(gateway("sku: StandardV2, " + address("public-ip-1", "ip-resource-group", ", zone: 1"))) ==
             "Forbidden networks.natGateway.ipAddresses[0].zone\n");
  BOOST_TEST(refused(gateway("sku: Basic")) == "NotSupported networks.natGateway.sku\n");
}

BOOST_AUTO_TEST_CASE(subnets_of_zones) {
  BOOST_TEST(refused(zones(kFirst, kSecond)) == "");
  BOOST_TEST(refused(zones("name: 1, cidr: 10.250.0.1/24", kSecond)) == "Invalid networks.zones[0].cidr\n");
  BOOST_TEST(refused(zones("name: 1, cidr: 10.250.1.0/24", kSecond)) == "Invalid networks.zones[1].cidr\n");
  BOOST_TEST(refused("zoned: true, networks: {zones: [{" + kFirst + "}, {" + kSecond + "}]}") ==
             "Forbidden networks.vnet.cidr\n");
  BOOST_TEST(refused(zones(kFirst, kSecond), {.nodes = "10.150.0.0/16"}) ==
             "Invalid networks.zones[0].cidr\nInvalid networks.zones[1].cidr\n");
  BOOST_TEST(refused(zones("name: 2, cidr: 10.250.0.0/24", kSecond)) == "Invalid networks.zones[1]\n");
  BOOST_TEST(refused(zones("name: 5, cidr: 10.250.0.0/24", kSecond)) == "NotSupported networks.zones[0].name\n");
  const auto own_gateway = [](const std::string& fields) {
    return refused(zones(kFirst + ", natGateway: {" + fields + "}", kSecond));
  };
  BOOST_TEST(own_gateway("enabled: true, ipAddresses: [{name: public-ip-name, resourceGroup: ip-group}]") == "");
  BOOST_TEST(own_gateway("enabled: true, sku: Standard") == "");
  BOOST_TEST(own_gateway("enabled: true, sku: StandardV2") == "Forbidden networks.zones[0].natGateway.sku\n");
  BOOST_TEST(own_gateway("enabled: false, sku: Standard") == "Invalid networks.zones[0].natGateway\n");
}

BOOST_AUTO_TEST_CASE(updates) {
  const auto updated = [](const std::string& before, const std::string& after) { return refusals(before, after, {}); };
  const auto external = [](const std::string& name) { return vnet("name: " + name + ", resourceGroup: " + name); };
  const std::string both = "Invalid networks.vnet.name\nInvalid networks.vnet.resourceGroup\n";
  BOOST_TEST(updated(vnet("cidr: 10.0.0.0/8"), vnet("cidr: 10.0.0.0/7")) == "");
  BOOST_TEST(updated(networks(""), vnet("cidr: 10.128.0.0/9")) == "Invalid networks.vnet.cidr\n");
  BOOST_TEST(updated(external("external"), external("modified")) == both);
  BOOST_TEST(refusals("networks: {workers: 10.250.3.0/24}", external("modified"), {.nodes = "10.250.3.0/24"}) == both);
  BOOST_TEST(updated(networks(""), "zoned: true, " + networks("")) == "Invalid zoned\n");
  BOOST_TEST(updated("zoned: true, " + networks(""), networks("")) == "Invalid zoned\n");
  const std::string single = "zoned: true, " + networks("");
  BOOST_TEST(updated(single, zones("name: 1, cidr: 10.250.3.0/24", "name: 2, cidr: 10.250.250.0/24")) == "");
  BOOST_TEST(updated(zones(kFirst, kSecond), single) == "Forbidden networks.worker\n");
  BOOST_TEST(updated(single, zones("name: 1, cidr: 10.250.250.0/24", "name: 2, cidr: 10.250.251.0/24")) ==
             "Forbidden networks.zones\n");
  BOOST_TEST(updated(zones(kFirst, kSecond), zones("name: 1, cidr: 10.250.2.0/24", kSecond)) ==
             "Invalid networks.zones[0].cidr\n");
  for (const auto& [before, after] : std::vector<std::pair<std::string, std::string>>{
           {"sku: Standard", "sku: StandardV2"}, {"sku: StandardV2", "sku: Standard"}, {"", "sku: StandardV2"}}) {
    BOOST_TEST(updated(gateway(before), gateway(after)) == "Invalid networks.natGateway.sku\n");
  }
  BOOST_TEST(updated(gateway("sku: StandardV2"), gateway("sku: StandardV2")) == "");
}

BOOST_AUTO_TEST_CASE(updates_beside_pools_updated_in_place) {
  const auto updated = [](const std::string& before, const std::string& after) {
    return refusals(before, after, {}, "AutoInPlaceUpdate");
  };
  BOOST_TEST(updated(networks(""), "identity: {name: test-identity, resourceGroup: identities}, " + networks("")) ==
             "Invalid identity\n");
  BOOST_TEST(updated(zones(kFirst, kSecond), zones(kFirst, kSecond + "}, {name: 3, cidr: 10.250.2.0/24"))
                 .find("Invalid networks.zones\n") == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
