// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/kubectl.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <sstream>
#include <string_view>
#include <utility>

#include "analyzer/cli/options.hpp"
#include "analyzer/manifest/document.hpp"
#include "analyzer/manifest/files.hpp"

namespace gprov::cli {
namespace {

constexpr std::array kKubectlFlags{
    Flag{'f', "filename", Takes::many, "FILE", "", "manifests that are to be applied: file, directory, URL or -"},
    Flag{'k', "kustomize", Takes::one, "DIRECTORY", "", "a kustomization that is to be applied"},
    Flag{'R', "recursive", Takes::nothing, "", "", "look into directories of a directory"},
    Flag{'n', "namespace", Takes::one, "NAMESPACE", "", "namespace of objects that name none"},
    Flag{0, "context", Takes::one, "NAME", "", "context of the kubeconfig"},
    Flag{0, "cluster", Takes::one, "NAME", "", "cluster of the kubeconfig"},
    Flag{0, "kubeconfig", Takes::one, "FILE", "", "the kubeconfig"},
    Flag{0, "as", Takes::one, "USER", "", "somebody to impersonate"},
};

bool names_manifests(const Flag& flag) {
  return flag.name == "filename" || flag.name == "kustomize" || flag.name == "recursive";
}

/// A line of client-go's log, which says in its own way what kubectl says, too: "E1121 23:44:41.830466 ...".
bool is_log(const std::string& line) {
  constexpr std::string_view kDigits = "0123456789";
  return line.size() > 6 && std::string_view("EWI").find(line[0]) != std::string_view::npos &&
         line.find_first_not_of(kDigits, 1) == 5 && line[5] == ' ';
}

/// kubectl's own words, harmless for a terminal.
std::string said(const Finished& finished) {
  std::string text;
  std::istringstream lines(finished.err);
  for (std::string line; std::getline(lines, line);) {
    if (is_log(line)) continue;
    for (const char c : line) text += static_cast<unsigned char>(c) >= 0x20 ? c : ' ';
    text += '\n';
  }
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text.empty() ? "exit code " + std::to_string(finished.exit_code) : text;
}

/// `last` wins over what the user says of the cluster, such as its namespace.
Finished run(const Kubectl& kubectl, std::vector<std::string> arguments, const std::string& input = "",
             const std::vector<std::string>& last = {}) {
  arguments.insert(arguments.begin(), "kubectl");
  arguments.insert(arguments.end(), kubectl.cluster.begin(), kubectl.cluster.end());
  arguments.insert(arguments.end(), last.begin(), last.end());
  Finished finished = run_program(arguments, input);
  if (!finished.failure.empty()) throw KubectlError(finished.failure);
  return finished;
}

Finished run_with_manifests(const Kubectl& kubectl, std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), kubectl.manifests.begin(), kubectl.manifests.end());
  return run(kubectl, arguments, kubectl.standard_input);
}

