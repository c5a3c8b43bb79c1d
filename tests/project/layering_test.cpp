// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// Who may include whom. One direction: bytes -> manifest -> model -> gardener -> providers -> impact -> report ->
// bytes, and one home for each third-party library. A new room, library or top-level name is a decision: it is made
// here first.

namespace gprov::tests {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = GPROV_SOURCE_DIR;

/// Room to the rooms that it may include beside itself.
const std::map<std::string, std::set<std::string>> kRooms = {
    {"hashing", {}},
    {"rules", {"hashing"}},
    {"manifest", {"hashing"}},
    {"model", {"manifest", "hashing"}},
    {"gardener", {"model", "hashing", "rules"}},
    // Nodes of the tree too: a provider opens its own closed configurations.
    {"providers", {"model", "gardener", "hashing", "rules", "manifest"}},
    {"impact", {"hashing", "rules", "manifest", "model", "gardener", "providers"}},
    {"report", {"impact", "rules"}},
    {"cli", {"hashing", "rules", "manifest", "model", "gardener", "providers", "impact", "report"}},
    {"main", {"cli"}},
    // A program of its own, for the network; of the report it knows the marker's first letters.
    {"comment", {"report"}},
};

struct Library {
  std::string_view prefix;  ///< of the name between < and >
  std::set<std::string> rooms;
  std::string_view only_in = "";  ///< ending of the files that may include it
};

const std::vector<Library> kLibraries = {
    {"openssl/", {"hashing"}},
    {"xxhash.h", {"hashing"}},
    {"re2/", {"hashing"}, "go_regexp.cpp"},
    {"yaml.h", {"manifest"}},
    {"yaml.h", {"tests"}, "bench_landscape.cpp"},
    {"simdjson.h", {"manifest"}},
    {"nlohmann/", {"hashing", "providers", "report"}, ".cpp"},
    {"nlohmann/", {"comment"}, ".cpp"},
    {"nlohmann/", {"tests"}},
    {"yaml-cpp/", {"cli", "report", "tests"}},
    {"CLI/", {"cli"}},
    {"curl/", {"comment"}, "http.cpp"},
    {"boost/", {"tests"}},
    {"zlib.h", {"tests"}},
    // POSIX
    {"arpa/inet.h", {"gardener"}, "cidr.cpp"},
    {"dlfcn.h", {"manifest"}},
    {"fcntl.h", {"manifest", "cli", "tests"}},
    {"fnmatch.h", {"impact"}},
    {"glob.h", {"manifest"}},
    {"netinet/", {"tests"}, "http_server.cpp"},
    {"poll.h", {"cli"}, "process.cpp"},
    {"poll.h", {"tests"}, "browser.cpp"},
    {"pty.h", {"tests"}, "terminal.cpp"},
    {"spawn.h", {"cli"}, "process.cpp"},
    {"spawn.h", {"tests"}},
    {"sys/", {"manifest", "cli", "tests"}},
    {"unistd.h", {"manifest", "cli", "tests"}},
    // Sixteen bytes at a time, where the compiler has them
    {"emmintrin.h", {"manifest"}, ".cpp"},
};

const std::set<std::string> kTopLevel = {
    "CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "analyzer", "dev",
    "fixtures",       "hashing",           "man",     "tests"};

bool is_source(const fs::path& file) { return file.extension() == ".cpp" || file.extension() == ".hpp"; }

std::string room_of(const std::string& path) {
  if (path.starts_with("hashing/")) return "hashing";
  if (path.starts_with("tests/")) return "tests";
  if (path == "analyzer/main.cpp") return "main";
  if (path.starts_with("analyzer/cli/comment/")) return "comment";
  constexpr std::string_view kAnalyzer = "analyzer/";
  if (!path.starts_with(kAnalyzer)) return "";
  const std::string room = path.substr(kAnalyzer.size(), path.find('/', kAnalyzer.size()) - kAnalyzer.size());
  return kRooms.contains(room) && room != "hashing" ? room : "";
}

/// The standard library's headers have neither a folder nor an ending.
bool is_standard(std::string_view name) { return name.find_first_of("./") == std::string_view::npos; }

void check_third_party(const std::string& file, const std::string& room, const std::string& name) {
  if (is_standard(name)) return;
  const bool allowed = std::ranges::any_of(kLibraries, [&](const Library& library) {
    return name.starts_with(library.prefix) && library.rooms.contains(room) && file.ends_with(library.only_in);
  });
  BOOST_TEST(allowed, file << " must not include <" << name << ">");
}

void check_own(const std::string& file, const std::string& room, const std::string& name) {
  const std::string other = room_of(name);
  BOOST_TEST(!other.empty(), file << ": \"" << name << "\" does not begin at the root, or lies in no room");
  BOOST_TEST(fs::exists(kRoot / name), file << ": there is no " << name);
  if (other.empty() || room == "tests" || other == room) return;
  BOOST_TEST((other != "tests" && kRooms.at(room).contains(other)),
             file << " of room " << room << " must not include " << name << " of room " << other);
}

void check_file(const fs::path& path) {
  const std::string file = path.lexically_relative(kRoot).generic_string();
  const std::string room = room_of(file);
  BOOST_TEST_REQUIRE(!room.empty(), file << " lies in no room");
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    constexpr std::string_view kInclude = "#include ";
    if (!line.starts_with(kInclude)) continue;
    const std::size_t end = line.find_last_of("\">");
    BOOST_TEST_REQUIRE((end != std::string::npos && end > kInclude.size()), file << ": " << line);
    const std::string name = line.substr(kInclude.size() + 1, end - kInclude.size() - 1);
    line[kInclude.size()] == '<' ? check_third_party(file, room, name) : check_own(file, room, name);
  }
}

BOOST_AUTO_TEST_CASE(includes_follow_the_tables) {
  int files = 0;
  for (const char* folder : {"hashing", "analyzer", "tests"}) {
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / folder)) {
      if (!entry.is_regular_file() || !is_source(entry.path())) continue;
      check_file(entry.path());
      ++files;
    }
  }
  BOOST_TEST(files > 50);
}

BOOST_AUTO_TEST_CASE(the_top_level_stays_as_it_is) {
  for (const auto& entry : fs::directory_iterator(kRoot)) {
    const std::string name = entry.path().filename().string();
    BOOST_TEST((name.starts_with(".") || name.starts_with("build") || kTopLevel.contains(name)),
               name << " is new at the top level");
  }
}

}  // namespace
}  // namespace gprov::tests
