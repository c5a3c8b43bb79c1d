// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/objects.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

#include "analyzer/model/kinds.hpp"
#include "analyzer/model/resources.hpp"

namespace gprov::model {
namespace {

using manifest::Node;
using manifest::Problem;
using manifest::Severity;
using manifest::Source;
using manifest::Type;

/// What a list says of items that do not tell it themselves, as the API server leaves it out of a ShootList's items.
struct Inherited {
  std::string_view api_version, kind;
};

class Decoder {
 public:
  Decoder(Objects& out, const DecodeOptions& options) : out_(out), options_(options) {}

  void visit(const Source& source, const Node& node, const Inherited& inherited) {
    if (node.type != Type::map) {
      return error(
          source, node.offset,
          "expected an API object, a map with apiVersion and kind, got " + std::string(manifest::type_name(node.type)));
    }
    const std::optional<std::string_view> api_version = name(source, node, "apiVersion", inherited.api_version);
    const std::optional<std::string_view> kind = name(source, node, "kind", inherited.kind);
    if (!api_version || !kind) return;
    if (kind->ends_with("List") && node.find("items") != nullptr) return list(source, node, *api_version, *kind);
    const KnownKind* known = find_kind(*api_version, *kind);
    if (known != nullptr) return object(source, node, *known);
    const std::string nearly = known == nullptr ? nearly_known(*api_version, *kind) : "";
    if (!nearly.empty()) return error(source, node.offset, nearly);
    if (unused_.emplace(&source, *api_version, *kind).second) {
      report(Severity::warning, source, node.offset,
             "objects of kind " + std::string(*kind) + " (" + std::string(*api_version) +
                 ") are not used by this program; they are left out");
    }
  }

 private:
  /// The one Secret that tells about Shoots.
  static bool is_hash_secret(const Node& node, const KnownKind& known) {
    const Node* metadata = node.get("metadata");
    const Node* name = metadata == nullptr ? nullptr : metadata->get("name");
    return known.id == KindId::secret && name != nullptr && name->text() == kHashSecretName;
  }

  void list(const Source& source, const Node& node, std::string_view api_version, std::string_view kind) {
    const Node& items = *node.find("items");
    if (items.type == Type::null) return;
    if (items.type != Type::list) {
      return error(source, items.offset,
                   "items: expected the list of the objects of a " + std::string(kind) + ", got " +
                       std::string(manifest::type_name(items.type)));
    }
    const Inherited of_items = kind == "List" ? Inherited{} : Inherited{api_version, kind.substr(0, kind.size() - 4)};
    for (const Node& item : items.items()) visit(source, item, of_items);
  }

  /// A resource that cannot be decoded is kept: that is what becomes of it. The error stands beside it.
  void resource(const Origin& origin, State state, const KnownKind& known, bool refuse_unknown) {
    Resource found = decode_resource(*origin.root, known);
    for (const FieldError& wrong : found.errors) {
      const bool fatal = wrong.reason != FieldError::Reason::unknown_field || refuse_unknown;
      report(fatal ? Severity::error : Severity::warning, *origin.source, wrong.offset,
             fatal ? sentence(wrong) + note_on(known, wrong) : sentence(wrong) + " (the field is ignored)");
    }
    if (!refuse_unknown) {
      std::erase_if(found.errors, [](const FieldError& e) { return e.reason == FieldError::Reason::unknown_field; });
    }
    if (known.id != KindId::controller_configuration && !named(*origin.source, *origin.root, known)) return;
    if (known.id == KindId::controller_deployment && found.errors.empty()) {
      out_.controller_deployments.push_back({decode_controller_deployment(*origin.root), origin, state});
    }
    add(out_.resources, std::move(found), origin, state, known);
  }

  /// Mistakes that the extensions' own documentation makes.
  static std::string note_on(const KnownKind& known, const FieldError& wrong) {
    if (known.id == KindId::controller_deployment && wrong.path == "spec") {
      return " (a ControllerDeployment has no spec: type and providerConfig stand at top level)";
    }
    return "";
  }

