// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/comment/post.hpp"

#include <algorithm>
#include <string_view>

#include "analyzer/cli/comment/marker.hpp"

namespace gprov::comment {
namespace {

/// Servers may give line ends and the end of a text another shape.
std::string comparable(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != '\r') out += c;
  }
  while (!out.empty() && (out.back() == '\n' || out.back() == ' ')) out.pop_back();
  return out;
}

std::vector<Comment> with_key(std::vector<Comment> comments, const std::string& key) {
  std::erase_if(comments, [&](const Comment& comment) {
    const auto marker = marker_of(comment.body);
    return !marker || marker->key != key;
  });
  return comments;
}

std::string where(const Comment& comment) { return comment.link.empty() ? "comment " + comment.id : comment.link; }

/// A server may have done what it then failed to say: before another attempt the comment is looked for.
Comment create(Forge& forge, const Plan& plan, const Patience& patience) {
  for (unsigned attempt = 1;; ++attempt) {
    if (auto comment = forge.create(plan.body)) return *comment;
    const std::string wanted = comparable(plan.body);
    wait_before(attempt, patience);
    for (const Comment& comment : forge.own_comments()) {
      if (comparable(comment.body) == wanted) return comment;
    }
    if (attempt > patience.retries) {
      throw PostError("posting the comment: the server failed " + std::to_string(attempt) + " times");
    }
  }
}

std::string done(const Plan& plan, const std::string& verb, const std::string& what) {
  return (plan.mode == Mode::dry_run ? "would be " : "") + verb + ": " + what;
}

std::string add(Forge& forge, const Plan& plan, const Patience& patience) {
  if (plan.mode == Mode::dry_run) return done(plan, "created", "a new comment");
  return done(plan, "created", where(create(forge, plan, patience)));
}

std::string update(Forge& forge, const Plan& plan, const Comment& comment, const Patience& patience) {
  if (comparable(comment.body) == comparable(plan.body)) return "unchanged: " + where(comment);
  if (plan.mode == Mode::dry_run || forge.update(comment, plan.body)) return done(plan, "updated", where(comment));
  return add(forge, plan, patience);  // deleted meanwhile
}

}  // namespace

std::string post(Forge& forge, const Plan& plan, const Patience& patience) {
  const Marker marker = marker_of(plan.body).value_or(Marker{});
  if (plan.behavior == Behavior::add && plan.if_none == IfNone::create) return add(forge, plan, patience);
  const std::vector<Comment> ours = with_key(forge.own_comments(), marker.key);
  if (ours.empty() && plan.if_none == IfNone::nothing) return "nothing to say, and no comment to correct";
  if (plan.behavior == Behavior::add || ours.empty()) return add(forge, plan, patience);

  const auto newest = std::max_element(ours.begin(), ours.end(), [](const Comment& a, const Comment& b) {
    return is_newer(marker_of(b.body)->at, marker_of(a.body)->at);
  });
  if (is_newer(marker_of(newest->body)->at, marker.at)) {
    return "left as it is: " + where(*newest) + " is of a newer run (" + marker_of(newest->body)->at + ", this is " +
           marker.at + ")";
  }
  if (plan.behavior == Behavior::update) return update(forge, plan, *newest, patience);
  // First the new one: if something fails in between, the pull request has a report all the same.
  std::string text = add(forge, plan, patience);
  const bool hides = plan.behavior == Behavior::hide_and_add;
  for (const Comment& comment : ours) {
    if (plan.mode == Mode::write) hides ? forge.hide(comment) : forge.remove(comment);
    text += "\n" + done(plan, hides ? "hidden" : "deleted", where(comment));
  }
  return text;
}

}  // namespace gprov::comment
