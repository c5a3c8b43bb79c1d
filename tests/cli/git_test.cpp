// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <cstdlib>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/golden.hpp"
#include "tests/support/scratch.hpp"

// Revisions of real, small repositories as the two sides.

namespace {

using gprov::tests::read_file;
using gprov::tests::Run;
using gprov::tests::Scratch;
using Json = nlohmann::json;
using Arguments = std::vector<std::string>;

const std::string kExample = std::string(GPROV_SOURCE_DIR) + "/fixtures/example/";

/// The example's Shoot and its CloudProfile.
struct Parts {
  std::string shoot, profile;
};
Parts parts(const std::string& file) {
  const std::string text = read_file(kExample + file);
  const std::size_t cut = text.find("---\n");
  return {text.substr(0, cut), text.substr(cut + 4)};
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  BOOST_REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

/// A repository whose git knows nothing of whoever runs the tests.
class Repository {
 public:
  Repository() {
    ::setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
    ::setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
    for (const char* role : {"AUTHOR", "COMMITTER"}) {
      ::setenv(("GIT_" + std::string(role) + "_NAME").c_str(), "nobody", 1);
      ::setenv(("GIT_" + std::string(role) + "_EMAIL").c_str(), "nobody@example.org", 1);
    }
    git("init -q -b main");
  }

  [[nodiscard]] const std::string& path() const { return folder_.path; }
  void git(const std::string& arguments) const {
    BOOST_REQUIRE_MESSAGE(gprov::tests::shell(folder_.path, "git " + arguments + " >/dev/null") == 0, arguments);
  }
  void write(const std::string& name, const std::string& text) const { (void)folder_.file(name, text); }
  void commit() const { git("add -A && git commit -q -m change"); }

 private:
  Scratch folder_;
};

/// The old state on main, the new one on branch "change".
struct Changed : Repository {
  Changed() {
    const Parts before = parts("old.yaml"), after = parts("new.yaml");
    write("shoots/botany.yaml", before.shoot);
    write("profiles/az.yaml", before.profile);
    commit();
    git("checkout -q -b change");
    write("shoots/botany.yaml", after.shoot);
    write("profiles/az.yaml", after.profile);
    commit();
  }
};

Run run(const std::string& folder, const Arguments& arguments) { return gprov::tests::run(folder, arguments); }

Json report(const std::string& folder, Arguments arguments) {
  arguments.insert(arguments.begin(), {"-o", "json", "--today", "2026-08-21"});
  const Run result = run(folder, arguments);
  BOOST_REQUIRE_MESSAGE(Json::accept(result.out), result.err);
  BOOST_TEST(result.err == "");
  return Json::parse(result.out);
}

/// Verdicts by pool of the only Shoot, in one line.
std::string verdicts(const Json& report) {
  std::string text;
  for (const Json& pool : report.at("shoots").at(0).at("pools"))
    text += pool.at("name").get<std::string>() + " " + pool.at("verdict").get<std::string>() + "; ";
  return text;
}

std::string expected() { return verdicts(report(kExample, {kExample + "old.yaml", kExample + "new.yaml"})); }

BOOST_AUTO_TEST_SUITE(git_revisions)

BOOST_AUTO_TEST_CASE(a_range_says_what_the_files_say) {
  const Changed repository;
  const Json json = report(repository.path(), {"main..change"});
  BOOST_TEST(verdicts(json) == expected());
  BOOST_TEST(json["result"]["exitCode"] == 1);
  const Json& reason = json["shoots"][0]["pools"][1]["reasons"][0];
  BOOST_TEST(reason["newAt"]["file"] == "shoots/botany.yaml");
  BOOST_TEST(reason["oldAt"]["file"] == "main:shoots/botany.yaml");
  // HEAD is what a range leaves out, whatever folder it is asked in.
  BOOST_TEST(verdicts(report(repository.path() + "/shoots", {"main.."})) == expected());
  BOOST_TEST(verdicts(report(repository.path(), {"main..", "--", "."})) == expected());
}

BOOST_AUTO_TEST_CASE(one_file_of_a_revision_is_an_input) {
  const Changed repository;
  BOOST_TEST(verdicts(report(repository.path(), {"main:shoots/botany.yaml", "shoots/botany.yaml", "--with-old",
                                                 "main:profiles", "--with-new", "profiles"})) == expected());
  // Names are git's: from the root, or, with ./, from here.
  BOOST_TEST(
      run(repository.path() + "/shoots", {"main:./botany.yaml", "botany.yaml", "--with", "../profiles"}).exit_code ==
      1);
  BOOST_TEST(verdicts(report(repository.path(), {"main:", "change:"})) == expected());
  const Run missing = run(repository.path(), {"main:shoots/other.yaml", "shoots/botany.yaml"});
  BOOST_TEST(missing.exit_code == 3);
  BOOST_TEST(missing.err.find("main:shoots/other.yaml: error: path 'shoots/other.yaml' does not exist in 'main'") !=
                 std::string::npos,
             missing.err);
  const Run unknown = run(repository.path(), {"mian:shoots/botany.yaml", "shoots/botany.yaml"});
  BOOST_TEST(unknown.exit_code == 3);
  BOOST_TEST(unknown.err.find("there is no revision 'mian'") != std::string::npos, unknown.err);
}

BOOST_AUTO_TEST_CASE(links_within_the_tree_are_followed) {
  const Changed repository;
  repository.git("mv shoots/botany.yaml real.yaml");
  std::filesystem::create_directories(repository.path() + "/shoots");
  std::filesystem::create_symlink("../real.yaml", repository.path() + "/shoots/link.yaml");
  std::filesystem::create_symlink("/etc/hostname", repository.path() + "/out.yaml");
  repository.commit();
  BOOST_TEST(verdicts(report(repository.path(), {"main..", "--", "shoots", "profiles"})) == expected());
  BOOST_TEST(verdicts(report(repository.path(), {"main:shoots", "HEAD:shoots", "--with-old", "main:profiles",
                                                 "--with-new", "HEAD:profiles"})) == expected());
  const Run outside = run(repository.path(), {"main..", "--", "out.yaml"});
  BOOST_TEST(outside.exit_code == 3);
  BOOST_TEST(outside.err.find("symbolic link that leads out of it") != std::string::npos, outside.err);
}

BOOST_AUTO_TEST_CASE(a_file_that_moves_changes_nothing) {
  const Changed repository;
  repository.git("mv shoots/botany.yaml elsewhere.yaml");
  repository.commit();
  const Json moved = report(repository.path(), {"HEAD~1..HEAD"});
  BOOST_TEST(moved["result"]["verdict"] == "none");
  BOOST_TEST(moved["summary"]["pools"] == 4);
  BOOST_TEST(verdicts(report(repository.path(), {"main..HEAD"})) == expected());
}

BOOST_AUTO_TEST_CASE(a_deleted_file_deletes_its_shoot) {
  const Changed repository;
  repository.git("rm -q shoots/botany.yaml");
  repository.git("commit -q -m gone");
  const Json gone = report(repository.path(), {"HEAD~1..HEAD"});
  BOOST_TEST(gone["result"]["verdict"] == "delete");
  BOOST_TEST(gone["summary"]["verdicts"]["delete"] == 4);
  BOOST_TEST(report(repository.path(), {"HEAD..HEAD~1"})["result"]["verdict"] == "create");
}

BOOST_AUTO_TEST_CASE(a_side_without_shoots_is_no_broken_pipe) {
  const Repository repository;
  repository.write("README.md", "nothing yet\n");
  repository.commit();
  const Run nothing = run(repository.path(), {"HEAD..HEAD"});
  BOOST_TEST(nothing.exit_code == 3);
  BOOST_TEST(nothing.err.find("HEAD..HEAD") != std::string::npos, nothing.err);
  BOOST_TEST(run(repository.path(), {"HEAD..HEAD", "--allow-empty"}).exit_code == 0);
  repository.write("all.yaml", read_file(kExample + "old.yaml"));
  repository.commit();
  const Run first = run(repository.path(), {"HEAD~1..HEAD"});
  BOOST_TEST(first.exit_code == 0, first.out << first.err);
  BOOST_TEST(first.out.find("CREATED") != std::string::npos, first.out);
}

BOOST_AUTO_TEST_CASE(base_compares_what_lies_here_with_the_parting) {
  const Changed repository;
  // What happens on main afterwards is not this branch's doing.
  repository.git("checkout -q main");
  repository.write("shoots/other.yaml", replaced(parts("old.yaml").shoot, "name: crazy-botany", "name: other"));
  repository.commit();
  repository.git("checkout -q change");
  BOOST_TEST(verdicts(report(repository.path(), {"--base", "main"})) == expected());
  BOOST_TEST(verdicts(report(repository.path(), {"main...change"})) == expected());
  BOOST_TEST(report(repository.path(), {"main..change"})["summary"]["verdicts"]["delete"] == 4);
  // Neither committed nor added: it counts all the same. What git ignores does not.
  repository.write("shoots/botany.yaml", parts("old.yaml").shoot);
  repository.write("profiles/az.yaml", parts("old.yaml").profile);
  BOOST_TEST(report(repository.path(), {"--base", "main"})["result"]["verdict"] == "none");
  repository.write("shoots/new.yaml", replaced(parts("old.yaml").shoot, "name: crazy-botany", "name: new"));
  BOOST_TEST(report(repository.path() + "/profiles", {"--base", "main"})["summary"]["verdicts"]["create"] == 4);
  repository.write(".gitignore", "new.yaml\n");
  BOOST_TEST(report(repository.path(), {"--base", "main"})["result"]["verdict"] == "none");
  std::filesystem::remove(repository.path() + "/shoots/botany.yaml");
  BOOST_TEST(report(repository.path(), {"--base", "main"})["result"]["verdict"] == "delete");
  BOOST_TEST(run(repository.path(), {"--base", "main", "profiles"}).exit_code != 1);
}

/// A landscape's repository holds more than manifests of Gardener.
BOOST_AUTO_TEST_CASE(other_files_do_not_disturb) {
  const Changed repository;
  repository.write("chart/templates/a.yaml", "apiVersion: v1\nkind: {{ .Values.kind }}\n{{- end }}\n");
  repository.write("deployment.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n");
  repository.write("package.json", "{\"name\": \"x\"");
  repository.write("mkdocs.yml", "site: [\n");
  repository.commit();
  repository.write("shoots/botany.yaml", parts("old.yaml").shoot);
  repository.commit();
  BOOST_TEST(report(repository.path(), {"HEAD~1..HEAD"})["diagnostics"].size() == 0U);
  // One that changes and is a manifest has to be understood; without an API object it never is one.
  repository.write("package.json", "{\"name\": \"y\"");
  repository.commit();
  BOOST_TEST(report(repository.path(), {"HEAD~1..HEAD"})["result"]["exitCode"] == 0);
  repository.write("chart/templates/a.yaml", "apiVersion: v1\nkind: {{ .Values.other }}\n{{- end }}\n");
  repository.commit();
  const Run template_changed = run(repository.path(), {"HEAD~1..HEAD"});
  BOOST_TEST(template_changed.exit_code == 3);
  BOOST_TEST(template_changed.err.find("chart/templates/a.yaml:") != std::string::npos, template_changed.err);
  BOOST_TEST(run(repository.path(), {"HEAD~1..HEAD", "--", "shoots", "profiles"}).exit_code == 0);
  BOOST_TEST(run(repository.path(), {"HEAD~1..HEAD", "--", ":!chart"}).exit_code == 0);
}

/// What cannot be read is no reason to take it for unchanged.
BOOST_AUTO_TEST_CASE(a_broken_shoot_is_told_even_if_it_was_broken_before) {
  const Changed repository;
  repository.write("shoots/broken.yaml", "apiVersion: core.gardener.cloud/v1beta1\nkind: Shoot\nmetadata: [\n");
  repository.commit();
  repository.write("README.md", "more\n");
  repository.commit();
  const Run result = run(repository.path(), {"HEAD~1..HEAD"});
  BOOST_TEST(result.exit_code == 3);
  BOOST_TEST(result.err.find("shoots/broken.yaml:") != std::string::npos, result.err);
}

BOOST_AUTO_TEST_CASE(what_git_cannot_tell_is_told) {
  const Changed repository;
  repository.git("update-ref refs/remotes/origin/release main");
  const Run unknown = run(repository.path(), {"release..change"});
  BOOST_TEST(unknown.exit_code == 3);
  BOOST_TEST(unknown.err.find("there is no revision 'release'; did you mean 'origin/release'?") != std::string::npos,
             unknown.err);
  const Run option = run(repository.path(), {"--base=--output=x"});
  BOOST_TEST(option.exit_code == 3);
  BOOST_TEST(option.err.find("is an option, not a revision") != std::string::npos, option.err);

  const Scratch clones;
  BOOST_TEST_REQUIRE(gprov::tests::shell(clones.path, "git clone -q --depth 1 --branch change 'file://" +
                                                          repository.path() + "' shallow") == 0);
  for (const Arguments& arguments : {Arguments{"main..HEAD"}, Arguments{"--base", "HEAD~1"}}) {
    const Run shallow = run(clones.path + "/shallow", arguments);
    BOOST_TEST(shallow.exit_code == 3);
    BOOST_TEST(shallow.err.find("git fetch --unshallow") != std::string::npos, shallow.err);
  }
  ::setenv("GIT_CEILING_DIRECTORIES", clones.path.c_str(), 1);
  std::filesystem::create_directories(clones.path + "/plain");
  const Run none = run(clones.path + "/plain", {"main..HEAD"});
  BOOST_TEST(none.exit_code == 3);
  BOOST_TEST(none.err.find("revisions need a git repository: not a git repository") != std::string::npos, none.err);
  ::unsetenv("GIT_CEILING_DIRECTORIES");

  const std::string path = ::getenv("PATH");
  ::setenv("PATH", clones.path.c_str(), 1);
  const Run no_git = run(repository.path(), {"main..HEAD"});
  ::setenv("PATH", path.c_str(), 1);
  BOOST_TEST(no_git.exit_code == 3);
  BOOST_TEST(no_git.err.find("git cannot be started: No such file or directory") != std::string::npos, no_git.err);
}

BOOST_AUTO_TEST_CASE(names_with_blanks_quotes_and_letters_of_all_kinds) {
  const Changed repository;
  const std::string name = "shoots/a \"b\" \\ 'c' \n\xC3\xBC.yaml";
  repository.write(name, replaced(parts("old.yaml").shoot, "name: crazy-botany", "name: odd"));
  repository.commit();
  const Json json = report(repository.path(), {"HEAD~1..HEAD"});
  BOOST_TEST(json["summary"]["verdicts"]["create"] == 4);
  BOOST_TEST(report(repository.path(), {"HEAD:" + name, name, "--with", "profiles"})["result"]["verdict"] == "none");
}

BOOST_AUTO_TEST_CASE(git_calls_the_diff_driver) {
  const Changed repository;
  repository.write(".gitattributes", "shoots/*.yaml diff=gardener\n");
  repository.git("config diff.gardener.command '\"" GPROV_BINARY "\" git-diff-driver --with profiles --ascii'");
  const auto diff = [&](const std::string& arguments) {
    BOOST_TEST(gprov::tests::shell(repository.path(), "git --no-pager diff " + arguments + " > .git/diff.out 2>&1") ==
               0);
    return read_file(std::filesystem::path(repository.path()) / ".git/diff.out");
  };
  const std::string text = diff("main change -- shoots");
  BOOST_TEST(text.starts_with("gprov-impact shoots/botany.yaml\n"), text);
  BOOST_TEST(text.find("cpu-worker   ROLLS") != std::string::npos, text);
  BOOST_TEST(text.find("shoots/botany.yaml:") != std::string::npos, text);
  BOOST_TEST(text.find("exit ") == std::string::npos, text);  // it is 0, as git wants it
  // A file that comes, one that goes, one that moves and changes.
  repository.git("rm -q shoots/botany.yaml");
  repository.write("shoots/moved.yaml", replaced(parts("new.yaml").shoot, "maximum: 20", "maximum: 21"));
  repository.commit();
  BOOST_TEST(diff("--no-renames HEAD~1 HEAD -- shoots").find("DELETED") != std::string::npos);
  BOOST_TEST(diff("--no-renames HEAD~1 HEAD -- shoots").find("CREATED") != std::string::npos);
  const std::string moved = diff("-M HEAD~1 HEAD -- shoots");
  BOOST_TEST(moved.find("gprov-impact shoots/botany.yaml -> shoots/moved.yaml\n") != std::string::npos, moved);
  BOOST_TEST(moved.find("UNCHANGED") != std::string::npos, moved);
  // What is no Shoot, or is broken, does not stop git.
  repository.write("shoots/other.yaml", "a: [\n");
  repository.git("add -A");
  BOOST_TEST(diff("--cached").find("shoots/other.yaml:") != std::string::npos);
  BOOST_TEST(run(repository.path(), {"git-diff-driver", "a", "b"}).exit_code == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
