// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <functional>
#include <memory>
#include <memory_resource>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analyzer/gardener/environment.hpp"
#include "analyzer/gardener/resources.hpp"
#include "analyzer/gardener/worker_pools.hpp"
#include "analyzer/model/cloud_profile.hpp"
#include "analyzer/model/extension_objects.hpp"
#include "analyzer/model/objects.hpp"
#include "analyzer/providers/decoding.hpp"
#include "hashing/hash_data.hpp"
#include "hashing/release_band.hpp"
#include "hashing/zones.hpp"

namespace gprov::providers {

class ConfigMemory;

/// One side of one Shoot: everything a provider may look at. Absent objects are nullptr.
struct Side {
  const model::Shoot* shoot = nullptr;         ///< as stored: defaulted and admitted
  std::vector<gardener::GeneratedPool> pools;  ///< with digests linked to those of the other side
  std::string cloud_profile_name;              ///< for messages, also when the profile was not given
  const model::CloudProfileSpec* profile = nullptr;
  const model::Infrastructure* infrastructure = nullptr;
  const model::Worker* worker = nullptr;
  std::string technical_id;  ///< "" if it cannot be known
  gardener::Environment environment;
  ConfigMemory* configs = nullptr;  ///< of the run; nullptr: nothing is kept
};

/// Which object a path belongs to.
enum class Subject : unsigned char { shoot, cloud_profile, infrastructure, worker };

/// One field of the rendered MachineClass that is not part of the hash.
struct ContentItem {
  std::string rule;  ///< id of the row in analyzer/rules
  std::string key;   ///< tells items of one rule apart: a data disk's name, a tag's key; or ""
  Subject subject = Subject::shoot;
  std::string path;  ///< field path in that object
  hashing::DatumValue value;
};

/// What the classes of one or several deployments hold beside what is hashed. It is made when it is first asked for:
/// where the hash stays. Until then the sides that it is made of must stay as they are.
class ClassContent {
 public:
  ClassContent() = default;
  ClassContent(std::vector<ContentItem> items) : made_(std::make_shared<Made>(Made{{}, std::move(items)})) {}
  explicit ClassContent(std::function<std::vector<ContentItem>()> make)
      : made_(std::make_shared<Made>(Made{std::move(make), {}})) {}

  [[nodiscard]] const std::vector<ContentItem>& items() const;

