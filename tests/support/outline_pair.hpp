// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "analyzer/model/outline.hpp"

namespace gprov::tests {

/// Whether all parts are equal.
[[nodiscard]] bool same_parts(const model::Outline& a, const model::Outline& b);
[[nodiscard]] bool same_parts(const model::PoolOutline& a, const model::PoolOutline& b);

/// Two Shoots that differ in nothing but their own values, and edits that follow from `bytes`, the same in both. Where
/// their outlines have equal parts all the same, both have to be read alike: says what is not, or "". `compared` counts
/// the pairs with equal parts.
[[nodiscard]] std::string differs_though_alike(std::span<const std::uint8_t> bytes, std::size_t& compared);

}  // namespace gprov::tests
