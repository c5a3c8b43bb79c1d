// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/impact/impact.hpp"

namespace gprov::tests {

/// An answer made by hand that has one of everything a writer must show: each verdict, masked and unknown values, a
/// rejection, a reconcile error, an explained hash, and text that tries to steer a terminal.
[[nodiscard]] impact::Impact sample_impact();

}  // namespace gprov::tests
