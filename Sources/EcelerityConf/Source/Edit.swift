/// Replaces the bytes of one place by a text.
public struct Edit: Hashable, Sendable {
  /// The bytes that go; an empty range inserts.
  public var span: SourceSpan
  /// The text that comes.
  public var text: String

  /// Replaces `span` by `text`.
  public init(replace span: SourceSpan, with text: String) {
    self.span = span
    self.text = text
  }
}

/// Edits that together mend one finding.
public struct Fix: Hashable, Sendable {
  /// Whether the evaluated configuration stays the same, so that it may be applied unasked.
  public var isSafe: Bool
  /// The edits, none of which overlap.
  public var edits: [Edit]

  /// A fix that changes nothing the server would do.
  public static func safe(_ edits: Edit...) -> Fix { Fix(isSafe: true, edits: edits) }

  /// A fix that needs the author's consent.
  public static func suggestion(_ edits: Edit...) -> Fix { Fix(isSafe: false, edits: edits) }
}
