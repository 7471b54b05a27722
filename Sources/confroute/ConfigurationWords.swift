import EcelerityConf
import ToolSupport

/// Completions from the configuration, for shells. The network is not used, and a configuration that cannot be read has
/// no completions.
enum ConfigurationWords: String {
  /// The next word of `confroute eval`: a stanza, a label, an option.
  case scope
  /// The names of bindings.
  case binding
  /// The names of binding groups.
  case bindingGroup = "binding_group"
  /// The names of domains that are not regular expressions.
  case domain

  /// The completions in a command's declaration.
  var offer: CompletionCandidates { .asked(rawValue) }

  /// The words that answer `question`.
  static func candidates(_ question: CandidateQuestion) -> [String] {
    guard let kind = ConfigurationWords(rawValue: question.kind) else { return [] }
    var words = WordCollection(question.prefix)
    switch kind {
    case .scope: words.insertNextWords(of: question.arguments)
    case .binding: words.insertLabels(of: .binding, in: configuration(question.arguments))
    case .bindingGroup: words.insertLabels(of: .bindingGroup, in: configuration(question.arguments))
    case .domain:
      words.insertLabels(of: .domain, in: configuration(question.arguments)) { $0.pattern == nil }
    }
    return words.found
  }

  fileprivate static func configuration(_ arguments: ParsedArguments) -> Configuration? {
    guard let file = ConfigurationSource.mainFile(arguments) else { return nil }
    let place = ConfigurationPlace(file: file, options: ConfigurationSource.options(arguments))
    return try? Configuration.load(place.file, from: place.loader, options: place.options)
  }
}

/// Words with a common prefix, without duplicates, in the order in which they were found.
private struct WordCollection {
  private(set) var found: [String] = []
  private var known: Set<String> = []
  private let prefix: String

  init(_ prefix: String) { self.prefix = prefix }

  private var isFull: Bool { found.count >= CandidateQuestion.limit }

  mutating func insert(_ word: String) {
    guard !isFull, word.hasPrefix(prefix), known.insert(word).inserted else { return }
    found.append(word)
  }

  /// The words that may follow the operands of `arguments` in `confroute eval`.
  mutating func insertNextWords(of arguments: ParsedArguments) {
    let operands = arguments.operands
    guard let scope = try? QueryScope(words: operands[...]) else {
      // Either the last word still needs its label, or no word makes sense here.
      return insertLabels(after: operands, isNeeded: true, arguments)
    }
    for keyword in Keyword.all where OptionTable.stanza(keyword, at: scope.path) != nil {
      insert(keyword.name)
    }
    insertLabels(after: operands, isNeeded: false, arguments)
    for keyword in Keyword.all
    where OptionTable.option(keyword, at: scope.path)?.kind == .option {
      insert(keyword.name)
    }
  }

  /// The labels of the stanza that the last of `operands` names: first those in its scope, then those of the same
  /// keyword elsewhere, except bindings of other groups.
  private mutating func insertLabels(
    after operands: [String], isNeeded: Bool, _ arguments: ParsedArguments
  ) {
    guard let name = operands.last, let keyword = Keyword(name),
      let outer = try? QueryScope(words: operands.dropLast()),
      let row = OptionTable.stanza(keyword, at: outer.path),
      isNeeded ? row.label == .required : row.label == .optional,
      let configuration = ConfigurationWords.configuration(arguments)
    else { return }
    let path = outer.stanzas.reduce(configuration.global as Scope?) { scope, stanza in
      scope?.child(stanza.keyword, stanza.label)
    }
    if let path {
      for scope in path.children where scope.keyword == keyword { scope.label.map { insert($0) } }
    }
    if keyword != .binding || outer.stanzas.isEmpty || path == nil {
      insertLabels(of: keyword, in: configuration)
    }
  }

  /// The labels of all stanzas `keyword` that are `wanted`.
  mutating func insertLabels(
    of keyword: Keyword, in configuration: Configuration?,
    where wanted: (Scope) -> Bool = { _ in true }
  ) {
    guard let configuration else { return }
    for scope in configuration.allScopes where scope.keyword == keyword && wanted(scope) {
      if isFull { return }
      scope.label.map { insert($0) }
    }
  }
}
