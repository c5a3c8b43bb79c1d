// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <sys/stat.h>

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "analyzer/manifest/files.hpp"

using namespace gprov;
namespace fs = std::filesystem;

namespace {

/// A directory of its own, gone at the end.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "gprov-manifest-XXXXXX").string();
    BOOST_REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] std::string at(const std::string& name) const { return (path_ / name).string(); }
  void write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
  }

  /// What gather() finds, names relative to the folder, then its errors.
  [[nodiscard]] std::string gathered(const std::string& argument) const {
    std::istringstream input("from stdin");
    const manifest::Gathered found = manifest::gather(argument, input);
    std::string text;
    for (const auto& source : found.sources) {
      const bool inside = source->name.starts_with(path_.string() + "/");
      text += (inside ? source->name.substr(path_.string().size() + 1) : source->name) + "=" +
              std::string(source->bytes) + ";";
    }
    for (const manifest::Problem& problem : found.problems) text += problem.message + ";";
    return text;
  }

 private:
  fs::path path_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(files_directories_patterns_and_standard_input_are_gathered) {
  const Folder folder;
  for (const char* const name :
       {"b.yaml", "a.yml", "c.json", "none", "d/e.yaml", "d/.hidden.yaml", ".git/x.yaml", "readme.md"}) {
    folder.write(name, name);
  }
  BOOST_TEST(folder.gathered(folder.at("readme.md")) == "readme.md=readme.md;");
  BOOST_TEST(folder.gathered(folder.at("")) == "a.yml=a.yml;b.yaml=b.yaml;c.json=c.json;d/e.yaml=d/e.yaml;none=none;");
  BOOST_TEST(folder.gathered(folder.at("*.y*ml")) == "a.yml=a.yml;b.yaml=b.yaml;");
  BOOST_TEST(folder.gathered(folder.at("[d]")) == "d/e.yaml=d/e.yaml;");
  BOOST_TEST(folder.gathered("-") == "<stdin>=from stdin;");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_gathered_is_an_error_that_says_what_to_do) {
  const Folder folder;
  folder.write("empty/readme.md", "");
  BOOST_TEST(folder.gathered(folder.at("absent.yaml")) ==
             "expected a file, directory or pattern, got a name that does not exist; check the path;");
  BOOST_TEST(folder.gathered(folder.at("*.yaml")) ==
             "expected a pattern that matches files, got one that matches none; check the path;");
  BOOST_TEST(folder.gathered(folder.at("empty")) ==
             "expected a directory with manifests (.yaml, .yml, .json or no ending), got none in it; check the path;");
  BOOST_TEST(folder.gathered("") ==
             "expected the name of a file or directory, got an empty text; name one, or '-' for standard input;");
  fs::create_symlink("nowhere", folder.at("empty/link.yaml"));
  BOOST_TEST(folder.gathered(folder.at("empty")) ==
             "cannot be read: No such file or directory; check its permissions;");
}

BOOST_AUTO_TEST_CASE(links_to_files_are_followed_and_loops_end) {
  const Folder folder;
  folder.write("d/a.yaml", "1");
  fs::create_directory_symlink("..", folder.at("d/up"));
  fs::create_symlink("a.yaml", folder.at("d/b.yaml"));
  BOOST_TEST(folder.gathered(folder.at("d")) == "d/a.yaml=1;d/b.yaml=1;");
  fs::create_directory_symlink("d", folder.at("link"));
  BOOST_TEST(folder.gathered(folder.at("link")) == "link/a.yaml=1;link/b.yaml=1;");
}

