// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/report/report.hpp"

// The writers behind the format table.

namespace gprov::report {

void write_text(const impact::Impact& impact, const Style& style, std::ostream& out);
void write_plain(const impact::Impact& impact, const Style& style, std::ostream& out);
void write_oneline(const impact::Impact& impact, const Style& style, std::ostream& out);
void write_name(const impact::Impact& impact, const Style& style, std::ostream& out);
void write_annotation(const impact::Impact& impact, const Style& style, std::ostream& out);
void write_json(const impact::Impact& impact, const Style& style, std::ostream& out);
void write_jsonl(const impact::Impact& impact, const Style& style, std::ostream& out);
void write_jsonl_shoot(const impact::Shoot& shoot, std::ostream& out);
void write_yaml(const impact::Impact& impact, const Style& style, std::ostream& out);
void write_markdown(const impact::Impact& impact, const Style& style, std::ostream& out);
void write_html(const impact::Impact& impact, const Style& style, std::ostream& out);
void write_sarif(const impact::Impact& impact, const Style& style, std::ostream& out);
void write_junit(const impact::Impact& impact, const Style& style, std::ostream& out);
void write_github(const impact::Impact& impact, const Style& style, std::ostream& out);
void write_gitlab(const impact::Impact& impact, const Style& style, std::ostream& out);
void write_csv(const impact::Impact& impact, const Style& style, std::ostream& out);
void write_openmetrics(const impact::Impact& impact, const Style& style, std::ostream& out);

}  // namespace gprov::report
