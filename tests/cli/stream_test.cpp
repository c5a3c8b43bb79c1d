// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "analyzer/cli/commands.hpp"
#include "analyzer/cli/options.hpp"
#include "analyzer/cli/shoot_lines.hpp"
#include "tests/bench/landscape.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/scratch.hpp"

// Lines that are written while others are still to be answered are those of a run that reads everything first.

namespace {

using namespace gprov;
using bench::Layout;
using bench::Notation;

constexpr std::uint32_t kShoots = 66;         // more than are ever read with the rest
constexpr std::uint32_t kMappedShoots = 160;  // more than a MB

const cli::GetEnvironment kNoEnvironment = [](const std::string&) { return std::nullopt; };

/// Counts how often what was written is handed on.
class Flushes : public std::stringbuf {
 public:
  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  int sync() override {
    ++count_;
    return 0;
  }
  std::size_t count_ = 0;
};

/// A reader that goes after so many lines.
class Leaving : public std::stringbuf {
 public:
  explicit Leaving(std::size_t lines) : left_(lines) {}

 private:
  int sync() override { return left_-- > 1 ? 0 : -1; }
  std::size_t left_;
};

struct Written {
  std::string text;
  std::size_t flushes = 0;
};

class Fixture {
 public:
  Fixture() { (void)folder_.file("profile.yaml", profile()); }

  static std::string profile() {
    const std::string text = tests::read_file(std::string(GPROV_SOURCE_DIR) + "/fixtures/bench/old.yaml");
    return text.substr(text.find("\n---\n") + 5);
  }

