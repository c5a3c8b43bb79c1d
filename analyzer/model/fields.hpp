// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <tuple>

// One table per struct: JSON name and member. Everything that goes over all fields of an object (decoding, the
// three-way merge of kubectl apply, comparing) reads these tables; a field is named nowhere else.

namespace gprov::model {

template <class Struct, class MemberType>
struct Field {
  const char* name;
  MemberType Struct::*member;
};

template <class Struct, class MemberType>
constexpr Field<Struct, MemberType> field(const char* name, MemberType Struct::*member) {
  return {name, member};
}

/// Specialised in *_fields.hpp: `static constexpr auto table = std::tuple{field("name", &ShootWorker::name), …};`
template <class Struct>
struct Fields;

}  // namespace gprov::model
