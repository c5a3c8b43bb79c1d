// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>

#include "analyzer/providers/gcp/machine_class.hpp"
#include "tests/gcp/sample.hpp"

namespace gprov::tests {
namespace {

const std::string kWorker = "spec.provider.workers[0]";
const std::string kConfig = kWorker + ".providerConfig";

/// Between the sample and the sample with fields added to its providerConfig.
std::string added(const std::string& fields, const char* extension = "1.53.4") {
  return verdict(analyzed(kProfile + kShoot, kProfile + with_config(fields), extension));
}

std::string changed(const std::string& before, const std::string& after, const char* extension = "1.53.4") {
  return verdict(analyzed(kProfile + before, kProfile + after, extension));
}

/// The same for Kubernetes 1.34.
std::string added_1_34(const std::string& fields, const char* extension = "1.53.4") {
  const std::string shoot = with(kShoot, "1.35.1", "1.34.1");
  return changed(shoot, shoot + fields, extension);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(plans)

BOOST_AUTO_TEST_CASE(hashed_fields_roll) {
  BOOST_TEST(added("        gpu: {acceleratorType: nvidia-l4, count: 1}\n") ==
             "roll: gcp/gpu " + kConfig + ".gpu.acceleratorType gcp/gpu " + kConfig + ".gpu.count");
  BOOST_TEST(added("        volume: {}\n") == "roll: gcp/disk-interface " + kConfig + ".volume.interface");
  BOOST_TEST(added("        bootVolume: {}\n") == "roll: gcp/boot-volume " + kConfig + ".bootVolume.storagePool");
  BOOST_TEST(added("        minCpuPlatform: Intel\n") == "roll: gcp/min-cpu-platform " + kConfig + ".minCpuPlatform");
  BOOST_TEST(added("        dataVolumes: [{name: x}]\n") ==
             "roll: gcp/disk-config " + kConfig + ".dataVolumes[0].name");
  BOOST_TEST(changed(with_config("        nodeTemplate: {capacity: {cpu: 2}}\n"),
                     with_config("        nodeTemplate: {capacity: {cpu: 3}}\n")) ==
             "roll: gcp/node-template-capacity " + kConfig + ".nodeTemplate.capacity.cpu");
  BOOST_TEST(added("        volume: {encryption: {kmsKeyName: k}}\n").starts_with("roll: gcp/disk-encryption "));
  BOOST_TEST(
      changed(with_config("        volume: {interface: NVME}\n"), with_config("        volume: {interface: SCSI}\n")) ==
      "roll: gcp/disk-interface " + kConfig + ".volume.interface");
  BOOST_TEST(changed(with_config("        bootVolume: {provisionedIops: 3000}\n"),
                     with_config("        bootVolume: {provisionedIops: 3001}\n")) ==
             "roll: gcp/boot-volume " + kConfig + ".bootVolume.provisionedIops");
}

BOOST_AUTO_TEST_CASE(every_other_field_rolls) {
  struct Row {
    const char *before, *after, *rule, *path;
  };
  const std::vector<Row> rows = {
      {"gpu: {acceleratorType: a, count: 1}", "gpu: {acceleratorType: a, count: 2}", "gcp/gpu", "gpu.count"},
      {"gpu: {acceleratorType: a, count: 1}", "gpu: {acceleratorType: b, count: 1}", "gcp/gpu", "gpu.acceleratorType"},
      {"volume: {encryption: {kmsKeyName: k}}", "volume: {encryption: {kmsKeyName: l}}", "gcp/disk-encryption",
       "volume.encryption.kmsKeyName"},
      {"volume: {encryption: {kmsKeyName: k, kmsKeyServiceAccount: a}}",
       "volume: {encryption: {kmsKeyName: k, kmsKeyServiceAccount: b}}", "gcp/disk-encryption",
       "volume.encryption.kmsKeyServiceAccount"},
      {"bootVolume: {provisionedThroughput: 1}", "bootVolume: {provisionedThroughput: 2}", "gcp/boot-volume",
       "bootVolume.provisionedThroughput"},
      {"bootVolume: {storagePool: p}", "bootVolume: {storagePool: q}", "gcp/boot-volume", "bootVolume.storagePool"},
      {"minCpuPlatform: Intel", "minCpuPlatform: AMD", "gcp/min-cpu-platform", "minCpuPlatform"},
      {"serviceAccount: {email: a@b.gserviceaccount.com, scopes: [s]}",
       "serviceAccount: {email: c@b.gserviceaccount.com, scopes: [s]}", "gcp/service-account", "serviceAccount.email"},
      {"serviceAccount: {email: a@b.gserviceaccount.com, scopes: [s]}",
       "serviceAccount: {email: a@b.gserviceaccount.com, scopes: [t]}", "gcp/service-account", "serviceAccount.scopes"},
  };
  for (const Row& row : rows) {
    const auto config = [](const char* text) { return with_config("        " + std::string(text) + "\n"); };
    BOOST_TEST(changed(config(row.before), config(row.after))
                   .starts_with("roll: " + std::string(row.rule) + " " + kConfig + "." + row.path));
  }
}

BOOST_AUTO_TEST_CASE(entries_of_data_volumes_roll) {
  const auto volumes = [](const std::string& list) { return with_config("        dataVolumes: [" + list + "]\n"); };
  const std::string path = kConfig + ".dataVolumes[0].";
  BOOST_TEST(changed(volumes("{name: x}"), volumes("{name: x, provisionedIops: 1}")) ==
             "roll: gcp/disk-config " + path + "provisionedIops");
  BOOST_TEST(changed(volumes("{name: x}"), volumes("{name: x, provisionedThroughput: 1}")) ==
             "roll: gcp/disk-config " + path + "provisionedThroughput");
  BOOST_TEST(changed(volumes("{name: x}"), volumes("{name: x, sourceImage: i}")) ==
             "roll: gcp/disk-config " + path + "sourceImage");
  BOOST_TEST(changed(volumes("{name: x}, {name: w}"), volumes("{name: w}, {name: x}")) ==
             "roll: core/hash-order " + path + "name");
}

BOOST_AUTO_TEST_CASE(data_volumes_of_the_pool_roll) {
  const std::string volume = "      - {name: w, type: pd-ssd, size: 20Gi}\n";
  const std::string path = kWorker + ".dataVolumes[1].";
  BOOST_TEST(changed(kShoot, with(kShoot, "size: 20Gi", "size: 21Gi")) ==
             "roll: gcp/data-volume-size " + path + "size");
  BOOST_TEST(changed(kShoot, with(kShoot, "{name: w, type: pd-ssd", "{name: w, type: hyperdisk-extreme")) ==
             "roll: gcp/data-volume-type " + path + "type");
  BOOST_TEST(changed(kShoot, with(kShoot, "{name: w,", "{name: v,")).starts_with("roll: gcp/data-volume-name "));
  BOOST_TEST(changed(kShoot, with(kShoot, volume, "")).starts_with("roll: gcp/data-volume-name "));
  BOOST_TEST(changed(with(kShoot, volume, ""), kShoot).starts_with("roll: gcp/data-volume-name "));
}

BOOST_AUTO_TEST_CASE(near_misses_do_not_roll) {
  BOOST_TEST(changed(without_config(), kShoot) == "none: core/not-hashed " + kConfig);
  BOOST_TEST(changed(kShoot, with(kShoot, "pd-ssd, size: 20Gi", "pd-ssd, encrypted: true, size: 20Gi")) ==
             "none: core/not-hashed " + kWorker + ".dataVolumes[1].encrypted");
  BOOST_TEST(
      changed(kShoot, with(kShoot, "{type: pd-ssd, size: 50Gi}", "{type: pd-ssd, encrypted: true, size: 50Gi}")) ==
      "none: core/not-hashed " + kWorker + ".volume.encrypted");
  BOOST_TEST(added("        nodeTemplate: {virtualCapacity: {a/b: 1}}\n") ==
             "drift: gcp/node-template-virtual-capacity " + kConfig + ".nodeTemplate.virtualCapacity[a/b]");
  const std::string pool = "        dataVolumes: [{name: x, storagePool: ";
  BOOST_TEST(changed(with_config(pool + "p}]\n"), with_config(pool + "q}]\n")) ==
             "drift: gcp/disk-storage-pool " + kConfig + ".dataVolumes[0].storagePool");
  const std::string scopes = "        serviceAccount: {email: a@b.gserviceaccount.com, scopes: [";
  const std::string one = "https://www.googleapis.com/auth/a", two = "https://www.googleapis.com/auth/b";
  BOOST_TEST(
      changed(with_config(scopes + one + ", " + two + "]}\n"), with_config(scopes + two + ", " + one + "]}\n")) ==
      "roll: core/hash-order " + kConfig + ".serviceAccount.scopes");
}

BOOST_AUTO_TEST_CASE(values_count_and_not_their_spelling) {
  const auto capacity = [](const std::string& cpu) {
    return with_config("        nodeTemplate: {capacity: {cpu: " + cpu + "}}\n");
  };
  const std::string field = kConfig + ".nodeTemplate.capacity";
  BOOST_TEST(changed(capacity("2"), capacity("'2'")) == "none: core/same-quantity " + field + ".cpu");
  BOOST_TEST(changed(capacity("1900m"), capacity("'2'")) == "drift: gcp/class-capacity " + field + "[cpu]");
  BOOST_TEST(changed(capacity("2000m"), capacity("'2'")) == "none: core/same-quantity " + field + ".cpu");
  BOOST_TEST(changed(capacity("2"), capacity("2.5")).starts_with("roll: gcp/node-template-capacity"));
  // The hash knows the number, not its field.
  const std::string iops = with_config("        dataVolumes: [{name: x, provisionedIops: 3000}]\n");
  BOOST_TEST(changed(iops, with(iops, "provisionedIops", "provisionedThroughput")) ==
             "drift: gcp/class-disk " + kConfig + ".dataVolumes[0].provisionedIops core/not-hashed " + kConfig +
                 ".dataVolumes[0].provisionedThroughput");
}

BOOST_AUTO_TEST_CASE(below_1_35_the_text_counts) {
  BOOST_TEST(added_1_34("        minCpuPlatform: Intel\n") ==
             "roll: gcp/provider-config " + kConfig + ".minCpuPlatform");
  const std::string two = with(with_config("        nodeTemplate: {capacity: {cpu: 2}}\n"), "1.35.1", "1.34.1");
  BOOST_TEST(changed(two, with(two, "cpu: 2", "cpu: '2'")) ==
             "roll: gcp/provider-config " + kConfig + ".nodeTemplate.capacity.cpu");
  const std::string pool = with(with_config("        dataVolumes: [{name: x, storagePool: p}]\n"), "1.35.1", "1.34.1");
  BOOST_TEST(changed(pool, with(pool, "storagePool: p", "storagePool: q")).starts_with("roll: gcp/provider-config "));
  const std::string capacity = "        nodeTemplate: {virtualCapacity: {a/b: 1}}\n";
  BOOST_TEST(added_1_34(capacity).starts_with("drift:"));
  BOOST_TEST(added_1_34(capacity, "1.49.6").starts_with("roll:"));
}

BOOST_AUTO_TEST_CASE(labels_zones_and_images_drift) {
  BOOST_TEST(changed(kShoot, with_worker("      labels: {a.io/B: c}\n")) ==
             "drift: gcp/instance-labels " + kWorker + ".labels[a.io/B]");
  BOOST_TEST(changed(kShoot, with_worker("      taints: [{key: a, effect: NoSchedule}]\n")) ==
             "none: core/not-hashed " + kWorker + ".taints");
  BOOST_TEST(changed(kShoot, with(kShoot, "zones: [b, c]", "zones: [c, b]")) ==
             "drift: gcp/class-zone " + kWorker + ".zones[0] gcp/class-zone " + kWorker + ".zones[1]");
  BOOST_TEST(verdict(analyzed(kProfile + kShoot, with(kProfile, "image-1", "image-2") + kShoot)) ==
             "drift: gcp/image-reference spec.providerConfig.machineImages[0].versions[0].image");
  const std::string volumes = "      - {name: x, type: hyperdisk-extreme, size: 10Gi}\n";
  const std::string reordered =
      with(with(kShoot, volumes, ""), "      zones: [b, c]\n", volumes + "      zones: [b, c]\n");
  BOOST_TEST(changed(kShoot, reordered).starts_with("drift: gcp/class-disk"));
  const std::string alike =
      with(kShoot, "{name: w, type: pd-ssd, size: 20Gi}", "{name: w, type: hyperdisk-extreme, size: 10Gi}");
  const std::string exchanged =
      with(with(with(alike, "{name: x,", "{name: t,"), "{name: w,", "{name: x,"), "{name: t,", "{name: w,");
  BOOST_TEST(changed(alike, exchanged) == "none: core/order-free " + kWorker + ".dataVolumes");
}

BOOST_AUTO_TEST_CASE(the_status_of_the_infrastructure_drifts) {
  const std::string infrastructure = R"(---
apiVersion: extensions.gardener.cloud/v1alpha1
kind: Infrastructure
metadata: {name: s, namespace: shoot--p--s}
spec: {type: gcp, region: europe-west1}
status:
  providerStatus:
    apiVersion: gcp.provider.extensions.gardener.cloud/v1alpha1
    kind: InfrastructureStatus
    networks:
      subnets: [{name: nodes-1, purpose: nodes}, {name: int-1, purpose: internal}]
    serviceAccountEmail: a@b.iam.gserviceaccount.com
)";
  const auto against = [&](const std::string& shoot, const std::string& piece, const std::string& replacement) {
    return verdict(
        analyzed(kProfile + shoot + infrastructure, kProfile + shoot + with(infrastructure, piece, replacement)));
  };
  BOOST_TEST(against(kShoot, "nodes-1", "nodes-2") ==
             "drift: gcp/network-interface status.providerStatus.networks.subnets");
  BOOST_TEST(against(kShoot, "int-1", "int-2") == "none:");
  BOOST_TEST(against(kShoot, "a@b", "c@b") ==
             "drift: gcp/class-service-account status.providerStatus.serviceAccountEmail");
  const std::string own = with_config("        serviceAccount: {email: d@b.iam.gserviceaccount.com, scopes: [s]}\n");
  BOOST_TEST(against(own, "a@b", "c@b") == "none:");
  BOOST_TEST(against(kShoot, "    networks:\n", "    networks:\n      ipfamilies: [IPv4, IPv6]\n")
                 .starts_with("drift: gcp/network-interface "));
  BOOST_TEST(against(kShoot, "    networks:\n", "    networks:\n      ipfamilies: [IPv4]\n") == "none:");
  BOOST_TEST(reconcile_errors(analyzed(kProfile + kShoot + infrastructure,
                                       kProfile + kShoot + with(infrastructure, "purpose: nodes", "purpose: other"))) ==
             "cannot find subnet with purpose \"nodes\"\n");
}

BOOST_AUTO_TEST_CASE(bare_metal_cannot_migrate_since_1_50) {
  const std::string shoot = with(without_config(), "1.35.1", "1.34.1");
  const std::string metal = with(shoot, "        type: n2-standard-4", "        type: c3-metal");
  const auto of_upgrade = [](const std::string& one) { return verdict(upgraded(kProfile + one, "1.49.6", "1.50.0")); };
  BOOST_TEST(of_upgrade(metal) == "drift: gcp/on-host-maintenance " + kWorker + ".machine.type");
  BOOST_TEST(of_upgrade(shoot) == "none:");
}

BOOST_AUTO_TEST_CASE(labels_and_sizes_as_google_takes_them) {
  BOOST_TEST(providers::gcp::sanitize_label("0_A.io/B c") == "a_io_b_c");
  BOOST_TEST(providers::gcp::sanitize_label("12_") == "");
  BOOST_TEST(providers::gcp::sanitize_label_value("0_A.io") == "0_a_io");
  BOOST_TEST(providers::gcp::sanitize_label_value(std::string(70, 'a')).size() == 63U);
  BOOST_TEST(providers::gcp::disk_size("50Gi") == "50");
  BOOST_TEST(providers::gcp::disk_size("Gi") == "");
}

BOOST_AUTO_TEST_CASE(names_are_numbered) {
  const auto impact = analyzed(kProfile + kShoot, kProfile + kShoot);
  const auto& deployments = impact.shoots.at(0).pools.at(0).machine_deployments;
  BOOST_REQUIRE(deployments.size() == 2U);
  BOOST_TEST(deployments[0].name == "shoot--p--s-a-z1");
  BOOST_TEST(deployments[1].name == "shoot--p--s-a-z2");
  BOOST_TEST(deployments[1].zone == "c");
  BOOST_TEST(deployments[0].maximum.after.value() == 2);
  BOOST_TEST(deployments[1].maximum.after.value() == 1);
}

BOOST_AUTO_TEST_CASE(reconciliations_fail) {
  const auto errors = [](const std::string& profile, const std::string& shoot, const char* extension = "1.53.4") {
    return reconcile_errors(analyzed(kProfile + kShoot, profile + shoot, extension));
  };
  BOOST_TEST(errors(with(kProfile, "name: n2-standard-4", "name: n2-standard-8"), kShoot) ==
             "machine type \"n2-standard-4\" not found in cloud profile \"g\"\n");
  // The status that the old state left remembers the image.
  BOOST_TEST(errors(with(kProfile, "version: 1.0.0, image", "version: 2.0.0, image"), kShoot) == "");
  BOOST_TEST(errors(kProfile, with_config("        dataVolume: []\n")) ==
             "could not decode provider config: strict decoding error: unknown field \"dataVolume\"\n");
  BOOST_TEST(errors(kProfile, with_config("        bootVolume: {}\n"), "1.48.3") ==
             "could not decode provider config: strict decoding error: unknown field \"bootVolume\"\n");
  BOOST_TEST(errors(with(kProfile, "kind: CloudProfileConfig", "kind: CloudProfileConfig\n    x: 1"), kShoot) ==
             "could not decode providerConfig of CloudProfile 'garden-p/g': strict decoding error: unknown field "
             "\"x\"\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests
