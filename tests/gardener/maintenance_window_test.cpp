// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/maintenance_window.hpp"

#include <boost/test/unit_test.hpp>

#include "hashing/go_time.hpp"

namespace {

using namespace gprov;

model::Shoot shoot_with(const std::string& begin, const std::string& end) {
  model::Shoot shoot;
  shoot.spec.maintenance.emplace().time_window = model::MaintenanceTimeWindow{begin, end};
  return shoot;
}

bool is_in(const std::string& begin, const std::string& end, const char* moment) {
  const auto window = gardener::effective_maintenance_window(shoot_with(begin, end));
  return gardener::contains(window.value(), hashing::unix_seconds(moment).value());
}

std::string next(const std::string& begin, const std::string& end, const char* moment) {
  const auto window = gardener::effective_maintenance_window(shoot_with(begin, end)).value();
  const auto instance = gardener::next_instance(window, hashing::unix_seconds(moment).value());
  return gardener::rfc3339(instance.begin, 0) + " " + gardener::rfc3339(instance.end, window.end.offset);
}

BOOST_AUTO_TEST_SUITE(maintenance_window)

BOOST_AUTO_TEST_CASE(times_are_six_digits_and_an_offset) {
  BOOST_TEST(gardener::parse_maintenance_time("220000+0100").value().utc == 21 * 3600);
  BOOST_TEST(gardener::parse_maintenance_time("003000+0100").value().utc == 23 * 3600 + 1800);
  BOOST_TEST(gardener::parse_maintenance_time("233000-0100").value().utc == 1800);
  for (const char* text : {"", "220000", "220000+01:00", "240000+0000", "226000+0000", "220000Z0000", "2200001+000"}) {
    BOOST_TEST(!gardener::parse_maintenance_time(text).has_value(), text);
  }
}

// Gardener's own answer for a window that ends at 22:00 (corrections.md, maintenance).
BOOST_AUTO_TEST_CASE(nothing_begins_in_the_last_fifteen_minutes) {
  BOOST_TEST(is_in("210000+0000", "220000+0000", "2026-08-21T21:45:00Z"));
  BOOST_TEST(!is_in("210000+0000", "220000+0000", "2026-08-21T21:45:01Z"));
  BOOST_TEST(is_in("210000+0000", "220000+0000", "2026-08-21T21:00:00Z"));
  BOOST_TEST(!is_in("210000+0000", "220000+0000", "2026-08-21T20:59:59Z"));
}

BOOST_AUTO_TEST_CASE(a_window_may_span_midnight) {
  BOOST_TEST(is_in("233000+0000", "003000+0000", "2026-08-21T23:45:00Z"));
  BOOST_TEST(is_in("233000+0000", "003000+0000", "2026-08-21T00:15:00Z"));
  BOOST_TEST(!is_in("233000+0000", "003000+0000", "2026-08-21T00:15:01Z"));
  BOOST_TEST(!is_in("233000+0000", "003000+0000", "2026-08-21T12:00:00Z"));
}

BOOST_AUTO_TEST_CASE(the_next_window_is_the_present_one_while_it_lasts) {
  const auto window = [](const char* moment) { return next("220000+0100", "230000+0100", moment); };
  BOOST_TEST(window("2026-08-21T12:00:00Z") == "2026-08-21T21:00:00Z 2026-08-21T22:45:00+01:00");
  BOOST_TEST(window("2026-08-21T21:45:00Z") == "2026-08-21T21:00:00Z 2026-08-21T22:45:00+01:00");
  BOOST_TEST(window("2026-08-21T21:45:01Z") == "2026-08-22T21:00:00Z 2026-08-22T22:45:00+01:00");
  BOOST_TEST(next("233000+0000", "003000+0000", "2026-08-22T00:10:00Z") == "2026-08-21T23:30:00Z 2026-08-22T00:15:00Z");
  BOOST_TEST(next("233000-0330", "003000-0330", "2026-08-31T04:00:00Z") ==
             "2026-09-01T03:00:00Z 2026-09-01T00:15:00-03:30");
}

BOOST_AUTO_TEST_CASE(no_window_that_can_be_read_is_no_window) {
  BOOST_TEST(!gardener::effective_maintenance_window(model::Shoot{}).has_value());
  BOOST_TEST(!gardener::effective_maintenance_window(shoot_with("22:00", "230000+0000")).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
