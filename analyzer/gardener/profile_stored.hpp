// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/gardener/environment.hpp"
#include "analyzer/model/cloud_profile.hpp"

// What the API server stores of a CloudProfile or NamespacedCloudProfile that somebody writes.

namespace gprov::gardener {

/// The defaults that every decoding sets. Mirrors pkg/apis/core/v1beta1/defaults_cloudprofile.go@v1.149.3.
void set_defaults(model::CloudProfileSpec& spec);
/// Mirrors pkg/apis/core/v1beta1/defaults_namespacedcloudprofile.go@v1.149.3: fewer, the rest comes with the merge.
void set_defaults(model::NamespacedCloudProfileSpec& spec);

/// What the registry changes before it validates: versions that are over are dropped on creation (`old` is nullptr),
/// architectures are kept in step on update. Mirrors registry/core/cloudprofile/strategy.go#PrepareForCreate,
/// #PrepareForUpdate@v1.149.3.
void prepare(model::CloudProfileSpec& spec, const model::CloudProfileSpec* old, const Environment& environment);
/// Overrides that are over are dropped, unless they were there before.
/// Mirrors registry/core/namespacedcloudprofile/strategy.go#dropInactiveVersions@v1.149.3.
void prepare(model::NamespacedCloudProfileSpec& spec, const model::NamespacedCloudProfileSpec* old,
             const Environment& environment);

/// What the registry changes after it has validated. Mirrors registry/core/cloudprofile/strategy.go#Canonicalize
/// @v1.149.3.
void canonicalize(model::CloudProfileSpec& spec, const Environment& environment);

/// status.cloudProfileSpec of a NamespacedCloudProfile, without the extension's part: providerConfig is the parent's.
/// Mirrors namespacedcloudprofile/reconciler.go#MergeCloudProfiles@v1.149.3.
[[nodiscard]] model::CloudProfileSpec merge(model::NamespacedCloudProfileSpec spec,
                                            const model::CloudProfileSpec& parent, const Environment& environment);

}  // namespace gprov::gardener
