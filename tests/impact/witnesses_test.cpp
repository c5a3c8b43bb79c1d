// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/witnesses.hpp"

#include <boost/test/unit_test.hpp>
#include <deque>
#include <string>
#include <vector>

namespace {

using namespace gprov::impact;
using gprov::model::Outline;
using gprov::model::PoolOutline;

struct Kind {
  std::uint64_t type = 1, image = 1, zones = 1, rest = 1, frame = 1, aparts = 1;
  bool is_odd = false;
};

/// How many of Shoots with a pool each are witnesses, and which.
std::string witnesses_of(const std::vector<Kind>& kinds, Profiles profiles) {
  std::deque<Outline> outlines;
  std::deque<std::string> names;
  std::vector<AtRest> shoots;
  for (const Kind& kind : kinds) {
    Outline& outline = outlines.emplace_back();
    outline.ns = "garden";
    outline.name = names.emplace_back(std::to_string(names.size()));
    outline.frame = kind.frame;
    outline.core = 1;
    outline.pools.push_back({"pool", kind.zones, kind.type, kind.image, kind.rest, kind.aparts, kind.is_odd});
    shoots.push_back({{}, {&outline, &outline}});
  }
  Resting resting;
  choose_witnesses(shoots, profiles, resting);
  std::string found;
  for (const Witness& witness : resting.witnesses) found += std::string(witness.name) + " ";
  return found;
}

BOOST_AUTO_TEST_SUITE(witnesses)

BOOST_AUTO_TEST_CASE(a_pool_whose_parts_all_have_witnesses_needs_none) {
  const std::vector<Kind> kinds = {{.type = 1, .image = 1}, {.type = 2, .image = 2}, {.type = 1, .image = 2}};
  BOOST_TEST(witnesses_of(kinds, Profiles::plain) == "0 1 ");
  BOOST_TEST(witnesses_of({{}, {}, {}}, Profiles::plain) == "0 ");
  for (const Kind& other : {Kind{.type = 2}, Kind{.image = 2}, Kind{.zones = 2}, Kind{.rest = 2}, Kind{.frame = 2}}) {
    BOOST_TEST(witnesses_of({{}, other}, Profiles::plain) == "0 1 ");
  }
}

BOOST_AUTO_TEST_CASE(with_capabilities_an_image_goes_with_a_machine_type) {
  const std::vector<Kind> kinds = {
      {.type = 1, .image = 1}, {.type = 2, .image = 2}, {.type = 1, .image = 2}, {.type = 1, .image = 2}};
  BOOST_TEST(witnesses_of(kinds, Profiles::with_capabilities) == "0 1 2 ");
}

BOOST_AUTO_TEST_CASE(where_profiles_change_a_pool_is_one_part) {
  const std::vector<Kind> kinds = {
      {.type = 1, .image = 1}, {.type = 2, .image = 2}, {.type = 1, .image = 2}, {.type = 1, .image = 2}};
  BOOST_TEST(witnesses_of(kinds, Profiles::edited) == "0 1 2 ");
  BOOST_TEST(witnesses_of({{}, {.aparts = 2}, {.aparts = 2}}, Profiles::edited) == "0 1 ");
}

BOOST_AUTO_TEST_CASE(zones_go_with_the_frame_and_all_of_an_odd_pool) {
  const std::vector<Kind> zones = {{.zones = 1, .frame = 1}, {.zones = 2, .frame = 2}, {.zones = 1, .frame = 2}};
  BOOST_TEST(witnesses_of(zones, Profiles::plain) == "0 1 2 ");
  const std::vector<Kind> odd = {{.type = 1, .image = 1, .is_odd = true},
                                 {.type = 2, .image = 2, .is_odd = true},
                                 {.type = 1, .image = 2, .is_odd = true},
                                 {.type = 1, .image = 2, .is_odd = true}};
  BOOST_TEST(witnesses_of(odd, Profiles::plain) == "0 1 2 ");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
