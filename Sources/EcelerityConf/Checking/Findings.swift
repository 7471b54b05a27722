/// What the rules have found so far, and what they may ask about the place they look at.
struct Findings {
  /// The configuration that is looked at.
  let configuration: Configuration
  /// What the installation is like.
  let installation: Installation
  /// What its version does not have yet.
  let gap: VersionGap
  /// Whether it is sure which statements the files have.
  let isReadable: Bool
  /// Whether everything that the server reads is at hand.
  let isWhole: Bool
  private(set) var diagnostics: [Diagnostic] = []
  /// Why regular expressions are not checked; nil when they are, or when there are none.
  var uncheckedExpressions: PatternError?
  /// Where mail goes, for the rules about routing. Not lazy: that would copy it at every question.
  var delivery: EffectiveDelivery
  /// The names that options refer to.
  var names: DeclaredNames
  /// Where the server itself is reached.
  private(set) lazy var ownEndpoints = OwnEndpoints(configuration)
  /// The stanzas of regular expressions that never count, each with the one that counts instead.
  private(set) lazy var shadowedPatterns = ShadowedPatterns.pairs(
    in: configuration, patternLabels)
  /// Whether a module runs scripts.
  private(set) lazy var hasScripts = configuration.hasScripts
  /// Whether a script that looks like the transfer client is loaded.
  private(set) lazy var hasTransferScript = configuration.hasTransferScript
  private var patternLabels: [UInt32: PatternLabel] = [:]
  /// The assignment that gives each address to a binding first, by number: an assignment holds on to
  /// the configuration, which takes counting.
  private var sources: [(address: IPAddress, setting: UInt32)] = []
  private var sourceSlots = HashSlots()
  private var bindings = LabelTable()
  private var lists: [Keyword: AddressBlocks] = [:]
  private var around = OptionsAround()
  private let places: OptionPlaces
  private var rows: RowCache
  /// The assignment that is looked at and its row, for which many rules ask.
  private var current: (setting: UInt32, row: OptionRow?) = (noRecord, nil)
  /// What rows allow, by the number of it in the table, where it is text; empty until somebody asks.
  private var allowed: [Allowed?] = []
  private var suggestions: [UInt64: String?] = [:]
  /// The scope that was reported last, and its title.
  private var title: (scope: UInt32, text: String) = (noRecord, "")
  private var unread = UnreadOptions()
  private var surroundings: SurroundingStanzas?
  private var unsureLines: [FileID: UnsureLines] = [:]
  /// The files into which lines were to be inserted, and whether theirs end with CR LF.
  private var carriageReturns: [FileID: Bool] = [:]

  private static let maximumSuggestions = 500

  init(
    of configuration: Configuration, at installation: Installation = Installation(),
    gap: VersionGap? = nil
  ) {
    self.configuration = configuration
    self.installation = installation
    self.gap = gap ?? VersionGap(installation.version ?? .newestKnown)
    delivery = EffectiveDelivery(configuration)
    names = DeclaredNames(configuration)
    places = configuration.optionPlaces
    isReadable = configuration.isReadable
    isWhole = configuration.isWhole
    rows = RowCache(for: configuration.settings.count)
  }

  /// The version of the server that the configuration is for.
  var target: ServerVersion { gap.target }

  /// The row of the option table that holds for `setting` in the scope it stands in.
  mutating func row(for setting: Setting) -> OptionRow? {
    if setting.id == current.setting { return current.row }
    return setting.keyword.flatMap { rows.row(of: $0, in: setting.scope) }
  }

  /// What rows allow beyond their types, read once; four lists that are passed on as one.
  final class Allowed: Sendable {
    let values: AllowedValues

    fileprivate init(_ values: AllowedValues) {
      self.values = values
    }
  }

  /// What `row` allows beyond its type.
  mutating func allowed(by row: OptionRow) -> Allowed {
    if allowed.isEmpty { allowed = Array(repeating: nil, count: OptionTable.allowedCount) }
    let index = Int(row.allowedIndex)
    if let known = allowed[index] { return known }
    let read = Allowed(row.allowed)
    allowed[index] = read
    return read
  }

  /// Remembers that `setting` is looked at next, and that its row is `row`.
  mutating func look(at setting: Setting, of row: OptionRow?) { current = (setting.id, row) }

  /// Remembers the regular expression that `scope` is opened with first.
  mutating func remember(_ label: PatternLabel, of scope: Scope) {
    if patternLabels[scope.id] == nil { patternLabels[scope.id] = label }
  }

  /// Remembers that `setting` makes `address` the source of a binding; the one that did so first, if
  /// there is one.
  mutating func firstSource(_ setting: Setting, of address: IPAddress) -> Setting? {
    let hash = UInt32(truncatingIfNeeded: address.hashValue)
    if let known = sourceSlots.find(hash, where: { sources[Int($0)].address == address }) {
      return Setting(configuration: configuration, id: sources[Int(known)].setting)
    }
    sourceSlots.insert(UInt32(sources.count), hash: hash)
    sources.append((address, setting.id))
    return nil
  }

  /// Remembers the binding `scope`; the one with the same label that was told of first, if there is one.
  mutating func firstBinding(like scope: Scope) -> Scope? { bindings.first(like: scope) }

  /// The addresses and blocks of the list `keyword` of the global scope.
  mutating func blocks(of keyword: Keyword) -> AddressBlocks {
    if let known = lists[keyword] { return known }
    let blocks = AddressBlocks(configuration.global.setting(keyword)?.value.items ?? [])
    lists[keyword] = blocks
    return blocks
  }

