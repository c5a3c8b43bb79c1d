// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <sys/stat.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <new>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <streambuf>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "analyzer/cli/run.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/scratch.hpp"

// The table of exit codes, each code once with what leads to it, on the example.

namespace {

using gprov::tests::read_file;
using gprov::tests::Run;
using gprov::tests::Scratch;
using Arguments = std::vector<std::string>;

const std::string kExample = std::string(GPROV_SOURCE_DIR) + "/fixtures/example";

Run run(const Arguments& arguments) { return gprov::tests::run(kExample, arguments); }

int shell(const std::string& command) { return gprov::tests::shell(kExample, "exec 2>/dev/null; " + command); }

/// The example's new state with one text replaced.
std::string changed(const std::string& from, const std::string& to, const std::string& file = "old.yaml") {
  std::string text = read_file(kExample + "/" + file);
  const std::size_t at = text.find(from);
  BOOST_REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

BOOST_AUTO_TEST_SUITE(exit_codes)

BOOST_AUTO_TEST_CASE(code_0_nothing_at_the_threshold) {
  BOOST_TEST(run({"old.yaml", "old.yaml"}).exit_code == 0);
  BOOST_TEST(run({"old.yaml", "new.yaml", "--fail-on", "delete"}).exit_code == 0);
  BOOST_TEST(run({"old.yaml", "new.yaml", "--fail-on", "never"}).exit_code == 0);
}

BOOST_AUTO_TEST_CASE(code_1_a_finding) {
  BOOST_TEST(run({"old.yaml", "new.yaml"}).exit_code == 1);
  const Scratch scratch;
  const std::string labels = scratch.file("labels.yaml", changed("team: platform", "team: other"));
  BOOST_TEST(run({"old.yaml", labels}).exit_code == 0);
  BOOST_TEST(run({"old.yaml", labels, "--fail-on", "drift"}).exit_code == 1);
}

BOOST_AUTO_TEST_CASE(code_2_usage) {
  BOOST_TEST(run({}).exit_code == 2);
  const Run one = run({"old.yaml"});
  BOOST_TEST(one.exit_code == 2);
  BOOST_TEST(one.out == "");
  BOOST_TEST(one.err.find("Usage: gprov-impact OLD NEW") != std::string::npos);
  BOOST_TEST(run({"old.yaml", "new.yaml", "--no-such-option"}).exit_code == 2);
  BOOST_TEST(run({"-", "-"}).exit_code == 2);
  BOOST_TEST(run({"read"}).exit_code == 2);
  BOOST_TEST(run({"completion", "csh"}).exit_code == 2);
}

BOOST_AUTO_TEST_CASE(code_3_input) {
  const Run missing = run({"old.yaml", "missing.yaml"});
  BOOST_TEST(missing.exit_code == 3);
  BOOST_TEST(missing.err.find("missing.yaml") != std::string::npos);
  const Scratch scratch;
  BOOST_TEST(run({"old.yaml", scratch.file("bad.yaml", "a: [")}).exit_code == 3);
  BOOST_TEST(run({"old.yaml", scratch.file("empty.yaml", "")}).exit_code == 3);
}

BOOST_AUTO_TEST_CASE(an_error_in_one_of_many_files_is_never_0) {
  const Scratch scratch;
  (void)scratch.file("good.yaml", read_file(kExample + "/old.yaml"));
  (void)scratch.file("bad.yaml", "a: [");
  const Run both = run({"old.yaml", scratch.path, "-o", "json"});
  BOOST_TEST(both.exit_code == 3);
  BOOST_TEST(both.err.find("bad.yaml:1:") != std::string::npos);
  BOOST_TEST(both.err.find(": error: ") != std::string::npos);
  const auto report = nlohmann::json::parse(both.out);
  BOOST_TEST(report["result"]["complete"] == false);
  BOOST_TEST(report["summary"]["shoots"] == 1);
}

BOOST_AUTO_TEST_CASE(a_large_file_that_is_cut_short_meanwhile_is_no_answer) {
  const Scratch scratch;
  std::string text = read_file(kExample + "/old.yaml");
  while (text.size() < std::size_t{2} << 20U) text += "---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\n";
  const std::string before = scratch.file("before.yaml", text), more = scratch.path + "/more";
  BOOST_REQUIRE(::mkfifo(more.c_str(), 0600) == 0);
  // OLD lies in memory when --with is opened, which takes two.
  std::thread other([&] {
    std::ofstream file(more);
    std::filesystem::resize_file(before, 4096);
    file << "# nothing\n";
  });
  const Run cut = run({before, "new.yaml", "--with", more});
  other.join();
  BOOST_TEST(cut.exit_code == 3);
  BOOST_TEST(cut.out == "");
  BOOST_TEST(cut.err ==
             before + ": error: was written to while it was read; wait until that has ended, or give a copy\n");
}

BOOST_AUTO_TEST_CASE(code_4_unknown) {
  // Which patch version "1" means is the CloudProfile's to say, and with it the minor.
  const Scratch scratch;
  const std::string text = changed("version: 1.34.4", "version: \"1\"");
  const std::string shoot = text.substr(0, text.find("---\n"));
  const std::string old_shoot = read_file(kExample + "/old.yaml");
  const Arguments files = {scratch.file("old.yaml", old_shoot.substr(0, old_shoot.find("---\n"))),
                           scratch.file("new.yaml", shoot)};
  const auto with = [&](const Arguments& more) {
    Arguments all = files;
    all.insert(all.end(), more.begin(), more.end());
    return run(all);
  };
  const Run unknown = with({});
  BOOST_TEST(unknown.exit_code == 4, unknown.out << unknown.err);
  BOOST_TEST(unknown.out.find("CloudProfile az") != std::string::npos, unknown.out);
  BOOST_TEST(with({"--unknown", "warn"}).exit_code == 0);
  BOOST_TEST(with({"--unknown", "ignore"}).exit_code == 0);
  BOOST_TEST(with({"--fail-on", "drift"}).exit_code == 4);
}

/// Whoever applies a manifest without a namespace says it (kubectl apply -n): it is no other Shoot.
BOOST_AUTO_TEST_CASE(a_manifest_without_namespace_is_that_of_its_name) {
  const Scratch scratch;
  const std::string lines = "\n  namespace: garden-dev";
  const std::string before = scratch.file("before.yaml", changed(lines, "")), after = scratch.path + "/after.yaml";
  (void)scratch.file("after.yaml", changed(lines, "", "new.yaml"));
  for (const Arguments& files : {Arguments{"old.yaml", after}, Arguments{before, "new.yaml"}}) {
    const Run one = run({files[0], files[1], "-o", "json"});
    BOOST_TEST(one.exit_code == 1);
    auto report = nlohmann::json::parse(one.out);
    const auto full = nlohmann::json::parse(run({"old.yaml", "new.yaml", "-o", "json"}).out);
    BOOST_TEST(report["summary"] == full["summary"]);
    BOOST_TEST(report["shoots"][0]["namespace"] == "garden-dev");
    BOOST_TEST(report["diagnostics"][0]["severity"] == "warning");
    BOOST_TEST(std::string(report["diagnostics"][0]["message"]) ==
               "Shoot crazy-botany names no namespace, and is taken for that of garden-dev on the other side; write "
               "metadata.namespace");
  }
  BOOST_TEST(nlohmann::json::parse(run({before, after, "-o", "json"}).out)["shoots"][0]["namespace"] == "");
  const std::string other = changed("namespace: garden-dev", "namespace: garden-b");
  const Run many = run({"old.yaml", after, "--with-old", scratch.file("b.yaml", other.substr(0, other.find("---\n")))});
  BOOST_TEST(many.exit_code == 3);
  BOOST_TEST(many.err.find("the other side has it in garden-b and in garden-dev") != std::string::npos, many.err);
  // What has its namespace on both sides is not what is meant.
  const std::string alone = changed(lines, "", "new.yaml");
  const Run added = run({"old.yaml", "new.yaml", "--with-new",
                         scratch.file("more.yaml", alone.substr(0, alone.find("---\n"))), "-o", "json"});
  BOOST_TEST(nlohmann::json::parse(added.out)["summary"]["verdicts"]["create"] == 4);
}

BOOST_AUTO_TEST_CASE(code_5_output) {
  const Run unwritable = run({"old.yaml", "old.yaml", "-o", "json=/no/such/folder/report.json"});
  BOOST_TEST(unwritable.exit_code == 5);
  BOOST_TEST(unwritable.err.find("'/no/such/folder/report.json' could not be written: No such file or directory") !=
             std::string::npos);
  BOOST_TEST(shell("'" GPROV_BINARY "' old.yaml new.yaml > /dev/full") == 5);
}

BOOST_AUTO_TEST_CASE(jobs_change_nothing) {
  const Run one = run({"old.yaml", "new.yaml", "-o", "json", "--jobs", "1"});
  BOOST_TEST(one.out == run({"old.yaml", "new.yaml", "-o", "json", "-j", "16"}).out);
  for (const char* wrong : {"-1", "2000", "many"})
    BOOST_TEST(run({"old.yaml", "new.yaml", "-j", wrong}).exit_code == 2);
}

/// A reader of standard input that breaks where nobody expects it.
template <typename Exception>
struct Broken : std::streambuf {
  explicit Broken(Exception what) : exception(std::move(what)) {}
  int_type underflow() override { throw exception; }
  Exception exception;
};

template <typename Exception>
Run run_into(Exception exception) {
  Broken<Exception> broken(std::move(exception));
  std::istream in(&broken);
  in.exceptions(std::ios::badbit);
  std::ostringstream out, err;
  const std::string before = kExample + "/old.yaml";
  const std::vector<const char*> argv = {"gprov-impact", before.c_str(), "-"};
  const int exit_code = gprov::cli::run(3, argv.data(), in, out, err);
  return {exit_code, out.str(), err.str()};
}

BOOST_AUTO_TEST_CASE(code_70_our_own_fault) {
  const Run fault = run_into(std::runtime_error("out of luck"));
  BOOST_TEST(fault.exit_code == 70);
  BOOST_TEST(fault.out == "");
  BOOST_TEST(fault.err.starts_with("internal error: out of luck\nThis is a fault of gprov-impact "), fault.err);
}

BOOST_AUTO_TEST_CASE(code_70_too_little_memory_is_no_fault) {
  const Run starved = run_into(std::bad_alloc());
  BOOST_TEST(starved.exit_code == 70);
  BOOST_TEST(starved.out == "");
  BOOST_TEST(starved.err.starts_with("error: out of memory; give the program more of it"), starved.err);
}

BOOST_AUTO_TEST_CASE(quiet_writes_nothing_without_a_finding) {
  BOOST_TEST(run({"old.yaml", "old.yaml", "-q"}).out == "");
  BOOST_TEST(run({"old.yaml", "new.yaml", "-q"}).out != "");
}

BOOST_AUTO_TEST_CASE(standard_input_and_folders_are_read) {
  const std::string text = read_file(kExample + "/new.yaml");
  std::istringstream in(text);
  std::ostringstream out, err;
  const std::string before = kExample + "/old.yaml";
  const std::vector<const char*> argv = {"gprov-impact", before.c_str(), "-"};
  BOOST_TEST(gprov::cli::run(3, argv.data(), in, out, err) == 1);
  BOOST_TEST(err.str() == "");
  const Scratch scratch;
  (void)scratch.file("LIVE", text);
  BOOST_TEST(run({"old.yaml", scratch.path}).exit_code == 1);
}

BOOST_AUTO_TEST_CASE(equal_input_gives_equal_bytes_whatever_the_order) {
  const std::string text = read_file(kExample + "/new.yaml");
  const std::size_t cut = text.find("---\n");
  const Scratch scratch;
  const std::string turned = scratch.file("turned.yaml", text.substr(cut + 4) + "---\n" + text.substr(0, cut));
  const auto report = [&](const std::string& new_file) {
    auto json = nlohmann::ordered_json::parse(run({"old.yaml", new_file, "-o", "json", "--today", "2026-08-21"}).out);
    for (auto& pool : json["shoots"][0]["pools"]) {
      for (auto& reason : pool["reasons"]) reason.erase("newAt");  // another file, other lines
    }
    return json.dump();
  };
  BOOST_TEST(report("new.yaml") == report(turned));
  BOOST_TEST(report("new.yaml") == report("new.yaml"));
}

/// Namespaces keep the documents apart; the files come in another order, under other names.
BOOST_AUTO_TEST_CASE(equal_objects_give_equal_bytes_in_whatever_files_they_come) {
  const auto state = [&](const Scratch& folder, const std::string& file, const std::vector<std::string>& order) {
    const std::string text = read_file(kExample + "/" + file);
    const std::size_t cut = text.find("---\n");
    std::size_t number = 0;
    for (const std::string& ns : order) {
      std::string shoot = text.substr(0, cut);
      shoot.replace(shoot.find("garden-dev"), 10, ns);
      (void)folder.file(file + "/" + std::to_string(number++) + ".yaml", shoot);
    }
    (void)folder.file(file + "/" + (order.front() == "garden-a" ? "0-" : "z-") + "profile.yaml", text.substr(cut + 4));
  };
  const auto report = [&](const std::vector<std::string>& order, const std::string& jobs) {
    const Scratch folder;
    state(folder, "old.yaml", order);
    state(folder, "new.yaml", order);
    const Run compared =
        gprov::tests::run(folder.path, {"old.yaml", "new.yaml", "-o", "json", "--today", "2026-08-21", "--jobs", jobs});
    BOOST_TEST(compared.exit_code == 1, compared.err);
    std::string text = compared.out;
    for (const char* names : {"old.yaml/0.yaml", "old.yaml/1.yaml", "old.yaml/2.yaml", "new.yaml/0.yaml",
                              "new.yaml/1.yaml", "new.yaml/2.yaml"}) {
      for (std::size_t at = 0; (at = text.find(names, at)) != std::string::npos;) text.replace(at + 9, 1, "N");
    }
    return text;
  };
  const std::string one = report({"garden-a", "garden-b", "garden-c"}, "1");
  BOOST_TEST(nlohmann::json::parse(one)["shoots"].size() == 3U);
  BOOST_TEST((one == report({"garden-c", "garden-a", "garden-b"}, "16")));
}

BOOST_AUTO_TEST_CASE(read_prints_documents_and_then_the_error) {
  const Scratch scratch;
  const std::string path = scratch.file("some.yaml", "b: 1\na: [yes, 0x10]\n---\nc: [\n");
  const Run read = run({"read", path});
  BOOST_TEST(read.exit_code == 3);
  BOOST_TEST(read.out ==
             "{\"file\":\"" + path + "\",\"line\":1,\"column\":1,\"document\":{\"a\":[true,16],\"b\":1}}\n");
  BOOST_TEST(read.err.find(path + ":") != std::string::npos);
  BOOST_TEST(run({"read", "old.yaml"}).exit_code == 0);
}

BOOST_AUTO_TEST_CASE(help_and_version_are_no_errors) {
  const Run help = run({"--help"});
  BOOST_TEST(help.exit_code == 0);
  BOOST_TEST(help.out.find("Examples:") < help.out.find("Usage:"));
  BOOST_TEST(run({"-h"}).out == help.out);
  for (const char* command :
       {"read", "render", "merge", "forecast", "rules", "explain", "schema", "config", "completion"}) {
    const Run of_command = run({command, "--help"});
    BOOST_TEST(of_command.exit_code == 0, command);
    BOOST_TEST(of_command.out == help.out, command);
  }
  BOOST_TEST(run({"--version"}).out.starts_with("gprov-impact "));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
