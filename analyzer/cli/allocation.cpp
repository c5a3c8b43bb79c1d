// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
//
// operator new and delete of the program (not of its tests): an analysis makes and drops a hundred thousand small
// strings and vectors a Shoot, which takes glibc's malloc a quarter of the time. Blocks come from lists of free blocks
// of one size, a list for each thread, without locks; what is free stays with the program, which ends soon. Now and
// then, and when it ends, a thread leaves what it has to all: one may free what another allocates. Blocks lie close
// together, the first of them in a huge page if the system has one: a pair of files needs no more than that, and takes
// one page fault for it instead of two hundred. Everything above 128 KiB is malloc's.

#include <sys/mman.h>

#include <algorithm>
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

// Sizes are multiples of 16 up to 1 KiB, and from there on four between a power of two and the next.
constexpr std::size_t kStep = 16, kFine = 64, kFineWidth = 10, kCoarse = 4, kCoarseWidth = 2;
constexpr std::size_t kLargestWidth = 17;
constexpr std::size_t kClasses = kFine + (kLargestWidth - kFineWidth) * kCoarse;
constexpr std::size_t kLargest = std::size_t{1} << kLargestWidth;
constexpr std::size_t kUnit = std::size_t{1} << 12U;   // belongs to blocks of one size
constexpr std::size_t kChunk = std::size_t{1} << 14U;  // of blocks of one size, or of one that is larger
constexpr std::size_t kHuge = std::size_t{1} << 21U;
constexpr std::size_t kRegion = std::size_t{1} << 38U;

constexpr std::size_t class_of(std::size_t size) {
  if (size <= kFine * kStep) return size == 0 ? 0 : (size - 1) / kStep;
  const auto width = static_cast<std::size_t>(std::bit_width(size - 1));
  return kFine + (width - 1 - kFineWidth) * kCoarse + ((size - 1) >> (width - 1 - kCoarseWidth)) % kCoarse;
}

constexpr std::size_t size_of(std::size_t size_class) {
  if (size_class < kFine) return (size_class + 1) * kStep;
  const std::size_t width = kFineWidth + (size_class - kFine) / kCoarse;
  return (kCoarse + 1 + (size_class - kFine) % kCoarse) << (width - kCoarseWidth);
}

static_assert(size_of(class_of(1)) == 16 && size_of(class_of(1024)) == 1024 && size_of(class_of(1025)) == 1280);
static_assert(size_of(class_of(2048)) == 2048 && size_of(class_of(2049)) == 2560);
static_assert(class_of(kLargest) == kClasses - 1 && size_of(kClasses - 1) == kLargest);

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
/// Of each unit: which size its blocks have. Address space too.
constinit std::uint8_t* class_of_unit = nullptr;
constinit thread_local std::array<Free*, kClasses> free_blocks{};
constinit thread_local std::array<std::byte*, kClasses> fresh{};
constinit thread_local std::array<std::size_t, kClasses> fresh_count{};

constinit thread_local std::array<std::uint16_t, kClasses> released{};
constexpr std::uint16_t kMostReleased = 4096, kMostLarge = 8;  // blocks of one size, before they are left; large ones

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
    void* const classes = reserve(kRegion / kUnit);
    void* const memory = classes == nullptr ? nullptr : reserve(kRegion + kHuge);
    if (memory == nullptr) return false;
    class_of_unit = static_cast<std::uint8_t*>(classes);
    (void)madvise(classes, kRegion / kUnit, MADV_NOHUGEPAGE);  // a page of it does
    region.begin = (std::bit_cast<std::uintptr_t>(memory) + kHuge - 1) / kHuge * kHuge;
    (void)madvise(std::bit_cast<void*>(region.begin), kHuge, MADV_HUGEPAGE);
    return true;
  }();
  return opened;
}

bool is_ours(const void* block) {
  return std::bit_cast<std::uintptr_t>(block) - region.begin < kRegion && region.begin != 0;
}

void* take_fresh(std::size_t size_class) {
  const std::size_t size = size_of(size_class);
  if (fresh_count[size_class] == 0 && inherit(size_class) && free_blocks[size_class] != nullptr) {
    Free* const block = free_blocks[size_class];
    free_blocks[size_class] = block->next;
    return block;
  }
  if (fresh_count[size_class] == 0) {
    if (!open_region()) return nullptr;
    const std::size_t chunk = std::max(kChunk, (size + kUnit - 1) / kUnit * kUnit);
    const std::size_t at = region.used.fetch_add(chunk);
    if (at + chunk > kRegion) return nullptr;
    std::fill_n(class_of_unit + at / kUnit, chunk / kUnit, static_cast<std::uint8_t>(size_class));
    fresh[size_class] = std::bit_cast<std::byte*>(region.begin + at);
    fresh_count[size_class] = chunk / size;
  }
  --fresh_count[size_class];
  std::byte* const block = fresh[size_class];
  fresh[size_class] += size;
  return block;
}

void* allocate(std::size_t size) {
  if (size <= kLargest) {
    const std::size_t size_class = class_of(size);
    if (Free* const block = free_blocks[size_class]; block != nullptr) {
      free_blocks[size_class] = block->next;
      return block;
    }
    if (void* const block = take_fresh(size_class); block != nullptr) return block;
  }
  if (void* const block = std::malloc(size); block != nullptr) return block;
  throw std::bad_alloc();
}

/// std::pmr asks for an alignment always, for one that all blocks have as a rule.
void* allocate(std::size_t size, std::align_val_t alignment) {
  const auto bytes = static_cast<std::size_t>(alignment);
  if (bytes <= kStep) return allocate(size);
  if (void* const block = std::aligned_alloc(bytes, (size + bytes - 1) / bytes * bytes); block != nullptr) return block;
  throw std::bad_alloc();
}

void release(void* block) noexcept {
  if (!is_ours(block)) return std::free(block);
  const std::size_t size_class = class_of_unit[(std::bit_cast<std::uintptr_t>(block) - region.begin) / kUnit];
  free_blocks[size_class] = ::new (block) Free{free_blocks[size_class], nullptr};
  if (++released[size_class] < (size_class < kFine ? kMostReleased : kMostLarge)) return;
  released[size_class] = 0;
  const std::lock_guard lock(left_mutex);
  leave_list(size_class);
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void* operator new(std::size_t size, std::align_val_t alignment) { return allocate(size, alignment); }
void* operator new[](std::size_t size, std::align_val_t alignment) { return allocate(size, alignment); }
void operator delete(void* block) noexcept { release(block); }
void operator delete[](void* block) noexcept { release(block); }
void operator delete(void* block, std::size_t /*size*/) noexcept { release(block); }
void operator delete[](void* block, std::size_t /*size*/) noexcept { release(block); }
void operator delete(void* block, std::align_val_t /*alignment*/) noexcept { release(block); }
void operator delete[](void* block, std::align_val_t /*alignment*/) noexcept { release(block); }
void operator delete(void* block, std::size_t /*size*/, std::align_val_t /*alignment*/) noexcept { release(block); }
void operator delete[](void* block, std::size_t /*size*/, std::align_val_t /*alignment*/) noexcept { release(block); }
