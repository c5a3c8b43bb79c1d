// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/model/objects.hpp"
#include "analyzer/providers/provider.hpp"

// What resources have to do with one another.

namespace gprov::providers {

/// nullptr if it is not among the manifests.
[[nodiscard]] const model::Resource* find_resource(const model::Objects& objects, model::KindId kind,
                                                   std::string_view ns, std::string_view name);

/// "garden-dev/core-azure"
[[nodiscard]] std::string full_name(const model::ObjectMeta& metadata);

/// Shoots (namespace/name) whose binding leads to a Secret, among the manifests.
[[nodiscard]] std::vector<std::string> shoots_using(const model::Objects& objects, const model::ObjectMeta& secret);

/// Whether a binding of that provider leads to a Secret, or its label says that Shoots use it.
[[nodiscard]] bool is_shoot_credential(const model::Resource& secret, const model::Objects& objects,
                                       std::string_view provider);

/// The label by which Gardener marks Secrets that bindings of a provider's Shoots refer to.
[[nodiscard]] bool is_labelled(const model::Resource& secret, std::string_view provider);

/// "a, b and c"
[[nodiscard]] std::string listed(const std::vector<std::string>& names);

/// The values that a ControllerDeployment gives its chart; nullptr if there are none.
[[nodiscard]] const manifest::Node* values_of(const model::Resource& resource);

/// A ControllerDeployment that installs the extension of a provider type; nullptr if none is given.
[[nodiscard]] const model::Resource* installation_of(const model::Objects& objects, std::string_view provider);
/// Whether a ControllerDeployment of this name installs it, by ControllerRegistrations or else by its name.
[[nodiscard]] bool installs(const model::Objects& objects, std::string_view provider, const std::string& deployment);

/// The providerConfig of a Seed's backup, or of a BackupBucket; nothing of other kinds and of nullptr.
[[nodiscard]] model::RawExtension backup_of(const model::Resource* resource);

void add_effect(const ResourceRequest& request, const char* rule, std::string what,
                gardener::ResourceEffect::Time time = gardener::ResourceEffect::Time::now, std::string path = "",
                gardener::ResourceEffect::Kind kind = gardener::ResourceEffect::Kind::effect);

}  // namespace gprov::providers
