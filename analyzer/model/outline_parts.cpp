// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/outline_parts.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "analyzer/model/outline_values.hpp"
#include "hashing/fingerprint.hpp"

namespace gprov::model {
namespace {

using hashing::mixed;

constexpr char kMark = '\x01', kPartMark = '\x02';  // in place of what is left out

}  // namespace

bool OutlineParts::leaf(const OutlineRule& rule, std::size_t begin, std::size_t end) {
  const std::string_view value = text_.substr(begin, end - begin);
  bool fits = false;
  switch (rule.look) {
    case Look::text:
    case Look::moving_text:
    case Look::fact:
      fits = is_own_text(value);
      break;
    case Look::count:
      fits = is_count(value);
      break;
    case Look::size:
      fits = is_size(value);
      break;
    case Look::quantity:
      fits = is_quantity(value);
      break;
    case Look::url:
      fits = is_url(value);
      break;
    case Look::time:
    case Look::moving_time:
      fits = is_time(value);
      break;
    case Look::common:
      fits = rule.field == OwnField::strategy ? unquoted(value) == "AutoRollingUpdate" : is_surge(value);
      pool_.is_odd = pool_.is_odd || !fits;
      break;
    case Look::odd:
      pool_.is_odd = true;
      return true;
    case Look::profile_kind:
      is_shared_profile_ = unquoted(value) == "CloudProfile";
      note_core(rule.key, value);
      return true;
    case Look::core:
      note_core(rule.key, value);
      return true;
    case Look::release:
      if (!value.empty()) out_.release = unquoted(value);
      return true;
    case Look::refused:
      return false;
    default:
      return true;
  }
  if (!fits) return true;
  note(rule.field, unquoted(value));
  leave_out(begin, end);
  if (!moves_whole_ && (rule.look == Look::moving_text || rule.look == Look::moving_time)) move(begin, end);
  return true;
}

void OutlineParts::own_text(std::size_t begin, std::size_t end) {
  if (is_own_text(text_.substr(begin, end - begin))) leave_out(begin, end);
}

void OutlineParts::zone(std::size_t begin, std::size_t end, std::size_t from, std::size_t to) {
  flush(from);
  run_ = to;
  zones_.append(text_, begin, end - begin);
  zones_ += kMark;
  pool_.has_zones = true;
}

void OutlineParts::note(OwnField field, std::string_view value) {
  switch (field) {
    case OwnField::name:
      out_.name = value;
      return;
    case OwnField::ns:
      out_.ns = value;
      return;
    case OwnField::pool_name:
      pool_.name = value;
      return;
    case OwnField::machine_type:
      pool_.type = value;
      return;
    case OwnField::architecture:
      pool_.architecture = value;
      return;
    case OwnField::image_name:
      pool_.image = value;
      return;
    case OwnField::image_version:
      pool_.version = value;
      return;
    case OwnField::technical_id:
      has_id_ = true;
      return;
    case OwnField::generation:
      generation_ = value;
      return;
    case OwnField::observed_generation:
      observed_generation_ = value;
      return;
    case OwnField::none:
    case OwnField::profile:
    case OwnField::strategy:
    case OwnField::surge:
      return;
  }
}

void OutlineParts::note_core(std::string_view key, std::string_view value) {
  core_ += mixed(hashing::fingerprint(key), hashing::fingerprint(value));
}

void OutlineParts::flush(std::size_t end) {
  if (run_ < end) sink_->append(text_, run_, end - run_);
  run_ = end;
}

void OutlineParts::leave_out(std::size_t begin, std::size_t end) {
  flush(begin);
  *sink_ += kMark;
  run_ = end;
}

void OutlineParts::leave_out_applied(std::size_t begin, std::size_t end) {
  flush(begin);
  run_ = end;
  out_.bystanders.push_back(0);  // to have been seen, like the others
}

void OutlineParts::begin_list(std::size_t place) {
  flush(place);
  *sink_ += kPartMark;
}

void OutlineParts::begin_part(const OutlineRule& rule, std::size_t place) {
  run_ = place;
  part_ = rule.key;
  sink_ = &part_;
  moves_whole_ = rule.look == Look::bystanders;
  if (rule.look != Look::pools) return;
  zones_.clear();
  pool_ = {};
}

bool OutlineParts::begin_apart(const OutlineRule& rule, std::size_t place) {
  if (around_ != nullptr) return false;
  flush(place);
  around_ = std::exchange(sink_, &inner_);
  inner_ = rule.key;
  return true;
}

void OutlineParts::end_apart(std::size_t place) {
  flush(place);
  sink_ = std::exchange(around_, nullptr);
  const std::uint64_t part = hashing::fingerprint(inner_);
  out_.bystanders.push_back(part);
  std::uint64_t& all = sink_ == &frame_ ? out_.aparts : pool_.aparts;
  all = mixed(all, part);
}

void OutlineParts::end_part(const OutlineRule& rule, std::size_t place) {
  flush(place);
  sink_ = &frame_;
  moves_whole_ = false;
  if (rule.look == Look::pools) return end_pool();
  out_.bystanders.push_back(hashing::fingerprint(part_));
}

void OutlineParts::end_pool() {
  const auto joined = [](std::initializer_list<std::string_view> texts) {
    std::uint64_t all = 0;
    for (const std::string_view text : texts) all = mixed(all, hashing::fingerprint(text));
    return all;
  };
  const bool lacks = pool_.type.empty() || pool_.image.empty() || pool_.version.empty() || !pool_.has_zones;
  out_.pools.push_back({pool_.name, hashing::fingerprint(zones_), joined({pool_.type, pool_.architecture}),
                        joined({pool_.image, pool_.version, pool_.architecture}), hashing::fingerprint(part_),
                        pool_.aparts, pool_.is_odd || lacks});
}

bool OutlineParts::finish() {
  flush(text_.size());
  if (names_profile_ && !is_shared_profile_) {  // a NamespacedCloudProfile is one of its namespace's
    frame_ += out_.ns;
    note_core("namespace", out_.ns);
  }
  out_.frame = hashing::fingerprint(frame_);
  out_.core = core_;
  out_.is_observed = generation_ == observed_generation_;
  return !out_.name.empty() && !out_.ns.empty() && has_id_ &&
         std::none_of(out_.pools.begin(), out_.pools.end(), [](const PoolOutline& pool) { return pool.name.empty(); });
}

}  // namespace gprov::model
