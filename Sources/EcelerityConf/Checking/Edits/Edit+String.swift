extension Edit {
  /// Writes `text` as a string in place of `span`; nil for a text that would need escapes.
  static func replacing(_ span: SourceSpan, byString text: String) -> Edit? {
    ScalarSpelling.needsEscapes(text)
      ? nil : Edit(replace: span, with: ScalarSpelling.quoted(text))
  }
}

extension RawScalar {
  /// Writes `text` as a string in place of the whole; nil for a text that would need escapes.
  func replaced(by text: String) -> Edit? { Edit.replacing(span, byString: text) }
}
