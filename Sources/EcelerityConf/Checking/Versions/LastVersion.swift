/// The modules, and the options of modules, that some version removed or deprecated. For core options, the option
/// table has that.
struct LastVersion: Sendable {
  /// The thing that was removed or deprecated.
  enum Subject: Sendable, Equatable {
    /// A module.
    case module(Keyword)
    /// An option in stanzas of one kind.
    case option(Keyword, Keyword)
  }

  let subject: Subject
  /// The first version without it; nil when no page says.
  let end: String?
  /// What happened to it, as a clause after its name.
  let words: String
  /// The advice about it.
  let advice: String
  let page: String

  private init(
    _ subject: Subject, end: String?, words: String, advice: String, page: String
  ) {
    self.subject = subject
    self.end = end
    self.words = words
    self.advice = advice
    self.page = page
  }

  private static let reference = "content/momentum/3/3-reference/"
  private static let dkim = reference + "modules-dkim.md"

  static let all: [LastVersion] = [
    LastVersion(
      .module(.bounceClassifier), end: "3.1", words: "is deprecated from 3.1 on",
      advice: "use `\(Keyword.bounceClassifierOverride)`",
      page: reference + "modules-bounce-classifier.md"),
    LastVersion(
      .module(.avFsecure), end: "3.1", words: "is not supported from 3.1 on",
      advice: "use another antivirus module",
      page: reference + "modules-fsecure.md"),
    LastVersion(
      .module(.pe2Logger), end: "3.5", words: "was replaced in 3.5",
      advice: "use `mc_logger`",
      page: reference + "modules-pe-2-logger.md"),
    LastVersion(
      .module(.dkimSign), end: "3.6", words: "was replaced by another module in 3.6",
      advice: "use `\(Keyword.opendkim)`, whose options differ",
      page: dkim),
    LastVersion(
      .module(.dkimValidate), end: "3.6", words: "was replaced by another module in 3.6",
      advice: "use `\(Keyword.opendkim)`, whose options differ",
      page: dkim),
    LastVersion(
      .option(.backingStoreTimeout, .adaptive), end: "3.6", words: "was replaced in 3.6",
      advice: "use `\(Keyword.timeout)` in `\(Keyword.adaptiveBackstoreRiak)`",
      page: reference + "3-reference-modules-adaptive.md"),
    LastVersion(
      .option(.backingStoreConnectTimeout, .adaptive), end: "3.6", words: "was replaced in 3.6",
      advice: "use `\(Keyword.connectTimeout)` in `\(Keyword.adaptiveBackstoreRiak)`",
      page: reference + "3-reference-modules-adaptive.md"),
    LastVersion(
      .option(.checklistSuppressHostnames, .urlRipper), end: nil, words: "was removed",
      advice: "look names up in a data source with a script",
      page: reference + "3-reference-modules-url-ripper.md"),
    LastVersion(
      .option(.checklistSuppressIps, .urlRipper), end: nil, words: "was removed",
      advice: "look addresses up in a data source with a script",
      page: reference + "3-reference-modules-url-ripper.md"),
  ]

  /// Whether `target` no longer has it. Without a version it was removed before the first manual of 4.x.
  func isOver(in target: ServerVersion) -> Bool { !target.isBefore(end ?? "4.0") }

  /// The end of the module whose stanza is called `keyword`.
  static func module(_ keyword: Keyword) -> LastVersion? {
    all.first { $0.subject == .module(keyword) }
  }

  /// The end of the option `keyword` of the module `module`.
  static func option(_ keyword: Keyword, of module: Keyword) -> LastVersion? {
    all.first { $0.subject == .option(keyword, module) }
  }
}

extension StanzaRow {
  /// Whether `version` no longer has the module, or it is deprecated there; nil is the newest known version.
  package func isOver(in version: ServerVersion?) -> Bool {
    LastVersion.module(keyword)?.isOver(in: version ?? .newestKnown) ?? false
  }
}
