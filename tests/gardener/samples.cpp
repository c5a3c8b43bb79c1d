// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/gardener/samples.hpp"

#include <boost/test/unit_test.hpp>

#include "analyzer/gardener/defaults.hpp"

namespace gprov::tests {

model::Shoot manifest() {
  model::Shoot shoot;
  shoot.metadata.name = "crazy";
  shoot.metadata.ns = "garden-team";
  shoot.spec.cloud_profile = model::CloudProfileReference{.kind = "CloudProfile", .name = "az"};
  shoot.spec.kubernetes.version = "1.34.5";
  model::ShootWorker worker;
  worker.name = "worker-a";
  worker.machine.type = "big";
  worker.machine.image = model::ShootMachineImage{.name = "gardenlinux", .version = "1592.9.0", .provider_config = {}};
  worker.volume = model::Volume{.name = {}, .type = "premium", .size = "50Gi", .encrypted = {}};
  worker.minimum = 1;
  worker.maximum = 3;
  shoot.spec.provider.workers.push_back(worker);
  return shoot;
}

model::CloudProfileSpec profile() {
  const auto kubernetes = [](const char* version, const char* classification) {
    model::ExpirableVersion result;
    result.version = version;
    if (*classification != 0) result.classification = classification;
    return result;
  };
  const auto image = [](const char* version, const char* classification) {
    model::MachineImageVersion result;
    result.version = version;
    if (*classification != 0) result.classification = classification;
    return result;
  };
  model::CloudProfileSpec result;
  result.kubernetes.versions = {kubernetes("1.33.9", ""),          kubernetes("1.34.5", "supported"),
                                kubernetes("1.34.8", "supported"), kubernetes("1.34.9", "deprecated"),
                                kubernetes("1.35.2", "supported"), kubernetes("1.36.0", "preview")};
  model::CloudProfileImage gardenlinux;
  gardenlinux.name = "gardenlinux";
  gardenlinux.versions = {image("1592.2.0", "deprecated"), image("1592.9.0", ""), image("1877.5.0", "supported"),
                          image("1900.0.0", "preview")};
  model::CloudProfileImage suse;
  suse.name = "suse";
  suse.versions = {image("15.6.1", ""), image("15.7.0", "deprecated")};
  result.machine_images = {gardenlinux, suse};
  model::MachineType big;
  big.name = "big";
  big.cpu = "4";
  big.gpu = "0";
  big.memory = "16Gi";
  result.machine_types = {big};
  return result;
}

model::Shoot created(model::Shoot shoot, const model::CloudProfileSpec* profile, const char* gardener) {
  gardener::set_defaults(shoot, environment(gardener));
  const auto admission = gardener::admit(shoot, nullptr, {}, profile, environment(gardener));
  BOOST_TEST(admission.rejections.empty());
  return shoot;
}

model::Shoot updated(model::Shoot shoot, const model::Shoot& old, const model::CloudProfileSpec* profile,
                     const char* gardener) {
  gardener::set_defaults(shoot, environment(gardener));
  const auto admission = gardener::admit(shoot, &old, {}, profile, environment(gardener));
  BOOST_TEST(admission.rejections.empty());
  return shoot;
}

hashing::HashData key_data(const model::Shoot& stored, const std::vector<gardener::Gap>& gaps) {
  return gardener::generate_pools(stored, gaps, nullptr, {}, nullptr, environment()).at(0).key_data;
}

std::string datum(const hashing::HashData& data, hashing::Trigger trigger) {
  for (const hashing::HashDatum& candidate : data) {
    if (candidate.trigger != trigger) continue;
    const auto* text = std::get_if<std::string>(&candidate.value);
    return text == nullptr ? "?" : *text;
  }
  return "-";
}

bool rolls(const model::Shoot& a, const model::Shoot& b) {
  return hashing::compare(key_data(a), key_data(b)) != hashing::Equality::equal;
}

}  // namespace gprov::tests
