extension Edit {
  /// An edit that replaces `span` by `text` as a string; nil for a text that would need escapes.
  static func replacing(_ span: SourceSpan, byString text: String) -> Edit? {
    ScalarSpelling.needsEscapes(text)
      ? nil : Edit(replace: span, with: ScalarSpelling.quoted(text))
  }
}

extension RawScalar {
  /// An edit that replaces the scalar by `text` as a string; nil for a text that would need escapes.
  func replaced(by text: String) -> Edit? { Edit.replacing(span, byString: text) }
}
