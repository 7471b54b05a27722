/// Looks up the names of a configuration in the option table.
struct OptionLookup {
  let configuration: Configuration
  let installation: Installation
  private var rows: RowCache
  /// The assignment being checked and its row, which many rules ask for.
  private var current: (setting: SettingID, row: OptionRow?) = (.none, nil)
  private var allowedValues = AllowedValuesCache()
  private var suggestions = NameSuggestions()

  init(_ configuration: Configuration, _ installation: Installation) {
    self.configuration = configuration
    self.installation = installation
    rows = RowCache(for: configuration.settings.count)
  }

  /// Makes `setting`, whose row is `row`, the assignment being checked.
  mutating func select(_ setting: Setting, of row: OptionRow?) { current = (setting.id, row) }

  /// The row of the option that `setting` assigns, in its scope.
  mutating func row(for setting: Setting) -> OptionRow? {
    if setting.id == current.setting { return current.row }
    return setting.keyword.flatMap { rows.row(of: $0, in: setting.scope) }
  }

  /// The values that `row` allows, beyond its type.
  mutating func allowed(by row: OptionRow) -> AllowedValuesCache.Entry {
    allowedValues.entry(of: row)
  }

  /// The option that the unknown name of `setting` was probably meant to be.
  mutating func suggestion(for setting: Setting) -> String? {
    guard !setting.scope.isInUnknownStanza else { return nil }
    return suggestions.suggestion(
      for: setting.nameID, at: setting.scope.shape,
      text: setting.configuration.names.text(setting.nameID)
    ) { UnknownOption.names(near: setting.scope) }
  }

  /// The stanza that the unknown name of `scope` was probably meant to be.
  mutating func suggestion(for scope: Scope) -> String? {
    guard !installation.modules.contains(scope.name) else { return nil }
    return suggestions.suggestion(
      for: scope.nameID, at: scope.shape, text: scope.configuration.names.text(scope.nameID)
    ) { UnknownStanza.candidates(for: scope, with: installation.modules) }
  }
}
