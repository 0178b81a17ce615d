#pragma once

#include <string>
#include <unordered_map>

#include "wire/feed/builder.h"

namespace parley::wire::feed {

/// What an element does when it begins and ends; nullptr for what every unknown element does.
struct ElementHandler {
  void (*start)(Builder&, Attributes&) = nullptr;
  void (*end)(Builder&) = nullptr;
};

/// The elements by their standard prefix and name ("title", "dc_date").
struct Builder::Elements {
  using Table = std::unordered_map<std::string, ElementHandler>;

  static const ElementHandler* find(const std::string& name);

  static void add_documents(Table& table);
  static void add_parts(Table& table);
  static void add_texts(Table& table);
  static void add_people(Table& table);
  static void add_dates(Table& table);
  static void add_links(Table& table);
  static void add_dublin_core(Table& table);
  static void add_itunes(Table& table);
  static void add_media(Table& table);
  static void add_geography(Table& table);
  static void add_others(Table& table);

  // Beginnings and ends that several elements share.
  static void start_author(Builder& b, Attributes& attributes);
  static void end_author(Builder& b);
  static void start_category(Builder& b, Attributes& attributes);
  static void end_category(Builder& b);
  static void start_link(Builder& b, Attributes& attributes);
  static void end_link(Builder& b);
  static void start_title(Builder& b, Attributes& attributes);
  static void end_title(Builder& b);
  static void start_content(Builder& b, Attributes& attributes);
  static void end_content(Builder& b);
  static void start_description(Builder& b, Attributes& attributes);
  static void end_description(Builder& b);
  static void start_summary(Builder& b, Attributes& attributes);
  static void end_summary(Builder& b);
  static void end_name(Builder& b);
  static void end_email(Builder& b);
  static void end_publisher(Builder& b);
  static void end_language(Builder& b);
};

}  // namespace parley::wire::feed
