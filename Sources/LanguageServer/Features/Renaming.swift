import EcelerityConf

/// Renames bindings and pathways together with all references to them.
enum Renaming {
  /// The stanzas whose labels are only referenced by options of their own type.
  private static let kinds: [Keyword] = [.binding, .pathway]

  /// The name at `place` and its range; nil if it cannot be renamed.
  static func subject(at place: SyntaxPlace, _ view: inout DocumentView) -> RenameSubject? {
    guard let (keyword, label) = thing(at: place, view), label != builtInName(of: keyword),
      let token = place.token
    else { return nil }
    // On the word `binding`, its label is renamed.
    let stanza = place.statement?.stanza
    let range = ScalarText.innerRange(
      token == stanza?.nameToken ? stanza?.labelToken ?? token : token, in: view.tree)
    return RenameSubject(range: view.places.range(range, in: view.file.id), placeholder: label)
  }

  /// The edits that rename the stanza that the word at `place` names to `name`, in the configuration of the document and
  /// in `others`, as the other nodes read it: they may share files.
  static func edit(
    at place: SyntaxPlace, to name: String, _ view: inout DocumentView, others: [Project]
  ) throws(ResponseError) -> WorkspaceEdit {
    guard let (keyword, label) = thing(at: place, view) else {
      throw .failed("there is no binding or pathway name here")
    }
    guard label != builtInName(of: keyword) else {
      throw .failed("`\(label)` is the built-in binding, which keeps its name; rename another one")
    }
    guard name != builtInName(of: keyword) else {
      throw .failed("`\(name)` is the built-in binding; choose another name")
    }
    guard !name.isEmpty, name.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 })
    else { throw .failed("a name is not empty and has no control characters") }
    guard keyword != .binding || !name.utf8.contains(where: isForbiddenInBinding) else {
      throw .failed("the name of a binding has neither spaces nor colons")
    }
    let configuration = view.configuration
    var edit = try self.edit(of: keyword, label, to: name, &view.places, configuration)
    for other in others {
      var places = view.places.places(in: other.configuration)
      edit.add(try self.edit(of: keyword, label, to: name, &places, other.configuration))
    }
    return edit
  }

  /// The edits that rename the stanzas `keyword` labelled `label` of `configuration`.
  private static func edit(
    of keyword: Keyword, _ label: String, to name: String, _ places: inout ProjectPlaces,
    _ configuration: Configuration
  ) throws(ResponseError) -> WorkspaceEdit {
    guard !configuration.isPartial else {
      throw .failed("the configuration has syntax errors; fix them first")
    }
    guard configuration.includeProblems.allSatisfy({ $0.kind == .missingLocalChanges }) else {
      throw .failed("an include cannot be read, and the name may stand there")
    }
    guard Navigation.headers(of: keyword, label: name, configuration).isEmpty || name == label
    else {
      throw .failed("there is a `\(keyword.name)` called `\(name)` already")
    }
    let headers = Navigation.headers(of: keyword, label: label, configuration).map(\.labelSpan)
    let items = Navigation.items(naming: keyword, label: label, configuration).map(\.span)
    var seen: Set<SourceSpan> = []
    return places.workspaceEdit(
      (headers + items).filter { seen.insert($0).inserted }
        .map { Edit(replace: $0, with: ScalarSpelling.quoted(name)) })
  }

  /// The name of the stanza of the kind `keyword` that exists without being declared.
  private static func builtInName(of keyword: Keyword) -> String? {
    keyword == .binding ? RouteQuery.defaultBinding : nil
  }

  /// Page: content/momentum/4/config/ref-binding.md.
  private static func isForbiddenInBinding(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: ":")
  }

  private static func thing(
    at place: SyntaxPlace, _ view: DocumentView
  ) -> (keyword: Keyword, label: String)? {
    guard case .stanza(let keyword, let label)? = NamedThing(at: place, view),
      kinds.contains(keyword)
    else { return nil }
    return (keyword, label)
  }
}
