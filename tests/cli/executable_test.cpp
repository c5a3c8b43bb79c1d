// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/support/manifests.hpp"
#include "tests/support/vectors.hpp"

// The built program, run as a user runs it, on a sample of the vectors. (All of them go through the library in
// tests/impact.) The same objects in another layout must give the same bytes, but for positions.

namespace {

using gprov::tests::Json;
using gprov::tests::Vector;
namespace fs = std::filesystem;

constexpr std::size_t kOneIn = 12;

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("gprov-impact-test-" + std::to_string(::getpid()))) {
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
  }
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

struct Answer {
  int exit_code = 0;
  std::string out;
};

Answer run(const Folder& folder, const std::string& arguments) {
  const std::string command =
      "cd '" + folder.path() + "' && '" + GPROV_BINARY + "' old.yaml new.yaml -o json " + arguments;
  Answer answer;
  FILE* pipe = ::popen(command.c_str(), "r");
  BOOST_REQUIRE(pipe != nullptr);
  std::array<char, 4096> buffer{};
  for (std::size_t n = 0; (n = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    answer.out.append(buffer.data(), n);
  answer.exit_code = WEXITSTATUS(::pclose(pipe));
  return answer;
}

/// The report without what depends on layout.
Json without_positions(Json report) {
  if (report.is_object()) {
    for (const char* name : {"oldAt", "newAt", "at"}) report.erase(name);
  }
  if (report.is_structured()) {
    for (Json& member : report) member = without_positions(std::move(member));
  }
  return report;
}

std::string options_of(const Vector& vector) {
  return "--gardener-version " + vector.new_side.gardener + " --extension-version azure=" + vector.new_side.extension +
         " --today " + vector.now + " --allow-empty";
}

bool in_scope(const Vector& vector) {
  return vector.old_side.settings.empty() && vector.new_side.settings.empty() && vector.rejections.empty() &&
         !vector.new_side.expected.contains("error") && vector.new_side.cloud.is_null();
}

Answer run(const Folder& folder, const Vector& vector, std::uint32_t style) {
  folder.write("old.yaml", gprov::tests::write_file(gprov::tests::manifests(vector.old_side, vector.new_side), style));
  folder.write("new.yaml",
               gprov::tests::write_file(gprov::tests::manifests(vector.new_side, vector.old_side), style + 1));
  return run(folder, options_of(vector));
}

void check(const Vector& vector, const Answer& answer) {
  BOOST_REQUIRE_MESSAGE(Json::accept(answer.out), vector.id << " exit " << answer.exit_code << ": " << answer.out);
  const Json report = Json::parse(answer.out);
  bool replaced = false;
  for (const Json& pool : report.at("shoots").at(0).at("pools")) {
    const Json& verdict = pool.at("verdict");
    BOOST_TEST(vector.verdicts.at("pools").at(pool.at("name").get<std::string>()) == verdict, vector.id);
    replaced = replaced || verdict == "roll" || verdict == "delete";
    for (const Json& deployment : pool.at("machineDeployments")) {
      const std::string name = deployment.at("name");
      BOOST_TEST(vector.verdicts.at("deployments").at(name) == deployment.at("verdict"), vector.id << " " << name);
    }
  }
  BOOST_TEST(answer.exit_code == (replaced ? 1 : 0), vector.id);
}

BOOST_AUTO_TEST_SUITE(executable)

BOOST_AUTO_TEST_CASE(answers_as_gardener_does_whatever_the_layout) {
  const Folder folder;
  std::uint32_t number = 0;
  std::size_t compared = 0;
  for (const std::string file : {"1.144.0_v1.62.1", "1.149.3_v1.62.1"}) {
    gprov::tests::for_each_vector("azure", file, [&](const Vector& vector) {
      if (!in_scope(vector) || ++number % kOneIn != 0) return;
      const Answer answer = run(folder, vector, number);
      check(vector, answer);
      const Answer again = run(folder, vector, number + 2);
      BOOST_TEST(answer.exit_code == again.exit_code, vector.id);
      BOOST_TEST(without_positions(Json::parse(answer.out)).dump() == without_positions(Json::parse(again.out)).dump(),
                 vector.id << " depends on its layout");
      ++compared;
    });
  }
  BOOST_TEST(compared >= 40U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
