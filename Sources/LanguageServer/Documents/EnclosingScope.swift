import EcelerityConf

/// The stanzas around a place, including those around the include that reads its file.
struct EnclosingScope {
  /// The maximum number of nested includes that are followed.
  private static let deepest = 64

  /// The stanzas, outermost first; nil if one of them is not in the table.
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
