#include "wire/html/content.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "wire/html/hints.h"
#include "wire/html/markup_tags.h"
#include "wire/html/promotion.h"
#include "wire/html/weigh.h"
#include "wire/html/words.h"

namespace parley::wire::html {

namespace {

/// A part that its names call furniture is believed to be copy all the same when it holds this
/// share of all copy.
constexpr double kTooMuchToDrop = 0.4;
/// The same for readers' comments, which may well outweigh the article.
constexpr double kTooManyComments = 0.9;
/// A child that holds this share of the copy is looked into; the rest is dropped.
constexpr double kDescend = 0.8;
/// A child with this share is looked into when of the rest this share is links.
constexpr double kMostCopy = 0.4;
constexpr double kLinkedRest = 0.25;
/// A part named as the copy is taken when it holds this share of all copy.
constexpr double kEnoughBody = 0.4;
/// Copy shorter than this is suspected to be the wrong part of the page.
constexpr std::size_t kFewBytes = 250;
/// Copy that a further part of the same kind must have.
constexpr double kLeastPart = 3;
/// A part named as the copy that holds this share of all copy before anything is dropped is never
/// furniture.
constexpr double kLeastProtected = 0.2;

bool is_heading(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }

bool is_list(Tag tag) { return tag == Tag::ul || tag == Tag::ol || tag == Tag::dl; }

/// Chooses the blocks of one page.
class Finder {
 public:
  Finder(const Page& page, const std::vector<Block>& blocks, std::string_view title)
      : page_(page), blocks_(blocks), title_(lower(title)), weigher_(page, blocks) {
    hint_elements();
  }

  std::vector<std::size_t> run() {
    const auto strict = attempt(true);
    if (bytes_of(strict) >= kFewBytes) return strict;
    const auto lenient = attempt(false);
    return bytes_of(lenient) > 2 * bytes_of(strict) ? lenient : strict;
  }

 private:
  const Node& node(uint32_t i) const { return page_.nodes[i]; }

  /// Not strict: names of classes count for nothing, and only the page's outer parts are dropped.
  std::vector<std::size_t> attempt(bool strict) {
    strict_ = strict;
    weigher_.keep_all();
    weigher_.reckon();
    drop_furniture();
    weigher_.reckon();
    const auto root = choose();
    keep_only(root);
    if (strict)
      for (const auto part : parts_) clean(part);
    trim();
    return kept();
  }

  std::size_t bytes_of(const std::vector<std::size_t>& chosen) const {
    std::size_t bytes = 0;
    for (const auto b : chosen) bytes += blocks_[b].text.size();
    return bytes;
  }

  void hint_elements() {
    hints_.resize(page_.nodes.size());
    for (uint32_t i = 1; i < page_.nodes.size(); ++i) {
      const auto& n = node(i);
      if (n.tag == Tag::text) continue;
      if (!n.klass.empty()) hints_[i] |= hints_of_class(n.klass);
      if (!n.id.empty()) hints_[i] |= hints_in(n.id);
      if (n.itemprop == "articleBody") hints_[i] |= kBody;
      if (n.role == "navigation" || n.role == "complementary" || n.role == "dialog" ||
          n.role == "contentinfo" || n.role == "banner" || n.role == "search")
        hints_[i] |= kBoiler;
      if (n.role == "main" || n.tag == Tag::main) hints_[i] |= kMain;
    }
  }

  /// Pages repeat their classes: each is read once.
  uint32_t hints_of_class(std::string_view klass) {
    const auto [found, is_new] = by_name_.try_emplace(klass, 0);
    if (is_new) found->second = hints_in(klass);
    return found->second;
  }

  bool is_furniture(uint32_t i) const {
    const auto& n = node(i);
    if (n.tag == Tag::body || n.tag == Tag::html) return false;
    if (n.tag == Tag::nav || n.tag == Tag::footer || n.tag == Tag::aside ||
        n.tag == Tag::figcaption || n.tag == Tag::dialog || n.tag == Tag::address)
      return true;
    if (!strict_) return (hints_[i] & kComments) != 0;
    if (n.tag == Tag::header) return true;
    return (hints_[i] & (kBoiler | kDoubtful | kComments | kCaption | kUnseen)) != 0;
  }

  /// Copy in all elements of the same class, so that a paragraph's class is not taken for a mark of
  /// furniture.
  void sum_by_class() {
    for (uint32_t i = 1; i < page_.nodes.size(); ++i)
      if (node(i).tag != Tag::text && !node(i).klass.empty() && is_furniture(i))
        by_class_[node(i).klass] += weigher_.copy(i);
  }

  double share(uint32_t i) const {
    const auto found = by_class_.find(node(i).klass);
    return found == by_class_.end() ? weigher_.copy(i) : std::max(found->second, weigher_.copy(i));
  }