  cli::Options options(const std::vector<std::string>& more = {}, const std::string& format = "jsonl") {
    std::vector<std::string> arguments = {path("old"), path("new"), "-o", format, "--today", "2026-11-01"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return cli::parse_options(arguments, kNoEnvironment, 1'787'227'200);
  }
  [[nodiscard]] std::vector<std::string> with_profile() const { return {"--with", path("profile.yaml")}; }

  Written run(cli::Options options, impact::Shortcuts shortcuts) const {
    options.analysis.shortcuts = shortcuts;
    options.analysis.jobs = shortcuts == impact::Shortcuts::taken ? 16 : 1;
    std::istringstream in;
    std::ostringstream err;
    Flushes flushes;
    std::ostream out(&flushes);
    const auto code = cli::run_compare(options, kNoEnvironment, {in, out, err});
    return {flushes.str() + err.str() + "exit " + std::to_string(static_cast<int>(code)), flushes.count()};
  }

  /// How many lines were handed on one by one.
  std::size_t compare(const cli::Options& options, const std::string& what) const {
    const Written fast = run(options, impact::Shortcuts::taken), right = run(options, impact::Shortcuts::avoided);
    const auto [a, b] = std::mismatch(fast.text.begin(), fast.text.end(), right.text.begin(), right.text.end());
    BOOST_TEST((a == fast.text.end() && b == right.text.end()),
               what << ": " << std::string(a, fast.text.end()).substr(0, 200)
                    << "\n  instead of: " << std::string(b, right.text.end()).substr(0, 200));
    BOOST_TEST(right.flushes == 0U);
    return fast.flushes;
  }

  [[nodiscard]] std::string file(const std::string& name, const std::string& text) const {
    return folder_.file(name, text);
  }
  void write(const std::string& before, const std::string& after) {
    (void)folder_.file("old", before);
    (void)folder_.file("new", after);
  }
  void write(const bench::Landscape& before, std::uint32_t changed) {
    bench::Landscape after = before;
    after.changed_percent = changed;
    write(bench::write(before), bench::write(after));
  }
  [[nodiscard]] std::string path(const std::string& name) const { return folder_.path + "/" + name; }

 private:
  tests::Scratch folder_;
};

/// In the last place where it stands.
void replace_last(std::string& text, const std::string& from, const std::string& to) {
  const std::size_t at = text.rfind(from);
  BOOST_REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(stream)

BOOST_FIXTURE_TEST_CASE(lines_come_one_by_one_and_are_the_same, Fixture) {
  for (const auto& [layout, notation] :
       {std::pair(Layout::documents, Notation::yaml), std::pair(Layout::list, Notation::json_compact)}) {
    write({.shoots = kShoots, .layout = layout, .notation = notation}, 30);
    BOOST_TEST(compare(options(with_profile()), "changed") == kShoots + 1);
  }
  // Without a profile each Shoot points at where it names it.
  write({.shoots = kShoots}, 3);
  BOOST_TEST(compare(options(), "no profile") == kShoots + 1);
}

BOOST_FIXTURE_TEST_CASE(files_that_do_not_stay_in_memory_are_read_alike, Fixture) {
  write({.shoots = kMappedShoots, .layout = Layout::list}, 10);
  BOOST_TEST(compare(options(with_profile()), "mapped") == kMappedShoots + 1);
}

BOOST_FIXTURE_TEST_CASE(what_is_out_of_the_ordinary_is_told_alike, Fixture) {
  const std::string before = bench::write({.shoots = kShoots});
  const std::string some_changed = bench::write({.shoots = kShoots, .changed_percent = 10});
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string after = some_changed;
    replace_last(after, from, to);
    write(before, after);
    return compare(options(with_profile()), to);
  };
  BOOST_TEST(with("  purpose: ", "  exposureClassName: x\n  exposureClassName: y\n  purpose: ") ==
             0U);  // a warning of the reader
  BOOST_TEST(with("  region: westeurope", "  region: [westeurope") == 0U);
  BOOST_TEST(with("    dashboard.gardener.cloud/terminal", "    gardener.cloud/operation") == kShoots + 1);
  // One is on one side only; one stands there twice.
  BOOST_TEST(with("name: shoot-000065", "name: shoot-000169") == kShoots + 2);
  write(before, before + before.substr(before.rfind("\n---\n") + 1));
  BOOST_TEST(compare(options(with_profile()), "twice") == 0U);
}

BOOST_FIXTURE_TEST_CASE(ignored_findings_are_told_alike, Fixture) {
  write({.shoots = kShoots}, 30);
  std::string after = tests::read_file(path("new"));
  replace_last(after, "    dashboard.gardener.cloud/terminal",
               "    gprov-impact/ignore: \"core/kubernetes-minor; reason=nobody minds it; expires=2027-01-01\"\n"
               "    dashboard.gardener.cloud/terminal");
  write(tests::read_file(path("old")), after);
  cli::Options asked = options(with_profile());
  impact::Ignore entry;
  entry.rule = "core/machine-type";
  entry.reason = "they have been told";
  entry.expires = 1'900'000'000;
  entry.expires_text = "2030-03-17";
  asked.analysis.ignores.push_back(entry);
  BOOST_TEST(compare(asked, "ignored") > kShoots - 2);
}

BOOST_FIXTURE_TEST_CASE(a_text_of_many_needs_few_of_them_whole, Fixture) {
  write({.shoots = kShoots, .layout = Layout::list}, 90);
  compare(options(with_profile(), "text"), "a text");
  (void)file("new-profile.yaml", bench::with_unmapped_image(profile()));
  compare(options({"--with-old", path("profile.yaml"), "--with-new", path("new-profile.yaml")}, "text"), "refused");
  // Some cannot be reconciled, one is gone, and of one the reader has something to tell.
  std::string after = bench::write({.shoots = kShoots, .changed_percent = 30, .layout = Layout::list});
  for (std::size_t at = after.find("version: 1877.4.0"); at != std::string::npos;
       at = after.find("version: 1877.4.0", at))
    after.replace(at, 17, "version: 1111.4.0");
  replace_last(after, "name: shoot-000065", "name: shoot-000165");
  write(tests::read_file(path("old")), after);
  compare(options(with_profile(), "text"), "errors");
  replace_last(after, "    purpose: ", "    exposureClassName: x\n    exposureClassName: y\n    purpose: ");
  write(tests::read_file(path("old")), after);
  compare(options(with_profile(), "text"), "a warning");
}

BOOST_FIXTURE_TEST_CASE(a_file_comes_whole_and_a_reader_may_leave, Fixture) {
  write({.shoots = kShoots}, 10);
  const std::string right = run(options(with_profile()), impact::Shortcuts::avoided).text;
  std::vector<std::string> arguments = with_profile();
  arguments.insert(arguments.end(), {"-o", "jsonl=" + path("report")});
  cli::Options asked = options(arguments);
  asked.outputs.erase(asked.outputs.begin());
  const Written told = run(asked, impact::Shortcuts::taken);
  BOOST_TEST(right == tests::read_file(path("report")) + told.text);

  asked.outputs.front().path = path("absent") + "/report";
  BOOST_TEST(run(asked, impact::Shortcuts::taken).text.ends_with("exit 5"));

  std::istringstream in;
  std::ostringstream err;
  Leaving left(3);
  std::ostream out(&left);
  (void)cli::run_compare(options(with_profile()), kNoEnvironment, {in, out, err});
  BOOST_TEST(!out.good());
  const std::string lines = left.str();
  BOOST_TEST(right.starts_with(lines));
  BOOST_TEST(std::count(lines.begin(), lines.end(), '\n') == 3);
}

BOOST_AUTO_TEST_SUITE_END()
