// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <vector>

#include "analyzer/gardener/admission.hpp"
#include "analyzer/gardener/refusals.hpp"
#include "analyzer/model/resources.hpp"

// What the API server itself says of operator resources. Extensions' webhooks come behind it (providers/).

namespace gprov::gardener {

/// What of a resource is changed, asked for or ignored, in a sentence without its end.
struct ResourceEffect {
  /// When it begins: at once, when its object is reconciled next, when somebody does something, or never.
  enum class Time : std::uint8_t { now, next_reconciliation, manual, never };
  std::string rule;  ///< id of the row in analyzer/rules
  std::string what;
  std::string on;  ///< what it happens to, "Seed az-eu"
  Time time = Time::now;
  std::string path;  ///< in the new object; "" for the whole
  /// A failure counts as a finding; one that cannot be known is told as such.
  enum class Kind : std::uint8_t { effect, failure, unknown } kind = Kind::effect;
};

/// A resource on its way through validation. `old` is nullptr on creation.
struct ResourceReview {
  const model::Resource& resource;
  const model::Resource* old;
  const Environment& environment;
  Refusals& refusals;
};

/// The same member of both sides: of a kind that `review.resource` is.
template <class T>
struct ReviewedSides {
  const T& now;
  const T* old;
};
template <class T>
[[nodiscard]] ReviewedSides<T> sides(const ResourceReview& review) {
  return {*model::as<T>(review.resource), review.old == nullptr ? nullptr : model::as<T>(*review.old)};
}

/// Kind of the resource as manifests write it.
[[nodiscard]] std::string_view kind_of(const model::Resource& resource);

/// The first stage that refuses: "decode", or "validation" by registry strategy. `old` is the stored object, replaced
/// as a whole; nullptr on creation. Mirrors pkg/api/{core,security}/validation@v1.149.3 and, for labels of providers,
/// plugin/pkg/global/extensionlabels/admission.go.
[[nodiscard]] std::vector<Rejection> admit_resource(const model::Resource& resource, const model::Resource* old,
                                                    const Environment& environment);

// By kind. Each is named after its upstream function.
void validate_seed(const ResourceReview& review);
void validate_backup_bucket(const ResourceReview& review);
void validate_controller_deployment(const ResourceReview& review);
void validate_credentials_binding(const ResourceReview& review);
void validate_secret_binding(const ResourceReview& review);
void validate_workload_identity(const ResourceReview& review);

/// #ValidateCredentialsRef; a WorkloadIdentity of a backup is refused by some releases beyond that.
void validate_credentials_ref(const ResourceReview& review, const model::CredentialsReference& ref,
                              const std::string& path);
/// field.Invalid "field is immutable".
void immutable(const ResourceReview& review, const std::string& path);

/// "/v1, Kind=Secret", as Go prints the group, version and kind of a reference.
[[nodiscard]] std::string group_version_kind(const model::CredentialsReference& ref);
[[nodiscard]] bool is_secret(const model::CredentialsReference& ref);
[[nodiscard]] bool is_internal_secret(const model::CredentialsReference& ref);
[[nodiscard]] bool is_workload_identity(const model::CredentialsReference& ref);

/// Provider types whose extensions the API server asks about the object, as plugin ExtensionLabels marks them. Empty
/// for Secrets, whose own labels tell.
[[nodiscard]] std::vector<std::string> labelled_types(const model::Resource& resource);

}  // namespace gprov::gardener
