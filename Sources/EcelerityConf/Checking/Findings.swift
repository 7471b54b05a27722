/// The findings reported so far, and the questions that rules may ask about the configuration.
struct Findings {
  /// The configuration being checked.
  let configuration: Configuration
  /// The installation it is for.
  let installation: Installation
  /// The names that the server's version does not have yet.
  let gap: VersionGap
  /// Whether everything that the server reads is available.
  let isWhole: Bool
  private(set) var diagnostics: [Diagnostic] = []
  /// The reason that regular expressions are not checked; nil when they are, or when there are none.
  var uncheckedExpressions: PatternError?
  /// Where mail goes, for the rules about routing. Not lazy: that would copy it for each question.
  var delivery: EffectiveDelivery
  /// The names that options refer to.
  var names: DeclaredNames
  /// The rows of the option table, and suggestions for names that it lacks.
  var options: OptionLookup
  /// The addresses and ports of the server itself.
  private(set) lazy var ownEndpoints = OwnEndpoints(configuration)
  /// The ports of gateways.
  private(set) lazy var gatewayPorts = GatewayPorts(configuration, delivery.map.gateways)
  /// The stanzas of regular expressions that never take effect, each with the one that does instead.
  private(set) lazy var shadowedPatterns = ShadowedPatterns.pairs(
    in: configuration, patternLabels)
  /// The stanzas of regular expressions that no other expression comes before.
  private(set) lazy var leadingLiterals = LeadingLiterals(configuration, patternLabels)
  /// The bindings and the groups they are in.
  private(set) lazy var bindingIndex = BindingIndex(configuration)
  /// Whether a module runs scripts.
  private(set) lazy var hasScripts = configuration.hasScripts
  /// Whether a script that looks like the transfer client is loaded.
  private(set) lazy var hasTransferScript = configuration.hasTransferScript
  private var patternLabels: [ScopeID: PatternLabel] = [:]
  private var sources = FirstSources()
  private var bindings = LabelTable()
  private var lists = GlobalAddressLists()
  private var around = OptionsAround()
  private let places: OptionPlaces
  private var surroundings: SurroundingStanzas?
  private var unread = UnreadOptions()
  private var certainty: FixCertainty
  private var lineEndings = LineEndings()
  private var lastTitle = LastResult<ScopeID, String>()

  init(
    of configuration: Configuration, at installation: Installation = Installation(),
    gap: VersionGap? = nil
  ) {
    self.configuration = configuration
    self.installation = installation
    self.gap = gap ?? VersionGap(installation.version ?? .newestKnown)
    delivery = EffectiveDelivery(configuration)
    names = DeclaredNames(configuration)
    options = OptionLookup(configuration, installation)
    places = configuration.optionPlaces
    isWhole = configuration.isWhole
    certainty = FixCertainty(of: configuration)
  }

  // MARK: Reports

  /// Reports a finding of `rule` at `span`.
  ///
  /// A finding about something that is not set names the missing options in `absent`. It is left out where one of them,
  /// or a stanza of the top level, may have been meant by something that could not be read in `scope` or around it. A
  /// fix that does more than rewrite a single token is withheld while a file has a syntax error: the statement that it
  /// edits may be another one.
  mutating func report(
    _ rule: any Rule.Type, at span: SourceSpan, in scope: Scope? = nil, _ message: String,
    detail: String = "", severity: Severity? = nil, absent: [Keyword] = [],
    related: [RelatedPlace] = [], fix: Fix? = nil, page: String? = nil
  ) {
    let reach = scope ?? configuration.global
    guard !absent.contains(where: { unread.mayMean($0, in: reach, &options) }) else { return }
    let description = rule.description
    let fix = fix.map { lineEndings.adapting($0, to: configuration) }
    let isCertain = fix == nil || certainty.holds(for: description, at: span, of: configuration)
    diagnostics.append(
      Diagnostic(
        rule: description.id, severity: severity ?? description.severity,
        message: URLPassword.masked(message), detail: URLPassword.masked(detail), span: span,
        related: related, scope: scope.map { title(of: $0) } ?? "",
        number: (scope?.id ?? .global).rawValue,
        fix: isCertain ? fix : nil,
        withheldFix: isCertain ? nil : fix.map { WithheldFix($0, because: .unreadableFile) },
        page: page ?? description.pages.first ?? ""))
  }

  // MARK: The installation and the files

  /// The title of `scope`, without passwords in URLs.
  private mutating func title(of scope: Scope) -> String {
    lastTitle[scope.id] ?? lastTitle.store(scope.title, for: scope.id)
  }

  /// The version of the server that the configuration is for.
  var target: ServerVersion { gap.target }

  /// Whether no file has a syntax error that leaves statements unsure.
  var isReadable: Bool { certainty.isReadable }

  /// The names of the stanzas around token `index` of `file`, including those around its include, outermost first;
  /// nil where the option table does not know one.
  mutating func stanzas(around index: TokenIndex, of file: ConfigurationFile) -> [Keyword]? {
    if surroundings?.file != file.id {
      surroundings = SurroundingStanzas(in: file, of: configuration)
    }
    return surroundings?.path(at: index)
  }

  // MARK: Options

  /// Makes `setting`, whose row is `row`, the assignment being checked.
  mutating func select(_ setting: Setting, of row: OptionRow?) { options.select(setting, of: row) }

  /// The row of the option that `setting` assigns, in its scope.
  mutating func row(for setting: Setting) -> OptionRow? { options.row(for: setting) }

  /// The values that `row` allows, beyond its type.
  mutating func allowed(by row: OptionRow) -> AllowedValuesCache.Entry { options.allowed(by: row) }

  /// The addresses and blocks of the list `keyword` of the global scope.
  mutating func blocks(of keyword: Keyword) -> AddressBlocks {
    lists.blocks(of: keyword, in: configuration)
  }

  /// Whether `scope` or a scope around it sets the option.
  mutating func isSet(_ keyword: Keyword, inOrAround scope: Scope) -> Bool {
    around.contains(keyword, inOrAround: scope)
  }

  /// Whether the global scope, a binding or a group sets the option.
  func isSetInContainers(_ keyword: Keyword) -> Bool { places.ofContainers.contains(keyword) }

  /// Whether the stanza of some domain sets the option.
  func isSetInDomains(_ keyword: Keyword) -> Bool { places.ofDomains.contains(keyword) }

  /// The options that the stanza of some domain sets.
  var optionsSetInDomains: KeywordSet { places.ofDomains }

  /// Whether the stanza of some regular expression sets the option.
  func isSetForPatterns(_ keyword: Keyword) -> Bool { places.ofPatterns.contains(keyword) }

  // MARK: Earlier places

  /// Adds `setting`, which makes `address` the source of a binding, and returns the first one that did so if that is
  /// another.
  mutating func firstSource(_ setting: Setting, of address: IPAddress) -> Setting? {
    sources.first(of: address, adding: setting)
  }

  /// Adds the binding `scope` and returns the first one with the same label if that is another.
  mutating func firstBinding(like scope: Scope) -> Scope? { bindings.first(like: scope) }

  /// Adds the regular expression that `scope` is opened with; the first one of a scope counts.
  mutating func add(_ label: PatternLabel, of scope: Scope) {
    if patternLabels[scope.id] == nil { patternLabels[scope.id] = label }
  }
}
