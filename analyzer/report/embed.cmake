# SPDX-License-Identifier: Apache-2.0
# cmake -D OUTPUT=x.cpp -D NAMES=kA,kB -D FILES=a,b+c -P embed.cmake
# Writes each file, or several joined by +, as a string constant of namespace gprov::report, and beside it kAHash, its
# SHA-256 as a content security policy has it ("sha256-<base64>").
string(REPLACE "," ";" NAMES "${NAMES}")
string(REPLACE "," ";" FILES "${FILES}")

set(alphabet ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/)
function(base64_of_sha256 hex result)
  string(APPEND hex "00")  # 32 bytes are eleven groups of three, one byte short
  set(text "")
  foreach(group RANGE 0 10)
    math(EXPR at "${group} * 6")
    string(SUBSTRING "${hex}" ${at} 6 digits)
    foreach(shift 18 12 6 0)
      math(EXPR index "(0x${digits} >> ${shift}) & 63")
      string(SUBSTRING "${alphabet}" ${index} 1 letter)
      string(APPEND text "${letter}")
    endforeach()
  endforeach()
  string(SUBSTRING "${text}" 0 43 text)
  set(${result} "${text}=" PARENT_SCOPE)
endfunction()

set(code "// Written by analyzer/report/embed.cmake.\n#include \"analyzer/report/embedded.hpp\"\n\nnamespace gprov::report {\n\n")
foreach(name file IN ZIP_LISTS NAMES FILES)
  string(REPLACE "+" ";" parts "${file}")
  set(text "")
  foreach(part IN LISTS parts)
    file(READ "${part}" more)
    string(APPEND text "${more}")
  endforeach()
  string(SHA256 digest "${text}")
  base64_of_sha256("${digest}" hash)
  # Compilers need to take no longer literal than 65,536 characters; ours are far below.
  string(APPEND code "constexpr std::string_view ${name} = R\"embedded(${text})embedded\";\n"
    "constexpr std::string_view ${name}Hash = \"sha256-${hash}\";\n\n")
endforeach()
file(WRITE "${OUTPUT}" "${code}}  // namespace gprov::report\n")
