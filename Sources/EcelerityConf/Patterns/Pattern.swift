/// A regular expression of a configuration, in the dialect of PCRE, which is the server's own.
///
/// PCRE2 is loaded at run time, so building requires no headers; without it every pattern is
/// `unavailable`. Patterns come from untrusted files: a match that takes too long is abandoned, and
/// no input causes a crash.
///
/// A pattern is compiled once and may be matched by several threads concurrently.
package struct Pattern: Sendable {
  private let code: CompiledPattern

  /// Whether the PCRE2 library was found.
  package static var isAvailable: Bool {
    if case .success = PCRE2.loaded { true } else { false }
  }

  /// Compiles `source`, as written between the slashes or quotes, without flags: letter case is
  /// significant, and bytes are compared, not characters.
  package init(_ source: String) throws(PatternError) {
    try self.init(bytes: Array(source.utf8))
  }

  /// Compiles a pattern of bytes that need not be UTF-8.
  package init(bytes: [UInt8]) throws(PatternError) {
    code = try PCRE2.loaded.get().compile(bytes)
  }

  /// Whether the pattern matches anywhere in `subject`.
  ///
  /// Throws `limitExceeded` if matching takes too long.
  package func matches(_ subject: [UInt8]) throws(PatternError) -> Bool {
    try code.matches(subject)
  }

  /// Whether the pattern matches anywhere in the UTF-8 encoding of `subject`.
  package func matches(_ subject: String) throws(PatternError) -> Bool {
    try code.matches(Array(subject.utf8))
  }
}