BOOST_AUTO_TEST_CASE(a_pipe_is_read_to_its_end) {
  const Folder folder;
  BOOST_REQUIRE(::mkfifo(folder.at("pipe").c_str(), 0600) == 0);
  const std::string bytes(200'000, 'x');
  std::thread writer([&] { std::ofstream(folder.at("pipe")) << bytes; });
  BOOST_TEST((folder.gathered(folder.at("pipe")) == "pipe=" + bytes + ";"));
  writer.join();
}

BOOST_AUTO_TEST_CASE(a_file_that_changes_while_it_is_read_is_an_error) {
  const Folder folder;
  folder.write("a.yaml", std::string(std::size_t{4} << 20U, '#'));
  std::atomic<bool> done = false;
  std::thread writer([&] {
    std::ofstream file(folder.at("a.yaml"), std::ios::in | std::ios::out);
    while (!done) file.seekp(0) << std::flush << 'x' << std::flush;
  });
  std::string answer;
  for (int i = 0; i < 500 && !answer.starts_with("was written to while it was read"); ++i) {
    answer = folder.gathered(folder.at("a.yaml"));
  }
  done = true;
  writer.join();
  BOOST_TEST(answer == "was written to while it was read; wait until that has ended, or give a copy;");
  BOOST_TEST(folder.gathered(folder.at("a.yaml")).size() > std::size_t{4} << 20U);
}

/// What gather() finds of one file that may be mapped.
std::shared_ptr<const manifest::Source> mapped(const std::string& path) {
  std::istringstream input;
  const manifest::Gathered found = manifest::gather(path, input, manifest::Loading::mapped);
  BOOST_REQUIRE(found.sources.size() == 1U);
  return found.sources.front();
}

BOOST_AUTO_TEST_CASE(a_mapped_file_is_read_as_a_copied_one) {
  const Folder folder;
  for (const std::size_t more : {0U, 1U, 4000U, 4032U, 4033U, 4095U}) {
    const std::string text = std::string((std::size_t{1} << 20U) + more - 2, 'x') + "\xC3\xA4";
    folder.write("a.yaml", text);
    const auto source = mapped(folder.at("a.yaml"));
    BOOST_TEST((std::string_view(source->bytes) == text));
    BOOST_TEST(source->bytes.spare() >= 64U);
    char behind = '\0';
    for (std::size_t i = 0; i < 64; ++i) behind |= *(std::string_view(source->bytes).end() + i);
    BOOST_TEST(behind == '\0');
    BOOST_TEST(source->bytes.is_intact());
  }
  // What is not UTF-8 is replaced, and a mark left out.
  const std::string much(std::size_t{1} << 20U, 'x');
  folder.write("a.yaml", much + "\xFF" + much);
  BOOST_TEST((std::string_view(mapped(folder.at("a.yaml"))->bytes) == much + "\xEF\xBF\xBD" + much));
  folder.write("a.yaml", "\xEF\xBB\xBF" + much);
  BOOST_TEST((std::string_view(mapped(folder.at("a.yaml"))->bytes) == much));
}

BOOST_AUTO_TEST_CASE(more_files_than_may_stay_open_are_mapped_and_copied) {
  const Folder folder;
  const std::string text(std::size_t{1} << 20U, 'x');
  for (int i = 0; i < 70; ++i) folder.write("d/" + std::to_string(i), text);
  std::istringstream input;
  const manifest::Gathered found = manifest::gather(folder.at("d"), input, manifest::Loading::mapped);
  BOOST_TEST(found.sources.size() == 70U);
  for (const auto& source : found.sources) BOOST_TEST((std::string_view(source->bytes) == text));
}

BOOST_AUTO_TEST_CASE(a_mapped_file_that_is_written_to_or_cut_short_is_not_intact) {
  const Folder folder;
  const std::string text(std::size_t{3} << 20U, 'x');
  folder.write("a.yaml", text);
  const auto written = mapped(folder.at("a.yaml"));
  folder.write("a.yaml", "y" + text);
  BOOST_TEST(!written->bytes.is_intact());
  const auto cut = mapped(folder.at("a.yaml"));
  fs::resize_file(folder.at("a.yaml"), 5000);
  const std::string_view left = cut->bytes;
  BOOST_TEST(left[0] == 'y');
  BOOST_TEST(left.back() == '\0');
  BOOST_TEST(left[1'000'000] == '\0');
  BOOST_TEST(!cut->bytes.is_intact());
}

BOOST_AUTO_TEST_CASE(a_pattern_that_is_a_file_is_that_file) {
  const Folder folder;
  folder.write("a[1].yaml", "x");
  BOOST_TEST(folder.gathered(folder.at("a[1].yaml")) == "a[1].yaml=x;");
}
