import EcelerityConf

/// The stanzas around a place, those around the include that reads its file among them.
struct EnclosingScope {
  /// Includes inside each other that are followed upwards.
  private static let deepest = 64

  /// The stanzas that the table knows, outermost first; nil when there is one that it does not.
  let names: [StanzaName]?

  /// The scope of `place` in `file`.
  init(of place: SyntaxPlace, in file: FileID, _ configuration: Configuration) {
    var all: [StanzaName?] = []
    var (place, file) = (place, file)
    for _ in 0..<Self.deepest {
      all = place.stanzas.map(Self.name) + all
      guard let include = configuration.includes.first(where: { $0.files.contains(file) }),
        include.span.file != file
      else { break }
      file = include.span.file
      place = SyntaxPlace(
        in: configuration.file(file).tree, at: include.span.range.lowerBound)
    }
    let known = all.compactMap { $0 }
    names = known.count == all.count ? known : nil
  }

  /// The names of the stanzas, outermost first; nil when there is one that the table does not know.
  var path: [Keyword]? { names?.map(\.keyword) }

  /// What the configuration says there, if the stanzas exist.
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
