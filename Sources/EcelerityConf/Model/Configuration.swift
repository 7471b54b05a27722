/// A configuration as the server sees it: all files read, includes followed, repeated stanzas
/// merged, the last assignment in force.
///
/// Every value knows where it was written and what it replaced. Text becomes `String` only when it
/// is asked for; what is kept of an assignment is 28 bytes.
///
///     let configuration = try Configuration.load("ecelerity.conf", from: DiskLoader())
///     configuration.global.setting(.gateway)?.value.text  // "relay.example"
///
/// Pages: content/momentum/4/conf-overview.md, content/momentum/4/config/ref-binding-group.md.
public final class Configuration: Sendable {
  /// The files in the order they were first read; `FileID` is the index.
  public let files: [ConfigurationFile]
  /// The file that stands for the stanzas around the main file, which nobody wrote; nil when the main
  /// file is not a fragment.
  package let enclosure: FileID?
  /// The includes in reading order.
  public let includes: [Include]
  /// What could not be included, in reading order.
  public let includeProblems: [IncludeProblem]
  /// The file that `local_changes_file` names, if it was read.
  let localChanges: FileID?
  /// Whether a file has a syntax error, so that the server may see something else or nothing at all.
  public let isPartial: Bool
  /// Positions of the changes thought of that found nothing to change.
  package let idleChanges: [Int]

  /// What `files` were read from.
  let sources: [SourceFile]
  let scopes: ContiguousArray<ScopeRecord>
  let settings: ContiguousArray<SettingRecord>
  let openings: ContiguousArray<OpeningRecord>
  /// The options that are assigned anywhere.
  let assignedOptions: KeywordSet
  let shapes: [[NameID]]
  /// The first stanza of the global scope of each name.
  let firstStanzas: [NameID: UInt32]
  let names: NameTable
  let scopeIndex: ScopeIndex
  /// Children of a scope whose label is a regular expression, in declaration order.
  let patternChildren: [UInt32: [UInt32]]
  /// Newest assignment by scope and name, of the scopes too large to search one by one.
  let largeScopes: LargeScopes

  init(_ builder: consuming ConfigurationBuilder) {
    files = builder.files
    enclosure = builder.enclosure
    includes = builder.includes
    includeProblems = builder.problems
    localChanges = builder.localChanges
    isPartial = files.contains { $0.tree.hasErrors }
    idleChanges = builder.idleChanges
    sources = builder.sources
    scopes = builder.scopes
    settings = builder.settings
    openings = builder.openings
    assignedOptions = builder.assignedOptions
    shapes = builder.shapes.paths
    firstStanzas = Dictionary(
      uniqueKeysWithValues: zip(builder.shapes.paths, builder.shapes.firstScopes)
        .filter { $0.0.count == 1 }.map { ($0.0[0], $0.1) })
    names = builder.names
    scopeIndex = builder.scopeIndex
    patternChildren = builder.patternChildren
    largeScopes = builder.largeScopes
  }

  /// The same configuration, as another object that shares its contents.
  ///
  /// Scopes and settings hold on to their configuration. Threads that ask one object wait for each other
  /// at each of them, as its references are counted; threads with an object of their own do not.
  func separated() -> Configuration { Configuration(sharing: self) }

  private init(sharing other: Configuration) {
    files = other.files
    enclosure = other.enclosure
    includes = other.includes
    includeProblems = other.includeProblems
    localChanges = other.localChanges
    isPartial = other.isPartial
    idleChanges = other.idleChanges
    sources = other.sources
    scopes = other.scopes
    settings = other.settings
    openings = other.openings
    assignedOptions = other.assignedOptions
    shapes = other.shapes
    firstStanzas = other.firstStanzas
    names = other.names
    scopeIndex = other.scopeIndex
    patternChildren = other.patternChildren
    largeScopes = other.largeScopes
  }

  /// The global scope.
  public var global: Scope { Scope(configuration: self, id: 0) }

  /// Every assignment in reading order, those replaced later included.
  public var allSettings: some Sequence<Setting> {
    settings.indices.lazy.map { Setting(configuration: self, id: UInt32($0)) }
  }

  /// Every scope in the order in which they were first opened, the global one first.
  public var allScopes: some Sequence<Scope> {
    scopes.indices.lazy.map { Scope(configuration: self, id: UInt32($0)) }
  }

