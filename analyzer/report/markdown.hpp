// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "analyzer/impact/impact.hpp"

namespace gprov::report {

/// What GitHub and GitLab take as the body of a comment, with room to spare.
inline constexpr std::size_t kCommentBytes = 60000;
/// How the first line of every comment of ours begins; a bot finds it by this.
inline constexpr std::string_view kCommentMarker = "<!-- gprov-impact:v1 ";

/// What the hidden marker tells a bot besides; none of it may hold blanks or dashes in a row.
struct CommentMark {
  std::string key = "default";  ///< tells reports on one pull request apart
  std::string head;             ///< the commit; "" if not told
  std::string at;               ///< when, or in which run, the report was made; "" if not told
};

/// A comment on a pull request in GitHub's Markdown, of at most `most` bytes: whole pools are left out from the mild
/// end. Line one is a hidden marker, `<!-- gprov-impact:v1 key=default fp=0123456789ab -->`, with head= and at= where
/// they are told; fp is the same for reports that say the same.
[[nodiscard]] std::string markdown_text(const impact::Impact& impact, std::size_t most = kCommentBytes,
                                        const CommentMark& mark = {});

/// Untrusted text as code: nothing in it is Markdown, HTML, a mention or a reference, in a table or out of it.
[[nodiscard]] std::string markdown_code(std::string_view text);

/// Text as prose: the same, but it may break into lines and is not set in another type.
[[nodiscard]] std::string markdown_prose(std::string_view text);

}  // namespace gprov::report
