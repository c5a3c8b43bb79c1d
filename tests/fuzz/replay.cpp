// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

// Runs a fuzz target without libFuzzer: over each file of the folders named, and over some mutations of each.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

std::string mutate(std::string bytes, std::mt19937& random) {
  for (unsigned i = 0, changes = random() % 4 + 1; i < changes; ++i) {
    const std::size_t at = random() % (bytes.size() + 1);
    const auto byte = static_cast<char>(random() % 256);
    switch (random() % 4) {
      case 0:
        bytes.insert(at, 1, byte);
        break;
      case 1:
        bytes.erase(at, random() % 8);
        break;
      case 2:
        bytes.insert(at, bytes.substr(random() % (bytes.size() + 1), random() % 16));
        break;
      default:
        if (at < bytes.size()) bytes[at] = byte;
        break;
    }
  }
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  constexpr int kMutations = 200;
  std::size_t inputs = 0;
  for (int i = 1; i < argc; ++i) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(argv[i])) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
      std::ifstream stream(file, std::ios::binary);
      const std::string bytes(std::istreambuf_iterator<char>(stream), {});
      std::mt19937 random(1);  // the same mutations on each run
      run(bytes);
      for (int j = 0; j < kMutations; ++j) run(mutate(bytes, random));
      inputs += kMutations + 1;
    }
  }
  std::printf("%zu inputs\n", inputs);
  return inputs == 0 ? 1 : 0;
}
