// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/outline_rules.hpp"

#include <array>

namespace gprov::model {
namespace {

using Rule = OutlineRule;
using enum Look;

constexpr std::array kTime{Rule{"time", time}};
constexpr std::array kBeats{Rule{"lastTransitionTime", moving_time}, Rule{"lastUpdateTime", moving_time}};
constexpr std::array kAnnotations{
    Rule{"gardener.cloud/created-by", text},
    Rule{"gardener.cloud/operation", refused},
    Rule{"gardener.cloud/timestamp", time},
    Rule{"gprov-impact/ignore", refused},
    Rule{"kubectl.kubernetes.io/last-applied-configuration", applied},
    Rule{"maintenance.gardener.cloud/operation", refused},
};
constexpr std::array kMetadata{
    Rule{"annotations", map, kAnnotations},
    Rule{"creationTimestamp", time},
    Rule{"generation", count, {}, OwnField::generation},
    Rule{"managedFields", bystanders, kTime},
    Rule{"name", text, {}, OwnField::name},
    Rule{"namespace", text, {}, OwnField::ns},
    Rule{"resourceVersion", moving_text},
    Rule{"uid", text},
};
constexpr std::array kProfile{Rule{"kind", profile_kind}};
constexpr std::array kVolume{Rule{"size", size}};
constexpr std::array kPool{
    Rule{"labels", labels},       Rule{"maximum", count},
    Rule{"minimum", count},       Rule{"name", text, {}, OwnField::pool_name},
    Rule{"volume", map, kVolume},
};
constexpr std::array kProvider{Rule{"workers", pools, kPool}};
constexpr std::array kDns{Rule{"domain", text}};
constexpr std::array kSpec{
    Rule{"cloudProfile", map, kProfile, OwnField::profile},
    Rule{"credentialsBindingName", text},
    Rule{"dns", map, kDns},
    Rule{"provider", map, kProvider},
    Rule{"secretBindingName", text},
    Rule{"seedName", text},
};
constexpr std::array kGardener{Rule{"id", text}, Rule{"name", text}, Rule{"version", release}};
constexpr std::array kStatus{
    Rule{"clusterIdentity", text},
    Rule{"conditions", bystanders, kBeats},
    Rule{"constraints", inline_list, kBeats},
    Rule{"gardener", map, kGardener},
    Rule{"lastOperation", map, kBeats},
    Rule{"observedGeneration", count, {}, OwnField::observed_generation},
    Rule{"seedName", text},
    Rule{"technicalID", text, {}, OwnField::technical_id},
    Rule{"uid", text},
};
constexpr std::array kShootMembers{Rule{"metadata", map, kMetadata}, Rule{"spec", map, kSpec},
                                   Rule{"status", map, kStatus}};

}  // namespace

std::span<const OutlineRule> outline_rules() { return kShootMembers; }

}  // namespace gprov::model
