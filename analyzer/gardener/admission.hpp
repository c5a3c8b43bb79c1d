// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <vector>

#include "analyzer/gardener/environment.hpp"
#include "analyzer/model/cloud_profile.hpp"
#include "analyzer/model/shoot.hpp"
#include "hashing/hash_data.hpp"

namespace gprov::gardener {

/// A value that admission would have resolved, had everything been given. `value` is what the datum of `trigger` of
/// `pool` is worth then; `needs` names the missing object ("CloudProfile az").
struct Gap {
  std::string pool;
  hashing::Trigger trigger{};
  hashing::Opaque value;
  std::string needs;
};

/// A refusal of the API server or of an extension's webhook.
struct Rejection {
  std::string rule;    ///< id of the row in analyzer/rules
  std::string object;  ///< Shoot, CloudProfile, …
  std::string by;      ///< mutator, validation, validator, resourcereservation, extension-…
  std::string type;    ///< Invalid, Forbidden, NotSupported, …
  std::string path;    ///< as upstream prints it
  std::string message;
  std::string place = {};  ///< where the field is, if upstream prints another path; "": at `path`
};

struct Admission {
  std::vector<Gap> gaps;
  std::vector<Rejection> rejections;
};

/// What admission writes into a Shoot, on create (`old` is nullptr) or on update: complete Kubernetes versions, machine
/// images, machine.architecture (since v1.149), reserved resources (static, or by GKE's formula), node-local DNS where
/// a plugin turns it on, plus what the registry strategy sets (annotations, cloudProfileName). `profile` may be
/// nullptr: what it would have decided becomes a gap. `old_gaps` are those of `old`: an image taken over from the old
/// Shoot takes its gap along. Order and rules by release:
/// plugin/pkg/shoot/{nodelocaldns,mutator,resourcereservation}/admission.go
/// @v1.149.3, plugin/pkg/shoot/validator/admission.go@v1.131.0 and before.
[[nodiscard]] Admission admit(model::Shoot& shoot, const model::Shoot* old, const std::vector<Gap>& old_gaps,
                              const model::CloudProfileSpec* profile, const Environment& environment);

}  // namespace gprov::gardener