  /// The assignments in force of some options in reading order; the others are passed over without
  /// being looked at closely.
  func settings(of keywords: KeywordSet) -> some Sequence<Setting> {
    let settings = settings
    return indices(mentioning: keywords).lazy.filter { index in
      let name = settings[index].name
      return name < NameID(Keyword.count) && keywords.contains(Keyword(index: UInt16(name)))
        && !settings[index].isReplaced
    }.map { Setting(configuration: self, id: UInt32($0)) }
  }

  /// The assignments in force of names that the option table does not know, in reading order.
  var settingsOfUnknownNames: some Sequence<Setting> {
    let settings = settings
    return (names.hasUnknown ? settings.indices : 0..<0).lazy.filter { index in
      settings[index].name >= NameID(Keyword.count) && !settings[index].isReplaced
    }.map { Setting(configuration: self, id: UInt32($0)) }
  }

  /// The same of `keywords` where they stand in the stanzas `stanzas`, wherever these stand.
  func settings(of keywords: KeywordSet, in stanzas: KeywordSet) -> some Sequence<Setting> {
    let settings = settings
    let scopes = scopes
    return indices(mentioning: keywords).lazy.filter { index in
      let name = settings[index].name
      let scope = settings[index].scope
      return name < NameID(Keyword.count) && keywords.contains(Keyword(index: UInt16(name)))
        && !settings[index].isReplaced && scope > 0
        && scopes[Int(scope)].name < NameID(Keyword.count)
        && stanzas.contains(Keyword(index: UInt16(scopes[Int(scope)].name)))
    }.map { Setting(configuration: self, id: UInt32($0)) }
  }

  /// Where assignments of some options may be: nowhere when none of these is assigned.
  private func indices(mentioning keywords: KeywordSet) -> Range<Int> {
    keywords.isDisjoint(with: assignedOptions) ? 0..<0 : settings.indices
  }

  /// The assignment in force of the name `name` in the scope `id`, or `noRecord`.
  func newestSetting(_ name: NameID, in id: UInt32) -> UInt32 {
    let record = scopes[Int(id)]
    if record.isLarge { return largeScopes.newest(name, in: id) }
    var next = record.newestSetting
    while next != noRecord {
      let candidate = settings[Int(next)]
      if candidate.name == name { return next }
      next = candidate.older
    }
    return noRecord
  }

  /// Whether the scope `id` sets one of `options`; taken for granted where so much is assigned that
  /// looking through all of it takes its time.
  func sets(anyOf options: KeywordSet, in id: UInt32) -> Bool {
    let record = scopes[Int(id)]
    if record.isLarge { return true }
    var next = record.newestSetting
    while next != noRecord {
      let setting = settings[Int(next)]
      if let option = names.keyword(setting.name), options.contains(option) { return true }
      next = setting.older
    }
    return false
  }

  /// Which options are set in which kinds of scopes, found in one pass.
  var optionPlaces: OptionPlaces {
    var places = OptionPlaces()
    // Assignments of one scope mostly follow each other.
    var last = noRecord
    var place = OptionPlaces.Place.elsewhere
    for setting in settings {
      guard let option = names.keyword(setting.name) else { continue }
      if setting.scope != last {
        last = setting.scope
        place = OptionPlaces.Place(scopes[Int(last)])
      }
      places.insert(option, in: place)
    }
    return places
  }

  /// Adds the options that the scope `id` sets to `options`.
  func insertOptions(of id: UInt32, into options: inout KeywordSet) {
    var next = scopes[Int(id)].newestSetting
    while next != noRecord {
      let setting = settings[Int(next)]
      if let option = names.keyword(setting.name) { options.insert(option) }
      next = setting.older
    }
  }

  /// The scopes of one kind of stanza in the order in which they were first opened.
  func scopes(of keyword: Keyword) -> some Sequence<Scope> {
    let scopes = scopes
    return scopes.indices.lazy.filter { scopes[$0].name == NameID(keyword.rawValue) && $0 > 0 }
      .map { Scope(configuration: self, id: UInt32($0)) }
  }

  /// The files that somebody wrote.
  public var writtenFiles: [ConfigurationFile] { files.filter { $0.id != enclosure } }

  /// The file of `id`.
  public func file(_ id: FileID) -> ConfigurationFile { files[Int(id.rawValue)] }
}

/// One file of a configuration.
public struct ConfigurationFile: Sendable {
  /// Its place in the order of reading.
  public let id: FileID
  /// Its shape.
  public let tree: SyntaxTree
  /// Which file it is, however it was reached.
  public let identity: FileIdentity

  /// The name shown to people.
  public var path: String { tree.source.path }
}
