// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <unistd.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "analyzer/cli/commands.hpp"
#include "analyzer/impact/merge.hpp"
#include "tests/bench/landscape.hpp"
#include "tests/support/golden.hpp"

// What the shards of a run report is put together to the report of one run, byte for byte.

namespace {

namespace fs = std::filesystem;
using namespace gprov;

const cli::GetEnvironment kNoEnvironment = [](const std::string&) { return std::nullopt; };

struct Ran {
  int code = 0;
  std::string out, err;
};

class Fixture {
 public:
  Fixture() : folder_(fs::temp_directory_path() / ("gprov-shard-" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
  }
  ~Fixture() { fs::remove_all(folder_); }
  Fixture(const Fixture&) = delete;
  Fixture& operator=(const Fixture&) = delete;

  [[nodiscard]] std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return (folder_ / name).string();
  }

  [[nodiscard]] Ran compare(std::vector<std::string> arguments) const {
    std::istringstream in;
    std::ostringstream out, err;
    const auto options = cli::parse_options(arguments, kNoEnvironment, 1'787'227'200);
    const auto code = cli::run_compare(options, kNoEnvironment, {in, out, err});
    return {static_cast<int>(code), out.str(), err.str()};
  }

  [[nodiscard]] Ran merge(const std::vector<std::string>& arguments) const {
    std::istringstream in;
    std::ostringstream out, err;
    const auto code = cli::run_merge(arguments, kNoEnvironment, {in, out, err});
    return {static_cast<int>(code), out.str(), err.str()};
  }

  /// The reports of all shards, the last one first.
  [[nodiscard]] std::vector<std::string> shards(const std::vector<std::string>& arguments, int count) const {
    std::vector<std::string> files;
    for (int i = count; i > 0; --i) {
      std::vector<std::string> own = arguments;
      own.insert(own.end(), {"-o", "json", "--shard", std::to_string(i) + "/" + std::to_string(count)});
      files.push_back(write("report-" + std::to_string(i) + ".json", compare(own).out));
    }
    return files;
  }

  void check(const std::vector<std::string>& arguments, const std::string& what) const {
    for (const int count : {1, 2, 5}) {
      std::vector<std::string> merged = shards(arguments, count);
      for (const std::string format : {"json", "text", "markdown"}) {
        std::vector<std::string> whole = arguments, together = merged;
        whole.insert(whole.end(), {"-o", format, "--verbose"});
        together.insert(together.end(), {"-o", format, "--verbose"});
        const Ran right = compare(whole), put_together = merge(together);
        BOOST_TEST(right.code == put_together.code, what << " in " << count);
        BOOST_TEST(right.err == put_together.err, what << " in " << count);
        const auto [a, b] =
            std::mismatch(right.out.begin(), right.out.end(), put_together.out.begin(), put_together.out.end());
        BOOST_TEST((a == right.out.end() && b == put_together.out.end()),
                   what << " as " << format << " in " << count
                        << " shards: " << std::string(b, put_together.out.end()).substr(0, 200)
                        << "\n  instead of: " << std::string(a, right.out.end()).substr(0, 200));
      }
    }
  }

 private:
  fs::path folder_;
};

std::string profile() {
  const std::string text = tests::read_file(std::string(GPROV_SOURCE_DIR) + "/fixtures/bench/old.yaml");
  return text.substr(text.find("\n---\n") + 5);
}

/// In every place that is `step` places from the one before.
std::string with(std::string text, const std::string& from, const std::string& to, int step) {
  int count = 0;
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    if (count++ % step == 0) text.replace(at, from.size(), to);
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(shard)

BOOST_AUTO_TEST_CASE(each_shoot_belongs_to_one_shard_and_shards_are_of_a_size) {
  for (const std::uint32_t of : {1U, 2U, 3U, 10U}) {
    std::vector<int> sizes(of);
    for (int i = 0; i < 3000; ++i) {
      int owners = 0;
      for (std::uint32_t number = 1; number <= of; ++number) {
        if (!impact::owns({number, of}, "garden-p" + std::to_string(i % 40), "shoot-" + std::to_string(i))) continue;
        ++owners;
        ++sizes[number - 1];
      }
      BOOST_REQUIRE(owners == 1);
    }
    const auto [least, most] = std::minmax_element(sizes.begin(), sizes.end());
    BOOST_TEST(*most < 2 * *least);
  }
}

BOOST_FIXTURE_TEST_CASE(shards_give_the_report_of_one_run, Fixture) {
  constexpr std::uint32_t kShoots = 40;
  const std::string before = bench::write({.shoots = kShoots});
  std::string after = bench::write({.shoots = kShoots, .changed_percent = 30});
  const std::string old_profile = write("profile-old.yaml", profile()),
                    new_profile = write("profile-new.yaml", bench::with_new_image(profile()));
  const std::string old_file = write("old.yaml", before);
  const std::vector<std::string> plain = {old_file, write("new.yaml", after), "--with", old_profile};
  check(plain, "edits");
  check({old_file, write("new.yaml", after), "--with-old", old_profile, "--with-new", new_profile}, "a profile's edit");
  check({old_file, write("new.yaml", after)}, "no profile");
  check({old_file, write("new.yaml", after), "--with-new", old_profile}, "a profile that comes");
  check({old_file, write("new.yaml", after), "--with-old", old_profile}, "a profile that goes");

  std::vector<std::string> more = plain;
  more.insert(more.end(), {"--max-pools", "3", "--max-nodes", "2", "--fail-on", "never"});
  check(more, "budgets");
  const std::string configuration =
      write("ignores.yaml",
            "apiVersion: gprov-impact/v1\nignore:\n- rule: core/volume-size\n  reason: it is agreed upon\n  owner: me\n"
            "  expires: 2026-08-25\n- rule: core/kubernetes-minor\n  reason: nobody does "
            "it\n  owner: me\n  expires: 2027-01-01\n");
  more = plain;
  more.insert(more.end(), {"-c", configuration});
  check(more, "ignored findings");

  after = with(after, "version: 1877.4.0", "version: 1111.4.0", 5);
  after = with(after, "    dashboard.gardener.cloud",
               "    gardener.cloud/operation: retry\n    dashboard.gardener.cloud", 4);
  after = with(after, "  purpose: production", "  purpos: production", 7);
  const std::string odd_old =
      write("old.yaml", with(before, "    dashboard.gardener.cloud",
                             "    gardener.cloud/operation: retry\n    dashboard.gardener.cloud", 2));
  check({odd_old, write("new.yaml", after), "--with", old_profile}, "refusals, errors and warnings");
  check({odd_old, write("new.yaml", after + "---\nkind: [\n"), "--with", old_profile}, "a syntax error");
}

BOOST_FIXTURE_TEST_CASE(what_are_not_all_shards_of_one_run_is_refused, Fixture) {
  const std::string old_file = write("old.yaml", bench::write({.shoots = 6}));
  const std::string new_file = write("new.yaml", bench::write({.shoots = 6, .changed_percent = 50}));
  const std::string whole = write("whole.json", compare({old_file, new_file, "-o", "json"}).out);
  const std::vector<std::string> three = shards({old_file, new_file}, 3);
  const auto refused = [&](const std::vector<std::string>& files, const std::string& words) {
    const Ran ran = merge(files);
    BOOST_TEST(ran.code == 3);
    BOOST_TEST(ran.out.empty());
    BOOST_TEST(ran.err.find(words) != std::string::npos, ran.err);
  };
  refused({whole}, "one of a whole run");
  refused({three[0], three[1]}, "no report of 1/3");
  refused({three[2], three[1]}, "no report of 3/3");
  refused({three[0], three[1], three[2], three[2]}, "1/3 twice");
  refused({three[0], three[1], write("absent.json", "{")}, "absent.json: error");
  const std::vector<std::string> other = shards({old_file, new_file, "--fail-on", "never"}, 3);
  BOOST_TEST(merge(other).code == compare({old_file, new_file, "--fail-on", "never"}).code);
  const std::string mixed = write("mixed.json", compare({old_file, new_file, "-o", "json", "--shard", "1/3"}).out);
  refused({other[0], other[1], mixed}, "other inputs or options");
  for (const std::string shard : {"0/3", "4/3", "1", "a/b", "1/0", "1/", "/2"}) {
    BOOST_CHECK_THROW((void)compare({old_file, new_file, "--shard", shard}), cli::UsageError);
  }
  BOOST_CHECK_THROW((void)compare({old_file, new_file, "--shard", "1/2", "--only", "core/x"}), cli::UsageError);
}

BOOST_AUTO_TEST_SUITE_END()
