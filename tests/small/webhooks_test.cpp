// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/small/sample.hpp"

// What the webhooks of the smaller extensions say about configurations and CloudProfiles: cases of their own tests
// beside pkg/apis/<provider>/validation, of the releases that tests/small/sample.cpp names.

namespace {

using namespace gprov;
using tests::small::judge;
using tests::small::Sample;
using tests::small::sample;

const std::string kInfrastructure = "spec.provider.infrastructureConfig.";
const std::string kControlPlane = "spec.provider.controlPlaneConfig.";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  BOOST_REQUIRE_MESSAGE(at != std::string::npos, text << " has no " << from);
  return text.replace(at, from.size(), to);
}

/// What is refused of any edit of such a Shoot.
std::string made(const Sample& one) {
  Sample other = one;
  other.annotations += std::string(one.annotations.empty() ? "" : ", ") + "note: edited";
  return judge(one, other).rejections;
}

std::string with_infrastructure(const std::string& type, const std::string& lines, const std::string& release = "") {
  Sample one = sample(type);
  one.infrastructure = lines;
  if (!release.empty()) one.release = release;
  return made(one);
}

std::string with_control_plane(const std::string& type, const std::string& lines, const std::string& release = "") {
  Sample one = sample(type);
  one.control_plane = lines;
  if (!release.empty()) one.release = release;
  return made(one);
}

/// What is refused of a CloudProfile whose providerConfig becomes this.
std::string with_profile(const std::string& type, const std::string& lines, const std::string& release = "") {
  Sample one = sample(type), other = one;
  if (!release.empty()) one.release = other.release = release;
  other.profile = lines;
  return judge(one, other).rejections;
}

BOOST_AUTO_TEST_SUITE(webhooks_of_small_providers)

BOOST_AUTO_TEST_CASE(samples_are_accepted) {
  for (const std::string type : {"equinixmetal", "hcloud", "ironcore", "metal", "stackit", "vsphere"}) {
    BOOST_TEST(made(sample(type)) == "", type);
    const std::string profile = sample(type).profile;
    if (type != "hcloud") BOOST_TEST(with_profile(type, profile + "\n") == "", type);
  }
}

BOOST_AUTO_TEST_CASE(feature_gates_of_cloud_controller_managers) {
  const std::string gate = "cloudControllerManager: {featureGates: {Foo: true}}";
  for (const std::string type : {"ironcore", "stackit", "vsphere"}) {
    BOOST_TEST(with_control_plane(type, gate) == "Invalid " + kControlPlane + "cloudControllerManager.featureGates.Foo",
               type);
    BOOST_TEST(with_control_plane(type, "cloudControllerManager: {featureGates: {AllAlpha: true}}") == "", type);
  }
  for (const std::string type : {"hcloud", "metal", "equinixmetal"}) {
    BOOST_TEST(with_control_plane(type, gate) == "", type);
  }
}

BOOST_AUTO_TEST_CASE(infrastructure_of_ironcore) {
  const std::string ports = "natPortsPerNetworkInterface";
  BOOST_TEST(with_infrastructure("ironcore", "networkRef: {name: Net!}") ==
             "Invalid " + kInfrastructure + "networkRef.name");
  BOOST_TEST(with_infrastructure("ironcore", ports + ": 512") == "");
  BOOST_TEST(with_infrastructure("ironcore", ports + ": 3") == "Invalid " + ports);
  BOOST_TEST(with_infrastructure("ironcore", ports + ": 65536") == "Invalid " + ports);
  BOOST_TEST(with_infrastructure("ironcore", ports + ": 3", "0.3.2") == "");
}

