/// The contents of a configuration: its files, and the records of what they say.
struct ConfigurationContents: Sendable {
  /// The files in the order they were first read; `FileID` is the index.
  var files: [ConfigurationFile] = []
  /// The file that opens the stanzas around the main file, which is then a fragment.
  var enclosure: FileID?
  /// The generated files: that of `enclosure`, and those of hypothetical changes.
  var generatedFiles: Set<FileID> = []
  /// The includes in reading order.
  var includes: [Include] = []
  /// The problems with includes, in reading order.
  var problems: [IncludeProblem] = []
  /// The file that `local_changes_file` names, if it was read.
  var localChanges: FileID?
  /// Whether a file has a syntax error.
  var isPartial = false
  /// The indices of the hypothetical changes that found nothing to change.
  var idleChanges: [Int] = []

  /// The sources of `files`.
  var sources: [SourceFile] = []
  var scopes: ContiguousArray<ScopeRecord> = []
  var settings: ContiguousArray<SettingRecord> = []
  var openings: ContiguousArray<OpeningRecord> = []
  /// The options that are assigned anywhere.
  var assignedOptions: KeywordSet = []
  var shapes = ShapeTable()
  var names = NameTable()
  var scopeIndex = ScopeIndex()
  /// The children of a scope whose label is a regular expression, in declaration order.
  var patternChildren: [ScopeID: [ScopeID]] = [:]
  /// The newest assignments in scopes too large to search one by one.
  var largeScopes = LargeScopes()

  /// The assignment in force of `name` in `scope`, or `none`.
  // Always inlined: a call would pass all fields.
  @inline(__always)
  func newestSetting(_ name: NameID, in scope: ScopeID) -> SettingID {
    if scopes[scope.index].isLarge { return largeScopes.newest(name, in: scope) }
    for id in newestSettings(in: scope) where settings[id.index].name == name { return id }
    return .none
  }

  /// The assignments in `scope`, newest first.
  @inline(__always)
  func newestSettings(in scope: ScopeID) -> RecordChain<SettingRecord> {
    RecordChain(of: settings, from: scopes[scope.index].newestSetting)
  }
}