  void object(const Source& source, const Node& node, const KnownKind& known) {
    const State state = state_of(node);
    if (is_resource(known.id) && !is_hash_secret(node, known)) {
      return resource({&source, &node}, state, known,
                      state == State::manifest && options_.validation == Validation::strict);
    }
    // The API server that returned a stored object may be newer than our tables.
    const bool refuse_unknown = state == State::manifest && options_.validation == Validation::strict;
    bool usable = true;
    for (const FieldError& wrong : check(node, *known.type, "")) {
      const bool fatal = wrong.reason != FieldError::Reason::unknown_field || refuse_unknown;
      report(fatal ? Severity::error : Severity::warning, source, wrong.offset,
             fatal ? sentence(wrong) : sentence(wrong) + " (the field is ignored)");
      usable = usable && !fatal;
    }
    if (!usable) return;
    if (!named(source, node, known) || !pools_named(source, node, known)) return;
    keep(Origin{&source, &node}, state, known);
  }

  void keep(const Origin& origin, State state, const KnownKind& known) {
    switch (known.id) {
      case KindId::shoot:
        return add(out_.shoots, decode_shoot(*origin.root), origin, state, known);
      case KindId::cloud_profile:
        return add(out_.cloud_profiles, decode_cloud_profile(*origin.root), origin, state, known);
      case KindId::namespaced_cloud_profile:
        return add(out_.namespaced_cloud_profiles, decode_namespaced_cloud_profile(*origin.root), origin, state, known);
      case KindId::infrastructure:
        return add(out_.infrastructures, decode_infrastructure(*origin.root), origin, state, known);
      case KindId::worker:
        return add(out_.workers, decode_worker(*origin.root), origin, state, known);
      case KindId::machine_deployment:
        return add(out_.machine_deployments, decode_machine_deployment(*origin.root), origin, state, known);
      case KindId::controller_registration:
        return add(out_.controller_registrations, decode_controller_registration(*origin.root), origin, state, known);
      case KindId::secret:
        if (auto secret = decode_hash_secret(*origin.root)) {
          return add(out_.hash_secrets, std::move(*secret), origin, state, known);
        }
        return error(*origin.source, origin.root->offset,
                     "data.pools: expected base64 of the list of pools that gardenlet writes into Secret " +
                         std::string(kHashSecretName) + ", got something else; take it from the seed as it is");
      default:
        return;  // resources
    }
  }

  template <class T>
  void add(std::vector<Object<T>>& objects, T value, const Origin& origin, State state, const KnownKind& known) {
    const ObjectMeta& metadata = value.metadata;
    const auto [first, fresh] =
        seen_.emplace(std::tuple(known.id, metadata.ns, metadata.name), Place{origin.source, origin.root->offset});
    if (!fresh) {
      const std::string full_name = (metadata.ns.empty() ? "" : metadata.ns + "/") + metadata.name;
      return error(*origin.source, origin.root->offset,
                   std::string(known.kind) + " '" + full_name + "' was already read at " + to_string(first->second) +
                       "; keep one of the two");
    }
    objects.push_back({std::move(value), origin, state});
  }

  /// An object that has no name cannot be paired with another.
  bool named(const Source& source, const Node& node, const KnownKind& known) {
    const Node* metadata = node.get("metadata");
    const Node* name = metadata == nullptr ? nullptr : metadata->get("name");
    if (name != nullptr && !name->text().empty()) return true;
    error(source, metadata == nullptr ? node.offset : metadata->offset,
          "metadata.name: expected the name of the " + std::string(known.kind) + ", got nothing; give it one");
    return false;
  }

  bool pools_named(const Source& source, const Node& node, const KnownKind& known) {
    const Node* pools = &node;
    for (std::string_view rest = known.pools; pools != nullptr && !rest.empty();) {
      const std::size_t dot = std::min(rest.find('.'), rest.size());
      pools = pools->get(rest.substr(0, dot));
      rest.remove_prefix(std::min(dot + 1, rest.size()));
    }
    if (known.pools.empty() || pools == nullptr) return true;
    std::map<std::string_view, const Node*> first;
    bool usable = true;
    for (std::size_t i = 0; i < pools->items().size(); ++i) {
      const Node& pool = pools->items()[i];
      const std::string path = std::string(known.pools) + '[' + std::to_string(i) + "].name";
      const Node* name = pool.get("name");
      if (name == nullptr || name->text().empty()) {
        error(source, pool.offset, path + ": expected the name of the pool, got nothing; give it one");
        usable = false;
      } else if (const auto [at, fresh] = first.emplace(name->text(), name); !fresh) {
        const std::string other = to_string(Place{&source, at->second->offset});
        const std::string message = path + ": expected a name that no other pool has, got '" +
                                    std::string(name->text()) + "' as at " + other + "; rename one of the two pools";
        // A Shoot is decoded and then refused by validation; nobody can have made such a Worker.
        usable = usable && known.id == KindId::shoot;
        report(known.id == KindId::shoot ? Severity::warning : Severity::error, source, name->offset, message);
      }
    }
    return usable;
  }

