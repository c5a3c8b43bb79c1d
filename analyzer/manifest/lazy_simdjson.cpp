// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
//
// Debian ships simdjson as a shared library only. With it come the shared C++ library and their relocations: half of
// the time that this program needs to start, and most runs read YAML. So it is loaded when the first JSON text is read:
// this file defines the one function of the library that is called by name, and passes the call on.

#ifdef GPROV_LAZY_SIMDJSON

#include <dlfcn.h>
#include <simdjson.h>

#include <stdexcept>

namespace simdjson {

internal::atomic_ptr<const implementation>& get_active_implementation() {
  using Function = internal::atomic_ptr<const implementation>& (*)();
  static const auto kFunction = [] {
    void* const library = dlopen(GPROV_LAZY_SIMDJSON, RTLD_NOW | RTLD_LOCAL);
    void* const symbol = library == nullptr ? nullptr : dlsym(library, "_ZN8simdjson25get_active_implementationEv");
    if (symbol == nullptr) throw std::runtime_error("JSON cannot be read: " GPROV_LAZY_SIMDJSON " cannot be loaded");
    return reinterpret_cast<Function>(symbol);
  }();
  return kFunction();
}

}  // namespace simdjson

#endif
