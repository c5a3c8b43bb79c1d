// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <deque>
#include <map>
#include <mutex>
#include <vector>

#include "analyzer/providers/aws/schema.hpp"
#include "hashing/release_bands_aws.hpp"

namespace gprov::providers::aws {
namespace {

using model::FieldSpec;
using model::TypeSpec;

/// Types without the fields that a release lacks, made from the newest ones.
class Types {
 public:
  explicit Types(const hashing::Version& release) : release_(release) {}

  const TypeSpec& reduced(const TypeSpec& type) {
    const auto known = made_.find(&type);
    if (known != made_.end()) return *known->second;
    std::vector<FieldSpec>& fields = fields_.emplace_back();
    for (FieldSpec field : type.fields) {
      if (!hashing::aws::has_field(release_, type.name, field.name)) continue;
      if (field.type != nullptr) field.type = &reduced(*field.type);
      fields.push_back(field);
    }
    const TypeSpec& result = types_.emplace_back(TypeSpec{type.name, fields, type.unknown});
    made_[&type] = &result;
    return result;
  }

 private:
  hashing::Version release_;
  std::deque<std::vector<FieldSpec>> fields_;
  std::deque<TypeSpec> types_;
  std::map<const TypeSpec*, const TypeSpec*> made_;
};

}  // namespace

const TypeSpec& as_of(const TypeSpec& type, const hashing::Version& extension) {
  static std::mutex mutex;
  static std::map<std::string, Types> by_band;
  const std::scoped_lock lock(mutex);
  return by_band.try_emplace(hashing::aws::field_band(extension), extension).first->second.reduced(type);
}

}  // namespace gprov::providers::aws
