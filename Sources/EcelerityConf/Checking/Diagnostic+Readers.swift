extension Diagnostic {
  /// Whether it holds only where all configurations that read the file have it: a comment that one of them
  /// needs is needed.
  package var holdsOnlyForAll: Bool { rule == UnusedSuppression.description.id }
}