BOOST_AUTO_TEST_CASE(profiles_of_ironcore) {
  const auto refused = [](const std::string& versions, const std::string& more = "") {
    return with_profile("ironcore", "machineImages: [{name: gardenlinux, versions: [" + versions + "]}]" + more);
  };
  const std::string images = "spec.providerConfig.machineImages", version = "spec.machineImages[0].versions[0]";
  BOOST_TEST(refused("{version: 1592.9.0, image: i2}") == "");
  BOOST_TEST(refused("{version: 1592.9.0}") == "Required " + images + "[0].versions[0].image");
  BOOST_TEST(refused("{version: 1592.9.0, image: i2, architecture: mips}, {version: 1592.9.0, image: i2}") ==
             "NotSupported " + images + "[0].versions[0].architecture");
  BOOST_TEST(refused("{version: 1592.9.0, image: i2, architecture: arm64}") == "Required " + version);
  BOOST_TEST(refused("{version: 1592.9.0, image: i2}", "\nstorageClasses: {default: {name: foo bar, type: t}}") ==
             "Invalid spec.providerConfig.storageClasses.defaultStorageClasses.name");
  BOOST_TEST(with_profile("ironcore", "machineImages: []") == "Required spec.machineImages[0]");
  BOOST_TEST(with_profile("ironcore", "machineImages: []", "0.3.10") == "");
}

BOOST_AUTO_TEST_CASE(infrastructure_of_metal) {
  const std::string usual = sample("metal").infrastructure;
  const auto refused = [&](const std::string& from, const std::string& to) {
    return with_infrastructure("metal", replaced(usual, from, to));
  };
  BOOST_TEST(refused("partitionID: a", "partitionID: foo") ==
             "Invalid " + kInfrastructure + "partitionID; Invalid " + kInfrastructure + "partitionID");
  BOOST_TEST(refused("size: s", "size: t") == "");
  BOOST_TEST(refused("size: s", "size: other") == "Invalid " + kInfrastructure + "firewall.size");
  BOOST_TEST(refused("size: s, ", "") == "");  // the mutator takes the first one
  BOOST_TEST(refused("image: f, ", "") == "Required firewall.image");
  BOOST_TEST(refused("projectID: x1", "projectID: ''") == "Required projectID");
  BOOST_TEST(refused("[internet]", "[internet, '']") == "Required firewall.networks[1]");
  BOOST_TEST(refused("[internet]", "[]") == "Required " + kInfrastructure + "firewall.networks");
  BOOST_TEST(refused("[internet]", "[internet], controllerVersion: 2.3.0") == "");
  BOOST_TEST(refused("[internet]", "[internet], controllerVersion: 2.4.0") == "Required controllerVersion");
  BOOST_TEST(refused("[internet]", "[internet], rateLimits: [{networkID: mpls, rateLimit: 1}]") ==
             "Required firewall.rateLimit[0]");
  BOOST_TEST(refused("[internet]", "[internet], egressRules: [{networkID: internet, ips: [1.2.3]}]") ==
             "Required firewall.egressRules[0]");
  BOOST_TEST(refused("[internet]", "[internet], egressRules: [{networkID: internet, ips: [1.2.3.4]}]") == "");
}

BOOST_AUTO_TEST_CASE(control_planes_and_tenants_of_metal) {
  BOOST_TEST(with_control_plane("metal", "networkAccessType: baseline") == "");
  BOOST_TEST(with_control_plane("metal", "networkAccessType: forbidden") ==
             "Invalid " + kControlPlane + "networkAccessType; Required " + kControlPlane +
                 "metalControlPlanes.partitions.networkIsolation");
  Sample nobody = sample("metal");
  nobody.annotations = "";
  BOOST_TEST(made(nobody) == "");
  BOOST_TEST(judge(sample("metal"), nobody).rejections == "Forbidden metadata.annotations");
  BOOST_TEST(tests::small::refused_when_new(nobody).find("Required metadata.annotations") != std::string::npos);
  BOOST_TEST(tests::small::refused_when_new(sample("metal")) == "");
}

