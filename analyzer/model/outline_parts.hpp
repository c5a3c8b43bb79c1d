// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "analyzer/model/outline.hpp"
#include "analyzer/model/outline_rules.hpp"

namespace gprov::model {

/// Kept from one outline to the next.
struct OutlineBuffers {
  std::string &frame, &part, &inner, &zones;
};

/// Collects the text of an outline's parts, and what is left out of them. Both notations' scanners feed it.
class OutlineParts {
 public:
  OutlineParts(std::string_view text, const OutlineBuffers& buffers, Outline& out)
      : text_(text),
        frame_(buffers.frame),
        part_(buffers.part),
        inner_(buffers.inner),
        zones_(buffers.zones),
        out_(out) {
    frame_.clear();
  }

  /// The value [begin, end) of a key with that rule, which is neither a map nor a list, nor Look::applied. False if no
  /// outline is to be made.
  [[nodiscard]] bool leaf(const OutlineRule& rule, std::size_t begin, std::size_t end);
  /// A value in a map or list of which all values are the Shoot's own.
  void own_text(std::size_t begin, std::size_t end);
  /// A zone of the pool, with all that stands around it in [from, to).
  void zone(std::size_t begin, std::size_t end, std::size_t from, std::size_t to);
  /// The cloudProfile is named.
  void name_profile() { names_profile_ = true; }
  /// [begin, end) is the manifest that was applied last, with its key.
  void leave_out_applied(std::size_t begin, std::size_t end);

  /// A list whose items are parts begins; how many it has is no matter of the frame.
  void begin_list(std::size_t place);
  void begin_part(const OutlineRule& rule, std::size_t place);
  /// A part that is no item of a list, of the Shoot or of a pool. Nothing around it tells of it. False within another.
  [[nodiscard]] bool begin_apart(const OutlineRule& rule, std::size_t place);
  void end_apart(std::size_t place);
  void end_part(const OutlineRule& rule, std::size_t place);
  /// Nothing up to there is in any part.
  void pass(std::size_t place) { run_ = place; }
  void move(std::size_t begin, std::size_t end) { out_.moving.push_back({begin, end}); }

  /// Whether all is there that an outline needs.
  [[nodiscard]] bool finish();

 private:
  /// What a pool says of itself.
  struct Facts {
    std::string_view name, type, architecture, image, version;
    std::uint64_t aparts = 0;
    bool has_zones = false, is_odd = false;
  };

  void note(OwnField field, std::string_view value);
  void note_core(std::string_view key, std::string_view value);
  void end_pool();
  void flush(std::size_t end);
  void leave_out(std::size_t begin, std::size_t end);

  std::string_view text_;
  std::string &frame_, &part_, &inner_, &zones_;
  Outline& out_;
  std::string* sink_ = &frame_;
  std::string* around_ = nullptr;  // of what is apart
  std::size_t run_ = 0;            // of what was not yet flushed
  std::string_view generation_, observed_generation_;
  Facts pool_;
  std::uint64_t core_ = 0;  // whatever the order
  bool has_id_ = false, names_profile_ = false, is_shared_profile_ = false;
  bool moves_whole_ = false;  // the part that is collected
};

}  // namespace gprov::model
