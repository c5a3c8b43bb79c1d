// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gprov::hashing {

/// k8s.io/apimachinery/pkg/api/resource.Quantity: exact value, format and, where ParseQuantity judged the text
/// canonical, the text itself. Implementation detail: mantissa as decimal big integer × 10^exponent.
class Quantity {
 public:
  /// Mirrors resource/quantity.go#ParseQuantity@v0.35 (leading and trailing blanks are trimmed as UnmarshalJSON does).
  /// Nothing for text that upstream refuses.
  [[nodiscard]] static std::optional<Quantity> parse(std::string_view text);

  /// Mirrors quantity.go#String: the cached source text or the canonical form.
  [[nodiscard]] const std::string& text() const { return text_; }
  /// Mirrors quantity.go#Value: rounded up to an integer, with upstream's overflow behaviour (corrections.md 7.3).
  [[nodiscard]] std::int64_t value() const { return value_; }
  /// Mirrors quantity.go#MilliValue.
  [[nodiscard]] std::int64_t milli_value() const { return milli_value_; }
  /// -1, 0, 1 by exact value, whatever the spelling (Quantity.Cmp).
  [[nodiscard]] int sign() const { return sign_; }

 private:
  std::string text_;
  std::int64_t value_ = 0;
  std::int64_t milli_value_ = 0;
  int sign_ = 0;
};

/// Makes of the text of a quantity what the API server keeps of it: ParseQuantity, then String. Text that is no
/// quantity stays as it is.
void canonicalize_quantity(std::string& text);
void canonicalize_quantity(std::optional<std::string>& text);

/// The sum of two quantities that are not negative, in canonical text and the format of the left one (of the right one
/// if the left is zero). Mirrors quantity.go#Add. Nothing if a text is no quantity.
[[nodiscard]] std::optional<std::string> add_quantities(std::string_view left, std::string_view right);

/// -1, 0, 1 by exact value. Mirrors quantity.go#Cmp. Nothing if a text is no quantity.
[[nodiscard]] std::optional<int> compare_quantities(std::string_view left, std::string_view right);

}  // namespace gprov::hashing
