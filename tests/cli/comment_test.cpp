// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "analyzer/cli/process.hpp"
#include "tests/support/fake_forge.hpp"
#include "tests/support/golden.hpp"

// The built program, run as in a pipeline, against a server that speaks the APIs of GitHub and GitLab and fails on
// purpose. What must never happen: a second comment for one report, a newer one overwritten, somebody else's touched, a
// token told, a failure taken for success.

namespace {

using gprov::cli::Finished;
using gprov::tests::FakeForge;
using gprov::tests::Fault;
using gprov::tests::HttpResponse;
using Kind = FakeForge::Kind;
using Arguments = std::vector<std::string>;

const std::string kExample = std::string(GPROV_SOURCE_DIR) + "/fixtures/example";
const std::string kOldMark = "<!-- gprov-impact:v1 key=default fp=0123456789ab at=";

std::string report(const std::string& new_file) {
  return gprov::tests::run(kExample, {"old.yaml", new_file, "-o", "json", "--today", "2026-08-21"}).out;
}
const std::string& findings() {
  static const std::string text = report("new.yaml");
  return text;
}
const std::string& nothing_to_say() {
  static const std::string text = report("old.yaml");
  return text;
}

/// A pipeline that knows no other servers and tokens than the test's.
void clean_environment() {
  for (const char* name :
       {"GITHUB_API_URL", "GITHUB_GRAPHQL_URL", "CI_API_V4_URL", "GH_TOKEN", "CI_JOB_TOKEN", "GITHUB_RUN_NUMBER",
        "GITHUB_RUN_ATTEMPT", "CI_PIPELINE_IID", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"}) {
    ::unsetenv(name);
  }
  ::setenv("GITHUB_TOKEN", "s3cret", 1);
  ::setenv("GITLAB_TOKEN", "s3cret", 1);
}

struct Forge : FakeForge {
  explicit Forge(Kind kind = Kind::github) : FakeForge(kind), is_github(kind == Kind::github) { clean_environment(); }

  Finished comment(Arguments more = {}, const std::string& input = findings()) {
    Arguments call = {GPROV_BINARY, "comment", "--api-url", url(), "--retry-wait", "0"};
    const Arguments target = is_github ? Arguments{"--github", "acme/landscape", "--pr", "7"}
                                       : Arguments{"--gitlab", "acme/landscape", "--mr", "7"};
    call.insert(call.end(), target.begin(), target.end());
    if (std::find(more.begin(), more.end(), "--stamp") == more.end()) more.insert(more.end(), {"--stamp", "50"});
    call.insert(call.end(), more.begin(), more.end());
    const Finished finished = gprov::cli::run_program(call, input);
    BOOST_TEST(finished.failure == "");
    BOOST_TEST((finished.out + finished.err).find("s3cret") == std::string::npos);
    return finished;
  }
  void ok(const Arguments& more = {}, const std::string& input = findings()) {
    const Finished finished = comment(more, input);
    BOOST_TEST(finished.exit_code == 0, finished.out << finished.err);
  }
  /// Fails with code 5 and these words.
  void fails(const std::string& words, const Arguments& more = {}) {
    const Finished finished = comment(more);
    BOOST_TEST(finished.exit_code == 5, finished.out << finished.err);
    BOOST_TEST(finished.err.find(words) != std::string::npos, finished.err);
  }
  int add_ours(const std::string& stamp, const std::string& rest = "\n## before\n") {
    return add(is_github ? "bot[bot]" : "bot", kOldMark + stamp + " -->" + rest);
  }

  bool is_github;
};

bool is_report(const std::string& body) {
  return body.starts_with("<!-- gprov-impact:v1 key=default ") && body.find("`cpu-worker`") != std::string::npos;
}

HttpResponse failure(int status, const std::map<std::string, std::string>& headers = {}) {
  return {status, R"({"message": "the server's own words"})", headers};
}

BOOST_AUTO_TEST_SUITE(comments)

BOOST_AUTO_TEST_CASE(libcurl_is_loaded_by_the_helper_only) {
  BOOST_TEST(gprov::cli::run_program({"ldd", GPROV_BINARY}).out.find("libcurl") == std::string::npos);
  BOOST_TEST(gprov::cli::run_program({"ldd", GPROV_BINARY "-comment"}).out.find("libcurl") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_first_report_makes_a_comment_and_the_next_one_changes_it) {
  for (const Kind kind : {Kind::github, Kind::gitlab}) {
    Forge forge(kind);
    forge.add("somebody", "looks good");
    forge.ok({"--head", "3f2c9d1"});
    BOOST_TEST_REQUIRE(forge.comments.size() == 2U);
    BOOST_TEST(is_report(forge.comments[1].body), forge.comments[1].body);
    BOOST_TEST(forge.comments[1].body.find(" head=3f2c9d1 fp=") < forge.comments[1].body.find(" at=50 -->\n"));
    forge.ok({"--stamp", "51"}, nothing_to_say());
    BOOST_TEST_REQUIRE(forge.comments.size() == 2U);
    BOOST_TEST(forge.comments[1].body.find("`cpu-worker` |") == std::string::npos, forge.comments[1].body);
    BOOST_TEST(forge.comments[1].body.find(" at=51 -->\n") != std::string::npos);
    BOOST_TEST(forge.comments[0].body == "looks good");
    // The same again is no request to write.
    const std::size_t before = forge.requests.size();
    forge.ok({"--stamp", "51"}, nothing_to_say());
    for (std::size_t i = before; i < forge.requests.size(); ++i) {
      BOOST_TEST((forge.requests[i].method == "GET" || forge.requests[i].path == "/graphql"));
    }
  }
}

BOOST_AUTO_TEST_CASE(only_comments_with_our_author_marker_and_key_are_ours) {
  Forge forge;
  const int foreign = forge.add("mallory", kOldMark + "1 -->\n");
  const int quoted = forge.add("bot[bot]", "> " + kOldMark + "1 -->\n");
  const int other_key = forge.add("bot[bot]", "<!-- gprov-impact:v1 key=other fp=0 at=1 -->\n");
  const int hidden = forge.add_ours("1");
  forge.comments.back().hidden = true;
  forge.ok();
  BOOST_TEST(forge.comments.size() == 5U);
  for (const int id : {foreign, quoted, other_key, hidden}) BOOST_TEST(!is_report(forge.at(id).body));
  BOOST_TEST(forge.count("PATCH") == 0);
  forge.ok({"--key", "other"});
  BOOST_TEST(forge.comments.size() == 5U);
  BOOST_TEST(forge.at(other_key).body.find("key=other fp=") != std::string::npos);
  BOOST_TEST(forge.at(other_key).body.find("`cpu-worker`") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_late_old_run_does_not_overwrite_a_newer_one) {
  for (const Kind kind : {Kind::github, Kind::gitlab}) {
    const auto left_alone = [&](const std::string& there, const std::string& ours, const std::string& behavior) {
      Forge forge(kind);
      const int id = forge.add_ours(there);
      const Finished finished = forge.comment({"--stamp", ours, "--behavior", behavior});
      BOOST_TEST(finished.exit_code == 0, finished.err);
      return forge.comments.size() == 1U && forge.comments[0].id == id &&
             forge.comments[0].body.find("## before") != std::string::npos;
    };
    for (const char* behavior : {"update", "hide-and-new", "delete-and-new"}) {
      BOOST_TEST(left_alone("51", "50", behavior), behavior);
      BOOST_TEST(!left_alone("50", "51", behavior), behavior);
    }
    BOOST_TEST(left_alone("10.1", "9.3", "update"));
    BOOST_TEST(left_alone("10.2", "10.1", "update"));
    BOOST_TEST(!left_alone("9.3", "10.1", "update"));
    BOOST_TEST(!left_alone("10.1", "10.1", "update"));
    BOOST_TEST(left_alone("2026-08-21T09:12:44Z", "2026-08-21T11:12:43+02:00", "update"));
    BOOST_TEST(!left_alone("2026-08-21T09:12:44Z", "2026-08-21T11:12:45+02:00", "update"));
  }
}

BOOST_AUTO_TEST_CASE(the_pipeline_numbers_its_runs) {
  Forge forge;
  ::setenv("GITHUB_RUN_NUMBER", "118", 1);
  ::setenv("GITHUB_RUN_ATTEMPT", "2", 1);
  const Arguments call = {GPROV_BINARY, "comment", "--api-url", forge.url(), "--github", "acme/landscape", "--pr", "7"};
  BOOST_TEST(gprov::cli::run_program(call, findings()).exit_code == 0);
  BOOST_TEST(forge.comments.at(0).body.find(" at=118.2 -->") != std::string::npos);
  clean_environment();
}

BOOST_AUTO_TEST_CASE(earlier_comments_are_kept_hidden_or_deleted_as_asked) {
  for (const Kind kind : {Kind::github, Kind::gitlab}) {
    Forge forge(kind);
    const int first = forge.add_ours("1");
    forge.ok({"--behavior", "new"});
    BOOST_TEST(forge.comments.size() == 2U);
    forge.ok({"--behavior", "hide-and-new"});
    BOOST_TEST_REQUIRE(forge.comments.size() == 3U);
    for (std::size_t i : {0U, 1U}) {
      const auto& row = forge.comments[i];
      if (kind == Kind::github) BOOST_TEST(row.hidden);
      if (kind == Kind::gitlab) BOOST_TEST(row.body.starts_with("<details><summary>Outdated"), row.body);
    }
    BOOST_TEST(forge.at(first).body.find("## before") != std::string::npos);
    BOOST_TEST(!forge.comments[2].hidden);
    BOOST_TEST(is_report(forge.comments[2].body));
    forge.ok({"--behavior", "delete-and-new"});
    BOOST_TEST_REQUIRE(forge.comments.size() == 3U);
    BOOST_TEST(forge.comments[0].id == first);
    BOOST_TEST(is_report(forge.comments[2].body));
  }
}

BOOST_AUTO_TEST_CASE(ours_is_found_on_a_later_page) {
  for (const Kind kind : {Kind::github, Kind::gitlab}) {
    Forge forge(kind);
    for (int i = 0; i < 230; ++i) forge.add("somebody", "comment " + std::to_string(i));
    const int ours = forge.add_ours("1");
    for (int i = 0; i < 90; ++i) forge.add("somebody", "more");
    forge.ok();
    BOOST_TEST(forge.comments.size() == 321U);
    BOOST_TEST(is_report(forge.at(ours).body));
  }
}

BOOST_AUTO_TEST_CASE(a_token_does_not_follow_a_link_to_another_server) {
  Forge forge, elsewhere;
  HttpResponse lures{200, "[]", {{"Link", "<" + elsewhere.url() + "/x>; rel=\"next\""}}};
  lures.status = 203;  // the answer itself, not the right one
  forge.faults.push_back({"GET", "/comments", lures});
  forge.fails("the list goes on at another server");
  BOOST_TEST(elsewhere.requests.empty());
  BOOST_TEST(forge.comments.empty());
  const HttpResponse moved{301, "{}", {{"Location", elsewhere.url() + "/x"}}};
  forge.faults.push_back({"GET", "/comments", moved});
  forge.fails("the repository has moved");
  BOOST_TEST(elsewhere.requests.empty());
}

BOOST_AUTO_TEST_CASE(a_list_without_end_ends) {
  Forge forge;
  const HttpResponse circle{203, "[]", {{"Link", "<" + forge.url() + "/x/comments?per_page=100>; rel=\"next\""}}};
  for (int i = 0; i < 3; ++i) forge.faults.push_back({"GET", "/comments", circle});
  forge.fails("the pages of the list never end");
}

BOOST_AUTO_TEST_CASE(what_fails_for_a_while_is_tried_again) {
  const std::map<std::string, std::string> soon = {{"Retry-After", "0"}};
  const std::map<std::string, std::string> used_up = {{"X-RateLimit-Remaining", "0"}, {"X-RateLimit-Reset", "1"}};
  for (const Kind kind : {Kind::github, Kind::gitlab}) {
    Forge forge(kind);
    const std::string list = kind == Kind::github ? "/comments" : "/notes";
    HttpResponse half, late;
    half.ending = HttpResponse::Ending::half;
    late.ending = HttpResponse::Ending::late;
    for (const HttpResponse& wrong : {failure(500), failure(502), failure(429, soon), half})
      forge.faults.push_back({"GET", list, wrong});
    forge.faults.push_back({"GET", "/user", failure(503)});
    forge.faults.push_back({"POST", list, failure(429, soon)});
    if (kind == Kind::github) forge.faults.push_back({"POST", list, failure(403, used_up)});
    forge.ok();
    BOOST_TEST(forge.faults.empty());
    BOOST_TEST(forge.comments.size() == 1U);
    forge.faults.push_back({"GET", list, late});
    forge.faults.push_back({kind == Kind::github ? "PATCH" : "PUT", "1", failure(500)});
    forge.ok({"--stamp", "60", "--timeout", "1"});
    BOOST_TEST(forge.faults.empty());
    BOOST_TEST(forge.comments.size() == 1U);
    BOOST_TEST(forge.comments[0].body.find(" at=60 -->") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(a_comment_that_was_made_in_spite_of_the_answer_is_not_made_twice) {
  for (const Kind kind : {Kind::github, Kind::gitlab}) {
    const std::string list = kind == Kind::github ? "/comments" : "/notes";
    HttpResponse half, late;
    half.ending = HttpResponse::Ending::half;
    late.ending = HttpResponse::Ending::late;
    for (const HttpResponse& wrong : {failure(502), half, late}) {
      Forge forge(kind);
      forge.faults.push_back({"POST", list, wrong, Fault::When::after});
      forge.ok({"--timeout", "1"});
      BOOST_TEST(forge.comments.size() == 1U);
      BOOST_TEST(forge.count("POST") == 1);
    }
    // And one that was not made is made.
    Forge forge(kind);
    forge.faults.push_back({"POST", list, failure(500)});
    forge.ok();
    BOOST_TEST(forge.comments.size() == 1U);
    BOOST_TEST(forge.count("POST") == 2);
  }
}

BOOST_AUTO_TEST_CASE(what_goes_on_failing_is_told) {
  Forge forge;
  for (int i = 0; i < 3; ++i) forge.faults.push_back({"GET", "/comments", failure(500)});
  forge.fails("reading comments: 500 the server's own words", {"--retries", "2"});
  BOOST_TEST(forge.faults.empty());
  for (int i = 0; i < 3; ++i) forge.faults.push_back({"POST", "/comments", failure(500)});
  forge.fails("the server failed 3 times", {"--retries", "2"});
  forge.faults.push_back({"GET", "/comments", failure(429, {{"Retry-After", "3600"}})});
  forge.fails("too many requests");
  BOOST_TEST(forge.comments.empty());
}

BOOST_AUTO_TEST_CASE(what_will_not_get_better_is_not_tried_again) {
  Forge forge;
  const auto told = [&](int status, const std::string& words) {
    const int before = forge.count("POST");
    forge.faults.push_back({"POST", "/comments", failure(status)});
    forge.fails("posting the comment: " + std::to_string(status) + " the server's own words" + words);
    BOOST_TEST(forge.count("POST") == before + 1);
    BOOST_TEST(forge.comments.empty());
  };
  told(422, "; if the comment is too long, give a smaller --max-bytes");
  told(403, "; the token may not do that: it needs to write pull requests");
  told(404, "; there is no such repository or pull request");
  ::setenv("GITHUB_TOKEN", "0th3r", 1);
  forge.fails("asking whose the token is: 401 Bad credentials; the token is wrong or has expired");
  clean_environment();
}

BOOST_AUTO_TEST_CASE(a_workflow_may_not_ask_rest_who_it_is) {
  Forge forge;
  forge.is_workflow = true;
  const int ours = forge.add_ours("1");
  forge.ok();
  BOOST_TEST(is_report(forge.at(ours).body));
  Forge gitlab(Kind::gitlab);
  gitlab.is_workflow = true;
  gitlab.fails("give --author USERNAME");
  gitlab.ok({"--author", "bot"});
  BOOST_TEST(gitlab.comments.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_dry_run_writes_nothing) {
  Forge forge;
  const int ours = forge.add_ours("1");
  for (const char* behavior : {"update", "new", "hide-and-new", "delete-and-new"}) {
    const Finished finished = forge.comment({"--dry-run", "--behavior", behavior});
    BOOST_TEST(finished.exit_code == 0, finished.err);
    BOOST_TEST(is_report(finished.out), finished.out);
    BOOST_TEST(finished.err.find("would be ") != std::string::npos, finished.err);
  }
  BOOST_TEST(forge.comments.size() == 1U);
  BOOST_TEST(forge.at(ours).body.find("## before") != std::string::npos);
  BOOST_TEST(!forge.at(ours).hidden);
  const std::size_t before = forge.requests.size();
  ::unsetenv("GITHUB_TOKEN");
  BOOST_TEST(is_report(forge.comment({"--dry-run"}).out));
  BOOST_TEST(forge.requests.size() == before);
  forge.fails("a token is needed, in GITHUB_TOKEN or GH_TOKEN");
  clean_environment();
}

BOOST_AUTO_TEST_CASE(nothing_to_say_begins_no_comment_and_corrects_one) {
  Forge forge;
  forge.ok({}, nothing_to_say());
  BOOST_TEST(forge.comments.empty());
  const int ours = forge.add_ours("1");
  forge.ok({}, nothing_to_say());
  BOOST_TEST(forge.at(ours).body.find("## before") == std::string::npos);
  Forge always;
  always.ok({"--when", "always"}, nothing_to_say());
  BOOST_TEST(always.comments.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_comment_that_is_deleted_meanwhile_is_made_anew) {
  Forge forge;
  forge.add_ours("1");
  forge.faults.push_back({"PATCH", "", failure(404)});
  forge.ok();
  BOOST_TEST(forge.comments.size() == 2U);
}

BOOST_AUTO_TEST_CASE(the_length_is_kept) {
  Forge forge;
  forge.ok({"--max-bytes", "2000"});
  BOOST_TEST(forge.comments.at(0).body.size() <= 2000U);
}

BOOST_AUTO_TEST_CASE(wrong_calls_and_reports_are_told_before_anything_is_sent) {
  Forge forge;
  const auto code = [&](const Arguments& arguments, const std::string& input = findings()) {
    Arguments call = {GPROV_BINARY, "comment"};
    call.insert(call.end(), arguments.begin(), arguments.end());
    const Finished finished = gprov::cli::run_program(call, input);
    BOOST_TEST(finished.err.find("error: ") != std::string::npos, finished.err);
    return finished.exit_code;
  };
  BOOST_TEST(code({}) == 2);
  BOOST_TEST(code({"--github", "acme/landscape"}) == 2);
  BOOST_TEST(code({"--github", "acme/landscape", "--mr", "7"}) == 2);
  BOOST_TEST(code({"--github", "acme", "--pr", "7"}) == 2);
  BOOST_TEST(code({"--github", "acme/../x", "--pr", "7/../8"}) == 2);
  BOOST_TEST(code({"--github", "acme/landscape", "--gitlab", "a/b", "--pr", "7"}) == 2);
  BOOST_TEST(code({"--github", "acme/landscape", "--pr", "7", "--behavior", "replace"}) == 2);
  BOOST_TEST(code({"--github", "acme/landscape", "--pr", "7", "--stamp", "soon"}) == 2);
  BOOST_TEST(code({"--github", "acme/landscape", "--pr", "7", "--key", "a-->b"}) == 2);
  BOOST_TEST(code({"--github", "acme/landscape", "--pr", "7", "--max-bytes", "10"}) == 2);
  BOOST_TEST(code({"--github", "acme/landscape", "--pr", "7", "--token", "x"}) == 2);
  BOOST_TEST(code({"--github", "acme/landscape", "--pr", "7"}, "not a report") == 3);
  BOOST_TEST(code({"--github", "acme/landscape", "--pr", "7", "/no/such/report.json"}) == 3);
  BOOST_TEST(code({"--github", "acme/landscape", "--pr", "7", "--api-url", "http://example.org"}) == 5);
  BOOST_TEST(code({"--github", "acme/landscape", "--pr", "7", "--api-url", "http://127.0.0.1.example.org"}) == 5);
  BOOST_TEST(forge.requests.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
