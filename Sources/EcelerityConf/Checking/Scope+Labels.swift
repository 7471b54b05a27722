extension Scope {
  /// Hands each label it is opened with to `body`, in reading order; most scopes are opened once, of
  /// which no list is made.
  func forEachLabel(_ body: (RawScalar) -> Void) {
    if isReopened {
      for label in headers.compactMap(\.rawLabel) { body(label) }
    } else if let label = header?.rawLabel {
      body(label)
    }
  }
}

extension StanzaHeader {
  /// The label as bytes.
  var rawLabel: RawScalar? {
    labelToken.map { RawScalar($0, of: syntax.statement.tree, in: nameSpan.file) }
  }
}
