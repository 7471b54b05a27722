/// What is thought of beyond what the files say.
extension ConfigurationBuilder {
  /// Applies `change`; false when there is nothing to take away.
  mutating func apply(_ change: ConfigurationChange) -> Bool {
    guard let file = change.file else {
      guard let scope = scope(at: change.stanzas) else { return false }
      return unset(NameID(change.option.rawValue), in: scope)
    }
    read(addUnwritten(LoadedFile(file, identity: FileIdentity(path: file.path))), into: 0)
    return true
  }

  /// The scope that `stanzas` lead to, if something opens it.
  private func scope(at stanzas: [StanzaName]) -> UInt32? {
    var scope: UInt32 = 0
    for stanza in stanzas {
      let key = ScopeIndex.Key(stanza.label.map { LabelKey.make($0, of: stanza.keyword) })
      let name = NameID(stanza.keyword.rawValue)
      let hash = ScopeIndex.hash(key, name, scope)
      guard let inner = scopeIndex.find(key, name, in: scope, hash: hash, scopes, sources) else {
        return nil
      }
      scope = inner
    }
    return scope
  }

  /// Takes every assignment of `name` out of the list of `scope`; whether there was one.
  private mutating func unset(_ name: NameID, in scope: UInt32) -> Bool {
    var found = false
    var newer = noRecord
    var next = scopes[Int(scope)].newestSetting
    while next != noRecord {
      let record = settings[Int(next)]
      if record.name != name {
        newer = next
      } else {
        found = true
        settings[Int(next)].isReplaced = true
        if newer == noRecord {
          scopes[Int(scope)].newestSetting = record.older
        } else {
          settings[Int(newer)].older = record.older
        }
      }
      next = record.older
    }
    // The count stays, as a large scope remains one.
    if found, scopes[Int(scope)].isLarge {
      largeScopes.set(name, in: scope, to: noRecord)
    }
    return found
  }
}
