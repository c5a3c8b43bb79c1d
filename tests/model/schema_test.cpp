// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/model/api_schema.hpp"
#include "analyzer/model/cloud_profile_fields.hpp"
#include "analyzer/model/extension_objects_fields.hpp"
#include "analyzer/model/fields.hpp"
#include "analyzer/model/shoot_fields.hpp"

// Two tables name the fields of the API: the schema (all of them) and Fields (those that the model has). Each of the
// second must be one of the first, and of a type that can hold it.

namespace gprov::tests {
namespace {

using model::FieldSpec;
using model::Kind;
using model::Shape;
using model::TypeSpec;

template <class T>
void check_struct(const TypeSpec& type, const std::string& path);

template <class T>
struct Holds;

template <>
struct Holds<std::string> {
  static bool one(const FieldSpec& f, const std::string&) {
    return f.kind == Kind::text || f.kind == Kind::quantity || f.kind == Kind::time || f.kind == Kind::duration ||
           f.kind == Kind::bytes;
  }
};
template <>
struct Holds<bool> {
  static bool one(const FieldSpec& f, const std::string&) { return f.kind == Kind::boolean; }
};
template <>
struct Holds<std::int32_t> {
  static bool one(const FieldSpec& f, const std::string&) { return f.kind == Kind::int32; }
};
template <>
struct Holds<std::int64_t> {
  static bool one(const FieldSpec& f, const std::string&) { return f.kind == Kind::int64; }
};
template <>
struct Holds<double> {
  static bool one(const FieldSpec& f, const std::string&) { return f.kind == Kind::float64; }
};
template <>
struct Holds<model::IntOrString> {
  static bool one(const FieldSpec& f, const std::string&) { return f.kind == Kind::int_or_text; }
};
template <>
struct Holds<model::RawExtension> {
  static bool one(const FieldSpec& f, const std::string&) { return f.kind == Kind::raw; }
};
template <class T>
requires requires { model::Fields<T>::table; }
struct Holds<T> {
  static bool one(const FieldSpec& f, const std::string& path) {
    if (f.kind != Kind::object) return false;
    check_struct<T>(*f.type, path);
    return true;
  }
};

template <class T>
bool fits(const FieldSpec& f, const std::string& path, const T*) {
  return f.shape == Shape::one && Holds<T>::one(f, path);
}
/// Kept as it was read, whatever its shape: nothing of it is looked into here.
bool fits(const FieldSpec&, const std::string&, const model::RawExtension*) { return true; }
template <class T>
bool fits(const FieldSpec& f, const std::string& path, const std::optional<T>*) {
  return f.shape == Shape::one && Holds<T>::one(f, path);
}
template <class T>
bool fits(const FieldSpec& f, const std::string& path, const std::vector<T>*) {
  return f.shape == Shape::list && Holds<T>::one(f, path);
}
bool fits(const FieldSpec& f, const std::string&, const std::vector<model::CapabilityFlavor>*) {
  return f.shape == Shape::list_of_maps_of_lists && f.kind == Kind::text;
}
bool fits(const FieldSpec& f, const std::string& path, const std::map<std::string, std::string>*) {
  return f.shape == Shape::map && Holds<std::string>::one(f, path);
}
bool fits(const FieldSpec& f, const std::string& path, const std::map<std::string, bool>*) {
  return f.shape == Shape::map && Holds<bool>::one(f, path);
}
bool fits(const FieldSpec& f, const std::string& path, const model::Capabilities*) {
  return f.shape == Shape::map_of_lists && Holds<std::string>::one(f, path);
}

template <class Of, class Member>
void check_field(const TypeSpec& type, const std::string& path, const model::Field<Of, Member>& field) {
  const std::string full = path + "." + field.name;
  const FieldSpec* spec = type.find(field.name);
  BOOST_TEST_REQUIRE((spec != nullptr), full << " is no field of " << type.name);
  BOOST_TEST(fits(*spec, full, static_cast<const Member*>(nullptr)), full << " cannot hold what the API has");
}

template <class T>
void check_struct(const TypeSpec& type, const std::string& path) {
  std::apply([&](const auto&... field) { (check_field(type, path, field), ...); }, model::Fields<T>::table);
}

void check_unique(const TypeSpec& type) {
  for (const FieldSpec& field : type.fields) {
    BOOST_TEST(type.find(field.name) == &field, type.name << "." << field.name << " stands there twice");
    BOOST_TEST((field.kind == Kind::object) == (field.type != nullptr));
    if (field.type != nullptr) check_unique(*field.type);
  }
}

BOOST_AUTO_TEST_CASE(every_member_of_the_model_is_a_field_of_the_api) {
  check_struct<model::Shoot>(model::kShoot, "Shoot");
  check_struct<model::CloudProfile>(model::kCloudProfile, "CloudProfile");
  check_struct<model::NamespacedCloudProfile>(model::kNamespacedCloudProfile, "NamespacedCloudProfile");
  check_struct<model::Worker>(model::kWorkerObject, "Worker");
  check_struct<model::Infrastructure>(model::kInfrastructure, "Infrastructure");
  check_struct<model::MachineDeployment>(model::kMachineDeployment, "MachineDeployment");
}

BOOST_AUTO_TEST_CASE(no_type_has_a_field_twice) {
  for (const TypeSpec* type : {&model::kShoot, &model::kCloudProfile, &model::kNamespacedCloudProfile,
                               &model::kWorkerObject, &model::kInfrastructure, &model::kMachineDeployment}) {
    check_unique(*type);
  }
}

}  // namespace
}  // namespace gprov::tests
