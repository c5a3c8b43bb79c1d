// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#define BOOST_TEST_MODULE gprov_impact
#include <boost/test/unit_test.hpp>
