/// Modules in general.
enum Modules {
  /// Whether the stanza loads its module to act. Page: content/momentum/4/4-module-config.md.
  static func isEnabled(_ module: Scope) -> Bool {
    module.setting(.enabled)?.truth != false
  }
}

extension Configuration {
  /// The stanza that loads the module `keyword`. A label on one that needs none is not known to keep the
  /// module from being loaded.
  func module(_ keyword: Keyword) -> Scope? {
    global.child(keyword)
      ?? contents.shapes.firstStanzas[NameID(keyword.rawValue)]
      .map { Scope(configuration: self, id: $0) }
  }
}
