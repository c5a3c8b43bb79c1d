// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <array>
#include <initializer_list>

#include "analyzer/gardener/cidr.hpp"
#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/gcp/validation.hpp"

namespace gprov::providers::gcp {
namespace {

using gardener::contains_range;
using gardener::overlap;
using gardener::parse_cidr;

using hashing::gcp::Feature;
using manifest::Node;

constexpr const char* kRule = "gcp/infrastructure-config";
constexpr const char* kImmutable = "gcp/networks-immutable";
const std::string kNetworks = "spec.provider.infrastructureConfig.networks";

const Node& networks_of(const Node& config) {
  static const Node kNone;
  const Node* networks = object(config, "networks");
  return networks == nullptr ? kNone : *networks;
}

/// The network of the nodes and where it is written: "workers" wins over the older "worker".
struct Workers {
  std::string cidr, path;
};
Workers workers_of(const Node& networks) {
  if (const std::string cidr = text(networks, "workers"); !cidr.empty()) return {cidr, kNetworks + ".workers"};
  return {text(networks, "worker"), kNetworks + ".worker"};
}

void validate_cidr(const Validation& validation, const std::string& cidr, const std::string& path) {
  const auto network = parse_cidr(cidr);
  if (!network) {
    validation.refusals.add(kRule, "Invalid", path, "invalid CIDR address: " + cidr, cidr);
  } else if (!network->canonical) {
    validation.refusals.add(kRule, "Invalid", path, "must be valid canonical CIDR", cidr);
  }
}

/// "\"networking.pods\" (\"100.64.0.0/12\")"
std::string named(const std::string& path, const std::string& cidr) { return "\"" + path + "\" (\"" + cidr + "\")"; }

void validate_internal(const Validation& validation, const std::string& internal, const Workers& workers,
                       const model::Networking& networking) {
  const std::string path = kNetworks + ".internal";
  validate_cidr(validation, internal, path);
  const auto disjoint = [&](const std::string& other, const std::optional<std::string>& cidr) {
    if (!cidr || !overlap(*cidr, internal)) return;
    validation.refusals.add(kRule, "Invalid", path, "must not overlap with " + named(other, *cidr), internal);
  };
  disjoint("networking.pods", networking.pods);
  disjoint("networking.services", networking.services);
  disjoint("networking.nodes", networking.nodes);
  disjoint(workers.path, workers.cidr);
}

void validate_vpc(const Validation& validation, const Node& vpc) {
  const std::string path = kNetworks + ".vpc";
  const std::string name = text(vpc, "name");
  const Node* router = object(vpc, "cloudRouter");
  if (name.empty()) {
    validation.refusals.add(kRule, "Invalid", path + ".name", "vpc name must not be empty when vpc key is provided");
    if (router != nullptr) {
      validation.refusals.add(kRule, "Invalid", path + ".cloudRouter",
                              "cloud router can not be configured when the VPC name is not specified");
    }
    return;
  }
  const bool patterns = validation.has(Feature::patterns);
  if (patterns) check_pattern(validation, kRule, Pattern::resource_name, name, path + ".name");
  if (router == nullptr) {
    validation.refusals.add(kRule, "Invalid", path + ".cloudRouter", "cloud router must be defined when reusing a VPC");
    return;
  }
  const std::string router_name = text(*router, "name");
  if (router_name.empty()) {
    validation.refusals.add(kRule, "Invalid", path + ".cloudRouter.name",
                            "cloud router name must be specified when reusing a VPC");
  } else if (patterns) {
    check_pattern(validation, kRule, Pattern::resource_name, router_name, path + ".cloudRouter.name");
  }
}

double number(const Node& node) {
  return node.type == manifest::Type::integer ? static_cast<double>(node.integer) : node.floating;
}

/// Mirrors infrastructure.go#validateNetworkFlowLogs@v1.54.1; fewer values were known before v1.46.
void validate_flow_logs(const Validation& validation, const Node& logs) {
  const std::string path = kNetworks + ".flowLogs";
  const bool more = validation.has(Feature::patterns);
  const auto one_of = [&](const char* field, std::initializer_list<const char*> old_values,
                          std::initializer_list<const char*> new_values) {
    const auto value = optional_text(logs, field);
    if (!value) return false;
    const auto contains = [&](std::initializer_list<const char*> values) {
      return std::find(values.begin(), values.end(), *value) != values.end();
    };
    if (!contains(old_values) && !(more && contains(new_values))) {
      validation.refusals.add(kRule, "NotSupported", path + "." + field, "", *value);
    }
    return true;
  };
  const bool interval =
      one_of("aggregationInterval",
             {"INTERVAL_5_SEC", "INTERVAL_30_SEC", "INTERVAL_1_MIN", "INTERVAL_5_MIN", "INTERVAL_15_MIN"},
             {"INTERVAL_10_MIN"});
  const bool metadata = one_of("metadata", {"INCLUDE_ALL_METADATA"}, {"CUSTOM_METADATA", "EXCLUDE_ALL_METADATA"});
  const Node* sampling = logs.get("flowSampling");
  if (!interval && !metadata && sampling == nullptr) {
    validation.refusals.add(
        kRule, "Required", path,
        "at least one VPC flow log parameter must be specified when VPC flow log section is provided");
  }
  if (sampling != nullptr && (number(*sampling) < 0 || number(*sampling) > 1)) {
    validation.refusals.add(kRule, "Invalid", path + ".flowSampling", "must be between 0 and 1");
  }
}

bool is_power_of_two(std::int64_t number) { return (number & (number - 1)) == 0; }

/// Mirrors infrastructure.go#ValidateCloudNatConfig@v1.54.1.
void validate_nat(const Validation& validation, const Node& nat) {
  const std::string path = kNetworks + ".cloudNAT";
  const auto invalid = [&](const std::string& field, const std::string& message) {
    validation.refusals.add(kRule, "Invalid", path + "." + field, message);
  };
  const auto names = list(nat, "natIPNames");
  if (nat.get("natIPNames") != nullptr && names.empty()) invalid("natIPNames", "nat IP names cannot be empty.");
  for (std::size_t i = 0; i < names.size() && validation.has(Feature::patterns); ++i) {
    check_pattern(validation, kRule, Pattern::resource_name, text(names[i], "name"),
                  path + ".natIPNames[" + std::to_string(i) + "].name");
  }
  const auto least = optional_integer(nat, "minPortsPerVM"), most = optional_integer(nat, "maxPortsPerVM");
  if (!flag(nat, "enableDynamicPortAllocation")) {
    if (most) {
      invalid("maxPortsPerVM", "maxPortsPerVM are only configurable if dynamic port allocation is enabled.");
    }
    return;
  }
  const Node* mapping = object(nat, "endpointIndependentMapping");
  if (mapping != nullptr && flag(*mapping, "enabled")) {
    invalid("enableDynamicPortAllocation",
            "dynamic port allocation may not be enabled at the same time as endpoint independent mapping.");
  }
  if (most && !is_power_of_two(*most)) invalid("maxPortsPerVM", "maxPortsPerVM must be a power of two.");
  if (least && !is_power_of_two(*least)) {
    invalid("minPortsPerVM", "minPortsPerVM must be a power of two if dynamic port allocation is enabled.");
  }
  if (most && least && *least > *most) {
    invalid("minPortsPerVM", "minPortsPerVM may not be greater than maxPortsPerVM.");
  }
}

void validate_mtu(const Validation& validation, const Node& networks, std::int64_t mtu) {
  const Node* vpc = object(networks, "vpc");
  if (vpc != nullptr && !text(*vpc, "name").empty()) {
    validation.refusals.add(kRule, "Forbidden", kNetworks + ".mtu",
                            "mtu cannot be configured when using an existing VPC");
  }
  if (mtu < 1300 || mtu > 8896) {
    validation.refusals.add(kRule, "Invalid", kNetworks + ".mtu", "mtu must be between 1300 and 8896");
  }
}

/// Of the router only its name counts, and whether there is one.
std::optional<std::string> router_of(const Node& vpc) {
  const Node* router = object(vpc, "cloudRouter");
  return router == nullptr ? std::nullopt : std::optional(text(*router, "name"));
}

}  // namespace

void validate_infrastructure(const Validation& validation, const Node& config, const model::Networking& networking) {
  const Node& networks = networks_of(config);
  const Workers workers = workers_of(networks);
  if (workers.cidr.empty()) {
    validation.refusals.add(kRule, "Required", kNetworks + ".workers",
                            "must specify the network range for the worker network");
  }
  for (const char* field : {"worker", "workers"}) {
    const std::string cidr = text(networks, field);
    if (!cidr.empty()) validate_cidr(validation, cidr, kNetworks + "." + field);
  }
  if (const auto internal = optional_text(networks, "internal")) {
    validate_internal(validation, *internal, workers, networking);
  }
  if (networking.nodes && !workers.cidr.empty() && !contains_range(*networking.nodes, workers.cidr)) {
    validation.refusals.add(kRule, "Invalid", workers.path,
                            "must be a subset of " + named("networking.nodes", *networking.nodes), workers.cidr);
  }
  if (const Node* vpc = object(networks, "vpc")) validate_vpc(validation, *vpc);
  if (const Node* logs = object(networks, "flowLogs")) validate_flow_logs(validation, *logs);
  if (const Node* nat = object(networks, "cloudNAT")) validate_nat(validation, *nat);
  if (const auto mtu = optional_integer(networks, "mtu")) validate_mtu(validation, networks, *mtu);
}

void validate_infrastructure_update(const Validation& validation, const Node& before, const Node& after) {
  const auto immutable = [&](const std::string& field) {
    validation.refusals.add(kImmutable, "Invalid", kNetworks + "." + field, "field is immutable");
  };
  const Node& old_networks = networks_of(before);
  const Node& new_networks = networks_of(after);
  const Node* old_vpc = object(old_networks, "vpc");
  const Node* new_vpc = object(new_networks, "vpc");
  if (old_vpc != nullptr && new_vpc == nullptr) immutable("vpc");
  if (old_vpc != nullptr && new_vpc != nullptr) {
    if (text(*old_vpc, "name") != text(*new_vpc, "name")) immutable("vpc.name");
    if (router_of(*old_vpc) != router_of(*new_vpc)) immutable("vpc.cloudRouter");
    const auto old_internal = optional_text(old_networks, "internal");
    const bool checked = old_internal || !validation.has(Feature::internal_may_be_added);
    if (checked && old_internal != optional_text(new_networks, "internal")) immutable("internal");
  }
  const Workers old_workers = workers_of(old_networks), new_workers = workers_of(new_networks);
  if (!contains_range(new_workers.cidr, old_workers.cidr)) {
    validation.refusals.add("gcp/workers-cidr", "Invalid", new_workers.path, "worker CIDR blocks can only be expanded",
                            new_workers.cidr);
  }
  if (validation.has(Feature::mtu_field) &&
      optional_integer(old_networks, "mtu") != optional_integer(new_networks, "mtu")) {
    immutable("mtu");
  }
}

}  // namespace gprov::providers::gcp
