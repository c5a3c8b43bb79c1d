// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/manifest/document.hpp"
#include "analyzer/manifest/node.hpp"

// As much of Helm as an extension's chart needs for its configuration file: values over the chart's own ones, and how
// templates print them. Charts are not rendered as a whole.

namespace gprov::providers {

/// A value: the user's over the chart's own, maps merged, null deletes. Mirrors
/// helm.sh/helm/v3/pkg/chartutil/coalesce.go#coalesceTablesFullKey@v3.18.
class Value {
 public:
  Value(const manifest::Node* own, const manifest::Node* preset);

  /// A member; nothing (not given()) if there is none, or this is no map.
  [[nodiscard]] Value operator[](std::string_view key) const;
  /// The value under keys with dots between them.
  [[nodiscard]] Value at(std::string_view path) const;
  [[nodiscard]] std::vector<std::string> keys() const;  ///< of a map, sorted
  [[nodiscard]] std::vector<Value> items() const;       ///< of a list

  [[nodiscard]] bool given() const { return own_ != nullptr || preset_ != nullptr; }
  [[nodiscard]] bool is_map() const;
  /// What `if` takes for true: not empty, zero or false.
  [[nodiscard]] bool truthy() const;
  /// What {{ . }} prints; "" for nothing.
  [[nodiscard]] std::string printed() const;
  /// As one line of JSON, which any YAML reader takes for the same; "null" for nothing.
  [[nodiscard]] std::string json() const;
  /// What `required` takes.
  [[nodiscard]] bool satisfies_required() const;

 private:
  [[nodiscard]] const manifest::Node* only() const { return own_ != nullptr ? own_ : preset_; }
  const manifest::Node* own_;
  const manifest::Node* preset_;  ///< the chart's own; nullptr where the user's hides it
};

/// A text as a document with its problems; `document` is nullptr if it holds none.
struct ParsedText {
  std::shared_ptr<manifest::ReadResult> read;
  const manifest::Node* root = nullptr;
  std::string error;
};
[[nodiscard]] ParsedText parse_text(std::string text);

/// A value that the chart's templates read, and what a change of it does.
enum class Reads : unsigned char {
  configuration,  ///< the configuration file; its checksum stands in the pods, which restart
  pods,           ///< the pod template: pods restart
  deployment,     ///< the Deployment beside its pods
  other,          ///< another object
};
struct ReadValue {
  std::string_view path;
  Reads what;
};

/// The paths of leaves in `values` that no row is about, sorted. Lists are leaves.
[[nodiscard]] std::vector<std::string> unread_values(const manifest::Node* values, const std::vector<ReadValue>& rows);

}  // namespace gprov::providers
