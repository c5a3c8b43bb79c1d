// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <yaml-cpp/yaml.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "tests/support/fake_forge.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/scratch.hpp"

// The composite actions, the GitLab template and the pre-commit hook, their scripts run as a pipeline runs them: in
// bash, in a checkout, with what the server would put into the environment.

namespace {

using gprov::tests::FakeForge;
using gprov::tests::read_file;
using gprov::tests::Scratch;
using Values = std::map<std::string, std::string>;

const std::string kSource = GPROV_SOURCE_DIR;

/// Sets variables for the time of a step.
class Environment {
 public:
  explicit Environment(const Values& values) : values_(values) {
    for (const auto& [name, value] : values_) ::setenv(name.c_str(), value.c_str(), 1);
  }
  ~Environment() {
    for (const auto& [name, value] : values_) ::unsetenv(name.c_str());
  }
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

 private:
  Values values_;
};

/// ${{ NAME }} by its value; every one has to be known.
std::string filled(std::string text, const Values& values) {
  for (std::size_t at = text.find("${{ "); at != std::string::npos; at = text.find("${{ ", at)) {
    const std::size_t end = text.find(" }}", at);
    const std::string name = text.substr(at + 4, end - at - 4);
    BOOST_REQUIRE_MESSAGE(values.contains(name), name);
    text.replace(at, end + 3 - at, values.at(name));
  }
  return text;
}

/// A checkout of a pull request, the program on the PATH, and a place for what a job leaves.
class Job {
 public:
  explicit Job(const std::string& new_state) {
    std::filesystem::create_directories(folder_.path + "/bin");
    std::filesystem::create_symlink(GPROV_BINARY, folder_.path + "/bin/gprov-impact");
    path_ = ::getenv("PATH");
    ::setenv("PATH", (folder_.path + "/bin:" + path_).c_str(), 1);
    git("init -q -b main .");
    (void)folder_.file("repository/a b/all.yaml", read_file(kSource + "/fixtures/example/old.yaml"));
    git("add -A && git commit -q -m old && git checkout -q -b change");
    (void)folder_.file("repository/a b/all.yaml", read_file(kSource + "/fixtures/example/" + new_state));
    git("add -A && git commit -q --allow-empty -m new");
  }
  ~Job() { ::setenv("PATH", path_.c_str(), 1); }
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;

  void git(const std::string& arguments) const {
    std::filesystem::create_directories(folder_.path + "/repository");
    const std::string who = "git -c user.name=n -c user.email=n@example.org ";
    std::string command = who + arguments;
    for (std::size_t at = command.find("&& git "); at != std::string::npos; at = command.find("&& git ", at + 4)) {
      command.replace(at + 3, 4, who);
    }
    BOOST_REQUIRE_MESSAGE(gprov::tests::shell(folder_.path + "/repository", command + " >/dev/null 2>&1") == 0,
                          command);
  }
  /// Exit code of a script, as a runner starts it.
  int bash(const std::string& script) const {
    const std::string file = folder_.file("script.sh", script);
    return gprov::tests::shell(folder_.path + "/repository",
                               "bash --noprofile --norc -eo pipefail ../script.sh >../log 2>&1");
  }
  [[nodiscard]] std::string read(const std::string& name) const { return read_file(folder_.path + "/" + name); }
  [[nodiscard]] const std::string& path() const { return folder_.path; }

