// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <memory_resource>
#include <set>
#include <string>

#include "analyzer/model/apply.hpp"
#include "analyzer/model/equal_struct.hpp"
#include "analyzer/model/shoot_fields.hpp"
#include "hashing/quantity.hpp"
#include "tests/model/reading.hpp"
#include "tests/support/vectors.hpp"

// What kubectl apply leaves, against the Shoots that Gardener stored in the recorded vectors. Defaulting and admission
// come after apply() and only fill in: whatever apply() says must stand in the stored object.

namespace gprov::tests {
namespace {

/// Two spellings of one quantity: the stored object has the canonical one.
bool same_quantity(const std::optional<std::string>& applied, const std::optional<std::string>& stored) {
  if (!applied || !stored) return applied.has_value() == stored.has_value() || !applied;
  const auto a = hashing::Quantity::parse(*applied);
  const auto b = hashing::Quantity::parse(*stored);
  return a && b && a->text() == b->text();
}

using Paths = std::set<std::string>;

// Declared before use: std types bring no lookup of this namespace into the templates.
template <class T>
void differences(const std::optional<T>& applied, const std::optional<T>& stored, const std::string& path, Paths& out);
template <class T>
void differences(const std::vector<T>& applied, const std::vector<T>& stored, const std::string& path, Paths& out);
void differences(const model::StringMap& applied, const model::StringMap& stored, const std::string& path, Paths& out);

void differences(const model::KubeletReserved& applied, const model::KubeletReserved& stored, const std::string& path,
                 Paths& out);

template <class T>
void differences(const T& applied, const T& stored, const std::string& path, Paths& out) {
  if constexpr (requires { model::Fields<T>::table; }) {
    std::apply(
        [&](const auto&... field) {
          (differences(applied.*(field.member), stored.*(field.member), path + "." + field.name, out), ...);
        },
        model::Fields<T>::table);
  } else if (!model::equal_value(applied, T{}) && !model::equal_value(applied, stored)) {
    out.insert(path);
  }
}

void differences(const model::KubeletReserved& applied, const model::KubeletReserved& stored, const std::string& path,
                 Paths& out) {
  if (!same_quantity(applied.cpu, stored.cpu)) out.insert(path + ".cpu");
  if (!same_quantity(applied.memory, stored.memory)) out.insert(path + ".memory");
  if (!same_quantity(applied.pid, stored.pid)) out.insert(path + ".pid");
  if (!same_quantity(applied.ephemeral_storage, stored.ephemeral_storage)) out.insert(path + ".ephemeralStorage");
}

template <class T>
void differences(const std::optional<T>& applied, const std::optional<T>& stored, const std::string& path, Paths& out) {
  if (applied && !stored) out.insert(path);
  if (applied && stored) differences(*applied, *stored, path, out);
}

template <class T>
void differences(const std::vector<T>& applied, const std::vector<T>& stored, const std::string& path, Paths& out) {
  if (applied.empty()) return;
  if (applied.size() != stored.size()) {
    out.insert(path);
    return;
  }
  for (std::size_t i = 0; i < applied.size(); ++i) differences(applied[i], stored[i], path + "[]", out);
}

/// Labels and annotations: the server may add some.
void differences(const model::StringMap& applied, const model::StringMap& stored, const std::string& path, Paths& out) {
  for (const auto& [key, value] : applied) {
    const auto at = stored.find(key);
    if (at == stored.end() || at->second != value) out.insert(path + "[" + key + "]");
  }
}

/// What admission resolves or puts back, after apply() and in another room.
bool is_admissions(const Vector& vector, const std::string& path) {
  const auto about = [&](const char* word) { return vector.id.find(word) != std::string::npos; };
  if (path.ends_with("ersion")) return about("-partial-") || about("-odd-k8s-version");
  // Decoding drops it since v1.141.
  if (path.ends_with("kubelet.systemReserved")) return true;
  // Up to v1.147 ShootMutator kept the old image's providerConfig.
  return path.ends_with("machine.image.providerConfig") && about("1.144.0") && about("image-providerconfig");
}

model::Objects decode_json(const Json& shoot) { return decode_text(shoot.dump(), {model::StateOption::manifest}); }

BOOST_AUTO_TEST_CASE(apply_leaves_what_gardener_stored) {
  int checked = 0;
  for (const char* file : {"1.144.0_v1.62.1", "1.149.3_v1.62.1"}) {
    for_each_vector("azure", file, [&](const Vector& vector) {
      if (vector.mode != "update" || vector.old_side.shoot_defaulted.is_null() ||
          vector.new_side.shoot_defaulted.is_null()) {
        return;
      }
      const model::Objects original = decode_json(vector.old_side.shoot);
      const model::Objects modified = decode_json(vector.new_side.shoot);
      const model::Objects live = decode_json(stored_shoot(vector.old_side));
      const model::Objects stored = decode_json(stored_shoot(vector.new_side));
      if (modified.shoots.empty()) return;  // refused before it reaches the server's defaults
      std::pmr::monotonic_buffer_resource arena;
      const model::Shoot applied =
          model::apply(original.shoots.at(0).value, modified.shoots.at(0).value, live.shoots.at(0).value, arena);
      Paths wrong;
      differences(applied, stored.shoots.at(0).value, "", wrong);
      for (const std::string& path : wrong) {
        if (!is_admissions(vector, path)) BOOST_ERROR(vector.id << " " << vector.title << ": " << path);
      }
      ++checked;
    });
  }
  BOOST_TEST(checked > 400);
}

}  // namespace
}  // namespace gprov::tests
