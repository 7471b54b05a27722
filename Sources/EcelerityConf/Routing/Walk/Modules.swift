/// Properties that all modules have in common.
enum Modules {
  /// Whether the module is loaded and enabled. Page: content/momentum/4/4-module-config.md.
  static func isEnabled(_ module: Scope) -> Bool {
    module.setting(.enabled)?.truth != false
  }
}

extension Configuration {
  /// The stanza that loads the module `keyword`. A label on the stanza of a module that needs none is not
  /// documented to keep it from being loaded.
  func module(_ keyword: Keyword) -> Scope? {
    global.child(keyword)
      ?? contents.shapes.firstStanzas[NameID(keyword.rawValue)]
      .map { Scope(configuration: self, id: $0) }
  }
}
