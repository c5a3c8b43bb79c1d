// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/release_bands_azure.hpp"

#include <array>

namespace gprov::hashing::azure {
namespace {

/// go.mod of each release.
constexpr std::array kLibraries{
    LibraryRow{{40}, {83, 3}},     LibraryRow{{41}, {87, 1}},     LibraryRow{{43}, {91, 4}},
    LibraryRow{{44}, {95, 1}},     LibraryRow{{45}, {97, 1}},     LibraryRow{{46}, {99, 1}},
    LibraryRow{{48}, {103, 0}},    LibraryRow{{49}, {108, 0}},    LibraryRow{{50}, {110, 4}},
    LibraryRow{{51}, {113, 0}},    LibraryRow{{53}, {118, 0}},    LibraryRow{{54}, {126, 0}},
    LibraryRow{{55}, {127, 1}},    LibraryRow{{56}, {130, 0}},    LibraryRow{{56, 2}, {130, 3}},
    LibraryRow{{57}, {132, 1}},    LibraryRow{{57, 2}, {132, 4}}, LibraryRow{{58}, {134, 3}},
    LibraryRow{{58, 4}, {136, 6}}, LibraryRow{{59}, {137, 5}},    LibraryRow{{60}, {140, 1}},
    LibraryRow{{61}, {143, 0}},    LibraryRow{{62}, {144, 2}},
};

struct CapabilityRow {
  Band band;
  std::string_view name;
};

constexpr std::array kNetworking{
    CapabilityRow{{{}, {62}}, "gardener-azure-networking"},
    CapabilityRow{{{62}}, "azure-networking"},
};

}  // namespace

SupportedRange supported() { return {version_of({60}), version_of({62})}; }

Version library(const Version& extension) { return library_of(kLibraries, extension); }

std::string band(const Version& extension) { return std::string(networking_capability(extension)); }

std::string_view networking_capability(const Version& extension) {
  for (const CapabilityRow& row : kNetworking) {
    if (contains(row.band, extension)) return row.name;
  }
  return kNetworking.back().name;
}

}  // namespace gprov::hashing::azure
