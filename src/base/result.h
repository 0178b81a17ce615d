#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace parley {

enum class Fault { bad_input, not_found, io, corrupt, unsupported };

/// A mistake of the world. `what` names the place, then the trouble: "feed.xml:12: item has no
/// title".
struct Error {
  Fault fault;
  std::string what;
};

struct Failure {
  Error error;
};

/// The only way to make an error, so that a later move to std::expected changes this header alone.
inline Failure fail(Fault fault, std::string what) { return {{fault, std::move(what)}}; }
inline Failure fail(Error error) { return {std::move(error)}; }

/// A value, or why there is none; spelled like std::expected.
template <typename T>
class Result {
 public:
  Result(T value) : state_(std::move(value)) {}  // NOLINT: implicit like std::expected
  Result(Failure failure) : state_(std::move(failure.error)) {}  // NOLINT

  explicit operator bool() const { return std::holds_alternative<T>(state_); }
  bool has_value() const { return static_cast<bool>(*this); }

  /// REQUIRES: has_value()
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(value()); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  /// REQUIRES: !has_value()
  const Error& error() const {
    assert(!has_value());
    return *std::get_if<Error>(&state_);
  }

 private:
  T& value() {
    assert(has_value());
    return *std::get_if<T>(&state_);
  }
  const T& value() const {
    assert(has_value());
    return *std::get_if<T>(&state_);
  }

  std::variant<T, Error> state_;
};

}  // namespace parley
