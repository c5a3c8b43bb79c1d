// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/support/fake_kubectl.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdlib>

namespace gprov::tests {

namespace {

using Json = nlohmann::json;
using Arguments = std::vector<std::string>;

constexpr const char* kScript = R"(#!/bin/sh
here=$(dirname "$0")
echo "$*" >> "$here/calls"
case " $* " in *" -f - "*) cat > "$here/input" ;; esac
case "$*" in
  "apply --dry-run=server "*) answer=apply ;;
  "create --dry-run=client "*) answer=create ;;
  "get --ignore-not-found "*) answer=live ;;
  "get cloudprofiles.core.gardener.cloud "*) answer=profile ;;
  "get namespacedcloudprofiles.core.gardener.cloud "*) answer=namespaced ;;
  "get shoots.core.gardener.cloud "*) answer=shoots ;;
  *) echo "unexpected: $*" >&2; exit 99 ;;
esac
if [ -f "$here/$answer.err" ]; then cat "$here/$answer.err" >&2; exit 1; fi
if [ -f "$here/$answer" ]; then cat "$here/$answer"; fi
)";

}  // namespace

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  BOOST_REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string example_part(const std::string& file, bool is_shoot) {
  const std::string text = read_file(std::string(GPROV_SOURCE_DIR) + "/fixtures/example/" + file);
  const std::size_t cut = text.find("---\n");
  return is_shoot ? text.substr(0, cut) : text.substr(cut + 4);
}

std::string stored(const std::string& manifest) {
  return replaced(manifest, "metadata:\n", "metadata:\n  uid: 8a5f\n  resourceVersion: \"7\"\n");
}

Cluster::Cluster() {
  (void)folder.program("bin/kubectl", kScript);
  const std::string path = ::getenv("PATH");
  if (path.find(folder.path) == std::string::npos) ::setenv("PATH", (folder.path + "/bin:" + path).c_str(), 1);
  previous = path;
  answers("live", stored(example_part("old.yaml", true)));
  answers("apply", stored(example_part("new.yaml", true)));
  answers("create", example_part("new.yaml", true));
  answers("profile", stored(example_part("old.yaml", false)));
  (void)folder.file("new.yaml", example_part("new.yaml", true));
}

Cluster::~Cluster() { ::setenv("PATH", previous.c_str(), 1); }

void Cluster::answers(const std::string& question, const std::string& text) const {
  (void)folder.file("bin/" + question, text);
}

void Cluster::fails(const std::string& question, const std::string& words) const {
  (void)folder.file("bin/" + question + ".err", words);
}

std::string Cluster::calls() const { return read_file(folder.path + "/bin/calls"); }

Run Cluster::run(Arguments arguments) const {
  arguments.insert(arguments.begin(), {"kubectl", "-f", "new.yaml", "--today", "2026-08-21"});
  return tests::run(folder.path, arguments);
}

Json Cluster::report(Arguments arguments) const {
  arguments.insert(arguments.end(), {"-o", "json"});
  const Run result = run(arguments);
  BOOST_REQUIRE_MESSAGE(Json::accept(result.out), result.err);
  return Json::parse(result.out);
}

}  // namespace gprov::tests