  static bool is_outside(Tag tag) {
    return tag == Tag::nav || tag == Tag::footer || tag == Tag::aside;
  }

  /// The element most likely to be the copy by its name, and all around it, are no furniture,
  /// whatever they are called.
  void protect_body() {
    uint32_t best = 0;
    auto most = kLeastProtected * weigher_.copy(0);
    for (uint32_t i = 1; i < page_.nodes.size();) {
      if (is_outside(node(i).tag) || (hints_[i] & kComments) != 0) {
        i = node(i).end;
        continue;
      }
      const bool named = (hints_[i] & kBody) != 0 || node(i).tag == Tag::article;
      if (named && node(i).tag != Tag::body && weigher_.copy(i) > most) {
        most = weigher_.copy(i);
        best = i;
      }
      ++i;
    }
    has_body_ = best != 0;
    protected_.assign(page_.nodes.size(), false);
    for (; best != 0; best = node(best).parent) protected_[best] = true;
  }

  void drop_furniture() {
    by_class_.clear();
    sum_by_class();
    protect_body();
    for (uint32_t i = 1; i < page_.nodes.size();) {
      if (node(i).tag == Tag::text || !is_furniture(i) || protected_[i] || is_too_much(i)) {
        ++i;
        continue;
      }
      weigher_.drop(i);
      i = node(i).end;
    }
  }

  bool is_too_much(uint32_t i) const {
    const auto all = weigher_.copy(0);
    if ((hints_[i] & kComments) != 0) return weigher_.copy(i) > kTooManyComments * all;
    const bool apart = is_outside(node(i).tag) || node(i).role == "complementary";
    return share(i) > (apart && has_body_ ? kTooManyComments : kTooMuchToDrop) * all;
  }

  /// The element with the most copy among those with one of `hints`; 0 if none has enough.
  uint32_t best_named(uint32_t hints, double least) const {
    uint32_t best = 0;
    double most = least;
    for (uint32_t i = 1; i < page_.nodes.size(); ++i) {
      if (node(i).tag == Tag::text || (hints_[i] & hints) == 0 || !is_block(node(i).tag)) continue;
      if (node(i).tag == Tag::body || is_heading(node(i).tag)) continue;
      if (weigher_.copy(i) <= most) continue;
      most = weigher_.copy(i);
      best = i;
    }
    return best;
  }

  uint32_t best_article(double least) const {
    uint32_t best = 0;
    double most = least;
    for (uint32_t i = 1; i < page_.nodes.size(); ++i)
      if (node(i).tag == Tag::article && weigher_.copy(i) > most) {
        most = weigher_.copy(i);
        best = i;
      }
    return best;
  }

  /// Whether the rest of `whole` can be spared: it has little copy, or what it has stands among
  /// links.
  bool outweighs(uint32_t part, uint32_t whole) const {
    const auto all = weigher_.sum(whole);
    const auto in = weigher_.sum(part);
    if (in.copy >= kDescend * all.copy) return true;
    const auto rest_bytes = all.bytes - in.bytes;
    return in.copy >= kMostCopy * all.copy && all.linked - in.linked > kLinkedRest * rest_bytes;
  }

  /// The innermost element that still holds nearly all of `i`'s copy.
  uint32_t descend(uint32_t i) const {
    for (;;) {
      uint32_t best = 0;
      for (uint32_t c = i + 1; c < node(i).end; c = node(c).end)
        if (node(c).tag != Tag::text && (best == 0 || weigher_.copy(c) > weigher_.copy(best)))
          best = c;
      if (best == 0 || node(best).tag == Tag::p || !outweighs(best, i)) return i;
      i = best;
    }
  }

  uint32_t choose() const {
    if (!strict_) return descend(0);
    const auto least = kEnoughBody * weigher_.copy(0);
    if (const auto body = best_named(kBody, least)) return body;
    if (const auto article = best_article(least)) return article;
    if (const auto story = best_named(kStory, least)) return descend(story);
    if (const auto main = best_named(kMain, least)) return descend(main);
    return descend(0);
  }

  /// The copy may lie in several parts of the same kind: "story-body-1", "story-body-2".
  void keep_only(uint32_t root) {
    const bool named = (hints_[root] & kBody) != 0;
    const auto around = named ? story_around(root) : root;
    parts_ = {root};
    for (auto i = around + 1; named && i < node(around).end;) {
      const bool part = i != root && node(i).tag != Tag::text && (hints_[i] & kBody) != 0 &&
                        is_block(node(i).tag);
      if (part && !node(root).klass.empty() && is_alike(i, root) && weigher_.copy(i) > kLeastPart)
        parts_.push_back(i);
      i = part || i == root ? node(i).end : i + 1;
    }
    std::sort(parts_.begin(), parts_.end());
    weigher_.keep_only(parts_);
  }