BOOST_AUTO_TEST_CASE(profiles_of_metal) {
  const std::string usual = sample("metal").profile;
  const std::string path = "spec.providerConfig.metalControlPlanes.prod";
  const auto isolated = [&](const std::string& fields) {
    return replaced(usual, "firewallTypes: [s, t]", "firewallTypes: [s, t], networkIsolation: {" + fields + "}");
  };
  const std::string networks = "allowedNetworks: {ingress: [10.0.0.0/8], egress: [1.0.0.0/8]}";
  const std::string mirrors =
      "registryMirrors: [{name: r, endpoint: 'https://1.2.3.4:8080', ip: 1.2.3.4, port: 8080, mirrorOf: [docker.io]}]";
  const auto refused = [&](const std::string& servers, const std::string& more) {
    return with_profile("metal", isolated("dnsServers: " + servers + ", ntpServers: [1.1.1.1], " + more));
  };
  const std::string isolation = path + ".a.networkIsolation.";
  BOOST_TEST(refused("[1.1.1.1, 1.0.0.1]", networks + ", " + mirrors) == "");
  BOOST_TEST(refused("[]", networks + ", " + mirrors) == "Invalid " + isolation + "dnsServers");
  BOOST_TEST(refused("[1.1.1.1, 1.0.0.1, 8.8.8.8, 8.8.4.4]", networks + ", " + mirrors) ==
             "Invalid " + isolation + "dnsServers");
  BOOST_TEST(refused("[1.1.1.1, 1.0.0]", networks + ", " + mirrors) == "Invalid " + isolation + "dnsServers[1]");
  BOOST_TEST(refused("[1.1.1.1]", networks) == "Invalid " + isolation + "registryMirrors");
  BOOST_TEST(refused("[1.1.1.1]", "allowedNetworks: {ingress: [10.0.0.0], egress: [1.0.0.0/8]}, " + mirrors) ==
             "Invalid " + isolation + "allowedNetworks.ingress[0]");
  BOOST_TEST(with_profile("metal", replaced(usual, "partitions: {", "partitions: {far: {}, ")) == "Invalid " + path);
  BOOST_TEST(with_profile("metal", replaced(usual, "classification: supported", "classification: latest, url: u")) ==
             "NotSupported " + path + ".firewallControllerVersions.classification");
  Sample one = sample("metal"), other = one;
  one.profile = isolated("dnsServers: [1.1.1.1], ntpServers: [1.1.1.1], " + networks + ", " + mirrors);
  BOOST_TEST(judge(one, other).rejections == "Required " + path + ".a.networkIsolation");
  other.profile = replaced(one.profile, "dnsServers: [1.1.1.1]", "dnsServers: [8.8.8.8]");
  BOOST_TEST(judge(one, other).rejections == "NotSupported " + isolation + "dnsServers[0]");
}

BOOST_AUTO_TEST_CASE(infrastructure_of_stackit) {
  const std::string id = "6f6ac0a3-8e1f-4c63-8a52-0c2f7a0c9f11";
  const std::string pool = "floatingPoolName: f\n";
  const auto networks = [&](const std::string& fields) {
    return with_infrastructure("stackit", pool + "networks: {" + fields + "}");
  };
  const std::string path = kInfrastructure + "networks.";
  BOOST_TEST(with_infrastructure("stackit", "networks: {workers: 10.250.0.0/19}") ==
             "Required " + kInfrastructure + "floatingPoolName");
  BOOST_TEST(networks("workers: 10.250.0.0/19, router: {}") == "Invalid " + path + "router.id");
  BOOST_TEST(networks("workers: 10.250.0.0/19, subnetId: " + id) == "Invalid " + path + "subnetId");
  BOOST_TEST(networks("id: " + id + ", subnetId: thisiswrong") == "Invalid " + path + "subnetId");
  BOOST_TEST(networks("id: " + id + ", subnetId: " + id) == "");
  BOOST_TEST(networks("id: " + id) == "");
  BOOST_TEST(networks("id: foo") == "Invalid " + path + "id");
  BOOST_TEST(networks("workers: ''") == "Required " + path + "workers");
  BOOST_TEST(networks("workers: 1.1.1.1/16") == "Invalid " + path + "workers; Invalid " + path + "workers");
  BOOST_TEST(networks("workers: 10.250.3.8/24") == "Invalid " + path + "workers");
  BOOST_TEST(networks("id: " + id + ", workers: 10.250.0.0/19") == "Forbidden " + path + "workers");
  const std::string subnet = pool + "floatingPoolSubnetName: s\nnetworks: {workers: 10.250.0.0/19, router: {id: r}}";
  BOOST_TEST(with_infrastructure("stackit", subnet) == "Invalid " + kInfrastructure + "floatingPoolSubnetName");
  // Errors were only logged before v2.17, and nothing was read before v2.16.
  BOOST_TEST(with_infrastructure("stackit", "networks: {}", "2.16.0") == "");
  BOOST_TEST(with_infrastructure("stackit", "networks: {}", "2.15.0") == "");
}

