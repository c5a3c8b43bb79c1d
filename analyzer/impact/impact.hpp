// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "analyzer/gardener/admission.hpp"
#include "analyzer/gardener/maintenance.hpp"
#include "analyzer/manifest/position.hpp"
#include "hashing/zones.hpp"

// The whole answer as plain data, complete before a writer sees it. Order and names follow the JSON contract.

namespace gprov::impact {

using manifest::Position;

/// Mild to grave.
enum class Verdict : std::uint8_t { none, drift, create, in_place, unknown, roll, remove, recreate };
inline constexpr std::size_t kVerdicts = 8;
enum class Confidence : std::uint8_t { certain, assumed, unknown };
enum class WhenKind : std::uint8_t { now, maintenance, at, after_wake_up, manual, never };

/// The maintenance window that comes next, as RFC 3339, without its last 15 minutes, in which nothing is begun.
struct NextWindow {
  std::string begin, end;              ///< in UTC
  std::string local_begin, local_end;  ///< in the zones in which the window is written
};

struct When {
  WhenKind kind = WhenKind::never;
  std::string detail;              ///< maintenance: the window as written; else ""
  std::optional<NextWindow> next;  ///< maintenance, if the window can be read
  std::string note;                ///< a phrase for people, or ""
};

/// A text, nothing (the thing does not exist on this side), or unknown with a reason and the known beginning.
struct UnknownText {
  std::string why, prefix;
};
using Name = std::variant<std::monostate, std::string, UnknownText>;

template <class T>
struct Sides {
  T before{}, after{};
};

/// A value of a reason. `masked` values are never printed, only whether both sides are equal.
struct Shown {
  std::optional<std::string> text;  ///< nothing: absent on this side
  std::string unknown;              ///< why the text cannot be known; then there is no text
  bool masked = false;
};

struct Reason {
  std::string rule;
  Verdict effect = Verdict::none;
  std::string path;
  Shown before, after;
  bool equal = false;  ///< both values are equal (of masked ones this is all that is told)
  std::optional<Position> before_at, after_at;
  std::string title, why, remedy, source;
  std::string fingerprint;
  std::vector<std::string> deployments;  ///< those it concerns, if not all of the pool
};

/// One line of --explain-hash.
struct HashLine {
  std::string trigger;  ///< rule id
  std::string path;
  Shown value;
};

struct ExplainedHash {
  std::vector<HashLine> key;        ///< behind nodeAgentSecretName
  std::vector<HashLine> extension;  ///< behind the class name: the secret name, then the extension's data
};

struct Nodes {
  std::int64_t min = 0, max = 0;
};

/// How the nodes of one MachineDeployment are replaced. Ranges hold for every number of nodes that it may have.
struct DeploymentRollout {
  Nodes nodes;        ///< replaced
  Nodes steps;        ///< one behind the other; in each, surge + unavailable nodes
  Nodes surge;        ///< machines beyond the wanted number
  Nodes unavailable;  ///< machines missing from it
  Nodes seconds;  ///< least: every step takes its 500 s of readiness; most: creation and drain take their timeouts too
};

/// The same of a pool, whose deployments roll all at once.
struct PoolRollout {
  Nodes nodes, steps, seconds;
  Nodes extra_machines;                 ///< at the peak
  std::string extra_cpu, extra_memory;  ///< of extra_machines.max, as quantities; "" if the machine type is not known
};

struct MachineDeployment {
  std::string name, zone;
  Verdict verdict = Verdict::none;
  Sides<Name> class_name;
  Sides<std::optional<std::int32_t>> minimum, maximum;
  Sides<std::optional<hashing::IntOrString>> max_surge, max_unavailable;
  Sides<std::optional<ExplainedHash>> hash;  ///< filled only if asked for
  std::optional<std::int32_t> replicas;      ///< of the live object, if given
  std::optional<DeploymentRollout> rollout;  ///< if it rolls
};

struct Pool {
  std::string name;
  Verdict verdict = Verdict::none;
  std::optional<Verdict> counted;  ///< what is left of it for the exit code, if findings of the pool are ignored
  Confidence confidence = Confidence::certain;
  std::vector<std::string> conditions;  ///< what it hangs on, unless certain: assumptions or missing inputs
  When when;
  std::string update_strategy;
  Sides<std::optional<int>> hash_version;
  Sides<Name> in_place_hash;  ///< 16 hex of a side that updates in place; nothing on one that does not
  Sides<Name> node_agent_secret_name;
  Nodes nodes;
  std::string recreate_of;
  std::vector<MachineDeployment> machine_deployments;
  std::vector<Reason> reasons;         ///< gravest first, then by path
  std::optional<PoolRollout> rollout;  ///< if a deployment of it rolls
  std::vector<std::string> warnings;   ///< about how the rollout goes
};

struct Refusal {  ///< a rejection or a reconcile error
  gardener::Rejection what;
  std::optional<Position> at;
};

struct PoolVerdict {
  std::string name;
  Verdict verdict = Verdict::none;
  Nodes nodes;  ///< that the pool may have
};

/// One maintenance of a Shoot, as forecast.
struct MaintenanceRun {
  std::string at;  ///< RFC 3339, UTC
  bool ran = false;
  gardener::MaintenanceRecord record;
  std::vector<gardener::MaintenanceChange> changes;    ///< written
  std::vector<gardener::MaintenanceChange> attempted;  ///< asked for and refused, as `rejections` say
  std::vector<Refusal> rejections;
  Verdict verdict = Verdict::none;  ///< between the states before and after it
  std::vector<PoolVerdict> pools;
  std::int64_t repeats = 0;  ///< windows right behind it in which the same happened, nothing being changed
};

struct Shoot {
  std::string ns, name, provider, region;
  Sides<std::string> kubernetes;
  Verdict verdict = Verdict::none;
  When when;
  Sides<bool> exists;
  std::vector<Refusal> rejections, reconcile_errors;
  std::vector<Pool> pools;
  std::optional<std::vector<MaintenanceRun>> maintenance;  ///< of a forecast
};

/// What follows from a change of something that is no Shoot, in plain words.
struct Effect {
  std::string rule, what;
  std::string nodes;  ///< whether worker nodes are touched, a sentence; "" where the effect is about nodes
  std::string on;
  When when;
  std::optional<Position> at;
};

/// An operator's manifest that was compared, created or left out.
struct Resource {
  std::string kind, ns, name;
  Sides<bool> exists;
  bool changed = false;
  std::vector<Refusal> rejections;
  std::vector<Effect> effects;
  std::string principal;       ///< namespace/name of the service principal that a credential Secret gets
  std::optional<bool> starts;  ///< of configurations: whether the extension's controllers come up
  bool fails = false;          ///< accepted, but something that follows fails
  bool unknown = false;        ///< something that follows, or might refuse it, cannot be known
};

/// A CloudProfile or NamespacedCloudProfile that differs between the sides.
struct CloudProfile {
  std::string kind, ns, name;
  std::vector<Refusal> rejections;
  std::vector<Effect> effects;
  std::int64_t shoots = 0;  ///< of those given that use it, also through a NamespacedCloudProfile
  std::string change;       ///< "created", "updated", "removed" or "unseen"; "" if read from a report
};

struct Assumed {
  std::string what, before, after, source;
  bool matters = false;
};

/// A finding that somebody accepts (see impact/ignore.hpp).
struct Ignored {
  std::string rule, ns, shoot, pool, path, fingerprint;
  std::string reason, owner, expires;  ///< the last two may be ""
};

struct Diagnostic {
  manifest::Severity severity = manifest::Severity::warning;
  std::string message;
  std::optional<Position> at;
};

struct Summary {
  std::int64_t shoots = 0, pools = 0, machine_deployments = 0;
  std::array<std::int64_t, kVerdicts> verdicts{};
  std::int64_t rejected = 0, reconcile_errors = 0, ignored = 0;
  Nodes nodes;
};

/// Which share of the Shoots a run compares: number 1 to `of`.
struct Shard {
  std::uint32_t number = 1, of = 1;
};

/// An entry that lets findings be ignored, and what is said of it where it matches something and where it does not.
struct IgnoreNote {
  bool used = false;
  std::optional<Diagnostic> if_used, if_unused;
};

/// What the report of a shard keeps, so that those of all shards can be put together (see merge.hpp).
struct ShardNote {
  Shard shard;
  std::string unknown = "fail";
  std::optional<std::int64_t> max_pools, max_nodes;
  std::vector<std::vector<std::string>> profiles;  ///< of each Shoot: which of `cloud_profiles` it uses, as keys
  std::vector<std::vector<Diagnostic>> of_shoots;  ///< likewise
  std::vector<Diagnostic> before, after;           ///< the rest of the diagnostics, around them
  std::vector<std::string> keys, changes;          ///< of each of `cloud_profiles`
  std::vector<IgnoreNote> ignores;
};

/// What Shoots that a report no longer holds (see analyze.hpp#HandOn) mean for the exit code.
struct HandedOn {
  bool has_finding = false, has_unknown = false;
};

struct Impact {
  Verdict verdict = Verdict::none;
  int exit_code = 0;
  std::string fail_on = "roll";
  bool complete = true;      ///< false if an input could not be read, or something was not compared
  bool has_unknown = false;  ///< whether anything beside pools could not be known: of a profile or a resource
  Summary summary;
  std::vector<Assumed> assumed;
  std::vector<Shoot> shoots;
  std::vector<Resource> resources;
  std::vector<Ignored> ignored;
  std::vector<std::string> budgets;  ///< sentences about budgets that are exceeded
  std::int64_t resting = 0;          ///< Shoots in `summary` of which nothing is told, and which `shoots` lacks
  HandedOn handed_on;                ///< likewise of those that somebody else has
  std::size_t hidden_pools = 0;      ///< taken out of `shoots` because nobody wanted to see them
  std::vector<CloudProfile> cloud_profiles;
  std::vector<Diagnostic> diagnostics;
  std::optional<ShardNote> shard;
};

/// "none", "drift", "create", "in-place", "unknown", "roll", "delete", "recreate"
[[nodiscard]] std::string_view word(Verdict verdict);
[[nodiscard]] std::string_view word(Confidence confidence);
[[nodiscard]] std::string_view word(WhenKind kind);
[[nodiscard]] std::optional<Verdict> verdict_of(std::string_view word);

}  // namespace gprov::impact