  /// The nearest element around `i` that is a story as a whole.
  uint32_t story_around(uint32_t i) const {
    for (auto up = node(i).parent; up != 0; up = node(up).parent)
      if (node(up).tag == Tag::article || node(up).tag == Tag::main) return up;
    return node(i).parent;
  }

  /// The same class, numbers apart.
  bool is_alike(uint32_t a, uint32_t b) const {
    const auto bare = [](std::string_view text) {
      std::string out;
      for (const char c : text.substr(0, 200))
        if (c < '0' || c > '9') out += c;
      return out;
    };
    return bare(node(a).klass) == bare(node(b).klass);
  }

  void clean(uint32_t root) {
    for (uint32_t i = root + 1; i < node(root).end;) {
      if (node(i).tag != Tag::text && is_block(node(i).tag) && is_shady(i)) {
        weigher_.drop(i);
        i = node(i).end;
      } else {
        ++i;
      }
    }
  }

  /// Lists of links, forms, and the like, which have no telling names.
  bool is_shady(uint32_t i) const {
    const auto sum = weigher_.sum(i);
    if (sum.bytes == 0) return false;
    const auto linked = sum.linked / sum.bytes;
    const auto tag = node(i).tag;
    if (is_heading(tag)) return false;
    if (tag == Tag::p) return linked > 0.9 && sum.bytes < 200;
    if (tag == Tag::form) return sum.copy < 5;
    if (is_list(tag)) return linked > 0.6;
    if (tag == Tag::div || tag == Tag::section || tag == Tag::table) return linked > 0.5;
    return false;
  }

  void trim() {
    drop_opening();
    drop_promotions();
    drop_closing();
    drop_loose_headings();
  }

  /// The title again, dates, addresses and bylines above the first paragraph.
  void drop_opening() {
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      if (!weigher_.is_kept(b)) continue;
      const auto& block = blocks_[b];
      if (is_title(block) || is_stamp(block.text) || is_address(block.text))
        weigher_.drop_block(b);
      else if (!is_heading(block.tag))
        return;
    }
  }

  bool is_title(const Block& block) const {
    if (block.tag == Tag::h1) return true;
    if (title_.size() < 8 || block.text.size() > 2 * title_.size()) return false;
    const auto text = lower(block.text);
    return text == title_ || (text.size() > 20 && title_.find(text) != std::string::npos);
  }

  void drop_promotions() {
    bool under_promotion = false;
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
      if (!weigher_.is_kept(b)) continue;
      const auto& block = blocks_[b];
      if (is_heading(block.tag) || is_line(block)) under_promotion = heads_promotion(block.text);
      if (under_promotion && copy_in(block) > 3) under_promotion = false;
      if (under_promotion || is_promotion(block.text, block.link_share())) weigher_.drop_block(b);
    }
  }

  /// A short line without a full stop may be a heading that only looks like one.
  static bool is_line(const Block& block) {
    constexpr std::size_t kLine = 50;
    return block.text.size() < kLine &&
           std::string_view(".?!:,;\"").find(block.text.back()) == std::string_view::npos &&
           heads_promotion(block.text);
  }

  void drop_closing() {
    int seen = 0;
    for (std::size_t b = blocks_.size(); b-- > 0 && seen < 3;) {
      if (!weigher_.is_kept(b)) continue;
      ++seen;
      if (is_credit(blocks_[b].text)) weigher_.drop_block(b);
    }
  }

  /// A heading with nothing under it heads what was dropped.
  void drop_loose_headings() {
    bool followed = false;
    for (std::size_t b = blocks_.size(); b-- > 0;) {
      if (!weigher_.is_kept(b)) continue;
      if (!is_heading(blocks_[b].tag)) {
        followed = true;
      } else if (!followed) {
        weigher_.drop_block(b);
      }
    }
  }

  std::vector<std::size_t> kept() const {
    std::vector<std::size_t> out;
    for (std::size_t b = 0; b < blocks_.size(); ++b)
      if (weigher_.is_kept(b)) out.push_back(b);
    return out;
  }

  const Page& page_;
  const std::vector<Block>& blocks_;
  std::string title_;
  Weigher weigher_;
  std::vector<uint32_t> hints_;
  std::unordered_map<std::string_view, uint32_t> by_name_;
  std::unordered_map<std::string_view, double> by_class_;
  std::vector<bool> protected_;
  std::vector<uint32_t> parts_;
  bool has_body_ = false;
  bool strict_ = true;
};

}  // namespace

std::vector<std::size_t> find_content(const Page& page, const std::vector<Block>& blocks,
                                      std::string_view title) {
  return Finder(page, blocks, title).run();
}

}  // namespace parley::wire::html