BOOST_AUTO_TEST_CASE(control_planes_of_stackit) {
  const auto refused = [](const std::string& lines) { return with_control_plane("stackit", lines); };
  BOOST_TEST(refused("cloudControllerManager: {name: stackit}") == "");
  BOOST_TEST(refused("cloudControllerManager: {name: aws}") ==
             "Invalid " + kControlPlane + "cloudControllerManager.name");
  const std::string csi = kControlPlane + "storage.csi.";
  BOOST_TEST(refused("storage: {csi: {name: stackit, compatibilityMode: compat}}") == "");
  BOOST_TEST(refused("storage: {csi: {name: openstack, compatibilityMode: default}}") == "");
  BOOST_TEST(refused("storage: {csi: {name: foo}}") == "Invalid " + csi + "name");
  BOOST_TEST(refused("storage: {csi: {name: stackit, compatibilityMode: foo}}") ==
             "Invalid " + csi + "compatibilityMode");
  BOOST_TEST(refused("storage: {csi: {name: openstack, compatibilityMode: compat}}") ==
             "Invalid " + csi + "compatibilityMode");
  BOOST_TEST(refused("applicationLoadBalancer: {enabled: true}") == "Invalid spec");
  BOOST_TEST(refused("applicationLoadBalancer: {enabled: true, ingress: {enabled: true}}") == "");
}

BOOST_AUTO_TEST_CASE(profiles_of_stackit) {
  const std::string usual = sample("stackit").profile, path = "spec.providerConfig.";
  const auto more = [&](const std::string& lines) { return with_profile("stackit", usual + "\n" + lines); };
  const auto image = [&](const std::string& from, const std::string& to) {
    return with_profile("stackit", replaced(usual, from, to));
  };
  BOOST_TEST(image("regions: [{name: r1, id: i1}]", "image: i1") == "");
  BOOST_TEST(image("id: i1", "architecture: arm64, id: i1") == "Required spec.machineImages[0].versions[0]");
  BOOST_TEST(image("{name: r1, id: i1}", "{name: r1}") ==
             "Required " + path + "machineImages[0].versions[0].regions[0].id");
  BOOST_TEST(image("1592.9.0", "1592.9.1") == "Required spec.machineImages[0].versions[0]");
  BOOST_TEST(image("name: gardenlinux", "name: other") == "Required spec.machineImages[0]");
  BOOST_TEST(image("[{name: f}]", "[{name: f, region: ''}, {name: f, region: ''}]") ==
             "Required " + path + "constraints.floatingPools[0].region; Required " + path +
                 "constraints.floatingPools[1].region; Duplicate " + path + "constraints.floatingPools[1].name");
  BOOST_TEST(more("dnsServers: [not-an-ip]") == "Invalid " + path + "dnsServers[0]");
  BOOST_TEST(more("dhcpDomain: ''") == "Required " + path + "dhcpDomain");
  BOOST_TEST(more("serverGroupPolicies: [a, '']") == "Required " + path + "serverGroupPolicies[1]");
  BOOST_TEST(more("keystoneURLs: [{region: a, url: u}, {region: a, url: ''}]") ==
             "Required " + path + "keyStoneURLs[1].url; Duplicate " + path + "keyStoneURLs[1].region");
  BOOST_TEST(with_profile("stackit", usual + "\n", "2.6.0") == "");  // nobody edits it
  BOOST_TEST(with_profile("stackit", usual + "\nserverGroupPolicies: [a]", "2.6.0") ==
             "Required " + path + "keyStoneURL");
}

BOOST_AUTO_TEST_CASE(profiles_and_networks_of_local) {
  const auto refused = [](const std::string& image) {
    return with_profile("local", "machineImages: [{name: gardenlinux, versions: [{version: 1592.9.0" + image + "}]}]");
  };
  const std::string images = "spec.providerConfig.machineImages";
  BOOST_TEST(refused(", image: i2") == "");
  BOOST_TEST(refused("") == "Required " + images + "[0].versions[0].image");
  BOOST_TEST(refused(", image: i2, capabilityFlavors: [{image: i3}]") ==
             "Forbidden " + images + "[0].versions[0].capabilityFlavors");
  BOOST_TEST(with_profile("local", "machineImages: []") == "Required " + images);
  BOOST_TEST(with_profile("local", "machineImages: [{name: other, versions: [{version: 1.0.0, image: i}]}]") ==
             "Required " + images + "[0]");
}

