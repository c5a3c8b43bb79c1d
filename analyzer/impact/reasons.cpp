// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/reasons.hpp"

#include <algorithm>

#include "analyzer/impact/fingerprint.hpp"
#include "analyzer/impact/shown.hpp"
#include "analyzer/rules/rule.hpp"

namespace gprov::impact {
namespace {

using hashing::Equality;
using providers::Subject;

constexpr std::string_view kWorkers = "spec.provider.workers[";

/// A path without the pool's index, so that a fingerprint survives reordering the list.
std::string without_index(const std::string& path, const std::string& pool) {
  if (!path.starts_with(kWorkers)) return path;
  const auto end = path.find(']');
  if (end == std::string::npos) return path;
  return std::string(kWorkers) + pool + path.substr(end);
}

std::string text_of(const Shown& value) {
  if (value.text) return "=" + *value.text;
  return value.unknown.empty() ? "-" : "?" + value.unknown;
}

void finish(Reason& reason, const ReasonContext& context) {
  if (context.verdicts_only) return;
  if (const rules::Rule* row = rules::find(reason.rule)) {
    if (reason.title.empty()) reason.title = row->title;
    if (reason.why.empty()) reason.why = row->why;
    reason.remedy = row->remedy;
    reason.source = row->source;
  }
  reason.fingerprint =
      fingerprint({reason.rule, context.ns + "/" + context.shoot, context.pool,
                   without_index(reason.path, context.pool), text_of(reason.before), text_of(reason.after)});
}

const hashing::HashDatum* partner(const hashing::HashData& data, const hashing::HashDatum& of) {
  const auto found = std::find_if(data.begin(), data.end(), [&](const hashing::HashDatum& datum) {
    return datum.trigger == of.trigger && datum.key == of.key;
  });
  return found == data.end() ? nullptr : &*found;
}

std::optional<Item> item(const hashing::HashDatum* datum) {
  if (datum == nullptr) return std::nullopt;
  return Item{datum->path, datum->value};
}

std::optional<Item> item(const providers::ContentItem* content) {
  if (content == nullptr) return std::nullopt;
  return Item{content->path, content->value};
}

/// Reasons for one datum that differs; its causes, where the provider knows more than the datum's own path.
void add_datum(std::vector<Reason>& reasons, const ReasonContext& context, const hashing::HashDatum* before,
               const hashing::HashDatum* after, Verdict effect, const std::vector<providers::Cause>& causes) {
  const hashing::HashDatum& known = after != nullptr ? *after : *before;
  const std::string rule(rules::of(known.trigger).id);
  bool caused = false;
  for (const providers::Cause& cause : causes) {
    if (cause.trigger != known.trigger || (!cause.key.empty() && cause.key != known.key)) continue;
    caused = true;
    const auto side = [&](const std::optional<std::string>& value) {
      return value ? std::optional<Item>(Item{cause.path, *value}) : std::nullopt;
    };
    Reason reason = make_reason(context, rule, effect, cause.subject, side(cause.old_value), side(cause.new_value));
    if (reason.path.empty()) reason.path = cause.path;
    if (!cause.why.empty()) reason.why = cause.why;
    reasons.push_back(std::move(reason));
  }
  if (!caused) reasons.push_back(make_reason(context, rule, effect, Subject::shoot, item(before), item(after)));
}

/// Extensions name fields of an infrastructureConfig, and of spec.networking, without what leads to them.
std::string in_shoot(const std::string& path) {
  constexpr const char* kInfrastructureConfig = "spec.provider.infrastructureConfig.";
  for (const char* root : {"spec", "metadata", "status"}) {
    if (path.starts_with(root)) return path;
  }
  if (path.empty()) return path;
  return (path.starts_with("networking.") ? "spec." : kInfrastructureConfig) + path;
}

}  // namespace

std::optional<Position> place(const State* state, Subject subject, const std::string& path) {
  if (state == nullptr) return std::nullopt;
  const model::Origin* origin = nullptr;
  std::string own = path;
  switch (subject) {
    case Subject::shoot:
      origin = &state->object->origin;
      own = in_shoot(path);
      break;
    case Subject::cloud_profile:
      origin = state->profile.origin;
      if (!state->profile.path_prefix.empty() && path.starts_with("spec.")) {
        own = state->profile.path_prefix + path.substr(4);
      }
      break;
    case Subject::infrastructure:
      origin = state->infrastructure == nullptr ? nullptr : &state->infrastructure->origin;
      break;
    case Subject::worker:
      origin = state->worker == nullptr ? nullptr : &state->worker->origin;
      break;
  }
  if (origin == nullptr) return std::nullopt;
  return model::position(*origin, own);
}

Reason make_reason(const ReasonContext& context, const std::string& rule, Verdict effect, Subject subject,
                   const std::optional<Item>& before, const std::optional<Item>& after) {
  Reason reason;
  reason.rule = rule;
  reason.effect = effect;
  reason.path = after ? after->path : before ? before->path : "";
  if (context.verdicts_only) return reason;
  if (before) reason.before = shown(before->value);
  if (after) reason.after = shown(after->value);
  reason.equal = before && after && hashing::compare(before->value, after->value) == Equality::equal;
  if (reason.before.masked || reason.after.masked) reason.before.masked = reason.after.masked = true;
  reason.before_at = place(context.before, subject, before ? before->path : reason.path);
  reason.after_at = place(context.after, subject, after ? after->path : reason.path);
  finish(reason, context);
  return reason;
}

Reason make_note(const ReasonContext& context, const std::string& rule, Verdict effect, const std::string& before_path,
                 const std::string& after_path, const std::string& why) {
  Reason reason;
  reason.rule = rule;
  reason.effect = effect;
  reason.path = after_path.empty() ? before_path : after_path;
  reason.why = why;
  if (context.verdicts_only) return reason;
  if (!before_path.empty()) reason.before_at = place(context.before, Subject::shoot, before_path);
  if (!after_path.empty()) reason.after_at = place(context.after, Subject::shoot, after_path);
  finish(reason, context);
  return reason;
}

std::vector<Reason> reasons_of_data(const ReasonContext& context, const hashing::HashData& before,
                                    const hashing::HashData& after, const std::vector<providers::Cause>& causes) {
  std::vector<Reason> reasons;
  const auto effect_of = [](Equality equality) {
    return equality == Equality::unknown ? Verdict::unknown : Verdict::roll;
  };
  for (const hashing::HashDatum& datum : after) {
    const hashing::HashDatum* old = partner(before, datum);
    const Equality equality = old == nullptr ? Equality::different : hashing::compare(old->value, datum.value);
    if (equality != Equality::equal) add_datum(reasons, context, old, &datum, effect_of(equality), causes);
  }
  for (const hashing::HashDatum& datum : before) {
    if (partner(after, datum) == nullptr) add_datum(reasons, context, &datum, nullptr, Verdict::roll, causes);
  }
  if (reasons.empty() && hashing::compare(before, after) == Equality::different && !after.empty()) {
    // Equal data in another order: the first that moved says which list it is.
    const std::size_t common = std::min(before.size(), after.size());
    std::size_t first = 0;
    while (first < common && before[first].trigger == after[first].trigger && before[first].key == after[first].key)
      ++first;
    const hashing::HashDatum& moved = after[std::min(first, after.size() - 1)];
    reasons.push_back(make_note(context, "core/hash-order", Verdict::roll, moved.path, moved.path, ""));
  }
  return reasons;
}

std::vector<Reason> reasons_of_content(const ReasonContext& context, const std::vector<providers::ContentItem>& before,
                                       const std::vector<providers::ContentItem>& after) {
  std::vector<Reason> reasons;
  const auto partner_of = [](const std::vector<providers::ContentItem>& items, const providers::ContentItem& of) {
    const auto found = std::find_if(items.begin(), items.end(), [&](const providers::ContentItem& candidate) {
      return candidate.rule == of.rule && candidate.key == of.key;
    });
    return found == items.end() ? nullptr : &*found;
  };
  for (const providers::ContentItem& content : after) {
    const providers::ContentItem* old = partner_of(before, content);
    const Equality equality = old == nullptr ? Equality::different : hashing::compare(old->value, content.value);
    if (equality == Equality::equal) continue;
    const Verdict effect = equality == Equality::unknown ? Verdict::unknown : Verdict::drift;
    reasons.push_back(make_reason(context, content.rule, effect, content.subject, item(old), item(&content)));
  }
  for (const providers::ContentItem& content : before) {
    if (partner_of(after, content) != nullptr) continue;
    reasons.push_back(
        make_reason(context, content.rule, Verdict::drift, content.subject, item(&content), std::nullopt));
  }
  return reasons;
}

std::vector<HashLine> hash_lines(const hashing::HashData& data) {
  std::vector<HashLine> lines;
  lines.reserve(data.size());
  for (const hashing::HashDatum& datum : data) {
    lines.push_back({std::string(rules::of(datum.trigger).id), datum.path, shown(datum.value)});
  }
  return lines;
}

}  // namespace gprov::impact
