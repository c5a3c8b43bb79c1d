// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/resources.hpp"

#include <array>
#include <optional>

#include "analyzer/gardener/names.hpp"
#include "hashing/release_bands_resources.hpp"

namespace gprov::gardener {
namespace {

using enum hashing::ResourceFeature;
using model::KindId;

constexpr const char* kDecoding = "core/resource-decoding";
constexpr const char* kReference = "core/credentials-reference";

/// Fields that not every release has; the decoder knows them all.
struct DatedField {
  KindId kind;
  std::string_view path;
  hashing::ResourceFeature feature;
};
constexpr std::array kDatedFields{
    DatedField{KindId::seed, "spec.backup.secretRef", seed_backup_secret_ref},
    DatedField{KindId::seed, "spec.backup.credentialsRef", seed_backup_credentials_ref},
    DatedField{KindId::seed, "spec.dns.provider.secretRef", dns_provider_secret_ref},
    DatedField{KindId::seed, "spec.dns.provider.credentialsRef", dns_provider_credentials_ref},
    DatedField{KindId::seed, "spec.dns.internal", dns_internal},
    DatedField{KindId::seed, "spec.dns.defaults", dns_defaults},
    DatedField{KindId::backup_bucket, "spec.secretRef", bucket_secret_ref},
    DatedField{KindId::backup_bucket, "spec.credentialsRef", bucket_credentials_ref},
    DatedField{KindId::backup_bucket, "spec.shootRef", bucket_shoot_ref},
};

/// The text of the strict decoder; nothing if it takes the object.
std::optional<std::string> decoding_error(const model::Resource& resource, const Environment& environment) {
  std::string unknown;
  const auto add = [&](const std::string& path) {
    unknown += (unknown.empty() ? "" : ", ") + ("unknown field \"" + path + "\"");
  };
  for (const model::FieldError& error : resource.errors) {
    if (error.reason != model::FieldError::Reason::unknown_field) return model::sentence(error);
    add(error.path);
  }
  for (const DatedField& field : kDatedFields) {
    if (field.kind == resource.kind && !hashing::has(environment.gardener, field.feature) &&
        model::is_written(resource, field.path)) {
      add(std::string(field.path));
    }
  }
  return unknown.empty() ? std::nullopt : std::optional("strict decoding error: " + unknown);
}

void validate_metadata(const ResourceReview& review) {
  const bool is_seed = review.resource.kind == KindId::seed;
  const std::string& name = review.resource.metadata.name;
  for (const std::string& error : is_seed ? dns_label_errors(name) : dns_subdomain_errors(name)) {
    invalid(review.refusals, "core/resource-name", "metadata.name", name, error);
  }
  for (const std::string& type : labelled_types(review.resource)) {
    const std::string label = "provider.extensions.gardener.cloud/" + type;
    for (const std::string& error : qualified_name_errors(label)) {
      invalid(review.refusals, "core/resource-labels", "metadata.labels", label, error);
    }
  }
}

bool refers_to(const model::CredentialsReference& ref, std::string_view api_version, std::string_view kind) {
  return ref.api_version == api_version && ref.kind == kind;
}

/// What the schema of the seed's custom resource requires.
/// example/seed-crds/10-crd-extensions.gardener.cloud_backupbuckets.yaml@v1.144.2
void validate_seed_side_bucket(const ResourceReview& review) {
  for (const char* field : {"region", "secretRef", "type"}) {
    const std::string path = std::string("spec.") + field;
    if (!model::is_written(review.resource, path)) required(review.refusals, "core/backup-bucket", path, "");
  }
}

void split(const std::string& text, std::vector<std::string>& parts) {
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
}

}  // namespace

std::string_view kind_of(const model::Resource& resource) {
  switch (resource.kind) {
    case KindId::seed_side_bucket:
      return "BackupBucket";
    case KindId::controller_configuration:
      return "ControllerConfiguration";
    default:
      break;
  }
  for (const model::KnownKind& known : model::known_kinds()) {
    if (known.id == resource.kind) return known.kind;
  }
  return "";
}

std::vector<std::string> labelled_types(const model::Resource& resource) {
  std::vector<std::string> types;
  if (const auto* seed = model::as<model::Seed>(resource)) {
    types.push_back(seed->spec.provider.type);
    if (seed->spec.backup && seed->spec.backup->provider != seed->spec.provider.type) {
      types.push_back(seed->spec.backup->provider);
    }
  } else if (const auto* bucket = model::as<model::BackupBucket>(resource)) {
    types.push_back(bucket->spec.provider.type);
  } else if (const auto* credentials = model::as<model::CredentialsBinding>(resource)) {
    types.push_back(credentials->provider.type);
  } else if (const auto* binding = model::as<model::SecretBinding>(resource)) {
    if (binding->provider) split(binding->provider->type, types);
  } else if (const auto* identity = model::as<model::WorkloadIdentity>(resource)) {
    types.push_back(identity->spec.target_system.type);
  }
  return types;
}

std::string group_version_kind(const model::CredentialsReference& ref) {
  const std::size_t slash = ref.api_version.find('/');
  const std::string version = slash == std::string::npos ? "/" + ref.api_version : ref.api_version;
  return version + ", Kind=" + ref.kind;
}

bool is_secret(const model::CredentialsReference& ref) { return refers_to(ref, "v1", "Secret"); }
bool is_internal_secret(const model::CredentialsReference& ref) {
  return refers_to(ref, "core.gardener.cloud/v1beta1", "InternalSecret");
}
bool is_workload_identity(const model::CredentialsReference& ref) {
  return refers_to(ref, "security.gardener.cloud/v1alpha1", "WorkloadIdentity");
}

void immutable(const ResourceReview& review, const std::string& path) {
  review.refusals.all.push_back({"core/resource-immutable", std::string(kind_of(review.resource)), review.refusals.by,
                                 "Invalid", path, "Invalid value: field is immutable"});
}

void validate_credentials_ref(const ResourceReview& review, const model::CredentialsReference& ref,
                              const std::string& path) {
  Refusals& refusals = review.refusals;
  if (ref.api_version.empty()) required(refusals, kReference, path + ".apiVersion", "must provide an apiVersion");
  if (ref.kind.empty()) required(refusals, kReference, path + ".kind", "must provide a kind");
  for (const auto& [value, name] : {std::pair(&ref.name, ".name"), std::pair(&ref.ns, ".namespace")}) {
    if (value->empty()) {
      required(refusals, kReference, path + name, "must provide a " + std::string(name).substr(1));
    }
    for (const std::string& error : dns_subdomain_errors(*value)) {
      invalid(refusals, kReference, path + name, *value, error);
    }
  }
  const bool internal = hashing::has(review.environment.gardener, internal_secret);
  if (is_secret(ref) || is_workload_identity(ref) || (internal && is_internal_secret(ref))) return;
  std::vector<std::string> supported = {"/v1, Kind=Secret"};
  if (internal) supported.emplace_back("core.gardener.cloud/v1beta1, Kind=InternalSecret");
  supported.emplace_back("security.gardener.cloud/v1alpha1, Kind=WorkloadIdentity");
  not_supported(refusals, kReference, path, group_version_kind(ref), supported);
}

std::vector<Rejection> admit_resource(const model::Resource& resource, const model::Resource* old,
                                      const Environment& environment) {
  const std::string kind(kind_of(resource));
  // Configuration files are loaded by the extension, custom resources of a seed are read by its controllers.
  if (resource.kind == KindId::controller_configuration) return {};
  if (const auto error = decoding_error(resource, environment)) {
    return {{kDecoding, kind, "decode", "", "", *error}};
  }
  Refusals refusals{"validation", {}};
  const ResourceReview review{resource, old, environment, refusals};
  validate_metadata(review);
  switch (resource.kind) {
    case KindId::seed:
      validate_seed(review);
      break;
    case KindId::backup_bucket:
      validate_backup_bucket(review);
      break;
    case KindId::seed_side_bucket:
      validate_seed_side_bucket(review);
      break;
    case KindId::controller_deployment:
      validate_controller_deployment(review);
      break;
    case KindId::credentials_binding:
      validate_credentials_binding(review);
      break;
    case KindId::secret_binding:
      validate_secret_binding(review);
      break;
    case KindId::workload_identity:
      validate_workload_identity(review);
      break;
    default:
      break;
  }
  for (Rejection& rejection : refusals.all) rejection.object = kind;
  return std::move(refusals.all);
}

}  // namespace gprov::gardener
