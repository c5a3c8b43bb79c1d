// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <compare>
#include <cstdint>
#include <exception>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/impact/impact.hpp"
#include "analyzer/manifest/items.hpp"
#include "analyzer/model/objects.hpp"

// Shoots of which nothing will be told, found before anything is parsed.
//
// Where a Shoot stands on both sides with equal text but for heartbeats, nothing of its own rolls it. Yet its text may
// be malformed, its reconciliation may fail as it is, its CloudProfile may have changed, or an assumption about it may
// be worth a line. What comes of that hangs on the parts of its outline (model/outline.hpp). So for each part there is
// a witness, a Shoot that has it, which is read and analysed. Any other Shoot at rest is merely counted if nothing is
// told of the witnesses of its parts, and read if anything is.
//
// Where many Shoots have to be read, most of them are put off: they are read few at a time, answered, and forgotten, so
// that memory holds their answers and not their trees. The first that tells Gardener's release is read with the rest,
// which takes it for that of all. Witnesses are put off, too, as long as the reader has nothing to say of them.

namespace gprov::impact {

using Sources = std::vector<std::shared_ptr<const manifest::Source>>;
enum class Side : std::uint8_t { before, after };

/// An item of a side's sources.
struct Place {
  std::uint32_t source = 0, item = 0;
  auto operator<=>(const Place&) const = default;
};

struct Witness {
  std::string_view ns, name;
  Sides<Place> at;
};

/// What a Shoot has in common with others.
struct Part {
  std::uint32_t witness = 0;
  std::string_view pool;  ///< the witness' pool, if the part is one; else ""
};

/// A Shoot that need not be read.
struct Counted {
  std::string_view ns, name;
  Sides<Place> at;
  std::vector<std::uint32_t> parts;  ///< in Resting::parts
};

/// A Shoot that stands on both sides and is put off.
struct PutOff {
  std::string_view ns, name;
  Sides<Place> at;
  bool is_witness = false;  ///< has to be answered before the others
};

/// What was put off cannot be read apart from the rest: something has to be told of how it is written.
class ReadTogether : public std::exception {};

/// A source in pieces.
struct Cut {
  std::vector<manifest::Item> items;
  std::vector<std::uint32_t> begins;  ///< those that do not follow the one before
};

/// By which lists of Shoots are sorted: namespace and name.
template <class T>
[[nodiscard]] std::pair<std::string_view, std::string_view> key(const T& one) {
  return {one.ns, one.name};
}

using Names = std::vector<std::unique_ptr<const std::string>>;

/// Views into the sources, which have to live on, and into `names`.
struct Resting {
  Sides<Sources> sources;
  Sides<std::vector<Cut>> cuts;  ///< of each source
  Names names;                   ///< of what is put off, if nothing may be counted
  std::vector<Witness> witnesses;
  std::vector<Part> parts;
  std::vector<Counted> counted;  ///< by namespace and name
  std::vector<PutOff> put_off;   ///< likewise
};

/// Whether Shoots at rest may be counted, or all have to be read.
enum class Counting : std::uint8_t { allowed, forbidden };

/// Looks through both sides on up to `jobs` threads. Nothing is counted or put off if it is not worth it.
[[nodiscard]] Resting find_resting(const Sides<Sources>& sources, Counting counting, unsigned jobs);

/// Whether any Shoot is not to be read with the rest; and lets all be read with it.
[[nodiscard]] inline bool leaves_out(const Resting& resting) {
  return !resting.counted.empty() || !resting.put_off.empty();
}
void read_all(Resting& resting);
/// Whether one of them stands in one of these sources of a side.
[[nodiscard]] bool leaves_out_of(const Resting& resting, Side side, const Sources& sources);

/// The places in `counted` of those that share a part with a witness that speaks.
[[nodiscard]] std::vector<std::uint32_t> spoiled(const Resting& resting, const std::vector<bool>& speaks);
/// Takes these out of `counted`.
void drop(Resting& resting, const std::vector<std::uint32_t>& places);

/// Those of `counted` and all that was put off but witnesses, as places in `counted` and behind it, by namespace and
/// name.
[[nodiscard]] std::vector<std::uint32_t> unread(const Resting& resting, const std::vector<std::uint32_t>& counted);
/// The witnesses that were put off, likewise.
[[nodiscard]] std::vector<std::uint32_t> unread_witnesses(const Resting& resting);
/// Lets witnesses be read with the rest; false if none was put off.
[[nodiscard]] bool read_witnesses(Resting& resting);

/// What threads read between two rests: each a few at a time, so that what it needs of memory stays near to it.
using Portion = std::vector<std::vector<std::uint32_t>>;
[[nodiscard]] std::vector<Portion> portions(const std::vector<std::uint32_t>& places);

using Holes = std::map<const manifest::Source*, std::vector<manifest::Stretch>>;
/// What is not to be read with the rest, to be left out in reading.
[[nodiscard]] Holes holes_of_unread(const Resting& resting, Side side);

/// The sources of a side in which some Shoots stand, with all else in them left out.
struct Excerpt {
  Sources sources;
  Holes holes;
};
/// Of those (see unread).
[[nodiscard]] Excerpt excerpt(const Resting& resting, Side side, const std::vector<std::uint32_t>& places);

/// Whether a Shoot of that name is not read with the rest.
[[nodiscard]] bool is_unread(const Resting& resting, const model::ObjectMeta& meta);

/// Which witnesses lie in one of the stretches of a source, or have a problem in their lines.
void hear(const Resting& resting, Side side, const manifest::Source& source,
          const std::vector<manifest::Stretch>& stretches, const std::vector<manifest::Problem>& problems,
          std::vector<bool>& speaks);

}  // namespace gprov::impact
