#pragma once

#include <string>
#include <string_view>

// What HTML of a stranger may hold. Names are in lower case unless said otherwise.
namespace parley::wire::feed {

bool is_allowed_element(std::string_view name);
bool is_allowed_attribute(std::string_view name);
bool is_void_element(std::string_view name);        ///< has no end tag
bool is_executable_element(std::string_view name);  ///< its text is program, not words

bool is_mathml_element(std::string_view name);
bool is_mathml_attribute(std::string_view name);

/// SVG's names with the case that SVG gives them ("viewBox" for "viewbox"); "" for what is not
/// allowed.
std::string svg_element(std::string_view name);
std::string svg_attribute(std::string_view name);

/// The declarations of a style attribute that only change looks; "" when any of it is dubious.
/// `svg` admits SVG's.
std::string sanitize_style(std::string_view style, bool svg);

}  // namespace parley::wire::feed
