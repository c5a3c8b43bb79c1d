// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/manifest/document.hpp"
#include "analyzer/model/cloud_profile.hpp"
#include "analyzer/model/controller_objects.hpp"
#include "analyzer/model/extension_objects.hpp"
#include "analyzer/model/resources.hpp"
#include "analyzer/model/shoot.hpp"

namespace gprov::model {

/// Where an object was read: enough to find the position of any of its fields later.
struct Origin {
  const manifest::Source* source = nullptr;  ///< kept alive by the documents that Objects owns
  const manifest::Node* root = nullptr;      ///< the object itself (an item, if it came in a List)
};

/// A manifest as somebody writes it, or an object as the API server returns it.
enum class State : unsigned char { manifest, stored };

template <class T>
struct Object {
  T value;
  Origin origin;
  State state = State::manifest;  ///< stored if it has metadata.uid or resourceVersion, unless told otherwise
};

/// Everything that one side of a comparison consists of, decoded. Sorted by namespace and name within a kind.
struct Objects {
  std::vector<manifest::Document> documents;
  std::vector<Object<Shoot>> shoots;
  std::vector<Object<CloudProfile>> cloud_profiles;
  std::vector<Object<NamespacedCloudProfile>> namespaced_cloud_profiles;
  std::vector<Object<Infrastructure>> infrastructures;
  std::vector<Object<Worker>> workers;
  std::vector<Object<MachineDeployment>> machine_deployments;
  std::vector<Object<ControllerDeployment>> controller_deployments;
  std::vector<Object<ControllerRegistration>> controller_registrations;
  std::vector<Object<HashSecret>> hash_secrets;
  std::vector<Object<Resource>> resources;  ///< sorted by kind first
  std::vector<manifest::Problem> problems;  ///< errors make the run end in exit code 3
};

/// What to do with a field that the API type does not have: kubectl's default refuses the manifest.
enum class Validation : unsigned char { strict, warn };

enum class StateOption : unsigned char { automatic, manifest, stored };

struct DecodeOptions {
  StateOption state = StateOption::automatic;
  Validation validation = Validation::strict;
};

/// Takes `documents` (List objects taken apart), checks each object of a known kind against its API type as the API
/// server's decoder does, decodes it, and reports: wrong types, unknown fields (error in a manifest with
/// Validation::strict, else warning), kinds that this program does not use (warning), a Shoot without a name, two
/// objects of one kind, namespace and name (error naming both places), pools without a name or with one name twice. An
/// object that is refused is left out. Duplicate keys are no matter of this function: kubectl takes the last before the
/// server sees any, and manifest::read warns of them.
[[nodiscard]] Objects decode(std::vector<manifest::Document> documents, const DecodeOptions& options);

/// One object without any check; `node` must outlive what is returned.
[[nodiscard]] Shoot decode_shoot(const manifest::Node& node);
[[nodiscard]] CloudProfile decode_cloud_profile(const manifest::Node& node);
[[nodiscard]] NamespacedCloudProfile decode_namespaced_cloud_profile(const manifest::Node& node);
[[nodiscard]] Infrastructure decode_infrastructure(const manifest::Node& node);
[[nodiscard]] Worker decode_worker(const manifest::Node& node);
[[nodiscard]] MachineDeployment decode_machine_deployment(const manifest::Node& node);

/// A Shoot with what its raw extensions point into.
struct OwnedShoot {
  std::vector<manifest::Document> documents;
  Shoot shoot;
};

/// What kubectl applied last, from annotation kubectl.kubernetes.io/last-applied-configuration. Nothing if there is
/// none, or it is no JSON object.
[[nodiscard]] std::optional<OwnedShoot> last_applied(const Object<Shoot>& shoot);

/// Position of a Gardener field path in an object, or of the nearest parent that exists.
[[nodiscard]] manifest::Position position(const Origin& origin, const std::string& path);

}  // namespace gprov::model
