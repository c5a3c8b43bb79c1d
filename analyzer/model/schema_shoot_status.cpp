// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/schema_types.hpp"

// status of a Shoot. Mirrors pkg/apis/core/v1beta1/types_shoot.go@v1.149.3.
// Fields that a release since v1.99 had and v1.149 has no more stand at the end of their type, with "gone".

namespace gprov::model {
namespace {
using enum Kind;
using enum Shape;

constexpr FieldSpec kGardenerFields[] = {{"id", text}, {"name", text}, {"version", text}};
constexpr TypeSpec kGardener{"Gardener", kGardenerFields};

constexpr FieldSpec kShootAdvertisedAddressFields[] = {{"name", text}, {"url", text}, {"application", text}};
constexpr TypeSpec kShootAdvertisedAddress{"ShootAdvertisedAddress", kShootAdvertisedAddressFields};

constexpr FieldSpec kPendingWorkersRolloutFields[] = {{"name", text}, {"lastInitiationTime", time}};
constexpr TypeSpec kPendingWorkersRollout{"PendingWorkersRollout", kPendingWorkersRolloutFields};

constexpr FieldSpec kCARotationFields[] = {{"phase", text},
                                           {"lastCompletionTime", time},
                                           {"lastInitiationTime", time},
                                           {"lastInitiationFinishedTime", time},
                                           {"lastCompletionTriggeredTime", time},
                                           {"pendingWorkersRollouts", object, &kPendingWorkersRollout, list}};
constexpr TypeSpec kCARotation{"CARotation", kCARotationFields};

constexpr FieldSpec kShootSSHKeypairRotationFields[] = {{"lastInitiationTime", time}, {"lastCompletionTime", time}};
constexpr TypeSpec kShootSSHKeypairRotation{"ShootSSHKeypairRotation", kShootSSHKeypairRotationFields};

constexpr FieldSpec kObservabilityRotationFields[] = {{"lastInitiationTime", time}, {"lastCompletionTime", time}};
constexpr TypeSpec kObservabilityRotation{"ObservabilityRotation", kObservabilityRotationFields};

constexpr FieldSpec kServiceAccountKeyRotationFields[] = {
    {"phase", text},
    {"lastCompletionTime", time},
    {"lastInitiationTime", time},
    {"lastInitiationFinishedTime", time},
    {"lastCompletionTriggeredTime", time},
    {"pendingWorkersRollouts", object, &kPendingWorkersRollout, list}};
constexpr TypeSpec kServiceAccountKeyRotation{"ServiceAccountKeyRotation", kServiceAccountKeyRotationFields};

constexpr FieldSpec kETCDEncryptionKeyRotationFields[] = {{"phase", text},
                                                          {"lastCompletionTime", time},
                                                          {"lastInitiationTime", time},
                                                          {"lastInitiationFinishedTime", time},
                                                          {"lastCompletionTriggeredTime", time},
                                                          {"autoCompleteAfterPrepared", boolean}};
constexpr TypeSpec kETCDEncryptionKeyRotation{"ETCDEncryptionKeyRotation", kETCDEncryptionKeyRotationFields};

constexpr FieldSpec kShootKubeconfigRotationFields[] = {{"lastInitiationTime", time}, {"lastCompletionTime", time}};
constexpr TypeSpec kShootKubeconfigRotation{"ShootKubeconfigRotation", kShootKubeconfigRotationFields};

constexpr FieldSpec kShootCredentialsRotationFields[] = {{"certificateAuthorities", object, &kCARotation},
                                                         {"sshKeypair", object, &kShootSSHKeypairRotation},
                                                         {"observability", object, &kObservabilityRotation},
                                                         {"serviceAccountKey", object, &kServiceAccountKeyRotation},
                                                         {"etcdEncryptionKey", object, &kETCDEncryptionKeyRotation},
                                                         // gone
                                                         {"kubeconfig", object, &kShootKubeconfigRotation}};
constexpr TypeSpec kShootCredentialsRotation{"ShootCredentialsRotation", kShootCredentialsRotationFields};

constexpr FieldSpec kEncryptionProviderStatusFields[] = {{"type", text}};
constexpr TypeSpec kEncryptionProviderStatus{"EncryptionProviderStatus", kEncryptionProviderStatusFields};

constexpr FieldSpec kEncryptionAtRestFields[] = {{"resources", text, nullptr, list},
                                                 {"provider", object, &kEncryptionProviderStatus}};
constexpr TypeSpec kEncryptionAtRest{"EncryptionAtRest", kEncryptionAtRestFields};

constexpr FieldSpec kShootCredentialsFields[] = {{"rotation", object, &kShootCredentialsRotation},
                                                 {"encryptionAtRest", object, &kEncryptionAtRest}};
constexpr TypeSpec kShootCredentials{"ShootCredentials", kShootCredentialsFields};

constexpr FieldSpec kLastMaintenanceFields[] = {
    {"description", text}, {"triggeredTime", time}, {"state", text}, {"failureReason", text}};
constexpr TypeSpec kLastMaintenance{"LastMaintenance", kLastMaintenanceFields};

constexpr FieldSpec kNetworkingStatusFields[] = {{"pods", text, nullptr, list},
                                                 {"nodes", text, nullptr, list},
                                                 {"services", text, nullptr, list},
                                                 {"egressCIDRs", text, nullptr, list}};
constexpr TypeSpec kNetworkingStatus{"NetworkingStatus", kNetworkingStatusFields};

constexpr FieldSpec kPendingWorkerUpdatesFields[] = {{"autoInPlaceUpdate", text, nullptr, list},
                                                     {"manualInPlaceUpdate", text, nullptr, list}};
constexpr TypeSpec kPendingWorkerUpdates{"PendingWorkerUpdates", kPendingWorkerUpdatesFields};

constexpr FieldSpec kInPlaceUpdatesStatusFields[] = {{"pendingWorkerUpdates", object, &kPendingWorkerUpdates}};
constexpr TypeSpec kInPlaceUpdatesStatus{"InPlaceUpdatesStatus", kInPlaceUpdatesStatusFields};

constexpr FieldSpec kManualWorkerPoolRolloutFields[] = {
    {"pendingWorkersRollouts", object, &kPendingWorkersRollout, list}};
constexpr TypeSpec kManualWorkerPoolRollout{"ManualWorkerPoolRollout", kManualWorkerPoolRolloutFields};

constexpr FieldSpec kLiveMigrationFields[] = {{"conditions", object, &kCondition, list}};
constexpr TypeSpec kLiveMigration{"LiveMigration", kLiveMigrationFields};

constexpr FieldSpec kShootStatusFields[] = {{"conditions", object, &kCondition, list},
                                            {"constraints", object, &kCondition, list},
                                            {"gardener", object, &kGardener},
                                            {"hibernated", boolean},
                                            {"lastOperation", object, &kLastOperation},
                                            {"lastErrors", object, &kLastError, list},
                                            {"observedGeneration", int64},
                                            {"retryCycleStartTime", time},
                                            {"seedName", text},
                                            {"technicalID", text},
                                            {"uid", text},
                                            {"clusterIdentity", text},
                                            {"advertisedAddresses", object, &kShootAdvertisedAddress, list},
                                            {"migrationStartTime", time},
                                            {"credentials", object, &kShootCredentials},
                                            {"lastHibernationTriggerTime", time},
                                            {"lastMaintenance", object, &kLastMaintenance},
                                            {"networking", object, &kNetworkingStatus},
                                            {"inPlaceUpdates", object, &kInPlaceUpdatesStatus},
                                            {"manualWorkerPoolRollout", object, &kManualWorkerPoolRollout},
                                            {"liveMigration", object, &kLiveMigration},
                                            // gone
                                            {"encryptedResources", text, nullptr, list}};
}  // namespace
const TypeSpec kShootStatus{"ShootStatus", kShootStatusFields};

}  // namespace gprov::model