bool has_any(const std::string& text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

/// RBAC's "User "x" cannot patch resource "shoots"", and webhooks that cannot be asked without consequences.
bool may_not_ask(const std::string& words) {
  return has_any(words, {"\" cannot patch resource \"", "\" cannot create resource \"", "\" cannot update resource \"",
                         "does not support dry run", "dryRun alpha feature is disabled"});
}

/// The server has not spoken at all.
bool is_unreachable(const std::string& words) {
  return has_any(
      words, {"Unable to connect to the server", "connection refused", "no such host", "i/o timeout", "TLS handshake",
              "You must be logged in", "(Unauthorized)", "error loading config file",
              "was refused - did you specify the right host", "(ServiceUnavailable)", "(InternalError)", "(Timeout)",
              "the path \"", "does not exist, no configuration", "executable aws failed", "getting credentials"});
}

using Name = std::pair<std::string, std::string>;  // namespace, name

/// Of what is there and what is missing.
struct Profiles {
  std::set<std::string> cloud;
  std::set<Name> namespaced;
};

void add_named(const model::Objects& objects, Profiles& there) {
  for (const auto& profile : objects.cloud_profiles) there.cloud.insert(profile.value.metadata.name);
  for (const auto& profile : objects.namespaced_cloud_profiles) {
    there.namespaced.emplace(profile.value.metadata.ns, profile.value.metadata.name);
  }
}

/// pkg/utils/gardener/cloudprofile.go#BuildV1beta1CloudProfileReference@v1.149.3
void add_used(const model::Objects& objects, Profiles& used) {
  for (const auto& shoot : objects.shoots) {
    const auto& spec = shoot.value.spec;
    if (spec.cloud_profile) {
      if (spec.cloud_profile->kind == "NamespacedCloudProfile") {
        used.namespaced.emplace(shoot.value.metadata.ns, spec.cloud_profile->name);
      } else {
        used.cloud.insert(spec.cloud_profile->name);
      }
    } else if (spec.cloud_profile_name) {
      used.cloud.insert(*spec.cloud_profile_name);
    }
  }
  for (const auto& profile : objects.namespaced_cloud_profiles) used.cloud.insert(profile.value.spec.parent.name);
}

model::Objects objects_of(const std::string& text) {
  const auto sources = manifest::gather_text("kubectl", text).sources;
  return model::decode(manifest::read(sources.at(0)).documents, {});
}

class Reader {
 public:
  Reader(const Kubectl& kubectl, std::vector<std::string>& notes) : kubectl_(kubectl), notes_(notes) {}

  /// "" if it cannot be read, which is noted.
  std::string get(const std::string& what, std::vector<std::string> arguments, const std::vector<std::string>& where) {
    arguments.insert(arguments.begin(), "get");
    arguments.insert(arguments.end(), {"-o", "yaml"});
    const Finished finished = run(kubectl_, arguments, "", where);
    if (finished.ok()) return finished.out;
    notes_.push_back(what + " cannot be read from the cluster (" + said(finished) + "); give it with --with");
    return "";
  }

 private:
  const Kubectl& kubectl_;
  std::vector<std::string>& notes_;
};

/// A profile without Shoots says nothing about nodes.
std::vector<std::string> all_shoots(Reader& reader, const std::vector<const model::Objects*>& sides) {
  std::set<std::string> namespaces;
  for (const model::Objects* side : sides) {
    if (!side->shoots.empty()) return {};
    for (const auto& profile : side->namespaced_cloud_profiles) namespaces.insert(profile.value.metadata.ns);
    if (side->cloud_profiles.empty()) continue;
    return {reader.get("the Shoots that use the CloudProfile", {"shoots.core.gardener.cloud"}, {"--all-namespaces"})};
  }
  std::vector<std::string> texts;
  for (const std::string& ns : namespaces) {
    texts.push_back(reader.get("the Shoots of namespace " + ns, {"shoots.core.gardener.cloud"}, {"--namespace", ns}));
  }
  return texts;
}

}  // namespace

std::span<const Flag> kubectl_flags() { return kKubectlFlags; }

Kubectl take_kubectl_options(std::vector<std::string>& arguments) {
  Kubectl kubectl;
  std::vector<std::string> others;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    const auto flag = std::find_if(kKubectlFlags.begin(), kKubectlFlags.end(), [&](const Flag& row) {
      const std::string name = "--" + std::string(row.name);
      if (argument == name || argument.starts_with(name + "=")) return true;
      return row.short_name != 0 && argument.size() > 1 && argument[0] == '-' && argument[1] == row.short_name;
    });
    if (flag == kKubectlFlags.end()) {
      others.push_back(argument);
      continue;
    }
    std::vector<std::string>& list = names_manifests(*flag) ? kubectl.manifests : kubectl.cluster;
    list.push_back(argument);
    const bool is_alone = argument == "--" + std::string(flag->name) || argument.size() == 2;
    if (flag->takes == Takes::nothing || !is_alone) continue;
    if (++i == arguments.size()) throw UsageError(argument + " needs a value");
    list.push_back(arguments[i]);
  }
  if (std::none_of(kubectl.manifests.begin(), kubectl.manifests.end(), [](const std::string& text) {
        return text.starts_with("-f") || text.starts_with("-k") || text.starts_with("--filename") ||
               text.starts_with("--kustomize");
      })) {
    throw UsageError("kubectl gardener-impact needs the manifests that are to be applied: -f FILE, or -k DIRECTORY");
  }
  arguments = std::move(others);
  return kubectl;
}