  State state_of(const Node& node) const {
    if (options_.state != StateOption::automatic) {
      return options_.state == StateOption::stored ? State::stored : State::manifest;
    }
    const Node* metadata = node.get("metadata");
    if (metadata == nullptr) return State::manifest;
    const auto given = [&](const char* field) {
      const Node* value = metadata->get(field);
      return value != nullptr && !value->text().empty();
    };
    return given("uid") || given("resourceVersion") ? State::stored : State::manifest;
  }

  std::optional<std::string_view> name(const Source& source, const Node& node, const char* field,
                                       std::string_view inherited) {
    const Node* value = node.get(field);
    if (value == nullptr || (value->type == Type::string && value->text().empty())) {
      if (!inherited.empty()) return inherited;
      error(source, node.offset,
            std::string(field) + ": expected text that tells what the object is, got nothing; add it, for example '" +
                (std::string_view(field) == "kind" ? "kind: Shoot'" : "apiVersion: core.gardener.cloud/v1beta1'"));
      return std::nullopt;
    }
    if (value->type != Type::string) {
      error(source, value->offset,
            std::string(field) + ": expected text, got " + std::string(manifest::type_name(value->type)));
      return std::nullopt;
    }
    return value->text();
  }

  struct Place {
    const Source* source;
    std::uint64_t offset;
  };
  static std::string to_string(const Place& place) {
    return manifest::to_string(manifest::position(*place.source, place.offset));
  }

  void report(Severity severity, const Source& source, std::uint64_t offset, std::string message) {
    out_.problems.push_back({severity, manifest::position(source, offset), std::move(message)});
  }
  void error(const Source& source, std::uint64_t offset, std::string message) {
    report(Severity::error, source, offset, std::move(message));
  }

  Objects& out_;
  const DecodeOptions& options_;
  std::map<std::tuple<KindId, std::string, std::string>, Place> seen_;
  std::set<std::tuple<const Source*, std::string_view, std::string_view>> unused_;
};

template <class T>
void sort_by_name(std::vector<Object<T>>& objects) {
  std::ranges::sort(objects, {}, [](const Object<T>& object) {
    return std::tie(object.value.metadata.ns, object.value.metadata.name);
  });
}

}  // namespace

Objects decode(std::vector<manifest::Document> documents, const DecodeOptions& options) {
  Objects out;
  // First of all: origins and raw extensions point into the documents where they lie from now on.
  out.documents = std::move(documents);
  Decoder decoder(out, options);
  for (const manifest::Document& document : out.documents) decoder.visit(*document.source, document.root, {});
  sort_by_name(out.shoots);
  sort_by_name(out.cloud_profiles);
  sort_by_name(out.namespaced_cloud_profiles);
  sort_by_name(out.infrastructures);
  sort_by_name(out.workers);
  sort_by_name(out.machine_deployments);
  sort_by_name(out.controller_deployments);
  sort_by_name(out.controller_registrations);
  sort_by_name(out.hash_secrets);
  std::ranges::sort(out.resources, {}, [](const Object<Resource>& object) {
    return std::tie(object.value.kind, object.value.metadata.ns, object.value.metadata.name);
  });
  return out;
}

std::optional<OwnedShoot> last_applied(const Object<Shoot>& shoot) {
  const StringMap& annotations = shoot.value.metadata.annotations;
  const auto text = annotations.find("kubectl.kubernetes.io/last-applied-configuration");
  if (text == annotations.end()) return std::nullopt;
  auto source = std::make_shared<Source>();
  source->name =
      (shoot.origin.source == nullptr ? std::string() : shoot.origin.source->name + ", ") + "annotation " + text->first;
  source->bytes = text->second;
  OwnedShoot owned;
  owned.documents = manifest::read(std::move(source)).documents;
  if (owned.documents.size() != 1 || owned.documents.front().root.type != Type::map) return std::nullopt;
  owned.shoot = decode_shoot(owned.documents.front().root);
  return owned;
}

manifest::Position position(const Origin& origin, const std::string& path) {
  return manifest::position(*origin.source, manifest::locate(*origin.root, path));
}

}  // namespace gprov::model
