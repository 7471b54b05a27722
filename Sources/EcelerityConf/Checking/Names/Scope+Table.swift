extension Scope {
  /// The row of the stanza in its place.
  var stanzaRow: StanzaRow? {
    guard let keyword, let path = parent?.knownPath else { return nil }
    return OptionTable.stanza(keyword, at: path)
  }

  /// Whether this scope or one around it is a stanza that the table does not know, such as a module of the
  /// installation.
  var isInUnknownStanza: Bool {
    path.contains { $0.map { !OptionTable.isKnownStanza($0) } ?? true }
  }
}
