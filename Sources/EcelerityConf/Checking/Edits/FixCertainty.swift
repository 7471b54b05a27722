/// Decides whether the fix of a finding is certain to edit what it is meant for.
///
/// While a file has a syntax error, the statements around a place may be others than they seem.
struct FixCertainty {
  /// Whether no file has an error that leaves statements unsure.
  let isReadable: Bool
  private var unsureLines: [FileID: UnsureLines] = [:]

  init(of configuration: Configuration) {
    isReadable = configuration.isReadable
  }

  /// Whether a fix of `rule` for a finding at `span` of `configuration` is certain. Fixes that rewrite a single token
  /// are, unless a syntax error is on the same line.
  mutating func holds(
    for rule: RuleDescription, at span: SourceSpan, of configuration: Configuration
  ) -> Bool {
    isReadable || rule.rewritesTokens && !isBesideSyntaxError(span, of: configuration)
  }

  /// Whether a syntax error that leaves statements unsure shares a line with `span`, other than an error at `span`
  /// itself.
  private mutating func isBesideSyntaxError(
    _ span: SourceSpan, of configuration: Configuration
  ) -> Bool {
    let lines = unsureLines[span.file] ?? UnsureLines(of: configuration.file(span.file).tree)
    unsureLines[span.file] = lines
    return lines.hasError(beside: span.range)
  }
}
