// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/git.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "analyzer/cli/process.hpp"
#include "analyzer/manifest/files.hpp"

namespace gprov::cli {
namespace {

constexpr std::string_view kLinkMode = "120000", kSubmoduleMode = "160000";

/// git's own first line, without its "fatal: ".
std::string said(const Finished& finished) {
  std::string line = finished.err.substr(0, finished.err.find('\n'));
  for (const std::string_view lead : {"fatal: ", "error: "}) {
    if (line.starts_with(lead)) line.erase(0, lead.size());
  }
  return line;
}

Finished git(std::vector<std::string> arguments, const std::string& input = "") {
  arguments.insert(arguments.begin(), "git");
  Finished finished = run_program(arguments, input);
  if (!finished.failure.empty()) throw GitError(finished.failure + "; revisions need git");
  return finished;
}

std::string line_of(const Finished& finished) { return finished.out.substr(0, finished.out.find('\n')); }

void need_repository() {
  const Finished finished = git({"rev-parse", "--git-dir"});
  if (!finished.ok()) throw GitError("revisions need a git repository: " + said(finished));
}

std::string shallow_hint() {
  if (line_of(git({"rev-parse", "--is-shallow-repository"})) != "true") return "";
  return "; this clone is shallow, so fetch more of the history (git fetch --unshallow, or fetch-depth: 0 of "
         "actions/checkout, or GIT_DEPTH: 0 of GitLab)";
}

bool exists(const std::string& name) { return git({"rev-parse", "--verify", "--quiet", name}).ok(); }

[[noreturn]] void refuse_revision(const std::string& revision) {
  std::string text = "there is no revision '" + revision + "'";
  const std::string remote = "origin/" + revision;
  if (!revision.empty() && exists(remote + "^{commit}")) text += "; did you mean '" + remote + "'?";
  throw GitError(text + shallow_hint());
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

/// Names are told to git a line each.
bool is_one_line(std::string_view path) { return path.find('\n') == std::string_view::npos; }

}  // namespace

std::string commit_of(const std::string& revision) {
  if (revision.starts_with('-')) throw GitError("'" + revision + "' is an option, not a revision");
  const Finished finished = git({"rev-parse", "--verify", "--quiet", revision + "^{commit}"});
  if (finished.ok()) return line_of(finished);
  need_repository();
  refuse_revision(revision);
}

std::string merge_base(const std::string& left, const std::string& right) {
  const Finished finished = git({"merge-base", commit_of(left), commit_of(right)});
  if (finished.ok()) return line_of(finished);
  throw GitError("'" + left + "' and '" + right + "' have no commit in common" + shallow_hint());
}

std::vector<GitFile> files_of(const std::string& commit, const std::vector<std::string>& paths,
                              std::vector<std::string>& skipped) {
  // Compared with nothing, every file of the commit is new; other commands that list files know no pathspecs.
  const std::string nothing = line_of(git({"hash-object", "-t", "tree", "/dev/null"}));
  std::vector<std::string> question = {"diff-tree", "-r",   "-z", "--no-renames", "--no-ext-diff", "--no-relative",
                                       nothing,     commit, "--"};
  question.insert(question.end(), paths.begin(), paths.end());
  const Finished finished = git(question);
  if (!finished.ok()) throw GitError(said(finished));
  std::vector<GitFile> files;
  const auto parts = split(finished.out, '\0');
  for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
    // :000000 100644 0000000000 5716ca5987 A
    const auto fields = split(parts[i], ' ');
    const std::string path(parts[i + 1]);
    if (fields.size() < 5 || !manifest::is_manifest_path(path)) continue;
    const bool is_link = fields[1] == kLinkMode;
    if (is_link && !is_one_line(path)) throw GitError("'" + path + "' is a link, and its name has several lines");
    if (fields[1] == kSubmoduleMode) {
      skipped.push_back(path);
    } else {
      files.push_back({path, is_link ? commit + ":" + path : std::string(fields[3])});
    }
  }
  return files;
}

std::string top_level() {
  const Finished finished = git({"rev-parse", "--show-toplevel"});
  if (finished.ok()) return line_of(finished);
  need_repository();
  throw GitError("the files that lie here are asked for, but: " + said(finished));
}

std::vector<std::string> files_of_work_tree(const std::vector<std::string>& paths) {
  std::vector<std::string> question = {"ls-files",           "-z",          "--cached", "--others",
                                       "--exclude-standard", "--full-name", "--"};
  question.insert(question.end(), paths.begin(), paths.end());
  if (paths.empty()) question.emplace_back(":/");
  const Finished finished = git(question);
  if (!finished.ok()) throw GitError(said(finished));
  std::vector<std::string> files;
  for (const std::string_view path : split(finished.out, '\0')) {
    if (manifest::is_manifest_path(path)) files.emplace_back(path);
  }
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());  // a file in conflict is there three times
  return files;
}

