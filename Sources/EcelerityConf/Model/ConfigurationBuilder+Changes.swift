/// Hypothetical changes, applied after the files.
extension ConfigurationBuilder {
  /// Applies `change`; false if it unsets an option that is not set.
  mutating func apply(_ change: ConfigurationChange) -> Bool {
    guard let file = change.file else {
      guard let scope = scope(at: change.stanzas) else { return false }
      return unset(NameID(change.option.rawValue), in: scope)
    }
    read(addGenerated(LoadedFile(file, identity: FileIdentity(path: file.path))), into: .global)
    return true
  }

  /// The scope that `stanzas` lead to, if a file opens it.
  private func scope(at stanzas: [StanzaName]) -> ScopeID? {
    var scope = ScopeID.global
    for stanza in stanzas {
      let key = ScopeIndex.Key(stanza.label.map { LabelKey.make($0, of: stanza.keyword) })
      let name = NameID(stanza.keyword.rawValue)
      let hash = ScopeIndex.hash(key, name, scope)
      let inner = contents.scopeIndex.find(
        key, name, in: scope, hash: hash, contents.scopes, contents.sources)
      guard let inner else { return nil }
      scope = inner
    }
    return scope
  }

  /// Unlinks every assignment of `name` in `scope`; whether there was one.
  private mutating func unset(_ name: NameID, in scope: ScopeID) -> Bool {
    var found = false
    var older = SettingID.none
    for id in Array(contents.newestSettings(in: scope)).reversed() {
      if contents.settings[id.index].name == name {
        found = true
        contents.settings[id.index].isReplaced = true
      } else {
        contents.settings[id.index].older = older
        older = id
      }
    }
    contents.scopes[scope.index].newestSetting = older
    // The count stays, as a large scope remains one.
    if found, contents.scopes[scope.index].isLarge {
      contents.largeScopes.set(name, in: scope, to: .none)
    }
    return found
  }
}
