/// Why a pattern could not be compiled or did not give an answer.
public enum PatternError: Error, Hashable, Sendable {
  /// The PCRE2 library was not found or is too old; `reason` says which.
  case unavailable(reason: String)
  /// The pattern is not valid. `message` is PCRE2's own, `offset` counts bytes of the pattern.
  case invalid(message: String, offset: Int)
  /// The pattern needed more steps or memory on this subject than are granted.
  case limitExceeded
  /// PCRE2 gave up for another reason, for example a subject that is not UTF-8 under a pattern that
  /// starts with `(*UTF)`. `message` is PCRE2's own.
  case failed(message: String)
}

extension PatternError: CustomStringConvertible {
  /// What is there, lower case, no full stop.
  public var description: String {
    switch self {
    case .unavailable(let reason): "PCRE2 is not available: \(reason)"
    case .invalid(let message, let offset): "invalid pattern at byte \(offset): \(message)"
    case .limitExceeded: "the pattern takes too many steps on this text"
    case .failed(let message): "the pattern could not be matched: \(message)"
    }
  }
}
