// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <set>

#include "analyzer/gardener/cidr.hpp"
#include "analyzer/gardener/validation_parts.hpp"

namespace gprov::gardener {

namespace {

using enum hashing::ValidationFeature;
using Text = std::optional<std::string>;
using Families = std::vector<std::string>;

constexpr const char* workerless_field = "this field should not be set for workerless Shoot clusters";

/// #ValidateIPFamilies@v1.149.3: false if one is refused.
bool validate_ip_families(const Review& review, const Families& families) {
  std::set<std::string> seen;
  const std::size_t before = review.refusals.all.size();
  for (std::size_t i = 0; i < families.size(); ++i) {
    const std::string path = "spec.networking.ipFamilies[" + std::to_string(i) + "]";
    if (families[i] != "IPv4" && families[i] != "IPv6") {
      not_supported(review.refusals, "core/ip-families", path, families[i], {"IPv4", "IPv6"});
    }
    if (!seen.insert(families[i]).second) duplicate(review.refusals, "core/ip-families", path, families[i]);
  }
  return review.refusals.all.size() == before;
}

void validate_network(const Review& review, const Text& network, const Families& families, const std::string& path) {
  if (!network) return;
  const auto cidr = parse_cidr(*network);
  if (!cidr) {
    return invalid(review.refusals, "core/network-format", path, *network, "invalid CIDR address: " + *network);
  }
  const bool wants_v4 = families.empty() || families.front() == "IPv4";
  const bool any_family = has(review, dual_stack_networks) && families.size() > 1;
  if (!any_family && (cidr->bytes == 4) != wants_v4) {
    invalid(review.refusals, "core/network-format", path, *network,
            wants_v4 ? "must be a valid IPv4 address" : "must be a valid IPv6 address");
  }
  if (!cidr->canonical) {
    invalid(review.refusals, "core/network-format", path, *network, "must be valid canonical CIDR");
  }
}

void immutable(const Review& review, const std::string& path, const Text& value, const Text& old) {
  if (value != old)
    invalid(review.refusals, "core/immutable-field", path, value.value_or("null"), "field is immutable");
}

std::string printed(const Families& families) {
  std::string text = "[";
  for (const std::string& family : families) text += (text.size() == 1 ? "" : " ") + family;
  return text + "]";
}

/// #validateIPFamiliesUpdate@v1.149.3
void validate_ip_families_update(const Review& review, const Families& now, const Families& old) {
  const std::string path = "spec.networking.ipFamilies";
  if (now == old) return;
  if (has(review, ip_families_fixed)) {
    return invalid(review.refusals, "core/immutable-field", path, printed(now), "field is immutable");
  }
  if (!has(review, ip_families_may_grow)) return;
  const Families one = {"IPv4"};
  const Families both = {"IPv4", "IPv6"};
  if (old == one && now == both) return;
  if (has(review, ip_families_may_shrink) && old == both && now == one) return;
  forbidden(review.refusals, "core/ip-families", path,
            "unsupported IP family update: oldIPFamilies=" + printed(old) + ", newIPFamilies=" + printed(now));
}

}  // namespace

/// #validateNetworking@v1.149.3
void validate_networking(const Review& review) {
  const auto& networking = review.shoot.spec.networking;
  if (!networking) return;
  if (is_workerless(review.shoot)) {
    const auto refuse_field = [&](bool given, const char* name) {
      if (!given) return;
      forbidden(review.refusals, "core/workerless-field", std::string("spec.networking.") + name, workerless_field);
    };
    refuse_field(networking->type.has_value(), "type");
    refuse_field(static_cast<bool>(networking->provider_config), "providerConfig");
    refuse_field(networking->pods.has_value(), "pods");
    refuse_field(networking->nodes.has_value(), "nodes");
  } else {
    const bool was_missing = review.old != nullptr &&
                             (!review.old->spec.networking || review.old->spec.networking->type.value_or("").empty());
    if (newly_missing(networking->type.value_or("").empty(), was_missing, review)) {
      required(review.refusals, "core/required-field", "spec.networking.type", "networking type must be provided");
    }
  }
  const Families& families = networking->ip_families;
  if (!validate_ip_families(review, families)) return;
  validate_network(review, networking->nodes, families, "spec.networking.nodes");
  validate_network(review, networking->pods, families, "spec.networking.pods");
  validate_network(review, networking->services, families, "spec.networking.services");
}

/// #validateNetworkingUpdate@v1.149.3
void validate_networking_update(const Review& review) {
  const auto& now = review.shoot.spec.networking;
  const auto& old = review.old->spec.networking;
  if (!old || !now) return;
  immutable(review, "spec.networking.type", now->type, old->type);
  if (old->pods) immutable(review, "spec.networking.pods", now->pods, old->pods);
  if (old->services) immutable(review, "spec.networking.services", now->services, old->services);
  if (old->nodes && has(review, nodes_network_fixed)) {
    immutable(review, "spec.networking.nodes", now->nodes, old->nodes);
  }
  validate_ip_families_update(review, now->ip_families, old->ip_families);
}

/// #validateHibernationUpdate@v1.149.3
void validate_hibernation_update(const Review& review) {
  if (is_hibernated(*review.old) || !is_hibernated(review.shoot)) return;
  const model::ShootStatus& status = review.shoot.status;
  const std::string path = "spec.hibernation.enabled";
  const auto refuse_phase = [&](const std::string& phase, const char* what) {
    forbidden(review.refusals, "core/hibernation", path,
              std::string("shoot cannot be hibernated when .status.credentials.rotation.") + what + ".phase is \"" +
                  phase + "\"");
  };
  if (status.credentials && status.credentials->rotation) {
    const auto& etcd = status.credentials->rotation->etcd_encryption_key;
    const auto& account = status.credentials->rotation->service_account_key;
    const auto moves = [](const std::string& phase) { return phase == "Preparing" || phase == "Completing"; };
    if (etcd && moves(etcd->phase)) refuse_phase(etcd->phase, "etcdEncryptionKey");
    const bool quietly = account && account->phase == "PreparingWithoutWorkersRollout";
    if (account && (moves(account->phase) || (quietly && has(review, rotation_without_rollout)))) {
      refuse_phase(account->phase, "serviceAccountKey");
    }
  }
  // A manifest does not tell what is encrypted now.
  if (!status.last_operation) return;
  std::set<std::string> wanted, encrypted;
  const auto& server = review.old->spec.kubernetes.kube_api_server;
  if (server && server->encryption_config) {
    wanted.insert(server->encryption_config->resources.begin(), server->encryption_config->resources.end());
  }
  const model::ShootStatus& old_status = review.old->status;
  const bool by_credentials = has(review, encryption_in_status);
  if (!by_credentials) encrypted.insert(old_status.encrypted_resources.begin(), old_status.encrypted_resources.end());
  if (by_credentials && old_status.credentials && old_status.credentials->encryption_at_rest) {
    const auto& resources = old_status.credentials->encryption_at_rest->resources;
    encrypted.insert(resources.begin(), resources.end());
  }
  if (wanted != encrypted) {
    forbidden(review.refusals, "core/hibernation", path,
              std::string("shoot cannot be hibernated when spec.kubernetes.kubeAPIServer.encryptionConfig.resources "
                          "and ") +
                  (by_credentials ? "status.credentials.encryptionAtRest.resources" : "status.encryptedResources") +
                  " are not equal");
  }
}

}  // namespace gprov::gardener
