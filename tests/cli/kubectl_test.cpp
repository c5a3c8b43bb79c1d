// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "analyzer/cli/process.hpp"
#include "tests/support/fake_kubectl.hpp"

namespace {

using gprov::cli::Finished;
using gprov::tests::Cluster;
using gprov::tests::read_file;
using gprov::tests::replaced;
using gprov::tests::Run;
using gprov::tests::Scratch;
using gprov::tests::stored;
using Json = nlohmann::json;
using Arguments = std::vector<std::string>;

std::string verdicts(const Json& report) {
  std::string text;
  for (const Json& pool : report.at("shoots").at(0).at("pools"))
    text += pool.at("name").get<std::string>() + " " + pool.at("verdict").get<std::string>() + "; ";
  return text;
}

/// What the same objects in files give.
std::string expected(const std::string& after) {
  const Scratch files;
  const Arguments arguments = {files.file("live.yaml", stored(gprov::tests::example_part("old.yaml", true))),
                               files.file("after.yaml", after),
                               "--with",
                               files.file("profile.yaml", stored(gprov::tests::example_part("old.yaml", false))),
                               "--today",
                               "2026-08-21",
                               "-o",
                               "json"};
  return verdicts(Json::parse(gprov::tests::run(files.path, arguments).out));
}

BOOST_AUTO_TEST_SUITE(kubectl_plugin)

BOOST_AUTO_TEST_CASE(live_objects_are_compared_with_what_the_server_would_store) {
  const Cluster cluster;
  const Run run = cluster.run();
  BOOST_TEST(run.exit_code == 1);
  BOOST_TEST(run.err == "");
  const Json json = cluster.report({"-n", "garden-dev", "--context=live"});
  BOOST_TEST(verdicts(json) == expected(stored(gprov::tests::example_part("new.yaml", true))));
  BOOST_TEST(verdicts(json).find("cpu-worker roll") != std::string::npos);
  const std::string calls = cluster.calls();
  BOOST_TEST(calls.find("get --ignore-not-found -o yaml -f new.yaml -n garden-dev --context=live\n"
                        "apply --dry-run=server -o yaml -f new.yaml -n garden-dev --context=live\n"
                        "get cloudprofiles.core.gardener.cloud az -o yaml -n garden-dev --context=live\n") !=
                 std::string::npos,
             calls);
}

BOOST_AUTO_TEST_CASE(kubectl_starts_it_by_its_name) {
  const Cluster cluster;
  std::filesystem::create_symlink(GPROV_BINARY, cluster.folder.path + "/bin/kubectl-gardener_impact");
  const Finished plugin = gprov::cli::run_program(
      {cluster.folder.path + "/bin/kubectl-gardener_impact", "-f", cluster.folder.path + "/new.yaml", "-o", "oneline"});
  BOOST_TEST(plugin.exit_code == 1, plugin.err);
  BOOST_TEST(plugin.out.find("cpu-worker") != std::string::npos, plugin.out);
  const Finished help = gprov::cli::run_program({cluster.folder.path + "/bin/kubectl-gardener_impact", "--help"});
  BOOST_TEST(help.exit_code == 0);
  BOOST_TEST(help.out.starts_with("kubectl gardener-impact tells"), help.out);
}

BOOST_AUTO_TEST_CASE(a_pipe_reaches_every_question_to_the_server) {
  const Cluster cluster;
  const Finished finished = gprov::cli::run_program({GPROV_BINARY, "kubectl", "-f", "-"}, "rendered: text\n");
  BOOST_TEST(finished.exit_code == 1, finished.err);
  BOOST_TEST(read_file(cluster.folder.path + "/bin/input") == "rendered: text\n");
  BOOST_TEST(cluster.calls().find("apply --dry-run=server -o yaml -f -\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(who_may_not_ask_the_server_gets_our_admission_and_a_note) {
  const Cluster cluster;
  cluster.fails(
      "apply",
      "Error from server (Forbidden): error when applying patch:\n{\"spec\":{}}\nto:\n"
      "Name: \"crazy-botany\", Namespace: \"garden-dev\"\nfor: \"new.yaml\": error when patching \"new.yaml\": "
      "shoots.core.gardener.cloud \"crazy-botany\" is forbidden: User \"reader\" cannot patch resource "
      "\"shoots\" in API group \"core.gardener.cloud\" in the namespace \"garden-dev\"\n");
  const Run run = cluster.run();
  BOOST_TEST(run.exit_code == 1);
  BOOST_TEST(run.err.find("note: the server may not be asked") != std::string::npos, run.err);
  BOOST_TEST(run.err.find("User \"reader\" cannot patch resource") != std::string::npos, run.err);
  const Json json = cluster.report();
  BOOST_TEST(json["shoots"][0]["rejections"].empty());
  BOOST_TEST(verdicts(json) == expected(gprov::tests::example_part("new.yaml", true)));
}

BOOST_AUTO_TEST_CASE(what_the_server_refuses_is_told_and_is_a_finding) {
  const Cluster cluster;
  cluster.answers("create", gprov::tests::example_part("old.yaml", true));  // nothing else would be a finding
  cluster.fails("apply",
                "Warning: something is deprecated\nThe Shoot \"crazy-botany\" is invalid: \n* spec.kubernetes.version: "
                "Forbidden: no\n* spec.region: Invalid value: \"x\"\n");
  const Json invalid = cluster.report();
  BOOST_TEST(invalid["result"]["exitCode"] == 1);
  BOOST_TEST(invalid["summary"]["rejected"] == 1);
  const Json refusal = invalid["shoots"][0]["rejections"][0];
  BOOST_TEST(refusal["rule"] == "core/refused-by-server");
  BOOST_TEST(refusal["by"] == "server");
  BOOST_TEST(refusal["type"] == "Invalid");
  BOOST_TEST(refusal["message"] ==
             "The Shoot \"crazy-botany\" is invalid:  * spec.kubernetes.version: Forbidden: no * spec.region: Invalid "
             "value: \"x\"");
  const std::string text = cluster.run().out;
  BOOST_TEST(text.find("spec.kubernetes.version: Forbidden: no") != std::string::npos, text);

  // The patch that kubectl tells with it says nothing new.
  cluster.fails(
      "apply",
      "Error from server (Forbidden): error when applying patch:\n{\"spec\":{\"region\":\"x\"}}\nto:\n"
      "Resource: \"core.gardener.cloud/v1beta1, Resource=shoots\", GroupVersionKind: \"core\"\n"
      "Name: \"crazy-botany\", Namespace: \"garden-dev\"\nfor: \"new.yaml\": error when patching \"new.yaml\": "
      "admission webhook \"x\" denied the request\n");
  const Json denied = cluster.report();
  BOOST_TEST(denied["shoots"][0]["rejections"][0]["message"] == "admission webhook \"x\" denied the request");
  BOOST_TEST(denied["shoots"][0]["rejections"][0]["type"] == "Forbidden");

  // Nobody knows what this is about: no trustworthy answer.
  cluster.fails("apply", "Error from server (BadRequest): strange\n");
  const Run strange = cluster.run();
  BOOST_TEST(strange.exit_code == 3);
  BOOST_TEST(strange.err.find("the server refuses: Error from server (BadRequest): strange") != std::string::npos,
             strange.err);
}

BOOST_AUTO_TEST_CASE(a_server_that_does_not_answer_is_an_error) {
  const Cluster cluster;
  cluster.fails("apply", "Unable to connect to the server: dial tcp: lookup api on 10.0.0.1:53: no such host\n");
  const Run late = cluster.run();
  BOOST_TEST(late.exit_code == 3);
  BOOST_TEST(late.out == "");
  BOOST_TEST(late.err.find("error: the server cannot be asked: Unable to connect") != std::string::npos, late.err);
  cluster.fails("live",
                "E1121 23:44:41.830466   31457 memcache.go:265] \"Unhandled Error\" err=\"refused\"\nError from server "
                "(Forbidden): shoots is forbidden: User \"x\" cannot get resource\n");
  const Run early = cluster.run();
  BOOST_TEST(early.exit_code == 3);
  BOOST_TEST(
      early.err.find("error: the live objects cannot be read: Error from server (Forbidden)") != std::string::npos,
      early.err);
}

BOOST_AUTO_TEST_CASE(a_shoot_that_is_not_there_yet_is_created) {
  const Cluster cluster;
  cluster.answers("live", "");
  const Json json = cluster.report();
  BOOST_TEST(json["result"]["verdict"] == "create");
  cluster.answers("apply", "");
  BOOST_TEST(cluster.run().exit_code == 3);
}

BOOST_AUTO_TEST_CASE(a_profile_that_cannot_be_read_is_asked_for) {
  const Cluster cluster;
  cluster.fails("profile", "Error from server (Forbidden): cloudprofiles is forbidden\n");
  const Run run = cluster.run();
  BOOST_TEST(run.err.find("note: CloudProfile az cannot be read from the cluster") != std::string::npos, run.err);
  BOOST_TEST(run.err.find("give it with --with") != std::string::npos);
  (void)cluster.folder.file("az.yaml", gprov::tests::example_part("old.yaml", false));
  const Run with = cluster.run({"--with", "az.yaml"});
  BOOST_TEST(with.err == "");
  BOOST_TEST(with.exit_code == 1);
}

BOOST_AUTO_TEST_CASE(a_namespaced_profile_brings_its_parent) {
  const Cluster cluster;
  const std::string reference = "    kind: CloudProfile\n    name: az\n";
  const std::string own = "    kind: NamespacedCloudProfile\n    name: own\n";
  cluster.answers("live", stored(replaced(gprov::tests::example_part("old.yaml", true), reference, own)));
  cluster.answers("apply", stored(replaced(gprov::tests::example_part("new.yaml", true), reference, own)));
  cluster.answers(
      "namespaced",
      "apiVersion: core.gardener.cloud/v1beta1\nkind: NamespacedCloudProfile\nmetadata:\n  name: own\n"
      "  namespace: garden-dev\n  uid: 9c\nspec:\n  parent:\n    kind: CloudProfile\n    name: az\nstatus:\n"
      "  cloudProfileSpec:" +
          [] {
            std::string spec = gprov::tests::example_part("old.yaml", false);
            spec = spec.substr(spec.find("spec:\n") + 5);
            for (std::size_t at = 0; (at = spec.find('\n', at)) != std::string::npos && at + 1 < spec.size();)
              spec.insert(++at, "  ");
            return spec;
          }());
  const Json json = cluster.report();
  BOOST_TEST(verdicts(json) == expected(stored(gprov::tests::example_part("new.yaml", true))));
  const std::string calls = cluster.calls();
  BOOST_TEST(calls.find("get namespacedcloudprofiles.core.gardener.cloud own -o yaml --namespace garden-dev\n"
                        "get cloudprofiles.core.gardener.cloud az -o yaml\n") != std::string::npos,
             calls);
}

BOOST_AUTO_TEST_CASE(a_profile_alone_is_shown_with_the_shoots_that_use_it) {
  const Cluster cluster;
  cluster.answers("live", stored(gprov::tests::example_part("old.yaml", false)));
  cluster.answers("apply", stored(gprov::tests::example_part("old.yaml", false)));
  cluster.answers(
      "shoots", "apiVersion: v1\nkind: List\nitems:\n- " + [] {
        std::string shoot = stored(gprov::tests::example_part("old.yaml", true));
        for (std::size_t at = 0; (at = shoot.find('\n', at)) != std::string::npos && at + 1 < shoot.size();)
          shoot.insert(++at, "  ");
        return shoot;
      }());
  const Json json = cluster.report();
  BOOST_TEST(json["summary"]["shoots"] == 1);
  BOOST_TEST(json["result"]["verdict"] == "none");
  BOOST_TEST(cluster.calls().find("get shoots.core.gardener.cloud -o yaml --all-namespaces\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(wrong_calls_are_told) {
  const Cluster cluster;
  const auto code = [&](const Arguments& arguments) {
    return gprov::tests::run(cluster.folder.path, arguments).exit_code;
  };
  BOOST_TEST(code({"kubectl"}) == 2);
  BOOST_TEST(code({"kubectl", "new.yaml"}) == 2);
  BOOST_TEST(code({"kubectl", "-f", "new.yaml", "other.yaml"}) == 2);
  BOOST_TEST(code({"kubectl", "-f"}) == 2);
  BOOST_TEST(code({"kubectl", "-f", "new.yaml", "--base", "main"}) == 2);
  BOOST_TEST(!std::filesystem::exists(cluster.folder.path + "/bin/calls"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
