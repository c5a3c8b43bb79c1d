// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/model/objects.hpp"

namespace gprov::impact {

/// Shoots and NamespacedCloudProfiles that name no namespace, because whoever applies them says it (kubectl apply -n),
/// get that of the one of their name that the other side has and their own side has not; a warning of their side tells
/// it. An error, if there are several of that name. Each list stays sorted.
void adopt_namespaces(model::Objects& before, model::Objects& after);

}  // namespace gprov::impact
