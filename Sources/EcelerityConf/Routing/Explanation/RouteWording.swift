/// Questions and answers of steps in words; lower case, no full stop.
enum RouteWording {
  /// What `evaluation` asks: `gateway for binding n1, domain oak.example`.
  static func question(_ evaluation: Evaluation) -> String {
    let option = evaluation.answer.chain.keyword.name
    // Spelt out once for all domains of a binding.
    if evaluation.answer.asked == nil, let queue = evaluation.queue, let domain = queue.domain {
      return option + queue.binding.questionBeforeDomain + domain
    }
    return question(option, evaluation.scope)
  }

  /// What `evaluation` asks without the domain that it may end with.
  static func questionBeforeDomain(_ evaluation: Evaluation) -> String {
    if evaluation.answer.asked == nil, let queue = evaluation.queue, queue.domain != nil {
      return evaluation.answer.chain.keyword.name + queue.binding.questionBeforeDomain
    }
    let question = question(evaluation)
    guard let domain = evaluation.domain else { return question }
    return String(decoding: question.utf8.dropLast(domain.utf8.count), as: UTF8.self)
  }

  /// How one asks for `option` in `scope`.
  static func question(_ option: String, _ scope: QueryScope) -> String {
    var question = option
    // Not `joined`, for which Swift's run time looks through every conformance of the program: that would be a
    // twentieth of what the answer to one question takes.
    var separator = " for "
    for stanza in scope.stanzas {
      question += separator + stanza.keyword.name
      if let label = stanza.label { question += " " + label }
      separator = ", "
    }
    return question
  }

  /// What it found.
  static func answer(_ evaluation: Evaluation) -> String {
    guard let text = evaluation.displayText else { return notSet }
    return text.isEmpty ? "empty" : text
  }

  /// That there is no value.
  static let notSet = "not set"
}

extension Evaluation {
  /// The value for people and scripts: what the configuration sets a confidential option to is masked, and so are
  /// passwords in URLs; nil when not set.
  public var displayText: String? { text.map { setting == nil ? $0 : masked($0) } }

  /// `value` for people, who would not see one that is empty.
  package static func shown(_ value: String) -> String { value.isEmpty ? "\"\"" : value }

  /// The value of `setting` for people and scripts, with the quotes that are written where it is no scalar.
  package func displayText(of setting: Setting) -> String {
    if let text = answer.scalarText, let own = self.setting, own.isSame(as: setting) {
      return masked(text)
    }
    let value = setting.value
    return masked(value.text ?? value.description)
  }

  /// What holds when no place sets the option, for people and scripts; nil for nothing.
  package var endText: String? { end.text }

  private func masked(_ text: String) -> String {
    option.isConfidential && !text.isEmpty ? Redaction.mask : URLPassword.masked(text)
  }
}

extension Evaluation {
  /// The value in the words of the console, which prints a false truth value as `0`.
  /// Page: content/momentum/4/console-commands/config.md.
  package var consoleText: String? {
    guard let text = displayText else { return nil }
    let isTruth = option.type == .boolean || option.allowed.contains("false")
    return isTruth && Bool(word: text) == false ? "0" : text
  }

  /// What else there is to know about the answer; lower case, no full stop.
  public var remarks: [String] {
    var remarks = unevaluated.map {
      RouteNote.patternNotEvaluated($0.stanza.title, reason: "\($0.reason)").text
    }
    if let reading = readingOnRoutes { remarks.append("for the route of a message: \(reading)") }
    if !isApplicable {
      let scopes = option.scopes.map(\.description).joined(separator: ", ")
      remarks.append("`\(option.keyword.name)` is not valid in this scope, only in: \(scopes)")
    }
    return remarks
  }

  /// What else than the value counts where it is asked for on the way of a message, by which decision.
  private var readingOnRoutes: String? {
    if let misreading { return misreading.text + " (D-31)" }
    switch option.keyword {
    case .gateway, .rerouteDomain:
      guard setting != nil, text == "" else { return nil }
      return RouteNote.emptyName(option.keyword).text + " (D-30)"
    case .routes:
      guard setting?.hasItems == false else { return nil }
      return RouteNote.emptyRoutes.text + " (D-32)"
    default: return nil
    }
  }
}
