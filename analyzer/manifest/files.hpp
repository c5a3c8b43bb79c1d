// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/manifest/document.hpp"

namespace gprov::manifest {

/// How large files come into memory. If they are mapped, who gathers them asks Source::bytes in the end whether they
/// are intact, and tells written_meanwhile() if not. Those that pass stay there no longer than they are looked at
/// (mapped_file.hpp#give_back).
enum class Loading : std::uint8_t { copied, mapped, passing };

struct Gathered {
  std::vector<std::shared_ptr<const Source>> sources;  ///< sorted by name within a directory or glob
  std::vector<Problem> problems;
};

/// Opens what a command-line argument names: a file, a directory (recursive; every regular file with the ending .yaml,
/// .yml, .json or none, or of a name that kubectl diff gives; hidden ones are left out), a glob pattern, or - for
/// `standard_input`. A name that matches nothing or cannot be read is an error. UTF-16 with a byte-order mark is
/// converted, invalid UTF-8 replaced by U+FFFD with a warning, as kubectl does.
[[nodiscard]] Gathered gather(const std::string& argument, std::istream& standard_input,
                              Loading loading = Loading::copied);

/// That somebody wrote to the file `name` while it was read.
[[nodiscard]] Problem written_meanwhile(const std::string& name);

/// Likewise one text that is there already, or the file at `path`, to be told by `name`.
[[nodiscard]] Gathered gather_text(const std::string& name, std::string bytes);
[[nodiscard]] Gathered gather_file(const std::string& path, const std::string& name);

/// Whether `kubectl diff` names a file so: core.gardener.cloud.v1beta1.Shoot.garden-dev.my-shoot
/// (k8s.io/kubectl/pkg/cmd/diff/diff.go#InfoObject.Name). It is empty where the object does not exist.
[[nodiscard]] bool is_kubectl_diff_name(std::string_view name);

/// Whether a directory that is gathered would take the file: its name, and that nothing on the way to it is hidden.
[[nodiscard]] bool is_manifest_path(std::string_view path);

}  // namespace gprov::manifest