 private:
  struct Made {
    std::function<std::vector<ContentItem>()> make;  ///< empty: made already
    std::vector<ContentItem> items;
  };
  std::shared_ptr<Made> made_;
};

/// A datum's cause where the datum's own path does not tell it: a new VMO because of countFaultDomains, the one field
/// of a providerConfig that is hashed as a whole. Several causes of one datum become several reasons.
struct Cause {
  hashing::Trigger trigger{};
  std::string key;  ///< of the datum; "": any of that trigger
  Subject subject = Subject::shoot;
  std::string path;
  std::optional<std::string> old_value, new_value;
  std::string why;  ///< a sentence; empty: the trigger's row says enough
};

/// How a MachineDeployment gets new nodes when its class changes.
enum class Renewal : unsigned char {
  by_pool,  ///< as the pool's update strategy says
  rolling,  ///< always: the extension takes no notice of the strategy
};

/// A MachineDeployment with its class.
struct Deployment {
  std::string name;                      ///< "" only with an unknown technical id
  std::string zone;                      ///< "" if the pool is not spread over zones
  std::string slot;                      ///< pairs it with the other side's where the zone does not: "z1"; "": by zone
  std::string class_prefix;              ///< what stands before the hash in the class name, "-" included
  std::string class_suffix;              ///< what stands behind it
  std::optional<std::string> kept_hash;  ///< the class is called after this, not after `data`
  std::string name_unknown;              ///< why the class cannot be named, whatever is known of it; or ""
  hashing::HashData data;                ///< the pool hash's list: hashing::pool_hash_data of the pool's frame
  Renewal renewal = Renewal::by_pool;
  std::int32_t minimum = 0, maximum = 0;
  hashing::IntOrString max_surge = 0, max_unavailable = 0;
  ClassContent content;       ///< only what can differ under an unchanged hash
  std::vector<Cause> causes;  ///< new side only
};

struct Pool {
  std::string name;
  std::vector<Deployment> deployments;
};

/// Something that makes the worker reconciliation fail: nodes stay as they are.
struct ReconcileError {
  std::string rule;
  Subject subject = Subject::shoot;
  std::string path;
  std::string message;  ///< upstream's text
  std::string pool;     ///< "" if no single pool is to blame
};

struct Plan {
  std::vector<Pool> pools;
  std::vector<ReconcileError> errors;
};

struct Plans {
  std::optional<Plan> old_plan, new_plan;
};

/// A Shoot on its way through an extension's webhooks: what the API server's own admission made of a request.
struct WebhookRequest {
  model::Shoot& shoot;                                   ///< mutators write into it
  const model::Shoot* old = nullptr;                     ///< as stored; nullptr on creation
  const model::CloudProfileSpec* profile = nullptr;      ///< nullptr: not given
  const model::CloudProfileSpec* old_profile = nullptr;  ///< likewise
  const gardener::Environment& environment;
  std::pmr::memory_resource& arena;              ///< for nodes of providerConfigs that a mutator writes
  std::vector<gardener::Rejection>& rejections;  ///< by extension-mutator or extension-validator
};

/// The same for the CloudProfile that a Shoot uses. `old` is nullptr on creation.
struct ProfileRequest {
  const model::CloudProfileSpec& profile;
  const model::CloudProfileSpec* old = nullptr;
  const gardener::Environment& environment;
  std::vector<gardener::Rejection>& rejections;  ///< of object CloudProfile, by extension-validator
  std::string name;                              ///< of the CloudProfile
};

/// Whether what is absent from the manifests does not exist, or may well.
enum class Knowledge : unsigned char { complete, partial };

/// A resource of an operator on its way through an extension.
struct ResourceRequest {
  const model::Resource& resource;
  const model::Resource* old = nullptr;  ///< as stored; nullptr on creation
  const model::Objects& before;          ///< what exists beside it on the old side …
  const model::Objects& after;           ///< … and on the new one
  const gardener::Environment& environment;
  Knowledge knowledge = Knowledge::partial;
  std::vector<gardener::Rejection>& rejections;  ///< by extension-validator, extension-mutator or controller
  std::vector<gardener::ResourceEffect>& effects;
};

/// What an extension makes of a resource beyond taking it.
struct ResourceAnswer {
  std::string principal;       ///< namespace/name of the service principal that a credential Secret gets
  std::optional<bool> starts;  ///< of configurations: whether the extension's controller comes up with it
};

/// What an extension does with resources of operators; one is asked about those that concern its provider type.
struct ResourceRules {
  hashing::SupportedRange (*supported)();  ///< releases whose rules about resources are known
  /// Its webhooks, and its controllers where they read without a webhook.
  void (*admit)(const ResourceRequest& request, ResourceAnswer& answer);
  /// What follows from a resource that was accepted.
  void (*follow)(const ResourceRequest& request, ResourceAnswer& answer);
};

/// With what an extension is released.
enum class Releases : unsigned char { its_own, of_gardener };

/// A provider extension. The registry is the only place that lists them.
struct Provider {
  std::string_view type;                   ///< Shoot.spec.provider.type
  hashing::SupportedRange (*supported)();  ///< releases of the extension
  /// The Gardener release that a release of the extension was built with.
  hashing::Version (*library)(const hashing::Version& extension);
  /// Equal texts for releases that behave alike, as far as this program knows.
  std::string (*band)(const hashing::Version& extension);
  /// Strict decoding of every config of this provider in `objects`, as its admission does: problems with positions.
  std::vector<manifest::Problem> (*check)(const model::Objects& objects);
  /// The webhooks, in the order of a request: mutate, validate. nullptr: the extension has none.
  void (*mutate)(const WebhookRequest& request);
  void (*validate)(const WebhookRequest& request);
  /// Asked where the CloudProfile differs between the sides, or is new.
  void (*validate_profile)(const ProfileRequest& request);
  /// The same of the images in its providerConfig alone: of a NamespacedCloudProfile's, with the parent's capabilities.
  void (*check_profile_images)(const ProfileRequest& request);
  /// What a webhook's strict decoder says of a CloudProfileConfig that it refuses. nullptr: what the webhooks do with
  /// profiles is not known.
  std::optional<std::string> (*decode_profile_config)(const model::RawExtension& raw, const hashing::Version& extension,
                                                      Reader reader);
  /// Both sides at once, since the new state starts from what the old one left (VMOs, images in the worker status).
  /// Either side may be nullptr (creation, deletion).
  Plans (*plan)(const Side* old_side, const Side* new_side);
  /// Of operators' resources; nullptr: none are known.
  const ResourceRules* resources = nullptr;
  Releases releases = Releases::its_own;
};

[[nodiscard]] std::span<const Provider> registry();
/// nullptr for a type that no provider here knows.
[[nodiscard]] const Provider* find(std::string_view type);

}  // namespace gprov::providers
