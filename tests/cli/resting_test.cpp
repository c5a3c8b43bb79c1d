// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <unistd.h>
#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "analyzer/cli/both_sides.hpp"
#include "analyzer/cli/commands.hpp"
#include "tests/bench/landscape.hpp"
#include "tests/support/golden.hpp"

// Shoots that are counted without being read change no byte of what is written, whatever stands in the files.

namespace {

namespace fs = std::filesystem;
using namespace gprov;
using bench::Layout;

constexpr std::uint32_t kShoots = 32;
constexpr std::uint32_t kManyShoots = 90;  // a MB and some on both sides: enough to be worth threads
const std::string kSeparator = "---\n";

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("gprov-resting-" + std::to_string(::getpid()))) {
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return (path_ / name).string();
  }

 private:
  fs::path path_;
};

std::string profile() {
  const std::string text = tests::read_file(std::string(GPROV_SOURCE_DIR) + "/fixtures/bench/old.yaml");
  return text.substr(text.find("\n---\n") + 5);
}

/// One side as documents.
using Documents = std::vector<std::string>;

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

/// Few kinds of pools, so that few Shoots are witnesses.
std::string of_few_kinds(std::string text) {
  for (const char* machine : {"Standard_D16s_v5", "Standard_D8s_v5", "Standard_D2s_v5"})
    text = replaced(std::move(text), machine, "Standard_D4s_v5");
  for (const char* image : {"1877.3.0", "1877.5.0"}) text = replaced(std::move(text), image, "1877.4.0");
  return replaced(std::move(text), "1.34.6", "1.34.4");
}

Documents made_documents(std::uint32_t shoots, std::uint32_t changed, bench::Heartbeats beats) {
  const std::string text = of_few_kinds(
      bench::write({.shoots = shoots, .changed_percent = changed, .heartbeats = beats, .layout = Layout::documents}));
  Documents all;
  for (std::size_t at = kSeparator.size(); at < text.size();) {
    const std::size_t end = std::min(text.find("\n---\n", at), text.size() - 1) + 1;
    all.push_back(text.substr(at, end - at));
    at = end + kSeparator.size();
  }
  return all;
}

/// Made once.
const Documents& documents(std::uint32_t changed, bench::Heartbeats beats, std::uint32_t shoots = kShoots) {
  static std::map<std::tuple<std::uint32_t, std::uint32_t, bench::Heartbeats>, Documents> made;
  Documents& known = made[{shoots, changed, beats}];
  if (known.empty()) known = made_documents(shoots, changed, beats);
  return known;
}

std::string joined(const Documents& documents, Layout layout) {
  std::string text = layout == Layout::list ? "apiVersion: v1\nitems:\n" : "";
  for (const std::string& one : documents) {
    if (layout == Layout::documents) {
      text += kSeparator + one;
      continue;
    }
    text += "- ";
    for (std::size_t at = 0; at < one.size();) {
      const std::size_t end = one.find('\n', at) + 1;
      text.append(at == 0 ? "" : "  ").append(one, at, end - at);
      at = end;
    }
  }
  return layout == Layout::list ? text + "kind: List\nmetadata:\n  resourceVersion: \"\"\n" : text;
}

struct Sides {
  Documents before, after;
  std::string profile_before = profile(), profile_after = profile_before;
};

struct Written {
  std::string out;
  std::size_t counted = 0, put_off = 0;
};

const cli::GetEnvironment kNoEnvironment = [](const std::string&) { return std::nullopt; };

