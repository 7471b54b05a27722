/// A regular expression of a configuration, in the dialect of PCRE, which is the server's own.
///
/// PCRE2 is looked for when the program runs, so that building needs no headers; without it every
/// pattern is `unavailable`. Patterns come from files nobody vouches for: a match that takes too
/// long is given up, and no input makes one crash.
///
/// A pattern is compiled once and may be matched from several threads at a time.
package struct Pattern: Sendable {
  private let code: CompiledPattern

  /// Whether the PCRE2 library was found.
  package static var isAvailable: Bool {
    if case .success = PCRE2.loaded { true } else { false }
  }

  /// Compiles `source`, as written between the slashes or quotes, without flags: letter case
  /// matters, bytes are compared and not characters.
  package init(_ source: String) throws(PatternError) {
    try self.init(bytes: Array(source.utf8))
  }

  /// Compiles a pattern of bytes that need not be UTF-8.
  package init(bytes: [UInt8]) throws(PatternError) {
    code = try PCRE2.loaded.get().compile(bytes)
  }

  /// Whether the pattern matches anywhere in `subject`.
  ///
  /// Throws `limitExceeded` when that takes too long to find out.
  package func matches(_ subject: [UInt8]) throws(PatternError) -> Bool {
    try code.matches(subject)
  }

  /// Whether the pattern matches anywhere in the UTF-8 form of `subject`.
  package func matches(_ subject: String) throws(PatternError) -> Bool {
    try code.matches(Array(subject.utf8))
  }
}