/// The cases of pkg/provider-local/admission/validator/shoot_test.go.
BOOST_AUTO_TEST_CASE(ranges_of_nodes_of_local) {
  const auto refused = [](const std::string& nodes, const std::string& release = "1.144.0") {
    Sample one = sample("local"), other = one;
    one.release = other.release = release;
    other.networking = ", nodes: '" + nodes + "'";
    return judge(one, other, tests::small::State::stored, release).rejections;
  };
  const std::string path = "Invalid spec.networking.nodes";
  BOOST_TEST(refused("10.250.0.0/16") == "");  // as it is stored
  BOOST_TEST(refused("10.0.123.0/24") == "");
  BOOST_TEST(refused("10.1.0.0/16") == path);
  BOOST_TEST(refused("10.0.0.0/15") == path);
  BOOST_TEST(refused("10.1.0.0/16", "1.127.0") == "");
}

BOOST_AUTO_TEST_CASE(configurations_of_vsphere) {
  const std::string networks = kInfrastructure + "networks.";
  BOOST_TEST(with_infrastructure("vsphere", "networks: {tier1GatewayPath: a, loadBalancerServicePath: b}") == "");
  BOOST_TEST(with_infrastructure("vsphere", "networks: {tier1GatewayPath: a}") ==
             "Required " + networks + "loadBalancerServicePath");
  BOOST_TEST(with_infrastructure("vsphere", "overwriteNSXTInfraVersion: '3'") ==
             "NotSupported " + kInfrastructure + "overwriteNSXTInfraVersion");
  BOOST_TEST(with_control_plane("vsphere", "loadBalancerSize: MEDIUM") == "");
  BOOST_TEST(with_control_plane("vsphere", "loadBalancerSize: foo") == "NotSupported loadBalancerSize");
  Sample one = sample("vsphere"), other = one;
  one.control_plane = "loadBalancerSize: SMALL";
  other.control_plane = "loadBalancerSize: LARGE";
  BOOST_TEST(judge(one, other).rejections == "Forbidden " + kControlPlane + "loadBalancerSize");
  other.control_plane = "loadBalancerSize: SMALL\nloadBalancerClasses: [{name: default, ipPoolName: p}]";
  BOOST_TEST(judge(one, other).rejections == "Forbidden " + kControlPlane + "loadBalancerClasses.ipPoolName");
  other.control_plane = "loadBalancerSize: SMALL\nloadBalancerClasses: [{name: own, ipPoolName: p}]";
  BOOST_TEST(judge(one, other).rejections == "");
}

/// hcloud's webhook asks only for one zone a region, which the samples do not have.
BOOST_AUTO_TEST_CASE(profiles_of_hcloud) {
  const std::string profile = sample("hcloud").profile;
  BOOST_TEST(with_profile("hcloud", profile + "\n") == "");
  BOOST_TEST(with_profile("hcloud", replaced(profile, "ext4", "xfs")) == " ");
}

BOOST_AUTO_TEST_CASE(control_planes_are_decoded_strictly) {
  const auto problem = [](const std::string& type, const std::string& lines) {
    Sample one = sample(type), other = one;
    other.control_plane = lines;
    return judge(one, other).problems;
  };
  for (const std::string type : {"equinixmetal", "ironcore", "metal", "stackit", "vsphere"}) {
    BOOST_TEST(problem(type, "nonsense: 1").find(kControlPlane + "nonsense") != std::string::npos, type);
  }
  BOOST_TEST(problem("hcloud", "nonsense: 1") == "");  // its decoder is lenient
  BOOST_TEST(problem("hcloud", "zone: 1").find(kControlPlane + "zone") != std::string::npos);
  BOOST_TEST(problem("metal", "featureGates: {clusterAudit: yes please}").find("clusterAudit") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