cli::Options options_of(const std::vector<std::string>& arguments) {
  return cli::parse_options(arguments, kNoEnvironment, 1'787'227'200);
}

/// Shortcuts on many threads, the long way on one.
Written run(cli::Options options, impact::Shortcuts shortcuts) {
  options.analysis.shortcuts = shortcuts;
  options.analysis.jobs = shortcuts == impact::Shortcuts::taken ? 16 : 1;
  std::istringstream in;
  std::ostringstream out, err;
  const auto code = cli::run_compare(options, kNoEnvironment, {in, out, err});
  if (shortcuts == impact::Shortcuts::avoided)
    return {out.str() + err.str() + "exit " + std::to_string(static_cast<int>(code))};
  cli::BothSides sides;
  sides.before.add({options.before}, {in, out, err});
  sides.after.add({options.after}, {in, out, err});
  cli::read_both(sides, options);
  return {out.str() + err.str() + "exit " + std::to_string(static_cast<int>(code)), sides.resting.counted.size(),
          sides.resting.put_off.size()};
}

class Fixture {
 public:
  /// How many Shoots were merely counted.
  std::size_t compare(const Sides& sides, const std::string& what, Layout layout = Layout::documents) {
    return compare_texts(joined(sides.before, layout), joined(sides.after, layout), what, sides.profile_before,
                         sides.profile_after);
  }
  std::size_t compare_texts(const std::string& before, const std::string& after, const std::string& what,
                            const std::string& old_profile = profile(), const std::string& new_profile = profile(),
                            const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments = {folder_.write("old.yaml", before),
                                          folder_.write("new.yaml", after),
                                          "--with-old",
                                          folder_.write("profile-old.yaml", old_profile),
                                          "--with-new",
                                          folder_.write("profile-new.yaml", new_profile),
                                          "-o",
                                          "text"};
    if (!text_only_) arguments.insert(arguments.end(), {"-o", "github", "-o", "plain", "-o", "oneline"});
    arguments.insert(arguments.end(), more.begin(), more.end());
    const cli::Options options = options_of(arguments);
    const Written fast = run(options, impact::Shortcuts::taken), right = run(options, impact::Shortcuts::avoided);
    const auto [a, b] = std::mismatch(fast.out.begin(), fast.out.end(), right.out.begin(), right.out.end());
    BOOST_TEST((a == fast.out.end() && b == right.out.end()),
               what << ": counted Shoots change the report: " << std::string(a, fast.out.end()).substr(0, 200)
                    << "\n  instead of: " << std::string(b, right.out.end()).substr(0, 200));
    put_off_ = fast.put_off;
    return fast.counted;
  }
  /// Of a text alone, less has to be read.
  void write_text_only() { text_only_ = true; }
  /// Of the last comparison.
  [[nodiscard]] std::size_t put_off() const { return put_off_; }

 private:
  Folder folder_;
  std::size_t put_off_ = 0;
  bool text_only_ = false;
};

/// The same landscape in the other notation.
std::string json(std::uint32_t changed, bench::Heartbeats beats, Layout layout, bench::Notation notation) {
  return of_few_kinds(bench::write(
      {.shoots = kShoots, .changed_percent = changed, .heartbeats = beats, .layout = layout, .notation = notation}));
}

enum class Where : std::uint8_t { old_side, new_side, both };

struct Change {
  const char* what;
  std::string from, to;
  Where where = Where::both;
};

/// In every 7th document in which `from` stands.
void apply(Documents& documents, const Change& change) {
  for (std::size_t i = 3; i < documents.size(); i += 7) {
    const std::size_t at = documents[i].find(change.from);
    if (at != std::string::npos) documents[i].replace(at, change.from.size(), change.to);
  }
}

const std::array kChanges{
    Change{"a reconcile error on both sides", "version: 1877.4.0", "version: 1111.4.0"},
    Change{"a machine type that the profile lacks", "type: Standard_D4s_v5", "type: Standard_gone"},
    Change{"an architecture that no image has", "architecture: amd64", "architecture: arm64"},
    Change{"a zone that is not there", "      - \"1\"\n", "      - \"9\"\n"},
    Change{"an in-place pool", "updateStrategy: AutoRollingUpdate", "updateStrategy: ManualInPlaceUpdate"},
    Change{"a surge that is no percentage", "maxSurge: 1", "maxSurge: x%"},
    Change{"a providerConfig that adds capacity", "      name: general\n",
           "      name: general\n      providerConfig:\n        apiVersion: "
           "azure.provider.extensions.gardener.cloud/v1alpha1\n"
           "        kind: WorkerConfig\n        nodeTemplate:\n          capacity:\n            x: \"1\"\n"},
    Change{"a text over two lines", "    message: All nodes are ready.", "    message: All nodes\n      are ready."},
    Change{"an operation on both sides", "    dashboard.gardener.cloud",
           "    gardener.cloud/operation: retry\n    dashboard.gardener.cloud"},
    Change{"an ignored finding", "    dashboard.gardener.cloud",
           "    gprov-impact/ignore: \"x\"\n    dashboard.gardener.cloud"},
    Change{"a field that the API lacks", "  purpose: production", "  purpos: production"},
    Change{"a wrong type", "maxSurge: 1", "maxSurge: true"},
    Change{"a pool named by a number", "      name: general", "      name: 12"},
    Change{"a pool named by a boolean", "      name: general", "      name: yes"},
    Change{"a pool named in quotes", "      name: general", "      name: \"12\""},
    Change{"two pools of one name", "      name: memory", "      name: general"},
    Change{"a syntax error", "  region: westeurope", "  region: [westeurope"},
    Change{"a syntax error in managed fields", "    manager: kubectl", "    manager: 'kubectl"},
    Change{"a syntax error in a condition", "message: All nodes are ready.", "message: \"All"},
    Change{"flow style", "      - \"1\"\n", "      - &a \"1\"\n"},
    Change{"a comment", "  region: westeurope", "# here\n  region: westeurope"},
    Change{"a duplicate key", "  region: westeurope", "  region: x\n  region: westeurope"},
    Change{"a duplicate key in managed fields", "    manager: kubectl", "    manager: kubectl\n    manager: x"},
    Change{"a duplicate label", "        stage: live", "        stage: live\n        stage: \"x\""},
    Change{"a month 13", "lastUpdateTime: \"2026-08", "lastUpdateTime: \"2026-13"},
    Change{"a time of managed fields that is none", "    time: \"2026-05", "    time: \"2026-15"},
    Change{"no resource version and uid", "  resourceVersion: \"", "  other: \""},
    Change{"no technical ID", "  technicalID:", "  technicalId:"},
    Change{"no namespace", "  namespace:", "  generateName:"},
    Change{"another generation observed", "observedGeneration: 12", "observedGeneration: 11"},
    Change{"a NamespacedCloudProfile", "    kind: CloudProfile", "    kind: NamespacedCloudProfile"},
    Change{"an absent profile", "    name: az-large", "    name: az-gone"},
    Change{"another provider", "    type: azure\n", "    type: metal\n"},
    Change{"another provider that is known", "    type: azure\n", "    type: aws\n"},
    Change{"no zones", "      zones:\n", "      zone:\n"},
    Change{"a minimum of zero", "      minimum: 1\n", "      minimum: 0\n"},
    Change{"a size that is none", "        size: 1", "        size: x"},
    Change{"an old release", "version: v1.144.0", "version: v1.20.0"},
    Change{"another release on one side", "version: v1.144.0", "version: v1.143.0", Where::old_side},
    Change{"an edited label of a pool", "        stage: live", "        stage: dead", Where::new_side},
    Change{"an edited annotation", "user-", "users-", Where::new_side},
    Change{"an edited constraint", "HibernationPossible", "HibernationImpossible", Where::new_side},
    Change{"a condition that went", "    type: EveryNodeReady\n", "    type: NoNodeReady\n", Where::new_side},
    Change{"carriage returns", "  region: westeurope\n", "  region: westeurope\r\n"},
    Change{"a tab", "  region: westeurope\n", "  region: \twesteurope\n"},
    Change{"a value over two lines", "    eventTTL: 1h0m0s", "    eventTTL: \"1h0\n\n      m0s\""},
    Change{"letters beyond ASCII", "team: team-", "team: t\u00e9am-"},
    Change{"another kind", "kind: Shoot", "kind: Shot"},
};

struct ProfileChange {
  const char *from, *to;
};

/// Of the profile that all use: some decide about some of the Shoots, some about none.
constexpr std::array kProfileChanges{
    ProfileChange{"classification: supported", "classification: deprecated"},
    ProfileChange{"gardenlinux-amd64-gen2/Versions/1877.4.0", "gardenlinux-amd64-gen2/Versions/1877.4.1"},
    ProfileChange{"    - version: 1877.4.0\n", "    - version: 1877.4.77\n"},
    ProfileChange{"      - version: 1877.4.0\n        architecture: amd64\n        acceleratedNetworking: true",
                  "      - version: 1877.4.0\n        architecture: amd64\n        acceleratedNetworking: false"},
    ProfileChange{"    - version: 1.34.4\n", "    - version: 1.34.5\n"},
    ProfileChange{"  - name: Standard_D4s_v5\n", "  - name: Standard_D4s_v6\n"},
    ProfileChange{"kind: CloudProfileConfig", "kind: CloudProfileConfiguration"},
};

struct JsonChange {
  const char* what;
  std::string from, to;
};

const std::array kJsonChanges{
    JsonChange{"a reconcile error", "\"1877.4.0\"", "\"1111.4.0\""},
    JsonChange{"a pool named by a number", "\"general\"", "12"},
    JsonChange{"a pool named by an escape", "\"general\"", "\"gener\\u0061l\""},
    JsonChange{"a wrong type", "\"amd64\"", "[]"},
    JsonChange{"a brace in a text", "\"balanced\"", "\"bal}anced\""},
    JsonChange{"a quote in a text", "\"balanced\"", "\"bal\\\"]anced\""},
    JsonChange{"a missing comma", "\"nginxIngress\"", "\"x\":1 \"nginxIngress\""},
    JsonChange{"a comma too many", "\"nginxIngress\"", ",\"nginxIngress\""},
    JsonChange{"a control character", "\"balanced\"",
               "\"bal\x01"
               "anced\""},
    JsonChange{"a bracket of the wrong kind", "\"IPTables\"}", "\"IPTables\"]"},
    JsonChange{"a duplicate key", "\"region\"", "\"region\":\"x\",\"region\""},
    JsonChange{"no JSON", "\"westeurope\"", "westeurope"},
};

/// In every 7th place.
std::string changed(std::string text, const JsonChange& change) {
  int count = 0;
  for (std::size_t at = text.find(change.from); at != std::string::npos;
       at = text.find(change.from, at + change.to.size())) {
    if (count++ % 7 == 3) text.replace(at, change.from.size(), change.to);
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(resting)

BOOST_FIXTURE_TEST_CASE(a_landscape_is_told_alike_with_and_without_reading_all_of_it, Fixture) {
  using bench::Heartbeats;
  for (const Layout layout : {Layout::documents, Layout::list}) {
    for (const Heartbeats beats : {Heartbeats::rest, Heartbeats::move}) {
      for (const std::uint32_t changed : {0U, 3U}) {
        const std::uint32_t shoots = layout == Layout::list && changed == 3 ? kManyShoots : kShoots;
        const Sides sides{documents(0, Heartbeats::rest, shoots), documents(changed, beats, shoots)};
        BOOST_TEST(compare(sides, "as it is", layout) >= 16U);
      }
    }
  }
  BOOST_TEST(compare({documents(0, Heartbeats::rest), documents(100, Heartbeats::rest)}, "all changed") == 0U);
}

BOOST_FIXTURE_TEST_CASE(shoots_read_few_at_a_time_are_told_alike, Fixture) {
  Sides sides{documents(0, bench::Heartbeats::rest, kManyShoots), documents(100, bench::Heartbeats::move, kManyShoots)};
  sides.before.resize(70);
  sides.after.resize(70);
  compare(sides, "all changed");
  BOOST_TEST(put_off() == 69U);
  // What the reader tells of one, it tells in the order of the file.
  sides.after[40].replace(sides.after[40].find("  purpose: "), 11,
                          "  exposureClassName: x\n  exposureClassName: y\n  purpose: ");
  sides.after[9].replace(sides.after[9].find("  purpose: "), 11, "  purpos: ");
  compare(sides, "some strangely written");
  BOOST_TEST(put_off() == 69U);
  sides.profile_before.clear();
  sides.profile_after.clear();
  compare(sides, "without a profile", Layout::list);
  BOOST_TEST(put_off() == 69U);
}

BOOST_FIXTURE_TEST_CASE(witnesses_read_few_at_a_time_are_told_alike, Fixture) {
  constexpr std::uint32_t kOwn = 72;
  // Some have something of their own, so that they are witnesses.
  const auto varied = [](Documents all) {
    for (std::size_t i = 0; i < kOwn; ++i) {
      all[i] = replaced(all[i], "eventTTL: 1h0m0s", "eventTTL: " + std::to_string(i + 2) + "h0m0s");
    }
    return all;
  };
  write_text_only();
  std::size_t putting_off = 0, first = 0;
  for (const std::uint32_t shoots : {kManyShoots, 2 * kOwn + 4}) {
    const bool most_are_witnesses = shoots == kManyShoots;
    const Sides plain{varied(documents(0, bench::Heartbeats::rest, shoots)),
                      varied(documents(3, bench::Heartbeats::move, shoots))};
    BOOST_TEST((compare(plain, "as it is") >= 16U) != most_are_witnesses);
    BOOST_TEST(put_off() >= 64U);
    // A third of the kinds, in each landscape another.
    for (std::size_t i = first++; i < kChanges.size(); i += 3) {
      const Change& change = kChanges.at(i);
      Sides sides = plain;
      if (change.where != Where::new_side) apply(sides.before, change);
      if (change.where != Where::old_side) apply(sides.after, change);
      compare(sides, change.what);
      if (put_off() != 0) ++putting_off;
    }
  }
  BOOST_TEST(putting_off > kChanges.size() / 4);
}

BOOST_FIXTURE_TEST_CASE(formats_that_tell_of_all_are_written_alike, Fixture) {
  const Sides sides{documents(0, bench::Heartbeats::rest, kManyShoots),
                    documents(3, bench::Heartbeats::rest, kManyShoots)};
  const std::size_t counted = compare_texts(joined(sides.before, Layout::list), joined(sides.after, Layout::list),
                                            "json", profile(), profile(), {"-o", "json", "--today", "2026-11-01"});
  BOOST_TEST(counted == 0U);
  BOOST_TEST(put_off() == kManyShoots - 1);
}

BOOST_FIXTURE_TEST_CASE(what_is_wrong_with_some_is_told_alike, Fixture) {
  std::size_t counting = 0, number = 0;
  for (const Change& change : kChanges) {
    Sides sides{documents(0, bench::Heartbeats::rest), documents(3, bench::Heartbeats::move)};
    if (change.where != Where::new_side) apply(sides.before, change);
    if (change.where != Where::old_side) apply(sides.after, change);
    BOOST_TEST(
        (sides.before != documents(0, bench::Heartbeats::rest) || sides.after != documents(3, bench::Heartbeats::move)),
        change.what << " changes nothing");
    if (compare(sides, change.what, ++number % 3 == 0 ? Layout::list : Layout::documents) != 0) ++counting;
  }
  BOOST_TEST(counting > kChanges.size() / 4);
}

BOOST_FIXTURE_TEST_CASE(json_is_told_alike, Fixture) {
  using bench::Heartbeats;
  using bench::Notation;
  std::size_t form = 0;
  for (const Layout layout : {Layout::documents, Layout::list}) {
    for (const Notation notation : {Notation::json_compact, Notation::json_indented}) {
      const std::string before = json(0, Heartbeats::rest, layout, notation);
      for (const Heartbeats beats : {Heartbeats::rest, Heartbeats::move}) {
        BOOST_TEST(compare_texts(before, json(3, beats, layout, notation), "JSON") >= 16U);
      }
      // Each kind in one of the four forms.
      const std::string after = json(3, Heartbeats::move, layout, notation);
      for (std::size_t i = form; i < kJsonChanges.size(); i += 4) {
        const JsonChange& change = kJsonChanges.at(i);
        compare_texts(changed(before, change), changed(after, change), change.what);
      }
      ++form;
    }
  }
}

BOOST_FIXTURE_TEST_CASE(order_and_absence_are_told_alike, Fixture) {
  Sides sides{documents(0, bench::Heartbeats::rest), documents(3, bench::Heartbeats::rest)};
  std::reverse(sides.after.begin(), sides.after.end());
  BOOST_TEST(compare(sides, "reversed") >= 16U);
  sides.before.erase(sides.before.begin() + 20, sides.before.begin() + 22);
  sides.after.erase(sides.after.begin() + 26, sides.after.begin() + 28);
  BOOST_TEST(compare(sides, "some on one side only") >= 16U);
  sides.after.push_back(sides.after[25]);
  BOOST_TEST(compare(sides, "one twice") == 0U);
  sides.after.back().replace(sides.after.back().find("kind: Shoot"), 11, "kind: \"Shoot\"");
  BOOST_TEST(compare(sides, "one twice, once unlike Go") == 0U);
}

BOOST_FIXTURE_TEST_CASE(profiles_that_change_are_told_alike, Fixture) {
  Sides sides{documents(0, bench::Heartbeats::rest), documents(3, bench::Heartbeats::rest)};
  sides.profile_after = bench::with_new_image(sides.profile_before);
  compare(sides, "a new image");
  for (const ProfileChange& change : kProfileChanges) {
    sides.profile_after = sides.profile_before;
    const std::size_t at = sides.profile_after.find(change.from);
    BOOST_REQUIRE(at != std::string::npos);
    sides.profile_after.replace(at, std::string(change.from).size(), change.to);
    const std::size_t counted = compare(sides, change.from);
    BOOST_TEST(counted >= 16U, change.from);
  }
  // Whatever the API server takes: it refuses to take out what is in use, and names the Shoots.
  Sides valid = sides;
  valid.profile_before = replaced(profile(), "      classification: supported\n", "");
  for (const auto& [from, to] : {std::pair("    - version: 1.34.4\n", "    - version: 1.34.5\n"),
                                 std::pair("spec:\n", "spec:\n  limits:\n    maxNodesTotal: 9\n")}) {
    valid.profile_after = valid.profile_before;
    valid.profile_after.replace(valid.profile_after.find(from), std::string(from).size(), to);
    compare(valid, to);
  }
  sides.profile_after = sides.profile_before;
  const std::size_t name = sides.profile_after.find("  name: az-large\n");
  BOOST_REQUIRE(name != std::string::npos);
  sides.profile_after.insert(name, "  labels:\n    a: b\n");
  compare(sides, "a label of the profile");
  sides.profile_after.clear();
  compare(sides, "no profile on the new side");
  sides.profile_before.clear();
  compare(sides, "no profile");
}

BOOST_FIXTURE_TEST_CASE(a_profile_that_is_refused_is_told_alike_in_a_text, Fixture) {
  write_text_only();
  Sides sides{documents(0, bench::Heartbeats::rest, kManyShoots), documents(3, bench::Heartbeats::move, kManyShoots)};
  sides.profile_after = bench::with_unmapped_image(sides.profile_before);
  BOOST_TEST(compare(sides, "refused") > 50U);
  // Half of them use another profile, which nobody edits.
  for (Documents* side : {&sides.before, &sides.after}) {
    for (std::size_t i = 0; i < side->size(); i += 2) {
      side->at(i) = replaced(side->at(i), "    name: az-large", "    name: az-other");
    }
  }
  const std::string other = replaced(sides.profile_before, "  name: az-large\n", "  name: az-other\n");
  const std::string refused = sides.profile_after;
  sides.profile_before += "---\n" + other;
  sides.profile_after += "---\n" + other;
  compare(sides, "one of two refused");
  sides.profile_after = refused + "---\n" + replaced(refused, "  name: az-large\n", "  name: az-other\n");
  compare(sides, "both refused", Layout::list);
  for (std::size_t i = 0; i < kChanges.size(); i += 5) {
    Sides few{documents(0, bench::Heartbeats::rest), documents(0, bench::Heartbeats::rest), profile(), refused};
    apply(few.before, kChanges.at(i));
    apply(few.after, kChanges.at(i));
    compare(few, kChanges.at(i).what);
  }
}

BOOST_FIXTURE_TEST_CASE(objects_beside_shoots_are_told_alike, Fixture) {
  Sides sides{documents(0, bench::Heartbeats::rest), documents(3, bench::Heartbeats::rest)};
  sides.before.push_back(
      "apiVersion: machine.sapcloud.io/v1alpha1\nkind: MachineDeployment\nmetadata:\n  name: "
      "shoot--p020--shoot-000020-general-z1\n  namespace: shoot--p020--shoot-000020\nspec:\n  template:\n    spec:\n"
      "      class:\n        name: another\n");
  BOOST_TEST(compare(sides, "a live MachineDeployment") == 0U);
  sides.before.back() = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\n";
  BOOST_TEST(compare(sides, "an object of another kind") >= 16U);
}

BOOST_AUTO_TEST_SUITE_END()
