// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <csignal>
#include <cstdint>

namespace gprov::manifest {
namespace {

constexpr std::size_t kLarge = std::size_t{1} << 20U;   // smaller files are read as fast
constexpr std::size_t kAtOnce = std::size_t{1} << 30U;  // larger files may not fit into memory
constexpr std::size_t kMost = 64;                       // files: each stays open

/// Where a file lies in memory.
struct Slot {
  std::atomic<bool> taken = false, pages_go = false;
  std::atomic<std::uintptr_t> begin = 0, end = 0;
};
constinit std::array<Slot, kMost> slots;
constinit std::atomic<std::uintptr_t> page_size = 0;

/// A file that was cut short has no bytes where it had some: zeros take their place, and is_intact() tells it in the
/// end.
void fill(int /*signal*/, siginfo_t* info, void* /*context*/) {
  const auto address = std::bit_cast<std::uintptr_t>(info->si_addr);
  const std::uintptr_t page = address & ~(page_size - 1);
  for (const Slot& slot : slots) {
    if (address < slot.begin || address >= slot.end) continue;
    if (mmap(std::bit_cast<void*>(page), slot.end - page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) !=
        MAP_FAILED) {
      return;
    }
  }
  std::signal(SIGBUS, SIG_DFL);  // it comes again
}

/// Each time: others may have put a handler of their own in its place.
void install() {
  page_size = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
  struct sigaction action {};
  action.sa_sigaction = fill;
  action.sa_flags = SA_SIGINFO;
  (void)sigaction(SIGBUS, &action, nullptr);
}

/// The file in which `text` begins, or nullptr.
Slot* slot_of(std::string_view text) {
  const auto begin = std::bit_cast<std::uintptr_t>(text.data());
  const auto at = std::find_if(slots.begin(), slots.end(),
                               [&](const Slot& slot) { return begin >= slot.begin && begin < slot.end; });
  return at == slots.end() ? nullptr : &*at;
}

std::size_t in_pages(std::size_t size) { return (size + page_size - 1) & ~(page_size - 1); }

}  // namespace

bool is_same_file(const struct stat& a, const struct stat& b) {
  return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

std::unique_ptr<const MappedFile> MappedFile::open(const std::string& path, Pages pages) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return nullptr;
  if (static_cast<std::size_t>(status.st_size) < kLarge) return nullptr;
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return nullptr;
  std::unique_ptr<MappedFile> mapped(new MappedFile(file, status));
  if (::fstat(file, &mapped->status_) != 0 || !mapped->map(pages)) return nullptr;
  return mapped;
}

bool MappedFile::map(Pages pages) {
  for (slot_ = 0; slot_ < kMost && slots.at(slot_).taken.exchange(true);) ++slot_;
  if (slot_ == kMost) return false;
  install();
  const auto size = static_cast<std::size_t>(status_.st_size);
  const std::size_t all = in_pages(size + kPadding);
  void* const space = mmap(nullptr, all, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (space == MAP_FAILED) return false;
  begin_ = static_cast<const char*>(space);
  reserved_ = all;
  const int populate = size <= kAtOnce && pages == Pages::stay ? MAP_POPULATE : 0;
  if (mmap(space, size, PROT_READ, MAP_PRIVATE | MAP_FIXED | populate, file_, 0) == MAP_FAILED) return false;
  size_ = size;
  slots.at(slot_).pages_go = pages == Pages::go;
  slots.at(slot_).end = std::bit_cast<std::uintptr_t>(begin_) + in_pages(size);
  slots.at(slot_).begin = std::bit_cast<std::uintptr_t>(begin_);
  return true;
}

MappedFile::~MappedFile() {
  if (slot_ < kMost) slots.at(slot_).begin = slots.at(slot_).end = 0;
  if (reserved_ != 0) munmap(const_cast<char*>(begin_), reserved_);
  if (slot_ < kMost) slots.at(slot_).taken = false;
  ::close(file_);
}

void give_back(std::string_view text) {
  const Slot* const slot = slot_of(text);
  if (slot == nullptr || !slot->pages_go) return;
  const auto begin = std::bit_cast<std::uintptr_t>(text.data());
  const std::uintptr_t first = begin & ~(page_size - 1), end = std::min(begin + text.size(), slot->end.load());
  (void)madvise(std::bit_cast<void*>(first), end - first, MADV_DONTNEED);
}

void let_go(std::string_view text) {
  if (Slot* const slot = slot_of(text); slot != nullptr) slot->pages_go = true;
}

bool MappedFile::is_intact() const {
  struct stat status {};
  return ::fstat(file_, &status) == 0 && is_same_file(status_, status);
}

}  // namespace gprov::manifest
