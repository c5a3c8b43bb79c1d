// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

// Questions to the user's own git, in the repository of the current directory. Nothing here writes, and nothing is
// fetched.

namespace gprov::cli {

/// What git could not tell: a sentence that says what to do.
struct GitError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A file that the repository keeps.
struct GitFile {
  std::string path;
  std::string object;  ///< what to ask read_objects for
};

/// The id of the commit that a revision names. Throws GitError.
[[nodiscard]] std::string commit_of(const std::string& revision);
/// The commit at which the two histories parted. Throws GitError, which tells of shallow clones.
[[nodiscard]] std::string merge_base(const std::string& left, const std::string& right);
/// The files of a commit, by their paths from the root, that may hold manifests, of `paths` (git's pathspecs, from the
/// current directory) or all. `skipped` gets those that lie in another repository (submodules).
[[nodiscard]] std::vector<GitFile> files_of(const std::string& commit, const std::vector<std::string>& paths,
                                            std::vector<std::string>& skipped);
/// Likewise those of the work tree, tracked or new, as paths from the root; those that git ignores are left out.
[[nodiscard]] std::vector<std::string> files_of_work_tree(const std::vector<std::string>& paths);
/// The root of the work tree.
[[nodiscard]] std::string top_level();
/// REV:path: the file itself, or those below a directory that may hold manifests, as REV:path.
[[nodiscard]] std::vector<GitFile> files_at(const std::string& name);
/// The contents of GitFile::object, in their order. Symbolic links are followed within the tree. Throws GitError.
[[nodiscard]] std::vector<std::string> read_objects(const std::vector<std::string>& objects);

}  // namespace gprov::cli
