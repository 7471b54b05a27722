/// The error thrown when a pattern cannot be compiled or matched.
public enum PatternError: Error, Hashable, Sendable {
  /// The PCRE2 library was not found or is too old; `reason` says which.
  case unavailable(reason: String)
  /// The pattern is not valid. `message` is PCRE2's own; `offset` is in bytes of the pattern.
  case invalid(message: String, offset: Int)
  /// The pattern needed more steps or memory on this subject than are granted.
  case limitExceeded
  /// PCRE2 failed for another reason, for example because the subject is not UTF-8 and the pattern
  /// starts with `(*UTF)`. `message` is PCRE2's own.
  case failed(message: String)
}

extension PatternError: CustomStringConvertible {
  /// A description of the error, in lower case, without a full stop.
  public var description: String {
    switch self {
    case .unavailable(let reason): "PCRE2 is not available: \(reason)"
    case .invalid(let message, let offset): "invalid pattern at byte \(offset): \(message)"
    case .limitExceeded: "the pattern takes too many steps on this text"
    case .failed(let message): "the pattern could not be matched: \(message)"
    }
  }
}