std::vector<std::string> named_files(const Kubectl& kubectl) {
  std::vector<std::string> files;
  const auto add = [&](std::string_view list) {
    while (!list.empty()) {
      const std::string_view one = list.substr(0, list.find(','));
      list.remove_prefix(std::min(one.size() + 1, list.size()));
      if (!one.empty() && one.find("://") == std::string_view::npos) files.emplace_back(one);
    }
  };
  const std::vector<std::string>& given = kubectl.manifests;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const std::string_view text = given[i];
    if (text == "-f" || text == "--filename") {
      if (++i < given.size()) add(given[i]);
    } else if (text.starts_with("--filename=")) {
      add(text.substr(text.find('=') + 1));
    } else if (text.starts_with("-f")) {
      add(text.substr(text.starts_with("-f=") ? 3 : 2));
    } else if (text == "-k" || text == "--kustomize") {
      ++i;
    }
  }
  return files;
}

std::string live_objects(const Kubectl& kubectl) {
  const Finished finished = run_with_manifests(kubectl, {"get", "--ignore-not-found", "-o", "yaml"});
  if (!finished.ok()) throw KubectlError("the live objects cannot be read: " + said(finished));
  return finished.out;
}

DryRun dry_run(const Kubectl& kubectl) {
  const Finished asked = run_with_manifests(kubectl, {"apply", "--dry-run=server", "-o", "yaml"});
  if (asked.ok()) return {DryRun::Answer::stored, asked.out, ""};
  DryRun result;
  result.words = said(asked);
  if (is_unreachable(result.words)) throw KubectlError("the server cannot be asked: " + result.words);
  result.answer = may_not_ask(result.words) ? DryRun::Answer::not_asked : DryRun::Answer::refused;
  // kubectl fills in the namespace; the rest stays as it is written.
  const Finished written =
      run_with_manifests(kubectl, {"create", "--dry-run=client", "--validate=false", "-o", "yaml"});
  if (!written.ok()) throw KubectlError("the manifests cannot be read: " + said(written));
  result.objects = written.out;
  return result;
}

std::vector<std::string> surroundings(const Kubectl& kubectl, const std::vector<const model::Objects*>& sides,
                                      std::vector<std::string>& notes) {
  Reader reader(kubectl, notes);
  std::vector<std::string> texts = all_shoots(reader, sides);
  Profiles there, used;
  for (const model::Objects* side : sides) {
    add_named(*side, there);
    add_used(*side, used);
  }
  for (const std::string& text : texts) add_used(objects_of(text), used);
  for (const auto& [ns, name] : used.namespaced) {
    if (there.namespaced.contains({ns, name})) continue;
    texts.push_back(reader.get("NamespacedCloudProfile " + ns + "/" + name,
                               {"namespacedcloudprofiles.core.gardener.cloud", name}, {"--namespace", ns}));
    const model::Objects read = objects_of(texts.back());
    for (const auto& profile : read.namespaced_cloud_profiles) used.cloud.insert(profile.value.spec.parent.name);
  }
  for (const std::string& name : used.cloud) {
    if (name.empty() || there.cloud.contains(name)) continue;
    texts.push_back(reader.get("CloudProfile " + name, {"cloudprofiles.core.gardener.cloud", name}, {}));
  }
  std::erase(texts, "");
  return texts;
}

}  // namespace gprov::cli
