#include "wire/feed/html_allowed.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "wire/feed/strings.h"

namespace parley::wire::feed {
namespace {

constexpr std::string_view kElements =
    "a abbr acronym address area article aside audio b big blockquote br button canvas caption "
    "center cite code col colgroup command datagrid datalist dd del details dfn dialog dir div dl "
    "dt em event-source fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i "
    "img input ins kbd keygen label legend li m map menu meter multicol nav nextid noscript ol "
    "optgroup option output p pre progress q s samp section select small sound source spacer span "
    "strike strong sub sup table tbody td textarea tfoot th thead time tr tt u ul var video";

constexpr std::string_view kAttributes =
    "abbr accept accept-charset accesskey action align alt autocomplete autofocus axis background "
    "balance bgcolor bgproperties border bordercolor bordercolordark bordercolorlight "
    "bottompadding cellpadding cellspacing ch challenge char charoff charset checked choff cite "
    "class clear color cols colspan compact contenteditable controls coords data datafld "
    "datapagesize datasrc datetime default delay dir disabled draggable dynsrc enctype end face "
    "for form frame galleryimg gutter headers height hidden hidefocus high href hreflang hspace "
    "icon id inputmode ismap keytype label lang leftspacing list longdesc loop loopcount loopend "
    "loopstart low lowsrc max maxlength media method min multiple name nohref noshade nowrap open "
    "optimum pattern ping point-size poster pqg preload prompt radiogroup readonly rel repeat-max "
    "repeat-min replace required rev rightspacing rows rowspan rules scope selected shape size "
    "span src start step style summary suppress tabindex target template title toppadding type "
    "unselectable urn usemap valign value variable volume vrml vspace width wrap xml:lang";

constexpr std::string_view kVoidElements =
    "area base basefont br col command embed frame hr img input isindex keygen link meta param "
    "source track wbr";

constexpr std::string_view kMathMlElements =
    "annotation annotation-xml maction maligngroup malignmark math menclose merror mfenced mfrac "
    "mglyph mi mlabeledtr mlongdiv mmultiscripts mn mo mover mpadded mphantom mprescripts mroot "
    "mrow ms mscarries mscarry msgroup msline mspace msqrt msrow mstack mstyle msub msubsup msup "
    "mtable mtd mtext mtr munder munderover none semantics";

constexpr std::string_view kMathMlAttributes =
    "accent accentunder actiontype align alignmentscope altimg altimg-height altimg-valign "
    "altimg-width alttext bevelled charalign close columnalign columnlines columnspacing "
    "columnspan columnwidth crossout decimalpoint denomalign depth dir display displaystyle edge "
    "encoding equalcolumns equalrows fence fontstyle fontweight form frame framespacing "
    "groupalign height href id indentalign indentalignfirst indentalignlast indentshift "
    "indentshiftfirst indentshiftlast indenttarget infixlinebreakstyle largeop length linebreak "
    "linebreakmultchar linebreakstyle lineleading linethickness location longdivstyle lquote "
    "lspace mathbackground mathcolor mathsize mathvariant maxsize minlabelspacing minsize "
    "movablelimits notation numalign open other overflow position rowalign rowlines rowspacing "
    "rowspan rquote rspace scriptlevel scriptminsize scriptsizemultiplier selection separator "
    "separators shift side src stackalign stretchy subscriptshift superscriptshift symmetric "
    "voffset width xlink:href xlink:show xlink:type xmlns xmlns:xlink";

constexpr std::string_view kSvgElements =
    "a animate animateColor animateMotion animateTransform circle defs desc ellipse font-face "
    "font-face-name font-face-src foreignObject g glyph hkern line linearGradient marker metadata "
    "missing-glyph mpath path polygon polyline radialGradient rect set stop svg switch text title "
    "tspan use";

constexpr std::string_view kSvgAttributes =
    "accent-height accumulate additive alphabetic arabic-form ascent attributeName attributeType "
    "baseProfile bbox begin by calcMode cap-height class color color-rendering content cx cy d "
    "descent display dur dx dy end fill fill-opacity fill-rule font-family font-size font-stretch "
    "font-style font-variant font-weight from fx fy g1 g2 glyph-name gradientUnits hanging height "
    "horiz-adv-x horiz-origin-x id ideographic k keyPoints keySplines keyTimes lang marker-end "
    "marker-mid marker-start markerHeight markerUnits markerWidth mathematical max min name "
    "offset opacity orient origin overline-position overline-thickness panose-1 path pathLength "
    "points preserveAspectRatio r refX refY repeatCount repeatDur requiredExtensions "
    "requiredFeatures restart rotate rx ry slope stemh stemv stop-color stop-opacity "
    "strikethrough-position strikethrough-thickness stroke stroke-dasharray stroke-dashoffset "
    "stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width systemLanguage "
    "target text-anchor to transform type u1 u2 underline-position underline-thickness unicode "
    "unicode-range units-per-em values version viewBox visibility width widths x x-height x1 x2 "
    "xlink:actuate xlink:arcrole xlink:href xlink:role xlink:show xlink:title xlink:type xml:base "
    "xml:lang xml:space xmlns xmlns:xlink y y1 y2 zoomAndPan";

constexpr std::string_view kCssProperties =
    "azimuth background-color border-bottom-color border-collapse border-color border-left-color "
    "border-right-color border-top-color clear color cursor direction display elevation float "
    "font font-family font-size font-style font-variant font-weight height letter-spacing line- "
    "height overflow pause pause-after pause-before pitch pitch-range richness speak speak-header "
    "speak-numeral speak-punctuation speech-rate stress text-align text-decoration text-indent "
    "unicode-bidi vertical-align voice-family volume white-space width";

constexpr std::string_view kCssKeywords =
    "!important aqua auto black block blue bold both bottom brown center collapse dashed dotted "
    "fuchsia gray green italic left lime maroon medium navy none normal nowrap olive pointer "
    "purple red right silver solid teal top transparent underline white yellow";

constexpr std::string_view kSvgProperties =
    "fill fill-opacity fill-rule stroke stroke-linecap stroke-linejoin stroke-opacity stroke- "
    "width";

using WordSet = std::unordered_set<std::string_view>;

WordSet word_set(std::string_view list) {
  const auto all = words(list);
  return {all.begin(), all.end()};
}

using Spelling = std::unordered_map<std::string, std::string>;

/// From the lower case of each word to the word.
Spelling spelling(std::string_view list) {
  Spelling out;
  for (const auto word : words(list)) out.emplace(lower(word), word);
  return out;
}

std::string spelled(const Spelling& spelling, std::string_view name) {
  const auto found = spelling.find(std::string(name));
  return found == spelling.end() ? "" : found->second;
}

constexpr std::size_t kLongestStyle = 4096;

/// Styles without "url(…)", which would fetch something.
std::string without_urls(std::string_view style) {
  std::string out;
  for (std::size_t i = 0; i < style.size();) {
    std::size_t open = i + 3;
    while (open < style.size() && is_space(style[open])) ++open;
    const auto close = style.substr(i, 3) == "url" && style.substr(open, 1) == "("
                           ? style.find(')', open)
                           : style.npos;
    if (close == style.npos) {
      out += style[i++];
      continue;
    }
    out += ' ';
    for (i = close + 1; i < style.size() && is_space(style[i]);) ++i;
  }
  return out;
}

/// End of a run of characters that `good` likes.
template <typename Good>
std::size_t run(std::string_view text, std::size_t at, Good good) {
  while (at < text.size() && good(text[at])) ++at;
  return at;
}

/// Nothing but plain words, numbers and the marks between them.
bool is_plain(std::string_view style) {
  for (std::size_t i = 0; i < style.size();) {
    const char c = style[i];
    const char next = i + 2 < style.size() ? style[i + 1] : '\0';
    if (next == '-' && is_word(c) && is_word(style[i + 2])) {
      i += 3;
    } else if (is_alnum(c) || is_space(c) || std::string_view(":,;#%.!").find(c) != style.npos) {
      ++i;
    } else {
      const bool quote = c == '"' || c == '\'';
      if (!quote && c != '(') return false;
      const auto end = run(style, i + 1, [quote](char x) {
        return is_space(x) || (quote ? is_word(x) : is_digit(x) || x == ',');
      });
      if (end == i + 1 || end == style.size() || style[end] != (quote ? c : ')')) return false;
      i = end + 1;
    }
  }
  return true;
}

bool is_css_length(std::string_view value) {
  std::size_t i = run(value, 0, is_digit);
  if (i > 2) i = 2;
  if (i < value.size() && value[i] == '.') ++i;
  const auto fraction = std::min(run(value, i, is_digit), i + 2);
  const auto unit = value.substr(fraction);
  static constexpr std::string_view kUnits[] = {"",   "cm", "em", "ex", "in", "mm",
                                                "pc", "pt", "px", "%",  ",",  ")"};
  return std::find(std::begin(kUnits), std::end(kUnits), unit) != std::end(kUnits);
}

bool is_css_value(std::string_view value) {
  if (value.substr(0, 1) == "#")
    return value.size() > 1 && value.find_first_not_of("0123456789abcdef", 1) == value.npos;
  if (value.substr(0, 4) == "rgb(")
    return value.find_first_not_of("0123456789%,)", 4) == value.npos;
  return is_css_length(value);
}

bool all_values_allowed(std::string_view value) {
  static const WordSet kKeywordSet = word_set(kCssKeywords);
  for (const auto word : words(value))
    if (kKeywordSet.count(word) == 0 && !is_css_value(word)) return false;
  return true;
}

bool is_allowed_declaration(const std::string& property, std::string_view value, bool svg) {
  static const WordSet kPropertySet = word_set(kCssProperties);
  static const WordSet kSvgSet = word_set(kSvgProperties);
  if (value.empty()) return false;
  if (kPropertySet.count(property) > 0) return true;
  const auto family = property.substr(0, property.find('-'));
  if (family == "background" || family == "border" || family == "margin" || family == "padding")
    return all_values_allowed(value);
  return svg && kSvgSet.count(property) > 0;
}

}  // namespace

bool is_allowed_element(std::string_view name) {
  static const WordSet kSet = word_set(kElements);
  return kSet.count(name) > 0;
}

bool is_allowed_attribute(std::string_view name) {
  static const WordSet kSet = word_set(kAttributes);
  return kSet.count(name) > 0;
}

bool is_void_element(std::string_view name) {
  static const WordSet kSet = word_set(kVoidElements);
  return kSet.count(name) > 0;
}

bool is_executable_element(std::string_view name) {
  return name == "script" || name == "applet" || name == "style";
}

bool is_mathml_element(std::string_view name) {
  static const WordSet kSet = word_set(kMathMlElements);
  return kSet.count(name) > 0;
}

bool is_mathml_attribute(std::string_view name) {
  static const WordSet kSet = word_set(kMathMlAttributes);
  return kSet.count(name) > 0;
}

std::string svg_element(std::string_view name) {
  static const Spelling kSpelling = spelling(kSvgElements);
  return spelled(kSpelling, name);
}

std::string svg_attribute(std::string_view name) {
  static const Spelling kSpelling = spelling(kSvgAttributes);
  return spelled(kSpelling, name);
}

std::string sanitize_style(std::string_view style, bool svg) {
  if (style.size() > kLongestStyle) return "";
  const std::string text = without_urls(style);
  if (!is_plain(text)) return "";
  const auto name_char = [](char c) { return c == '-' || is_word(c); };
  std::string out;
  for (std::size_t i = run(text, 0, is_space); i < text.size(); i = run(text, i, is_space)) {
    const std::string_view view = text;
    const auto name_end = run(text, i, name_char);
    const auto colon = run(text, name_end, is_space);
    if (name_end == i || colon == text.size() || text[colon] != ':') return "";
    const auto begin = run(text, colon + 1, is_space);
    const auto end = run(text, begin, [](char c) { return c != ':' && c != ';'; });
    const auto property = view.substr(i, name_end - i);
    const auto value = view.substr(begin, end - begin);
    if (is_allowed_declaration(lower(property), value, svg)) {
      if (!out.empty()) out += ' ';
      out.append(property).append(": ").append(value).append(";");
    }
    i = end < text.size() && text[end] == ';' ? end + 1 : end;
  }
  return out;
}

}  // namespace parley::wire::feed
