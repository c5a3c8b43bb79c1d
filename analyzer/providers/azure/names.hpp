// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

// Names and ids as Azure knows them. Mirrors pkg/apis/azure/validation/filter.go@v1.62.1.

namespace gprov::providers::azure {

/// How a name must look: a pattern (an empty text passes it), and a length in characters.
enum class NameRule : std::uint8_t {
  service_endpoint,
  resource_group,
  vnet,
  generic,
  public_ip,
  storage_uri,
  urn,
  shared_gallery_image,
  community_gallery_image,
};

/// Called with the type of the error (Required, Invalid) and its detail.
using NameComplaint = std::function<void(const char* type, const std::string& detail)>;

/// Every rule that the text breaks, in upstream's order.
void check_name(std::string_view text, NameRule rule, const NameComplaint& complain);

[[nodiscard]] bool is_resource_group_name(std::string_view text);
[[nodiscard]] bool is_generic_name(std::string_view text);

/// The parts of an Azure Resource Manager id that admission looks at.
struct ResourceId {
  std::string subscription, resource_group, type, name;
};

/// `error` gets upstream's text if there is no id in the text.
/// Mirrors github.com/Azure/azure-sdk-for-go/sdk/azcore/arm#ParseResourceID.
[[nodiscard]] std::optional<ResourceId> parse_resource_id(std::string_view text, std::string& error);

}  // namespace gprov::providers::azure