std::vector<GitFile> files_at(const std::string& name) {
  const Finished found = git({"cat-file", "-t", name});
  if (!found.ok()) {
    need_repository();
    const std::string revision = name.substr(0, name.find(':'));
    if (!revision.empty() && !exists(revision)) refuse_revision(revision);
    throw GitError(said(found));
  }
  const std::string type = line_of(found), object = line_of(git({"rev-parse", "--verify", name}));
  // Of the index (":path") git follows no links, and a name of several lines cannot be told to it.
  if (type == "blob") return {{name, name.starts_with(':') || !is_one_line(name) ? object : name}};
  if (type != "tree") throw GitError("'" + name + "' is a " + type + ", neither a file nor a directory");
  const Finished listed = git({"ls-tree", "-r", "-z", "--full-tree", object});
  if (!listed.ok()) throw GitError(said(listed));
  const std::string lead = name + (name.ends_with(':') || name.ends_with('/') ? "" : "/");
  std::vector<GitFile> files;
  for (const std::string_view row : split(listed.out, '\0')) {
    // 100644 blob 5716ca5987	path
    const std::size_t tab = row.find('\t');
    if (tab == std::string_view::npos) continue;
    const auto fields = split(row.substr(0, tab), ' ');
    const std::string path(row.substr(tab + 1));
    if (fields.size() != 3 || fields[0] == kSubmoduleMode || !manifest::is_manifest_path(path)) continue;
    const bool is_link = fields[0] == kLinkMode && is_one_line(path);
    files.push_back({lead + path, is_link ? lead + path : std::string(fields[2])});
  }
  return files;
}

std::vector<std::string> read_objects(const std::vector<std::string>& objects) {
  std::string names;
  for (const std::string& object : objects) names += object + "\n";
  if (names.empty()) return {};
  const Finished finished = git({"cat-file", "--batch", "--follow-symlinks"}, names);
  if (!finished.ok()) throw GitError(said(finished));
  std::vector<std::string> texts;
  std::string_view rest = finished.out;
  for (const std::string& object : objects) {
    // "ID blob SIZE", a line, the bytes, a line end; or a line that says why not
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) throw GitError("git told less than it was asked for");
    const std::string_view head = rest.substr(0, end);
    const std::size_t blank = head.rfind(' ');
    std::size_t size = 0;
    const std::string_view number = head.substr(blank + 1);
    const bool is_blob = head.find(" blob ") != std::string_view::npos &&
                         std::from_chars(number.data(), number.data() + number.size(), size).ec == std::errc();
    if (!is_blob || rest.size() < end + 1 + size) {
      throw GitError(
          "'" + object +
          "' cannot be read from the repository: it is missing, or a symbolic link that leads out of it (git "
          "says '" +
          std::string(head) + "')");
    }
    texts.emplace_back(rest.substr(end + 1, size));
    rest.remove_prefix(std::min(end + 1 + size + 1, rest.size()));
  }
  return texts;
}

}  // namespace gprov::cli
