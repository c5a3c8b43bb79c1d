// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <variant>
#include <vector>

#include "analyzer/providers/small/images.hpp"

namespace gprov::providers::small {
namespace {

struct Status {
  std::vector<NamedImage> images;
};
using Given = ImageSide<std::monostate, Status>;

std::optional<Status> status_of(const Side* side, const ImageRules& rules) {
  if (side == nullptr || side->worker == nullptr) return std::nullopt;
  Status status;
  for (auto& [key, text] : rules.in_status(side->worker->status.provider_status)) status.images.push_back({key, text});
  return status;
}

}  // namespace

std::pair<PoolImages, PoolImages> pool_images(const Side* before, const Side* after, const ImageRules& rules) {
  const auto choose = [&](const Given& given, const gardener::GeneratedPool& generated,
                          const ImageMemory<NamedImage>& memory) {
    const ImageKey key = rules.key(generated.pool);
    PoolImage result;
    if (auto text = rules.in_profile(*given.side, generated.pool)) {
      result.image = NamedImage{key, std::move(*text)};
      return result;
    }
    const auto known = std::find_if(memory.images.begin(), memory.images.end(),
                                    [&](const NamedImage& image) { return image.key == key; });
    if (known != memory.images.end()) {
      result.image = *known;
    } else {
      settle_missing(result, memory, generated.pool, image_missing(rules.missing_rule, generated, rules.missing(key)));
    }
    return result;
  };
  const auto remember = [](std::vector<NamedImage>& images, const NamedImage& image, const Given&) {
    images.push_back(image);
  };
  const auto old_status = status_of(before, rules), new_status = status_of(after, rules);
  return worker_images<PoolImage, NamedImage>(Given{before, nullptr, old_status ? &*old_status : nullptr},
                                              Given{after, nullptr, new_status ? &*new_status : nullptr}, choose,
                                              remember);
}

}  // namespace gprov::providers::small