  /// Whether the global scope, a binding or a group sets the option.
  func isSetInContainers(_ keyword: Keyword) -> Bool {
    places.ofContainers.contains(keyword)
  }

  /// Whether `scope` or a scope around it sets the option.
  mutating func isSet(_ keyword: Keyword, inOrAround scope: Scope) -> Bool {
    around.contains(keyword, inOrAround: scope)
  }

  /// Whether the stanza of some domain sets the option.
  func isSetInDomains(_ keyword: Keyword) -> Bool { places.ofDomains.contains(keyword) }

  /// The names of the stanzas around token `index` of `file`, those around its include among them, outermost first;
  /// nil where the table does not know one.
  mutating func stanzas(around index: TokenIndex, of file: ConfigurationFile) -> [Keyword]? {
    if surroundings?.file != file.id {
      surroundings = SurroundingStanzas(in: file, of: configuration)
    }
    return surroundings?.path(at: index)
  }

  /// The options that the stanza of some domain sets.
  var optionsSetInDomains: KeywordSet { places.ofDomains }

  /// Whether the stanza of some regular expression sets the option.
  func isSetForPatterns(_ keyword: Keyword) -> Bool { places.ofPatterns.contains(keyword) }

  /// The name of `candidates` that `name` was probably meant to be; remembered, and given up when a
  /// file has more unknown names than a person would mistype.
  mutating func suggestion(
    for name: NameID, at shape: Int, among candidates: () -> [String]
  ) -> String? {
    let key = UInt64(shape) << 32 | UInt64(name)
    if let known = suggestions[key] { return known }
    guard suggestions.count < Findings.maximumSuggestions else { return nil }
    let found = Spelling.suggestion(for: configuration.names.text(name), among: candidates())
    suggestions[key] = .some(found)
    return found
  }

  /// Reports something `rule` found at `span`.
  ///
  /// A finding that goes by what is not set names it in `absent`, and is left out where one of these options, or
  /// stanzas of the top level, may have been meant by what could not be read in `scope` or around it. A fix
  /// that does more than write a token in another way is withheld while a file has a syntax error: what it
  /// edits may stand there for something else.
  mutating func report(
    _ rule: any Rule.Type, at span: SourceSpan, in scope: Scope? = nil, _ message: String,
    detail: String = "", severity: Severity? = nil, absent: [Keyword] = [],
    related: [RelatedPlace] = [], fix: Fix? = nil, page: String? = nil
  ) {
    guard !absent.contains(where: { mayBeMeant($0, inReachOf: scope ?? configuration.global) })
    else { return }
    let description = rule.description
    let fix = fix?.withLineEnds { endsLinesWithCarriageReturns($0) }
    let isCertain =
      fix == nil || isReadable || description.mendsTokens && !isBesideSyntaxError(span)
    diagnostics.append(
      Diagnostic(
        rule: description.id, severity: severity ?? description.severity,
        message: URLPassword.masked(message), detail: URLPassword.masked(detail), span: span,
        related: related, scope: scope.map { title(of: $0) } ?? "",
        fix: isCertain ? fix : nil, withheldFix: isCertain ? nil : fix,
        page: page ?? description.pages.first ?? ""))
  }

  /// The title of `scope`, which findings that follow each other often share.
  private mutating func title(of scope: Scope) -> String {
    if title.scope != scope.id { title = (scope.id, scope.title) }
    return title.text
  }

  /// Whether the option `keyword`, or a stanza of the top level, may be meant by a name that is not known, or by an
  /// assignment that cannot be read, in `scope`, in one around it or in another that has a say in it.
  private mutating func mayBeMeant(_ keyword: Keyword, inReachOf scope: Scope) -> Bool {
    // A copy: finding out takes suggestions, which are kept here too.
    var unread = unread
    defer { self.unread = unread }
    return unread.mayMean(keyword, in: scope, &self)
  }

  /// Whether a syntax error on account of which statements are unsure has a line in common with `span`, other than
  /// one that is `span` itself.
  private mutating func isBesideSyntaxError(_ span: SourceSpan) -> Bool {
    let lines = unsureLines[span.file] ?? UnsureLines(of: configuration.file(span.file).tree)
    unsureLines[span.file] = lines
    return lines.hasError(beside: span.range)
  }

  /// As the source of `file` has it, which is looked at once: its first line may be long.
  private mutating func endsLinesWithCarriageReturns(_ file: FileID) -> Bool {
    if let known = carriageReturns[file] { return known }
    let found = configuration.file(file).tree.source.endsLinesWithCarriageReturns
    carriageReturns[file] = found
    return found
  }
}

/// The rows of the option table by path and keyword, those that were asked for last.
///
/// A file can open stanzas in more ways than there is memory to remember rows for.
private struct RowCache {
  private var rows: DirectMappedCache<OptionRow?>

  /// For `count` assignments, most of which are of options that were seen before.
  init(for count: Int) {
    rows = DirectMappedCache(for: count, maximumBits: 10, empty: nil)
  }

  mutating func row(of keyword: Keyword, in scope: Scope) -> OptionRow? {
    let key = UInt64(scope.shape) << 16 | UInt64(keyword.rawValue)
    let index = rows.index(of: key)
    if rows.slots[index].key != key { rows.set(index, to: find(keyword, in: scope), for: key) }
    return rows.slots[index].value
  }

  private func find(_ keyword: Keyword, in scope: Scope) -> OptionRow? {
    guard let path = scope.knownPath else { return nil }
    let found = OptionTable.option(keyword, at: path)
    return found?.kind == .option ? found : nil
  }
}
