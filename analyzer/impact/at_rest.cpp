// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/at_rest.hpp"

#include "analyzer/model/equal_struct.hpp"
#include "analyzer/model/shoot_fields.hpp"

namespace gprov::impact {
namespace {

bool is_same(const model::ObjectMeta& a, const model::ObjectMeta& b) {
  return a.uid == b.uid && a.labels == b.labels && a.annotations == b.annotations &&
         a.deletion_timestamp == b.deletion_timestamp;
}

}  // namespace

bool is_at_rest(const Pair& pair, const Sides<gardener::Environment>& environment, Memory& memory) {
  return is_untouched(pair, environment) && memory.are_equal(*pair.before->profile.spec, *pair.after->profile.spec);
}

bool is_untouched(const Pair& pair, const Sides<gardener::Environment>& environment) {
  if (!pair.before || !pair.after || environment.before != environment.after) return false;
  for (const State* state : {pair.before.get(), pair.after.get()}) {
    if (state->object->state != model::State::stored || state->profile.spec == nullptr) return false;
    if (state->infrastructure != nullptr || state->worker != nullptr) return false;
  }
  const model::Shoot &before = pair.before->object->value, &after = pair.after->object->value;
  return is_same(before.metadata, after.metadata) && model::equal_value(before.spec, after.spec) &&
         model::equal_value(before.status, after.status);
}

}  // namespace gprov::impact
