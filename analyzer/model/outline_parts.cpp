// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/outline_parts.hpp"

#include "analyzer/model/outline_values.hpp"
#include "hashing/fingerprint.hpp"

namespace gprov::model {
namespace {

constexpr char kMark = '\x01', kPartMark = '\x02';  // in place of what is left out

}  // namespace

bool OutlineParts::leaf(const OutlineRule& rule, std::size_t begin, std::size_t end) {
  const std::string_view value = text_.substr(begin, end - begin);
  bool fits = false;
  switch (rule.look) {
    case Look::text:
    case Look::moving_text:
      fits = is_own_text(value);
      break;
    case Look::count:
      fits = is_count(value);
      break;
    case Look::size:
      fits = is_size(value);
      break;
    case Look::time:
    case Look::moving_time:
      fits = is_time(value);
      break;
    case Look::profile_kind:
      is_shared_profile_ = unquoted(value) == "CloudProfile";
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
  if (sink_ == &frame_ && (rule.look == Look::moving_text || rule.look == Look::moving_time)) move(begin, end);
  return true;
}

void OutlineParts::label(std::size_t begin, std::size_t end) {
  if (is_own_text(text_.substr(begin, end - begin))) leave_out(begin, end);
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
      out_.pool_names.push_back(value);
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
      return;
  }
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
}

void OutlineParts::end_part(const OutlineRule& rule, std::size_t place) {
  flush(place);
  sink_ = &frame_;
  (rule.look == Look::pools ? out_.pools : out_.bystanders).push_back(hashing::fingerprint(part_));
}

bool OutlineParts::finish() {
  flush(text_.size());
  if (names_profile_ && !is_shared_profile_) frame_ += out_.ns;  // a NamespacedCloudProfile is one of its namespace's
  out_.frame = hashing::fingerprint(frame_);
  out_.is_observed = generation_ == observed_generation_;
  return !out_.name.empty() && !out_.ns.empty() && has_id_ && out_.pools.size() == out_.pool_names.size();
}

}  // namespace gprov::model