 private:
  Scratch folder_;
  std::string path_;
};

struct ActionRun {
  int exit_code = 0;
  Values outputs;
};

/// Runs the steps that are scripts.
ActionRun run_action(const Job& job, const std::string& action, Values values, const Values& environment) {
  const YAML::Node file = YAML::LoadFile(kSource + "/.github/actions/" + action + "/action.yml");
  for (const auto& input : file["inputs"]) {
    const std::string name = "inputs." + input.first.as<std::string>();
    if (!values.contains(name)) values[name] = filled(input.second["default"].as<std::string>(), values);
  }
  ActionRun run;
  for (const auto& step : file["runs"]["steps"]) {
    if (!step["run"]) continue;
    if (step["if"] && step["if"].as<std::string>() == "inputs.package != ''" && values.at("inputs.package").empty())
      continue;
    BOOST_TEST(step["shell"].as<std::string>() == "bash");
    Values variables = environment;
    variables["RUNNER_TEMP"] = job.path();
    variables["no_proxy"] = "127.0.0.1";
    variables["GITHUB_OUTPUT"] = job.path() + "/outputs";
    variables["GITHUB_STEP_SUMMARY"] = job.path() + "/summary";
    for (const auto& row : step["env"])
      variables[row.first.as<std::string>()] = filled(row.second.as<std::string>(), values);
    const Environment set(variables);
    run.exit_code = job.bash(step["run"].as<std::string>());
    if (run.exit_code != 0) break;
    if (!step["id"]) continue;
    std::istringstream lines(job.read("outputs"));
    for (std::string line; std::getline(lines, line);) {
      const std::size_t equals = line.find('=');
      run.outputs[line.substr(0, equals)] = line.substr(equals + 1);
      values["steps." + step["id"].as<std::string>() + ".outputs." + line.substr(0, equals)] = line.substr(equals + 1);
    }
  }
  return run;
}

ActionRun compare(const Job& job, Values values = {}) {
  values.insert({{"github.event.pull_request.base.sha", "main"},
                 {"github.event.pull_request.number", "7"},
                 {"github.event.pull_request.head.sha", "3f2c9d1"}});
  return run_action(job, "gprov-impact", values, {});
}

/// The job that comments: another pipeline, which finds the artifact where the first one has left it.
int comment(const Job& job, const FakeForge& forge, const Values& more = {}) {
  Values values = {{"github.token", "s3cret"},
                   {"github.event.workflow_run.head_sha", "3f2c9d1"},
                   {"github.event.workflow_run.run_number", "118"},
                   {"github.event.workflow_run.run_attempt", "1"}};
  for (const auto& [name, value] : more) values[name] = value;
  return run_action(job, "gprov-impact-comment", values,
                    {{"GITHUB_API_URL", forge.url()},
                     {"GITHUB_GRAPHQL_URL", forge.url() + "/graphql"},
                     {"GITHUB_REPOSITORY", "acme/landscape"}})
      .exit_code;
}

BOOST_AUTO_TEST_SUITE(pipelines)

BOOST_AUTO_TEST_CASE(the_action_compares_and_leaves_all_that_a_comment_needs) {
  const Job job("new.yaml");
  const ActionRun run = compare(job, {{"inputs.paths", "a b\n"}, {"inputs.args", "--unknown=fail\n--ascii\n"}});
  BOOST_TEST(run.exit_code == 1, job.read("log"));
  BOOST_TEST(run.outputs.at("exit-code") == "1");
  BOOST_TEST(run.outputs.at("verdict") == "roll");
  BOOST_TEST(run.outputs.at("pools") == "2");
  BOOST_TEST(nlohmann::json::parse(read_file(run.outputs.at("report-path")))["result"]["verdict"] == "roll");
  BOOST_TEST(job.read("gprov-impact/pull-request") == "7\n");
  BOOST_TEST(job.read("summary").starts_with("## "), job.read("summary"));
  BOOST_TEST(compare(job, {{"inputs.fail", "false"}}).exit_code == 0);
}

BOOST_AUTO_TEST_CASE(the_action_passes_what_changes_nothing_and_fails_what_fails) {
  BOOST_TEST(compare(Job("old.yaml")).exit_code == 0);
  const Job job("new.yaml");
  const ActionRun run = compare(job, {{"inputs.base", "no-such-revision"}});
  BOOST_TEST(run.exit_code == 3);
  const ActionRun wrong = compare(job, {{"inputs.args", "--no-such-option"}});
  BOOST_TEST(wrong.exit_code == 2);
  BOOST_TEST(job.read("summary").find("gprov-impact has no answer: exit code 2") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(arguments_are_no_shell_code) {
  const Job job("new.yaml");
  (void)compare(job, {{"inputs.args", "$(touch ../pwned)\n;touch ../pwned"}, {"inputs.paths", "`touch ../pwned`"}});
  BOOST_TEST(!std::filesystem::exists(job.path() + "/pwned"));
}

BOOST_AUTO_TEST_CASE(the_second_workflow_comments) {
  FakeForge forge(FakeForge::Kind::github);
  forge.head = "3f2c9d1";
  const Job job("new.yaml");
  (void)compare(job);
  BOOST_TEST(comment(job, forge) == 0, job.read("log"));
  BOOST_TEST_REQUIRE(forge.comments.size() == 1U);
  BOOST_TEST(forge.comments[0].body.starts_with("<!-- gprov-impact:v1 key=default head=3f2c9d1 fp="));
  BOOST_TEST(forge.comments[0].body.find(" at=118.1 -->") != std::string::npos);
  BOOST_TEST(comment(job, forge,
                     {{"inputs.args", "--behavior=hide-and-new\n--key=default"},
                      {"github.event.workflow_run.run_number", "119"}}) == 0,
             job.read("log"));
  BOOST_TEST(forge.comments.size() == 2U);
}

/// The artifact comes from a pipeline that ran the pull request's own code.
BOOST_AUTO_TEST_CASE(an_artifact_cannot_choose_another_pull_request) {
  FakeForge forge(FakeForge::Kind::github);
  forge.head = "somebody-elses";
  const Job job("new.yaml");
  (void)compare(job);
  BOOST_TEST(comment(job, forge) == 0);
  BOOST_TEST(job.read("log").find("is not the one that was compared") != std::string::npos, job.read("log"));
  forge.head = "3f2c9d1";
  for (const char* number : {"7 --api-url x\n", "../9\n", "\n"}) {
    std::filesystem::remove(job.path() + "/gprov-impact/pull-request");
    BOOST_REQUIRE(gprov::tests::shell(job.path(), "printf '" + std::string(number) + "' > gprov-impact/pull-request") ==
                  0);
    BOOST_TEST(comment(job, forge) == 0);
  }
  BOOST_TEST(forge.comments.empty());
}

BOOST_AUTO_TEST_CASE(the_template_of_gitlab_compares_and_comments) {
  FakeForge forge(FakeForge::Kind::gitlab);
  const YAML::Node file = YAML::LoadFile(kSource + "/.gitlab/gprov-impact.gitlab-ci.yml");
  const auto script = [&](const std::string& name) {
    std::string text;
    for (const auto& line : file[name]["script"]) text += line.as<std::string>() + "\n";
    return text;
  };
  const Job job("new.yaml");
  const Environment set({{"CI_MERGE_REQUEST_DIFF_BASE_SHA", "main"},
                         {"CI_API_V4_URL", forge.url()},
                         {"no_proxy", "127.0.0.1"},
                         {"CI_PROJECT_ID", "acme/landscape"},
                         {"CI_MERGE_REQUEST_IID", "7"},
                         {"CI_COMMIT_SHA", "3f2c9d1"},
                         {"CI_PIPELINE_IID", "55"},
                         {"GPROV_GITLAB_TOKEN", "s3cret"},
                         {"GPROV_ARGS", "--ascii --unknown=warn"}});
  {
    const int code = job.bash(script("gprov-impact"));
    BOOST_TEST(code == 1, job.read("log"));
  }
  std::vector<std::string> artifacts;
  for (const auto& path : file["gprov-impact"]["artifacts"]["paths"]) artifacts.push_back(path.as<std::string>());
  for (const auto& report : file["gprov-impact"]["artifacts"]["reports"])
    artifacts.push_back(report.second.as<std::string>());
  for (const std::string& path : artifacts)
    BOOST_TEST(std::filesystem::file_size(job.path() + "/repository/" + path) > 0U, path);
  BOOST_TEST(file["gprov-impact"]["artifacts"]["when"].as<std::string>() == "always");
  {
    const int code = job.bash(script("gprov-impact-comment"));
    BOOST_TEST(code == 0, job.read("log"));
  }
  BOOST_TEST_REQUIRE(forge.comments.size() == 1U);
  BOOST_TEST(forge.comments[0].body.find(" at=55 -->") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_hook_refuses_a_commit_that_rolls_nodes) {
  const YAML::Node hook = YAML::LoadFile(kSource + "/.pre-commit-hooks.yaml")[0];
  BOOST_TEST(hook["id"].as<std::string>() == "gprov-impact");
  BOOST_TEST(!hook["pass_filenames"].as<bool>());
  const std::string entry = hook["entry"].as<std::string>();
  const Job job("old.yaml");
  {
    const int code = job.bash(entry);
    BOOST_TEST(code == 0, job.read("log"));
  }
  // What a commit would contain; pre-commit puts everything else aside.
  BOOST_REQUIRE(gprov::tests::shell(job.path() + "/repository",
                                    "cp '" + kSource + "/fixtures/example/new.yaml' 'a b/all.yaml'") == 0);
  job.git("add -A");
  {
    const int code = job.bash(entry);
    BOOST_TEST(code == 1, job.read("log"));
  }
  BOOST_TEST(job.read("log").find("cpu-worker") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
