// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/golden.hpp"
#include "tests/support/scratch.hpp"
#include "tests/support/terminal.hpp"

// The program at a terminal: pager, progress, colours, width.

namespace {

using gprov::tests::at_terminal;
using gprov::tests::Scratch;
using gprov::tests::Screen;
using gprov::tests::Size;

const std::string kExample = std::string(GPROV_SOURCE_DIR) + "/fixtures/example";
const std::string kProgram = "'" GPROV_BINARY "'";
const std::string kCompare = kProgram + " old.yaml new.yaml --today 2026-08-21";
constexpr Size kLarge{200, 100}, kSmall{24, 80};

Screen shown(const std::string& command, Size size = kLarge) { return at_terminal(kExample, command, size); }

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) all.push_back(line);
  return all;
}

std::size_t width(const std::string& line) {
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

/// Standard input that stays silent until somebody writes.
struct SlowInput {
  explicit SlowInput(const Scratch& folder) : path(folder.path + "/slow") {
    BOOST_REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    end = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    BOOST_REQUIRE(end >= 0);
  }
  ~SlowInput() { finish(""); }
  SlowInput(const SlowInput&) = delete;
  SlowInput& operator=(const SlowInput&) = delete;
  void finish(const std::string& text) {
    if (end < 0) return;
    BOOST_TEST(::write(end, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
    ::close(end);
    end = -1;
  }
  std::string path;
  int end = -1;
};

BOOST_AUTO_TEST_SUITE(terminal)

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_paged) {
  const std::string pager = "PAGER='sed s/^/paged:/' ";
  const Screen paged = shown(pager + kCompare, kSmall);
  BOOST_TEST(paged.exit_code == 1);
  BOOST_TEST(lines(paged.text).size() > 24U);
  for (const std::string& line : lines(paged.text)) BOOST_TEST(line.starts_with("paged:"), line);
  for (const std::string& command :
       {pager + kCompare + " --no-pager", "GPROV_NO_PAGER=1 " + pager + kCompare, "TERM=dumb " + pager + kCompare,
        "CI=true " + pager + kCompare, pager + kCompare + " -o json"}) {
    const Screen plain = shown(command, kSmall);
    BOOST_TEST(plain.exit_code == 1, command);
    BOOST_TEST(!has(plain.text, "paged:"), command);
    BOOST_TEST(has(plain.text, "cpu-worker"), command);
  }
  BOOST_TEST(!has(shown(pager + kCompare).text, "paged:"));
  BOOST_TEST(!has(shown(pager + kCompare + " | cat", kSmall).text, "paged:"));
}

BOOST_AUTO_TEST_CASE(a_pager_that_is_missing_or_leaves_early_costs_nothing) {
  const Screen missing = shown("PAGER=no-such-pager " + kCompare, kSmall);
  BOOST_TEST(missing.exit_code == 1);
  BOOST_TEST(has(missing.text, "ROLLS"), missing.text);
  BOOST_TEST(shown("PAGER=true " + kCompare, kSmall).exit_code == 1);
  const Scratch folder;
  (void)folder.program("less", "#!/bin/sh\necho \"less with $LESS\"\n");
  BOOST_TEST(has(shown("PATH='" + folder.path + "' " + kCompare, kSmall).text, "less with FRX"));
  BOOST_TEST(has(shown("PATH=/nowhere " + kCompare, kSmall).text, "ROLLS"));
}

BOOST_AUTO_TEST_CASE(lines_are_broken_where_the_terminal_ends) {
  for (const unsigned short columns : std::vector<unsigned short>{80, 120}) {
    for (const std::string& command : {kCompare, kProgram + " explain core/machine-image azure/vm-tags", kProgram}) {
      for (const std::string& line : lines(shown("NO_COLOR=1 PAGER=cat " + command, {24, columns}).text)) {
        BOOST_TEST(width(line) <= columns, line);
      }
    }
  }
  const Screen help = shown("PAGER='sed s/^/:/' " + kProgram + " --help", kSmall);
  BOOST_TEST(help.exit_code == 0);
  for (const std::string& line : lines(help.text)) {
    BOOST_TEST(line.starts_with(":"));
    // A name alone may be longer.
    BOOST_TEST((width(line) <= 81 || !has(line, "  ")), line);
  }
  BOOST_TEST(has(shown("PAGER=cat " + kCompare, {24, 44}).text, "nodes in\n      2 machine deployments, now\n"));
}

BOOST_AUTO_TEST_CASE(colours_and_symbols_are_the_terminals) {
  const auto colored = [](const std::string& text) { return has(text, "\x1b[31m"); };
  const auto is_ascii = [](const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  };
  BOOST_TEST(colored(shown(kCompare).text));
  BOOST_TEST(!colored(shown("NO_COLOR=1 " + kCompare).text));
  BOOST_TEST(!colored(shown("TERM=dumb " + kCompare).text));
  BOOST_TEST(!colored(shown(kCompare + " | cat").text));
  BOOST_TEST(colored(shown("FORCE_COLOR=1 " + kCompare + " | cat").text));
  BOOST_TEST(colored(shown("NO_COLOR=1 " + kCompare + " --color=always | cat").text));
  BOOST_TEST(!colored(shown("CLICOLOR_FORCE=1 " + kCompare + " --color never").text));
  BOOST_TEST(!is_ascii(shown(kCompare).text));
  BOOST_TEST(is_ascii(shown("LC_ALL=C " + kCompare).text));
  BOOST_TEST(is_ascii(shown(kCompare + " --ascii").text));
}

BOOST_AUTO_TEST_CASE(what_takes_long_is_told_and_wiped) {
  const Scratch folder;
  SlowInput input(folder);
  const auto watch = [&](const std::string& text) {
    if (has(text, "gprov-impact: reading, 1 s")) input.finish(gprov::tests::read_file(kExample + "/new.yaml"));
    return "";
  };
  const Screen screen =
      at_terminal(kExample, "exec " + kProgram + " old.yaml - < '" + input.path + "' > /dev/null", kLarge, watch);
  BOOST_TEST(screen.exit_code == 1);
  BOOST_TEST(screen.text.starts_with("\r\x1b[Kgprov-impact: reading, 1 s"), screen.text);
  BOOST_TEST(screen.text.ends_with("\r\x1b[K"), screen.text);
}

BOOST_AUTO_TEST_CASE(code_130_interrupted) {
  const Scratch folder;
  const SlowInput input(folder);
  const auto watch = [](const std::string& text) { return has(text, "reading") ? "\x03" : ""; };
  const Screen screen = at_terminal(kExample, "exec " + kProgram + " old.yaml - < '" + input.path + "'", kLarge, watch);
  BOOST_TEST(screen.exit_code == 130);
  BOOST_TEST(!has(screen.text, "cpu-worker"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
