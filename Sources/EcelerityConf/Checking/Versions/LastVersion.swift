/// The modules, and the options of modules, that some version gave up; the option table says that of
/// core options only.
struct LastVersion: Sendable {
  /// What came to an end.
  enum Subject: Sendable, Equatable {
    /// A module.
    case module(Keyword)
    /// An option in stanzas of one kind.
    case option(Keyword, Keyword)
  }

  let subject: Subject
  /// The first version without it; nil when no page says.
  let end: String?
  /// What became of it, to follow its name.
  let words: String
  /// What to do instead.
  let advice: String
  let page: String

  private init(
    _ subject: Subject, _ end: String?, _ words: String, _ advice: String, _ page: String
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
      .module(.bounceClassifier), "3.1", "is deprecated from 3.1 on",
      "use `\(Keyword.bounceClassifierOverride)`", reference + "modules-bounce-classifier.md"),
    LastVersion(
      .module(.avFsecure), "3.1", "is not supported from 3.1 on", "use another antivirus module",
      reference + "modules-fsecure.md"),
    LastVersion(
      .module(.pe2Logger), "3.5", "was replaced in 3.5", "use `mc_logger`",
      reference + "modules-pe-2-logger.md"),
    LastVersion(
      .module(.dkimSign), "3.6", "gave way to another module in 3.6",
      "use `\(Keyword.opendkim)`, whose options differ", dkim),
    LastVersion(
      .module(.dkimValidate), "3.6", "gave way to another module in 3.6",
      "use `\(Keyword.opendkim)`, whose options differ", dkim),
    LastVersion(
      .option(.backingStoreTimeout, .adaptive), "3.6", "was replaced in 3.6",
      "use `\(Keyword.timeout)` in `\(Keyword.adaptiveBackstoreRiak)`",
      reference + "3-reference-modules-adaptive.md"),
    LastVersion(
      .option(.backingStoreConnectTimeout, .adaptive), "3.6", "was replaced in 3.6",
      "use `\(Keyword.connectTimeout)` in `\(Keyword.adaptiveBackstoreRiak)`",
      reference + "3-reference-modules-adaptive.md"),
    LastVersion(
      .option(.checklistSuppressHostnames, .urlRipper), nil, "was removed",
      "look names up in a data source with a script",
      reference + "3-reference-modules-url-ripper.md"),
    LastVersion(
      .option(.checklistSuppressIps, .urlRipper), nil, "was removed",
      "look addresses up in a data source with a script",
      reference + "3-reference-modules-url-ripper.md"),
  ]

  /// Whether `target` no longer has it. What ended in a version that no page names had ended by the
  /// time of the first manual of 4.x.
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
