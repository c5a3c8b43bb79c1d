// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstddef>
#include <functional>

namespace gprov::manifest {

/// Does `work` once for each of 0 … count-1, on up to `jobs` threads (the caller's among them; 0 means 1), in any
/// order. Of what is thrown, the exception of the lowest number that was reached goes on to the caller.
void for_each_index(unsigned jobs, std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace gprov::manifest
