// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
//
// operator new and delete of the program (not of its tests): an analysis makes and drops a hundred thousand small
// strings and vectors a Shoot, which takes glibc's malloc a quarter of the time. Small blocks come from lists of free
// blocks of one size, a list for each thread, without locks; what is free stays with the program, which ends soon. Now
// and then, and when it ends, a thread leaves what it has to all: one may free what another allocates. Everything above
// 1 KiB is malloc's.

#include <sys/mman.h>

#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <mutex>
#include <new>
#include <utility>

namespace {

constexpr std::size_t kStep = 16, kLargest = 1024, kClasses = kLargest / kStep;
constexpr std::size_t kChunk = std::size_t{1} << 16U;  // of blocks of one size
constexpr std::size_t kRegion = std::size_t{1} << 38U;

struct Free {
  Free* next;
  Free* other_list;  ///< only of the first block of a list that a thread has left
};

/// Blocks that nobody had yet, at the front of the first of them.
struct Fresh {
  Fresh* other;
  std::size_t count;
};

/// Address space for all chunks; pages come when they are touched. Null if the system does not give it: then malloc
/// serves all.
struct Region {
  std::uintptr_t begin = 0;
  std::atomic<std::size_t> used = 0;
};
constinit Region region;
/// Of each chunk: which size its blocks have. Address space too.
constinit std::uint8_t* class_of_chunk = nullptr;
constinit thread_local std::array<Free*, kClasses> free_blocks{};
constinit thread_local std::array<std::byte*, kClasses> fresh{};
constinit thread_local std::array<std::size_t, kClasses> fresh_count{};

constinit thread_local std::array<std::uint16_t, kClasses> released{};
constexpr std::uint16_t kMostReleased = 4096;  // blocks of one size, before they are left

/// What threads have left, by size.
constinit std::mutex left_mutex;
constinit std::array<Free*, kClasses> left_lists{};
constinit std::array<Fresh*, kClasses> left_fresh{};

/// With the mutex.
void leave_list(std::size_t size_class) {
  Free* const list = std::exchange(free_blocks[size_class], nullptr);
  if (list == nullptr) return;
  list->other_list = left_lists[size_class];
  left_lists[size_class] = list;
}

/// Leaves a thread's blocks when it ends.
struct Leaver {
  bool stays = false;
  ~Leaver() {
    const std::lock_guard lock(left_mutex);
    for (std::size_t i = 0; i < kClasses; ++i) {
      leave_list(i);
      if (fresh_count[i] != 0) left_fresh[i] = ::new (fresh[i]) Fresh{left_fresh[i], fresh_count[i]};
      fresh_count[i] = 0;
    }
  }
};
thread_local Leaver leaver;

/// Takes over what a thread has left of that size; false if there is nothing.
bool inherit(std::size_t size_class) {
  leaver.stays = true;  // from now on there is something to leave
  const std::lock_guard lock(left_mutex);
  if (Free* const list = left_lists[size_class]; list != nullptr) {
    left_lists[size_class] = list->other_list;
    free_blocks[size_class] = list;
    return true;
  }
  Fresh* const blocks = left_fresh[size_class];
  if (blocks == nullptr) return false;
  left_fresh[size_class] = blocks->other;
  fresh_count[size_class] = blocks->count;
  fresh[size_class] = reinterpret_cast<std::byte*>(blocks);
  return true;
}

void* reserve(std::size_t size) {
  void* const memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return memory == MAP_FAILED ? nullptr : memory;
}

/// Before the first thread begins: static objects allocate.
bool open_region() {
  static const bool opened = [] {
    void* const classes = reserve(kRegion / kChunk);
    void* const memory = classes == nullptr ? nullptr : reserve(kRegion);
    if (memory == nullptr) return false;
    class_of_chunk = static_cast<std::uint8_t*>(classes);
    region.begin = std::bit_cast<std::uintptr_t>(memory);
    return true;
  }();
  return opened;
}

bool is_ours(const void* block) {
  return std::bit_cast<std::uintptr_t>(block) - region.begin < kRegion && region.begin != 0;
}

void* take_fresh(std::size_t size_class) {
  const std::size_t size = (size_class + 1) * kStep;
  if (fresh_count[size_class] == 0 && inherit(size_class) && free_blocks[size_class] != nullptr) {
    Free* const block = free_blocks[size_class];
    free_blocks[size_class] = block->next;
    return block;
  }
  if (fresh_count[size_class] == 0) {
    if (!open_region()) return nullptr;
    const std::size_t at = region.used.fetch_add(kChunk);
    if (at + kChunk > kRegion) return nullptr;
    class_of_chunk[at / kChunk] = static_cast<std::uint8_t>(size_class);
    fresh[size_class] = std::bit_cast<std::byte*>(region.begin + at);
    fresh_count[size_class] = kChunk / size;
  }
  --fresh_count[size_class];
  std::byte* const block = fresh[size_class];
  fresh[size_class] += size;
  return block;
}

void* allocate(std::size_t size) {
  if (size <= kLargest) {
    const std::size_t size_class = size == 0 ? 0 : (size - 1) / kStep;
    if (Free* const block = free_blocks[size_class]; block != nullptr) {
      free_blocks[size_class] = block->next;
      return block;
    }
    if (void* const block = take_fresh(size_class); block != nullptr) return block;
  }
  if (void* const block = std::malloc(size); block != nullptr) return block;
  throw std::bad_alloc();
}

void release(void* block) noexcept {
  if (!is_ours(block)) return std::free(block);
  const std::size_t size_class = class_of_chunk[(std::bit_cast<std::uintptr_t>(block) - region.begin) / kChunk];
  free_blocks[size_class] = ::new (block) Free{free_blocks[size_class], nullptr};
  if (++released[size_class] < kMostReleased) return;
  released[size_class] = 0;
  const std::lock_guard lock(left_mutex);
  leave_list(size_class);
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void operator delete(void* block) noexcept { release(block); }
void operator delete[](void* block) noexcept { release(block); }
void operator delete(void* block, std::size_t /*size*/) noexcept { release(block); }
void operator delete[](void* block, std::size_t /*size*/) noexcept { release(block); }
