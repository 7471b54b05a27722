/// What a generated configuration looks like.
public enum Shape: String, CaseIterable, Sendable {
  /// What a large sender's configuration looks like.
  case realistic
  /// One stanza of options the table knows, over and over.
  case options
  /// One stanza of options the table does not know.
  case unknown
  /// One list.
  case list
  /// One dictionary.
  case dictionary
  /// Stanzas of one option each.
  case stanzas
  /// Stanzas whose label is a regular expression.
  case regexes
  /// Comments of both kinds between a few options.
  case comments
  /// Everything on one line.
  case line
  /// One string.
  case string
}
