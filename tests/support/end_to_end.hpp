// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/vectors.hpp"

// What Gardener's own code answered, against what this program says of the same states as manifests.

namespace gprov::tests {

/// How far the refusals of a vector are held against the answer's: object, step, type and field. Those of the extension
/// cover its webhooks only; in_words compares their texts, too.
enum class Refusals : std::uint8_t { none, of_extension, of_extension_in_words, all };

/// All that differs between a vector and the answer to its two sides as files, as sentences: diagnostics, names, sizes,
/// verdicts, reasons, reconcile errors, refusals. `style` picks how the files are written. A name may be unknown where
/// it hangs on something whose name is drawn at random.
[[nodiscard]] std::vector<std::string> end_to_end_differences(const Vector& vector, std::uint32_t style,
                                                              Refusals refusals);

/// A refused change of the infrastructureConfig leaves the recorded infrastructure as it is, where this program tells
/// what would follow: nothing to compare on the new side.
[[nodiscard]] bool keeps_infrastructure(const Vector& vector);

/// A refused Shoot has two pools, or a pool two zones, of one name, or one without a name: which is which cannot be
/// told.
[[nodiscard]] bool has_twins(const Vector& vector);

/// Whether files tell all that the vector hangs on. They do not tell what only the cloud knows, nor that a Worker lost
/// the images that its last reconciliation left in the status; and a pool without a name is an error of its file.
[[nodiscard]] bool is_told_by_files(const Vector& vector);

struct Tally {
  std::size_t compared = 0, failed = 0;
};

/// Compares all vectors of a file that `in_scope` takes, and reports each difference as a failure of the running test.
Tally compare_end_to_end(std::string_view provider, std::string_view file, Refusals refusals,
                         const std::function<bool(const Vector&)>& in_scope);

}  // namespace gprov::tests
