import EcelerityConf

/// The stanzas around a place, including those around the include that reads its file.
struct EnclosingScope {
  /// The stanzas, outermost first; nil if one of them is not in the table.
  let names: [StanzaName]?

  /// The scope of `place` in `file`.
  init(of place: SyntaxPlace, in file: FileID, _ configuration: Configuration) {
    let all = (SurroundingStanzas.around(file, in: configuration) + place.stanzas).map(Self.name)
    let known = all.compactMap { $0 }
    names = known.count == all.count ? known : nil
  }

  /// The keywords of the stanzas, outermost first; nil if one of them is not in the table.
  var path: [Keyword]? { names?.map(\.keyword) }

  /// The scope in `configuration`, if it exists.
  func scope(in configuration: Configuration) -> Scope? {
    var scope = configuration.global
    for name in names ?? [] {
      guard let child = scope.child(name.keyword, name.label) else { return nil }
      scope = child
    }
    return names == nil ? nil : scope
  }

  private static func name(_ stanza: StanzaSyntax) -> StanzaName? {
    guard let keyword = Keyword(stanza.name.lowercased()) else { return nil }
    let tree = stanza.statement.tree
    return StanzaName(keyword, stanza.labelToken.map { ScalarText.value($0, in: tree) })
  }
}
