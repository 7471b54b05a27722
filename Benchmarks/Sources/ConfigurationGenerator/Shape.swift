/// The shape of a generated configuration.
public enum Shape: String, CaseIterable, Sendable {
  /// A configuration like that of a large sender.
  case realistic
  /// One stanza of known options, repeated.
  case options
  /// One stanza of unknown options.
  case unknown
  /// One list.
  case list
  /// One dictionary.
  case dictionary
  /// Stanzas with one option each.
  case stanzas
  /// Stanzas labelled with regular expressions.
  case regexes
  /// Comments of both kinds between some options.
  case comments
  /// Everything on one line.
  case line
  /// One string.
  case string
}
