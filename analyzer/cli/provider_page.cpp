// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <array>
#include <ostream>

#include "analyzer/cli/roff.hpp"
#include "analyzer/providers/provider.hpp"
#include "analyzer/rules/rule.hpp"

namespace gprov::cli {

namespace {

struct Section {
  rules::Kind kind;
  const char* title;
  const char* words;
};

constexpr std::array kSections{
    Section{rules::Kind::rolls, "What rolls",
            "A change of these data gives the machine class another name: the pool's nodes are replaced, or updated in "
            "place where the pool's strategy says so."},
    Section{rules::Kind::drifts, "What drifts",
            "A change of these changes the machine class under its name: nodes stay, and only new ones get it."},
    Section{rules::Kind::rejected, "What is rejected", "The API server refuses the request."},
    Section{rules::Kind::fails, "What fails", "The reconciliation of the Worker fails: nodes stay as they are."},
};

void write_section(const Section& section, std::string_view scope, std::ostream& out) {
  const auto belongs = [&](const rules::Rule& row) {
    return rules::kind_of(row.id) == section.kind && row.id.starts_with(std::string(scope) + "/");
  };
  const auto all = rules::all();
  out << ".Ss " << section.title << "\n";
  if (std::none_of(all.begin(), all.end(), belongs)) {
    out << "Nothing of its own.\n";
    return;
  }
  out << roff(section.words) << "\n.Bl -tag -width Ds\n";
  for (const rules::Rule& row : all) {
    if (belongs(row)) out << ".It Sy " << roff(row.id) << "\n" << roff(sentence(row.title)) << "\n";
  }
  out << ".El\n";
}

}  // namespace

void write_provider_page(std::ostream& out) {
  out << ".\\\" SPDX-License-Identifier: Apache-2.0\n"
         ".\\\" Written by: gprov-impact rules -o providers\n"
         ".Dd August 21, 2026\n.Dt GPROV-IMPACT-PROVIDERS 7\n.Os\n.Sh NAME\n.Nm gprov-impact-providers\n"
         ".Nd what rolls, drifts and is rejected, provider by provider\n.Sh DESCRIPTION\n"
         "The rules of\n.Xr gprov-impact 1\nby provider.\n"
         "Some of them hold for some releases, Kubernetes versions or hash versions only;\n"
         ".Xr gprov-impact-rules 7\nand\n.Nm gprov-impact\n.Cm explain Ar RULE\ntell why, and how to avoid them.\n"
         ".Sh EVERY PROVIDER\n";
  for (const Section& section : kSections) {
    if (section.kind == rules::Kind::rolls || section.kind == rules::Kind::rejected) {
      write_section(section, "core", out);
    }
  }
  for (const providers::Provider& provider : providers::registry()) {
    std::string title(provider.type);
    std::transform(title.begin(), title.end(), title.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    const hashing::SupportedRange range = provider.supported();
    out << ".Sh " << title << "\n"
        << "Releases v" << hashing::major_minor(range.oldest) << " to v" << hashing::major_minor(range.newest)
        << (provider.releases == providers::Releases::of_gardener ? ", which are Gardener's" : "") << ".\n";
    for (const Section& section : kSections) write_section(section, provider.type, out);
  }
  out << ".Sh SEE ALSO\n.Xr gprov-impact 1 ,\n.Xr gprov-impact-rules 7\n";
}

}  // namespace gprov::cli
