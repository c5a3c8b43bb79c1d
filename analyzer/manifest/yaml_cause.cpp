// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/yaml_cause.hpp"

#include <array>

namespace gprov::manifest {
namespace {

struct Explanation {
  std::string_view cause;  // the beginning of libyaml's text
  std::string_view expected;
  std::string_view advice;
};

// The texts of libyaml's scanner.c, parser.c and reader.c.
constexpr auto kExplanations = std::to_array<Explanation>({
    {"mapping values are not allowed", "expected at most one 'key: value' on this line",
     "put text that holds ': ' in quotes, or correct the indentation"},
    {"could not find expected ':'", "expected ':' behind a key",
     "add it, or indent the line if it continues the text above"},
    {"did not find expected key", "expected a key at the indentation of its map",
     "correct the indentation or the quotes"},
    {"did not find expected '-' indicator", "expected '- ' at the indentation of its list",
     "correct the indentation of this line"},
    {"did not find expected ',' or '}'", "expected ',' or '}' in the map that a '{' opened", "add what is missing"},
    {"did not find expected ',' or ']'", "expected ',' or ']' in the list that a '[' opened", "add what is missing"},
    {"did not find expected node content", "expected a value", "write one, or close the bracket that is open"},
    {"did not find expected <document start>", "expected the beginning of a document",
     "kubectl cuts files at '---' first, so directives like %YAML are not possible; take them out"},
    {"did not find expected comment or line break", "expected the end of the line",
     "start the text of a block ('|' or '>') on the next line"},
    {"did not find expected whitespace or line break", "expected a blank behind a tag or name", "add it"},
    {"did not find expected alphabetic or numeric character", "expected a name behind '&', '*' or a directive",
     "put the text in quotes if it is one"},
    {"found character that cannot start any token", "expected a value, a key or a comment",
     "put text that begins with @, ` or % in quotes, and indent with blanks instead of tabs"},
    {"found a tab character", "expected blanks as indentation", "replace the tab by blanks"},
    {"found unexpected end of stream", "expected a closing quote",
     "add it; a line '---' ends the document even in quotes"},
    {"found unexpected document indicator", "expected a closing quote",
     "add it; a line '---' or '...' ends the document"},
    {"found unknown escape character", "expected an escape that YAML 1.1 knows behind '\\'",
     "write '\\\\' for a backslash or use single quotes"},
    {"did not find expected hexdecimal number", "expected hexadecimal digits behind '\\x', '\\u' or '\\U'",
     "correct the escape"},
    {"found invalid Unicode character escape code", "expected a character's number behind '\\u' or '\\U'",
     "surrogates do not work in YAML: write the character itself"},
    {"found an indentation indicator equal to 0", "expected a digit from 1 to 9 behind '|' or '>'",
     "correct or drop it"},
    {"found undefined tag handle", "expected a tag such as !!str", "take the tag out"},
    {"found unknown directive name", "expected no line that begins with '%'", "take it out or put the text in quotes"},
    {"found incompatible YAML document", "expected YAML 1.1", "take the %YAML line out"},
    {"block sequence entries are not allowed", "expected a value on this line", "start the list on a line of its own"},
    {"block collections are not allowed", "expected no list or map here", "start it on a line of its own"},
    {"mapping keys are not allowed", "expected a value", "put text that begins with '? ' in quotes"},
    {"block mapping", "expected a value", "start the map on a line of its own"},
    {"control characters are not allowed", "expected text", "take the control character out (is this a text file?)"},
    {"invalid", "expected UTF-8", "save the file as UTF-8"},
});

}  // namespace

std::string explain_yaml(std::string_view cause, std::string_view got) {
  std::string_view expected = "expected YAML", advice = "correct the text here or in the line above";
  for (const Explanation& explanation : kExplanations) {
    if (cause.starts_with(explanation.cause)) {
      expected = explanation.expected;
      advice = explanation.advice;
      break;
    }
  }
  std::string message(expected);
  message += ", got ";
  message += got.empty() ? "the end of the line or document" : got;
  message.append("; ").append(advice).append(" (libyaml: ").append(cause).append(")");
  return message;
}

}  // namespace gprov::manifest
