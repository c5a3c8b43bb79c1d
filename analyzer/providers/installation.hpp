// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/providers/chart.hpp"
#include "analyzer/providers/controller_config.hpp"
#include "analyzer/providers/provider.hpp"

// ControllerDeployments and configuration files: what their values mean to the extension that they install.

namespace gprov::providers {

/// What is known of an extension's chart.
struct Chart {
  std::string_view presets;  ///< its own values.yaml, as far as the configuration file needs it
  std::vector<ReadValue> (*read_values)(const hashing::Version& extension);
  /// The template of the configuration file; an error instead where Helm fails.
  std::string (*render)(const Value& values, const hashing::Version& extension, std::string& error);
  LoadedConfiguration (*load)(const manifest::Node* root, const hashing::Version& extension);
  /// Paths of values that the chart writes into the data of Secrets.
  std::vector<std::pair<std::string, Value>> (*secret_data)(const Value& values);
};

/// What the charts of all extensions read, since all are made from one template.
[[nodiscard]] std::vector<ReadValue> common_values();
/// Appends the member clientConnection of a configuration file to `text`; `error` where Helm fails.
void print_client_connection(const Value& config, std::string& text, std::string& error);

/// The values of a ControllerDeployment over those of the chart.
struct ChartValues {
  ParsedText presets;
  Value all;
};
[[nodiscard]] ChartValues chart_values(const Chart& chart, const manifest::Node* own);

/// The configuration that a ControllerDeployment's values come to. `starts` is false also where Secrets of the chart
/// cannot be read.
[[nodiscard]] LoadedConfiguration load_installation(const Chart& chart, const manifest::Node* own,
                                                    const hashing::Version& extension);

/// What a ControllerDeployment's change does: which values are read, which are not, whether pods restart, whether the
/// controller comes up, and that a release changes. `provider` is its type.
void follow_chart(const ResourceRequest& request, ResourceAnswer& answer, const Chart& chart,
                  std::string_view provider);

/// The same of a configuration file.
void follow_loaded(const ResourceRequest& request, ResourceAnswer& answer, const LoadedConfiguration& loaded);

}  // namespace gprov::providers
