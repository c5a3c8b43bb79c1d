// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/namespaced_profile.hpp"

#include <algorithm>

#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/namespaced_mapping.hpp"
#include "analyzer/providers/profile_checks.hpp"
#include "analyzer/providers/refusals.hpp"
#include "hashing/release_bands_profile_webhooks.hpp"

namespace gprov::providers {
namespace {

using hashing::NamespacedRules;
using manifest::Node;
using Shape = NamespacedRules::Shape;

const std::string kConfig = "spec.providerConfig";

/// What but images may not stand in the providerConfig.
void check_other_fields(const Node& config, const NamespacedRules& rules, Refusals& refusals) {
  using enum NamespacedRules::Others;
  if (rules.others == none || rules.others == endpoints || rules.others == endpoints_and_ca) {
    const auto is_other = [&](const manifest::Member& member) {
      const bool own_api = (member.key == "apiEndpoints" && rules.others != none) ||
                           (member.key == "caBundle" && rules.others == endpoints_and_ca);
      return !own_api && member.key != "machineImages" && member.key != "apiVersion" && member.key != "kind" &&
             member.value.type != manifest::Type::null;
    };
    if (!std::any_of(config.members().begin(), config.members().end(), is_other)) return;
    return refusals.add(kNamespacedRule, "Forbidden", kConfig,
                        rules.others == none        ? "must only set machineImages"
                        : rules.others == endpoints ? "must only set machineImages and stackitAPIEndpoints"
                                                    : "must only set machineImages, stackitAPIEndpoints, and "
                                                      "stackitCABundle");
  }
  if (rules.others != machine_types) return;
  const auto forbid = [&](bool given, const std::string& field, const char* words) {
    if (!given) return;
    refusals.add(kNamespacedRule, "Forbidden", kConfig + "." + field,
                 std::string(words) + " is not allowed in a NamespacedCloudProfile providerConfig");
  };
  forbid(config.get("cloudConfiguration") != nullptr, "cloudConfiguration", "cloud configuration");
  forbid(!list(config, "countUpdateDomains").empty(), "countUpdateDomains", "count update domains");
  forbid(!list(config, "countFaultDomains").empty(), "countFaultDomains", "count fault domains");
}

/// Mirrors provider-azure #validateMachineTypes@v1.62.1.
void check_machine_types(const Node& config, const NamespacedRequest& request, Refusals& refusals) {
  const std::span<const Node> types = list(config, "machineTypes");
  for (std::size_t i = 0; i < types.size(); ++i) {
    const std::string name = text(types[i], "name"), path = at_index(kConfig + ".machineTypes", i);
    if (last_named(request.parent.machine_types, &model::MachineType::name, name) != nullptr) {
      refusals.add(kNamespacedRule, "Forbidden", path,
                   "machine type " + name + " is already defined in the parent CloudProfile");
    }
    if (last_named(request.profile.machine_types, &model::MachineType::name, name) == nullptr) {
      refusals.add(kNamespacedRule, "Required", path,
                   "machine type " + name + " is not defined in the NamespacedCloudProfile .spec.machineTypes");
    }
  }
}

}  // namespace

void validate_namespaced(const Provider& provider, const NamespacedRequest& request) {
  const hashing::Version& extension = request.environment.extension;
  const NamespacedRules rules = hashing::namespaced_rules(provider.type, extension);
  if (rules.shape == Shape::none) return;
  const model::RawExtension& raw = request.profile.provider_config;
  Refusals refusals(request.rejections, "NamespacedCloudProfile");
  const Node* config = nullptr;
  if (is_given(raw)) {
    if (const auto error = provider.decode_profile_config(raw, extension, Reader::admission)) {
      return refusals.add(
          kNamespacedRule, "", "",
          "could not decode providerConfig of NamespacedCloudProfile for '" + request.name + "': " + *error, "",
          kConfig);
    }
    config = map_of(raw);
    check_other_fields(*config, rules, refusals);
    model::CloudProfileSpec images;
    images.provider_config = raw;
    images.machine_capabilities = request.parent.machine_capabilities;
    const std::size_t before = request.rejections.size();
    provider.check_profile_images({images, nullptr, request.environment, request.rejections, request.name});
    for (std::size_t i = before; i < request.rejections.size(); ++i) {
      request.rejections[i].object = "NamespacedCloudProfile";
    }
  }
  check_namespaced_mapping(provider, request, config);
  if (config != nullptr && rules.others == NamespacedRules::Others::machine_types) {
    check_machine_types(*config, request, refusals);
  }
}

}  // namespace gprov::providers
