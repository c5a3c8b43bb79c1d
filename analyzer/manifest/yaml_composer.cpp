// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/yaml_composer.hpp"

#include <algorithm>
#include <utility>

#include "analyzer/manifest/utf8.hpp"
#include "analyzer/manifest/yaml_cause.hpp"
#include "analyzer/manifest/yaml_raw.hpp"

namespace gprov::manifest {
namespace {

std::string_view view(const yaml_char_t* text) { return text == nullptr ? "" : reinterpret_cast<const char*>(text); }

/// decode.go#allowedAliasRatio.
double allowed_alias_ratio(std::uint64_t decode_count) {
  constexpr std::uint64_t kLow = 400'000, kHigh = 4'000'000;
  if (decode_count <= kLow) return 0.99;
  if (decode_count >= kHigh) return 0.10;
  return 0.99 - 0.89 * (static_cast<double>(decode_count - kLow) / static_cast<double>(kHigh - kLow));
}

constexpr std::string_view kMergeWantsMap =
    "expected a map, or a list of maps, behind the merge key '<<'; write it inline or give an alias of one";

}  // namespace

bool YamlComposer::fail(std::uint64_t offset, std::string message) {
  reading_.error(offset, std::move(message));
  return false;
}

/// decode.go#decoder.unmarshal: the limit of what aliases may expand to.
bool YamlComposer::count(std::uint64_t calls, std::uint64_t through_alias, std::uint64_t offset) {
  constexpr std::uint64_t kSaturated = std::uint64_t{1} << 60;
  decode_count_ = std::min(decode_count_ + calls + through_alias, kSaturated);
  alias_count_ = std::min(alias_count_ + through_alias, kSaturated);
  if (alias_count_ > 100 && decode_count_ > 1000 &&
      static_cast<double>(alias_count_) / static_cast<double>(decode_count_) > allowed_alias_ratio(decode_count_)) {
    return fail(offset,
                "the aliases of this document expand to too much (yaml: document contains excessive aliasing); "
                "write the values out or split the document");
  }
  return true;
}

bool YamlComposer::compose() {
  while (!done_) {
    if (!events_.next()) return false;
    bool ok = true;
    switch (events_.event().type) {
      case YAML_SCALAR_EVENT:
        ok = scalar();
        break;
      case YAML_ALIAS_EVENT:
        ok = alias();
        break;
      case YAML_SEQUENCE_START_EVENT:
        ok = open(false);
        break;
      case YAML_MAPPING_START_EVENT:
        ok = open(true);
        break;
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        ok = close();
        break;
      case YAML_NO_EVENT:
      case YAML_STREAM_START_EVENT:
      case YAML_STREAM_END_EVENT:
      case YAML_DOCUMENT_START_EVENT:
      case YAML_DOCUMENT_END_EVENT:
        done_ = true;
        break;
    }
    if (!ok) return false;
  }
  return true;
}

/// True when the tag ends differently for upstream: then the piece is to be read again, or the error is there.
bool YamlComposer::tag_goes_on(std::uint64_t place, const yaml_char_t* tag) {
  if (tag == nullptr || frames_.empty() || !frames_.back().flow) return false;
  const TagComma comma = find_tag_comma(events_.text(), place);
  if (comma.place == std::string_view::npos) return false;
  if (comma.verbatim) {
    fail(events_.offset(comma.place), explain_yaml("did not find expected whitespace or line break", "','"));
  } else {
    disguise_.in_tags.push_back(comma.place);
  }
  return true;
}

bool YamlComposer::scalar() {
  const yaml_event_t& event = events_.event();
  const std::uint64_t place = events_.place(event.start_mark);
  const std::uint64_t offset = events_.offset(place);
  const auto& data = event.data.scalar;
  std::string_view value(reinterpret_cast<const char*>(data.value), data.length);
  if (events_.is_disguised(value)) value = tree_.keep(events_.restore(value));
  if (tag_goes_on(place, data.tag)) return false;
  if (data.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE && value.find('/') != std::string_view::npos) {
    const std::string_view raw = events_.text().substr(place, events_.place(event.end_mark) - place);
    if (const auto at = find_escaped_slash(raw); at != std::string_view::npos) {
      return fail(events_.offset(place + at),
                  "expected an escape that YAML 1.1 knows, got '\\/'; write '/' without the "
                  "backslash (yaml: found unknown escape character)");
    }
  }
  // To upstream ? is an indicator wherever it stands in a flow collection, and one that fits nowhere behind a text.
  if (data.style == YAML_PLAIN_SCALAR_STYLE && !frames_.empty() && frames_.back().flow &&
      value.find('?') != std::string_view::npos) {
    return fail(offset, "expected no '?' in text without quotes inside of '[…]' or '{…}', got " +
                            reading_.quote(value) + "; put it in quotes (yaml: did not find expected ',' or ']')");
  }
  // decode.go#isMerge: the key itself is never decoded.
  if (value == "<<" && at_key() && (data.plain_implicit != 0 || view(data.tag) == "tag:yaml.org,2002:merge")) {
    define(data.anchor,
           {.node = make_string(offset, "<<"), .scalar = Scalar{.kind = Scalar::Kind::string, .text = "<<"}});
    frames_.back().expects_key = false;
    frames_.back().merging = true;
    frames_.back().merge_offset = offset;
    return true;
  }
  const auto resolved = resolve(event, value, place);
  if (!resolved) return false;
  const Node node = to_node(*resolved, offset);
  if (data.anchor != nullptr) define(data.anchor, {.node = node, .scalar = resolved});
  if (in_merge()) return fail(offset, std::string(kMergeWantsMap));
  if (!count(1, 0, offset)) return false;
  return at_key() ? place_key(*resolved, 1, offset) : place_value(node, 1, 0, offset);
}

/// decode.go#decoder.scalar.
std::optional<Scalar> YamlComposer::resolve(const yaml_event_t& event, std::string_view text, std::uint64_t place) {
  const auto& data = event.data.scalar;
  const bool quoted = data.style != YAML_PLAIN_SCALAR_STYLE;
  Scalar result;
  if (data.tag == nullptr) {
    // libyaml forgets the tag "!"; upstream keeps it, and it makes text of a plain scalar.
    const bool properties = event.end_mark.index - event.start_mark.index != data.length;
    if (quoted ||
        (properties && find_tag(events_.text(), place, events_.place(event.end_mark)) != std::string_view::npos)) {
      result.kind = Scalar::Kind::string;
      result.text = text;
    } else {
      result = resolve_plain(text);
    }
  } else if (const std::string_view tag = view(data.tag); tag == "tag:yaml.org,2002:binary") {
    return resolve_binary(text, events_.offset(place));
  } else if (const auto tagged = resolve_tagged(tag, text)) {
    result = *tagged;
  } else {
    fail(events_.offset(place), "expected a value that fits the tag '" + std::string(tag) + "', got " +
                                    reading_.quote(text) + "; correct the value or leave the tag out");
    return std::nullopt;
  }
  if (result.kind == Scalar::Kind::string) {
    const bool bare = data.anchor == nullptr && data.tag == nullptr;
    result.text = keep(text, bare ? place + (quoted ? 1 : 0) : ~std::uint64_t{0});
  }
  return result;
}

/// The decoded bytes may be no UTF-8; Go's JSON encoder replaces what is not.
std::optional<Scalar> YamlComposer::resolve_binary(std::string_view text, std::uint64_t offset) {
  const auto bytes = decode_base64(text);
  if (!bytes) {
    fail(offset, "expected base64 behind the tag '!!binary', got " + reading_.quote(text) +
                     "; correct it or leave the tag out");
    return std::nullopt;
  }
  Scalar result;
  result.kind = Scalar::Kind::string;
  result.text = tree_.keep(replace_invalid_bytes(*bytes));
  return result;
}

/// A view into the source where it has the same bytes at `place`, a copy otherwise.
std::string_view YamlComposer::keep(std::string_view value, std::uint64_t place) {
  const std::string_view text = events_.text();
  if (place < text.size() && text.substr(place).starts_with(value)) return text.substr(place, value.size());
  return tree_.keep(value);
}

std::size_t YamlComposer::define(const yaml_char_t* name, const Anchor& anchor) {
  if (name == nullptr) return kNone;
  anchors_.push_back(anchor);
  anchor_names_[std::string(view(name))] = anchors_.size() - 1;
  return anchors_.size() - 1;
}

bool YamlComposer::alias() {
  const yaml_event_t& event = events_.event();
  const std::uint64_t offset = events_.offset(events_.place(event.start_mark));
  const std::string name(view(event.data.alias.anchor));
  const auto known = anchor_names_.find(name);
  if (known == anchor_names_.end()) {
    return fail(offset, "the alias " + reading_.quote("*" + name) + " stands for an anchor " +
                            reading_.quote("&" + name) +
                            " that this document does not define before it; anchors of other documents do not count");
  }
  const Anchor& anchor = anchors_[known->second];
  if (anchor.open) {
    return fail(offset, "the alias " + reading_.quote("*" + name) + " stands inside the value of its own anchor " +
                            reading_.quote("&" + name) + ", which would have no end; take it out");
  }
  if (in_merge() && anchor.node.type != Type::map) return fail(offset, std::string(kMergeWantsMap));
  if (!count(1, anchor.cost, offset)) return false;
  const std::uint64_t cost = 1 + anchor.cost;
  if (at_key()) {
    if (anchor.scalar) return place_key(*anchor.scalar, cost, offset);
    return fail(offset, "expected a scalar as a map key, got an alias of a list or map");
  }
  return place_value(anchor.node, cost, anchor.height, offset);
}

bool YamlComposer::open(bool map) {
  const yaml_event_t& event = events_.event();
  const std::uint64_t place = events_.place(event.start_mark);
  const std::uint64_t offset = events_.offset(place);
  if (tag_goes_on(place, map ? event.data.mapping_start.tag : event.data.sequence_start.tag)) return false;
  if (at_key()) return fail(offset, "expected a scalar as a map key, got a list or map");
  Frame frame;
  frame.flow = map ? event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
                   : event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
  if (in_merge()) {
    const bool nested = frames_.back().role == Role::merge_list;
    if (nested && !map) return fail(offset, std::string(kMergeWantsMap));
    frame.role = map ? Role::merged : Role::merge_list;
    if (!map) frame.cost = 0;  // decode.go#decoder.merge goes through the list itself
  }
  if (frames_.size() >= kMaxDepth) {
    return fail(offset, "expected at most 10000 levels of nesting, as kubectl does; flatten the document");
  }
  if (frame.role != Role::merge_list && !count(1, 0, offset)) return false;
  frame.expects_key = map;
  const yaml_char_t* const name = map ? event.data.mapping_start.anchor : event.data.sequence_start.anchor;
  frame.anchor = define(name, {.node = {}, .scalar = std::nullopt, .open = true});
  frames_.push_back(frame);
  map ? tree_.open_map(offset) : tree_.open_list(offset);
  return true;
}

bool YamlComposer::close() {
  const Frame frame = frames_.back();
  frames_.pop_back();
  const Node node = tree_.close();
  const std::size_t height = frame.height + 1;
  if (frame.anchor != kNone) {
    // As a value elsewhere a merged list costs one call more: its own.
    const std::uint64_t own = frame.role == Role::merge_list ? 1 : 0;
    anchors_[frame.anchor] = {.node = node, .scalar = std::nullopt, .cost = frame.cost + own, .height = height};
  }
  return place_value(node, frame.cost, height, node.offset);
}

}  // namespace gprov::manifest
