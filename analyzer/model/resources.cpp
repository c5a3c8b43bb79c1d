// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/resources.hpp"

#include <algorithm>

#include "analyzer/manifest/document.hpp"
#include "analyzer/manifest/yaml_scalar.hpp"
#include "analyzer/model/decode_struct.hpp"
#include "analyzer/model/operator_objects_fields.hpp"
#include "analyzer/model/shoot_fields.hpp"

namespace gprov::model {
namespace {

using manifest::Node;
using manifest::Type;

bool is_secret(KindId kind) { return kind == KindId::secret || kind == KindId::internal_secret; }

/// Nothing of a Secret's values may reach a message.
void hide_values(std::vector<FieldError>& errors) {
  for (FieldError& error : errors) {
    if (!error.found.empty()) error.found = "something else";
    if (error.reason != FieldError::Reason::unknown_field) error.hint.clear();
  }
}

SecretObject secret_of(const Node& node) {
  SecretObject secret;
  if (const Node* data = node.get("data")) {
    for (const manifest::Member& member : data->members()) {
      secret.data[std::string(member.key)] = manifest::decode_base64(member.value.text()).value_or("");
    }
  }
  if (const Node* plain = node.get("stringData")) {
    for (const manifest::Member& member : plain->members()) {
      secret.data[std::string(member.key)] = member.value.text();
    }
  }
  return secret;
}

/// Whatever is referred to without a namespace is in the binding's own.
/// Mirrors pkg/apis/security/v1alpha1/defaults_credentialsbinding.go#SetDefaults_CredentialsBinding and
/// pkg/apis/core/v1beta1/defaults_secretbinding.go#SetDefaults_SecretBinding@v1.149.3.
template <class Binding>
Binding binding_of(const Node& node, CredentialsReference Binding::*credentials, const std::string& ns) {
  Binding binding = decode_struct<Binding>(node);
  const auto complete = [&](CredentialsReference& one) {
    if (one.ns.empty()) one.ns = ns;
  };
  complete(binding.*credentials);
  for (CredentialsReference& quota : binding.quotas) complete(quota);
  return binding;
}

HelmDeployment helm_of(const Node& node, const char* chart) {
  HelmDeployment helm;
  if (const Node* text = node.get(chart)) helm.chart = text->text();
  helm.values.node = node.get("values");
  if (const Node* oci = node.get("ociRepository")) helm.oci_repository = decode_struct<OciRepository>(*oci);
  return helm;
}

/// Mirrors pkg/apis/core/v1beta1/conversions.go#Convert_v1beta1_ControllerDeployment_To_core_ControllerDeployment
/// @v1.149.3: providerConfig of type helm is read leniently, but its chart must be base64.
Installation installation_of(const Node& node, const KnownKind& known, std::vector<FieldError>& errors) {
  Installation result;
  if (known.type == &kControllerDeploymentV1) {
    result.helm_path = "helm";
    if (const Node* helm = node.get("helm")) result.helm = helm_of(*helm, "rawChart");
    return result;
  }
  result.helm_path = "providerConfig";
  const Node* type = node.get("type");
  if (type == nullptr || type->text() != "helm") {
    if (type != nullptr) result.type = type->text();
    return result;
  }
  const Node* config = node.get("providerConfig");
  result.helm = config == nullptr ? HelmDeployment() : helm_of(*config, "chart");
  const Node* chart = config == nullptr ? nullptr : config->get("chart");
  if (chart != nullptr && (chart->type != Type::string || !manifest::decode_base64(chart->text()))) {
    errors.push_back({"providerConfig.chart", chart->offset, FieldError::Reason::invalid_value, "base64 text",
                      "something else", ""});
  }
  return result;
}

}  // namespace

bool is_resource(KindId kind) {
  return is_secret(kind) || kind == KindId::controller_deployment || kind >= KindId::seed;
}

Resource decode_resource(const Node& node, const KnownKind& known) {
  Resource resource;
  resource.kind = known.id;
  resource.root = &node;
  resource.errors = check(node, *known.type, "");
  if (is_secret(known.id)) hide_values(resource.errors);
  if (const Node* metadata = node.get("metadata")) resource.metadata = decode_struct<ObjectMeta>(*metadata);
  const bool readable = std::ranges::all_of(
      resource.errors, [](const FieldError& e) { return e.reason == FieldError::Reason::unknown_field; });
  if (!readable) return resource;
  switch (known.id) {
    case KindId::seed:
      resource.value = decode_struct<Seed>(node);
      break;
    case KindId::backup_bucket:
      resource.value = decode_struct<BackupBucket>(node);
      break;
    case KindId::seed_side_bucket:
      resource.value = decode_struct<SeedSideBucket>(node);
      break;
    case KindId::credentials_binding:
      resource.value = binding_of(node, &CredentialsBinding::credentials_ref, resource.metadata.ns);
      break;
    case KindId::secret_binding:
      resource.value = binding_of(node, &SecretBinding::secret_ref, resource.metadata.ns);
      break;
    case KindId::workload_identity:
      resource.value = decode_struct<WorkloadIdentity>(node);
      break;
    case KindId::secret:
    case KindId::internal_secret:
      resource.value = secret_of(node);
      break;
    case KindId::controller_deployment:
      resource.value = installation_of(node, known, resource.errors);
      break;
    case KindId::controller_configuration: {
      const Node* version = node.get("apiVersion");
      const std::string provider(configured_provider(version == nullptr ? "" : version->text()));
      resource.metadata.name = provider;
      resource.value = ControllerConfiguration{provider, {&node}};
      break;
    }
    default:
      break;
  }
  return resource;
}

bool is_written(const Resource& resource, std::string_view path) {
  const Node* node = resource.root;
  while (node != nullptr && !path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    node = node->find(path.substr(0, dot));
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return node != nullptr;
}

bool same_content(const Resource& a, const Resource& b) {
  const auto text = [](const Resource& resource) {
    std::string all;
    for (const manifest::Member& member : resource.root->members()) {
      if (member.key == "metadata" || member.key == "status" || member.key == "apiVersion") continue;
      all.append(member.key).append(":").append(manifest::canonical_json(member.value)).append("\n");
    }
    return all;
  };
  return a.metadata.labels == b.metadata.labels && a.metadata.annotations == b.metadata.annotations &&
         text(a) == text(b);
}

}  // namespace gprov::model
