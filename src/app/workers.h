#pragma once

#include <memory>

#include "app/data.h"
#include "app/pipeline.h"
#include "export/readable.h"

namespace parley::app {

/// Stories above this many bytes of text are kept and complained of, not read.
inline constexpr std::size_t kMostStoryBytes = 4u << 20;

/// How the records of a story are written.
enum class CodeFormat { records, text };

/// Stories to records. The engine is borrowed and must outlive the worker; so below.
std::unique_ptr<Worker> make_coder(const Engine& engine, CodeFormat format,
                                   const exports::Screen& screen);

/// Stories, or words that were given, to CoNLL-U.
std::unique_ptr<Worker> make_parser(const Engine& engine);

/// Stories to one JSON object each.
std::unique_ptr<Worker> make_extractor();

/// English, or of a language that cannot be told.
bool is_read_as_english(const std::string& language);

}  // namespace parley::app
