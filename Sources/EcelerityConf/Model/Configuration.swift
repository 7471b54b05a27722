/// A configuration as the server reads it: all files read, includes followed, repeated stanzas
/// merged, the last assignment in force.
///
/// Every value has its location and the value it replaced. Text becomes a `String` only on request;
/// an assignment takes 28 bytes.
///
///     let configuration = try Configuration.load("ecelerity.conf", from: DiskLoader())
///     configuration.global.setting(.gateway)?.value.text  // "relay.example"
///
/// Pages: content/momentum/4/conf-overview.md, content/momentum/4/config/ref-binding-group.md.
public final class Configuration: Sendable {
  let contents: ConfigurationContents

  init(_ builder: consuming ConfigurationBuilder) {
    contents = builder.finish()
  }

  private init(_ contents: ConfigurationContents) {
    self.contents = contents
  }

  /// The same configuration, as another object that shares its contents.
  ///
  /// Scopes and settings retain their configuration, so threads that use the same object contend for its
  /// reference count.
  func separated() -> Configuration { Configuration(contents) }

  /// The files in the order they were first read; `FileID` is the index.
  public var files: [ConfigurationFile] { contents.files }

  /// The generated file that opens the stanzas around the main file; nil unless the main file is a fragment.
  package var enclosure: FileID? { contents.enclosure }

  /// The generated files: that of `enclosure`, and those of hypothetical changes.
  var generatedFiles: Set<FileID> { contents.generatedFiles }

  /// The includes in reading order.
  public var includes: [Include] { contents.includes }

  /// The problems with includes, in reading order.
  public var includeProblems: [IncludeProblem] { contents.problems }

  /// The file that `local_changes_file` names, if it was read.
  var localChanges: FileID? { contents.localChanges }

  /// Whether a file has a syntax error, so that the server would read something else or nothing.
  public var isPartial: Bool { contents.isPartial }

  /// The indices of the hypothetical changes that found nothing to change.
  package var idleChanges: [Int] { contents.idleChanges }

  var scopes: ContiguousArray<ScopeRecord> { contents.scopes }

  var settings: ContiguousArray<SettingRecord> { contents.settings }

  var names: NameTable { contents.names }

  /// The children of a scope whose label is a regular expression, in declaration order.
  var patternChildren: [ScopeID: [ScopeID]] { contents.patternChildren }

  /// The global scope.
  public var global: Scope { Scope(configuration: self, id: .global) }

  /// Every assignment in reading order, replaced ones included.
  public var allSettings: some RandomAccessCollection<Setting> {
    settings.indices.lazy.map { Setting(configuration: self, id: SettingID(index: $0)) }
  }

  /// Every scope in the order in which they were first opened, the global one first.
  public var allScopes: some RandomAccessCollection<Scope> {
    scopes.indices.lazy.map { Scope(configuration: self, id: ScopeID(index: $0)) }
  }

  /// The assignments in force of `keywords`, in reading order.
  func settings(of keywords: KeywordSet) -> some Sequence<Setting> {
    let settings = settings
    return indices(mentioning: keywords).lazy.filter { index in
      keywords.contains(name: settings[index].name) && !settings[index].isReplaced
    }.map { Setting(configuration: self, id: SettingID(index: $0)) }
  }

  /// The assignments in force of names that the option table does not know, in reading order.
  var settingsOfUnknownNames: some Sequence<Setting> {
    let settings = settings
    return (names.hasUnknown ? settings.indices : 0..<0).lazy.filter { index in
      NameTable.keyword(settings[index].name) == nil && !settings[index].isReplaced
    }.map { Setting(configuration: self, id: SettingID(index: $0)) }
  }

  /// The assignments in force of `keywords` directly in stanzas named `stanzas`, in reading order.
  func settings(of keywords: KeywordSet, in stanzas: KeywordSet) -> some Sequence<Setting> {
    let settings = settings
    let scopes = scopes
    return indices(mentioning: keywords).lazy.filter { index in
      let setting = settings[index]
      return keywords.contains(name: setting.name) && !setting.isReplaced && setting.scope > .global
        && stanzas.contains(name: scopes[setting.scope.index].name)
    }.map { Setting(configuration: self, id: SettingID(index: $0)) }
  }

  /// The indices among which assignments of `keywords` may be; empty if none of them is assigned.
  private func indices(mentioning keywords: KeywordSet) -> Range<Int> {
    keywords.isDisjoint(with: contents.assignedOptions) ? 0..<0 : settings.indices
  }

  /// The assignment in force of the name `name` in the scope `id`, or `none`.
  func newestSetting(_ name: NameID, in id: ScopeID) -> SettingID {
    contents.newestSetting(name, in: id)
  }

  /// Whether the scope `id` sets one of `options`; assumed of a large scope, which takes long to search.
  func sets(anyOf options: KeywordSet, in id: ScopeID) -> Bool {
    if scopes[id.index].isLarge { return true }
    for setting in contents.newestSettings(in: id) {
      if let option = keyword(ofSetting: setting), options.contains(option) { return true }
    }
    return false
  }

  /// The options that are set in each kind of scope, found in one pass.
  var optionPlaces: OptionPlaces {
    var places = OptionPlaces()
    // Assignments of one scope mostly follow each other.
    var last = ScopeID.none
    var place = OptionPlaces.Place.elsewhere
    for setting in settings {
      guard let option = names.keyword(setting.name) else { continue }
      if setting.scope != last {
        last = setting.scope
        place = OptionPlaces.Place(scopes[last.index])
      }
      places.insert(option, in: place)
    }
    return places
  }

  /// Adds the options that the scope `id` sets to `options`.
  func insertOptions(of id: ScopeID, into options: inout KeywordSet) {
    for setting in contents.newestSettings(in: id) {
      if let option = keyword(ofSetting: setting) { options.insert(option) }
    }
  }

  private func keyword(ofSetting id: SettingID) -> Keyword? {
    names.keyword(settings[id.index].name)
  }

  /// The scopes of one kind of stanza in the order in which they were first opened.
  public func scopes(of keyword: Keyword) -> some Sequence<Scope> {
    let scopes = scopes
    return scopes.indices.lazy.filter { scopes[$0].name == NameID(keyword.rawValue) && $0 > 0 }
      .map { Scope(configuration: self, id: ScopeID(index: $0)) }
  }

  /// The files that the loader returned, in the order of `files`; without those generated for a `ConfigurationChange` or
  /// for the stanzas around a fragment.
  ///
  /// Their ids are those in `files`, so that the position in this list is not always the id.
  public var writtenFiles: [ConfigurationFile] { files.filter { !generatedFiles.contains($0.id) } }

  /// The file of `id`, which must be one of this configuration.
  public func file(_ id: FileID) -> ConfigurationFile { files[Int(id.rawValue)] }
}

/// One file of a configuration.
public struct ConfigurationFile: Sendable {
  /// Its position in reading order.
  public let id: FileID
  /// Its syntax.
  public let tree: SyntaxTree
  /// The identity of the file, whatever path led to it.
  public let identity: FileIdentity

  /// The path as messages show it.
  public var path: String { tree.source.path }
}
