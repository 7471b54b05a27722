@testable import EcelerityConf

/// Checks a regular expression and, after the first line feed, a name: PCRE2 keeps to its limits,
/// and a pattern that the index excludes for a name does not match it.
@Sendable func checkPatterns(_ bytes: [UInt8]) {
  let parts = bytes.split(
    separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false
  ).map(Array.init)
  let source = parts[0]
  let subject = parts.count > 1 ? parts[1] : []
  _ = PatternSyntax(source)
  do throws(PatternError) {
    let pattern = try Pattern(bytes: source)
    guard try pattern.matches(subject) else { return }
    require(
      PatternIndex([source]).candidates(for: subject) == [0], "the index leaves out what matches")
  } catch {
    if case .invalid(let message, let offset) = error {
      require(0...source.count ~= offset, "the error is outside the pattern")
      require(!message.isEmpty, "the error says nothing")
    }
    if case .unavailable(let reason) = error { fatalError(reason) }
  }
}
