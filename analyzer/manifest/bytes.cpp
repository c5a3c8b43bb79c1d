// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/bytes.hpp"

#include "analyzer/manifest/mapped_file.hpp"

namespace gprov::manifest {

Bytes::Bytes(std::shared_ptr<const MappedFile> file) : file_(std::move(file)), mapped_(file_->text()) {}

std::size_t Bytes::spare() const { return file_ ? MappedFile::kPadding : text_.capacity() - text_.size(); }

bool Bytes::is_intact() const { return !file_ || file_->is_intact(); }

}  // namespace gprov::manifest
