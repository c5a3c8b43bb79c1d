// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/infrastructure.hpp"

#include <algorithm>
#include <vector>

#include "analyzer/providers/azure/names.hpp"
#include "analyzer/providers/azure/text.hpp"
#include "hashing/release_bands_azure.hpp"

namespace gprov::providers::azure {
namespace {

using hashing::DatumValue;
using hashing::Opaque;

struct Known {
  bool present = false;
  InfrastructureConfig config;
  std::optional<InfrastructureStatus> status;
  std::string technical_id;
  const Side* side = nullptr;
};

bool any_zones(const Side& side) {
  return std::any_of(side.pools.begin(), side.pools.end(),
                     [](const gardener::GeneratedPool& pool) { return !pool.pool.zones.empty(); });
}

Known known(const Side* side) {
  Known result;
  if (side == nullptr) return result;
  result.present = true;
  result.side = side;
  result.technical_id = side->technical_id;
  if (side->shoot != nullptr) {
    if (auto config = read_infrastructure_config(side->shoot->spec.provider.infrastructure_config)) {
      result.config = std::move(*config);
    } else {
      result.config.zoned = any_zones(*side);
    }
  }
  if (side->infrastructure != nullptr) {
    result.status = read_infrastructure_status(side->infrastructure->status.provider_status);
  }
  if (!result.status && side->worker != nullptr) {
    // gardenlet copies the Infrastructure's status into the Worker.
    result.status = read_infrastructure_status(side->worker->spec.infrastructure_provider_status);
  }
  return result;
}

std::string identity_key(const IdentityConfig& identity) { return identity.resource_group + "/" + identity.name; }

Opaque opaque_identity(const IdentityConfig& identity, std::string token) {
  return {std::move(token), lower(identity_key(identity)),
          "the identity's id as Azure writes it is not known without the Infrastructure object"};
}

bool same_but_for_case(const IdentityConfig& a, const IdentityConfig& b) {
  return lower(identity_key(a)) == lower(identity_key(b));
}

/// The id in a status of this side, or in the other side's if both ask for the identity in the same letters.
std::optional<std::string> known_id(const Known& side, const Known& other) {
  const IdentityConfig& identity = *side.config.identity;
  if (side.status && side.status->identity_id && identity_matches(*side.status->identity_id, identity)) {
    return side.status->identity_id;
  }
  const bool alike = other.present && other.config.identity == side.config.identity;
  if (alike && other.status && other.status->identity_id && identity_matches(*other.status->identity_id, identity)) {
    return other.status->identity_id;
  }
  return std::nullopt;
}

/// Azure lets no identity have another name: as admission since v1.55, but for lengths.
bool is_possible(const IdentityConfig& identity) {
  constexpr std::size_t kLongest = 128, kLongestAdmitted = 120;
  const std::string& group = identity.resource_group;
  return is_resource_group_name(group.size() == 1 ? group + group : group) && identity.name.size() <= kLongest &&
         is_generic_name(identity.name.substr(0, kLongestAdmitted));
}

void set_identities(const Known& before, const Known& after, InfrastructureState& old_state,
                    InfrastructureState& new_state) {
  if (before.config.identity) {
    const auto id = known_id(before, after);
    old_state.identity =
        id ? DatumValue(*id)
           : DatumValue(opaque_identity(*before.config.identity, identity_key(*before.config.identity)));
  }
  if (after.config.identity) {
    const auto id = known_id(after, before);
    new_state.identity = id ? DatumValue(*id)
                            : DatumValue(opaque_identity(*after.config.identity, identity_key(*after.config.identity)));
    if (!id && before.present && !is_possible(*after.config.identity)) {
      // The infrastructure fails for a name that admission let through, so the identity of before stays.
      new_state.identity = old_state.identity;
      return;
    }
  }
  if (!before.config.identity || !after.config.identity) return;
  const IdentityConfig& old_one = *before.config.identity;
  const IdentityConfig& new_one = *after.config.identity;
  if (!same_but_for_case(old_one, new_one)) return;

  // Azure's names ignore case, but the hash takes the id as the API returns it: whether it echoes the new letters is
  // not known. A status that stands for both sides was written before the change.
  const auto* old_id = std::get_if<std::string>(&*old_state.identity);
  const auto* new_id = std::get_if<std::string>(&*new_state.identity);
  const bool stale = old_id != nullptr && new_id != nullptr && *old_id == *new_id && !(old_one == new_one);
  if ((old_id == nullptr) == (new_id == nullptr) && !stale) return;
  const std::string old_token = old_id != nullptr ? *old_id : identity_key(old_one);
  const std::string new_token = new_id != nullptr && !stale ? *new_id : identity_key(new_one);
  old_state.identity = opaque_identity(old_one, old_token);
  new_state.identity = opaque_identity(new_one, new_token);
}

/// Mirrors pkg/internal/infrastructure/helper.go#ShootResourceGroupName@v1.62.1. "" if not known.
std::string technical_name(const Known& side, const Known& other) {
  if (side.config.resource_group) return *side.config.resource_group;
  for (const Known* known : {&side, &other}) {
    if (known->status && !known->status->resource_group.empty()) return known->status->resource_group;
  }
  return side.technical_id;
}

void set_vnet(const Known& side, const Known& other, InfrastructureState& state) {
  if (side.config.vnet_name) {
    state.vnet_name = side.config.vnet_name;
    state.vnet_resource_group = side.config.vnet_resource_group;
    return;
  }
  for (const Known* known : {&side, &other}) {
    if (!known->status || known->status->vnet_name.empty()) continue;
    state.vnet_name = known->status->vnet_name;
    state.vnet_resource_group = known->status->vnet_resource_group;
    return;
  }
  if (const std::string name = technical_name(side, other); !name.empty()) state.vnet_name = name;
}

const InfrastructureStatus* multiple_subnet_status(const Known& side, const Known& other) {
  for (const Known* known : {&side, &other}) {
    if (known->status && known->status->layout == "MultipleSubnet") return &*known->status;
  }
  return nullptr;
}

/// Mirrors helper.go#FindSubnetByPurposeAndZone@v1.62.1.
const Subnet* find_subnet(const InfrastructureStatus& status, const std::string& zone) {
  for (const Subnet& subnet : status.subnets) {
    if (subnet.purpose == "nodes" && subnet.zone == zone) return &subnet;
  }
  return nullptr;
}

DatumValue own_subnet(const std::string& technical_name, const std::string& zone) {
  if (!technical_name.empty()) return technical_name + "-nodes-z" + zone;
  const std::string token = "subnet of zone " + zone;
  return Opaque{token, token, "the name of the subnet starts with the Shoot's technical ID, which is not known"};
}

/// The zone whose subnet goes on being the old single one. Mirrors layout.go#mutate@v1.62.1: texts are compared.
std::optional<std::string> migrated_zone(const Known& before, const Known& after) {
  if (!before.present || !before.config.zoned || !after.config.zoned || !before.config.zones.empty())
    return std::nullopt;
  for (const NetworkZone& zone : after.config.zones) {
    if (before.config.workers && zone.cidr == *before.config.workers) return std::to_string(zone.name);
  }
  return std::nullopt;
}

bool lists(const InfrastructureConfig& config, const std::string& zone) {
  return std::any_of(config.zones.begin(), config.zones.end(),
                     [&](const NetworkZone& one) { return std::to_string(one.name) == zone; });
}

/// `created`: the side starts from nothing. `before`: the state that this side was made from, if that is known.
void set_subnets(const Known& side, const Known& other, const Known* before, bool created, InfrastructureState& state) {
  state.multiple_subnets = !side.config.zones.empty();
  const InfrastructureStatus* status = multiple_subnet_status(side, other);
  const std::string name = technical_name(side, other);
  const auto migrated = before == nullptr ? std::nullopt : migrated_zone(*before, side);
  for (const NetworkZone& configured : side.config.zones) {
    const std::string zone = std::to_string(configured.name);
    ZoneSubnet& subnet = state.subnets[zone];
    if (const Subnet* given = status == nullptr ? nullptr : find_subnet(*status, zone)) {
      if (!given->migrated) subnet.datum = given->name;
      continue;
    }
    const bool foretold = status != nullptr || created ||
                          (before != nullptr && (before->config.zones.empty() || !lists(before->config, zone)));
    if (migrated == zone) continue;
    if (foretold) {
      subnet.datum = own_subnet(name, zone);
      continue;
    }
    const std::string token = "whether zone " + zone + " has a subnet of its own";
    subnet.datum = Opaque{token, token,
                          "whether the zone kept the subnet from before networks.zones is not known without the "
                          "Infrastructure object"};
  }
}

bool annotated(const Side& side, std::string_view annotation) {
  if (side.shoot == nullptr) return false;
  const auto& annotations = side.shoot->metadata.annotations;
  const auto found = annotations.find(std::string(annotation));
  return found != annotations.end() && found->second == "true";
}

constexpr std::string_view kMigration = "migration.azure.provider.extensions.gardener.cloud/vmo";
constexpr std::string_view kUsage = "alpha.azure.provider.extensions.gardener.cloud/vmo";

/// Without any status: what a Shoot without zones got when it was created.
MachineSets created_sets(const Known& side, const Known* before, const Known* after) {
  using hashing::azure::Feature;
  const hashing::Version& extension = side.side->environment.extension;
  if (hashing::azure::has(extension, Feature::scale_set_annotation)) {
    return annotated(*side.side, kUsage) ? MachineSets::scale_sets : MachineSets::availability_set;
  }
  const bool created = before == nullptr && after == nullptr;
  if (created || annotated(*side.side, kMigration)) return MachineSets::scale_sets;
  // Only a Shoot on an availability set is asked to migrate.
  const bool migrates = after != nullptr && after->present && annotated(*after->side, kMigration);
  return migrates ? MachineSets::availability_set : MachineSets::either_set;
}

/// Mirrors pkg/apis/azure/helper/helper.go#IsVmoRequired by release, and what the infrastructure controller did before
/// (infraflow/ensurer.go#MigrateAvailabilitySet@v1.55.2). `before` and `after` are nullptr where the side has no other
/// before or behind it.
void set_machine_sets(const Known& side, const Known* before, const Known* after, InfrastructureState& state) {
  using hashing::azure::Feature;
  if (!side.present) return;
  const hashing::Version& extension = side.side->environment.extension;
  const Known* told = side.status ? &side : nullptr;
  for (const Known* other : {before, after}) {
    if (told == nullptr && other != nullptr && other->present && other->status) told = other;
  }
  state.has_availability_set = told != nullptr && told->status->has_availability_set;
  if (side.config.zoned) {
    state.machine_sets = MachineSets::zones;
  } else if (!hashing::azure::has(extension, Feature::availability_sets)) {
    state.machine_sets = MachineSets::scale_sets;
  } else if (told == nullptr) {
    state.machine_sets = created_sets(side, before, after);
  } else {
    const bool migrated =
        hashing::azure::has(extension, Feature::scale_set_migration) &&
        (told->status->migrating_to_scale_sets || (before != nullptr && annotated(*side.side, kMigration)));
    state.machine_sets =
        state.has_availability_set && !migrated ? MachineSets::availability_set : MachineSets::scale_sets;
  }
}

}  // namespace

bool identity_matches(const std::string& id, const IdentityConfig& identity) {
  const std::string text = lower(id);
  const std::string group = "/resourcegroups/" + lower(identity.resource_group) + "/";
  const std::string name = "/userassignedidentities/" + lower(identity.name);
  return text.find(group) != std::string::npos && text.ends_with(name);
}

std::pair<InfrastructureState, InfrastructureState> infrastructure_states(const Side* old_side, const Side* new_side) {
  const Known before = known(old_side);
  const Known after = known(new_side);
  InfrastructureState old_state, new_state;
  set_machine_sets(before, nullptr, after.present ? &after : nullptr, old_state);
  set_machine_sets(after, before.present ? &before : nullptr, nullptr, new_state);
  set_identities(before, after, old_state, new_state);
  set_vnet(before, after, old_state);
  set_vnet(after, before, new_state);
  set_subnets(before, after, nullptr, false, old_state);
  set_subnets(after, before, before.present ? &before : nullptr, !before.present, new_state);
  return {std::move(old_state), std::move(new_state)};
}

}  // namespace gprov::providers::azure
