/// Questions and answers of steps in words; lower case, no full stop.
enum RouteWording {
  /// The question that `evaluation` answers: `gateway for binding n1, domain oak.example`.
  static func question(_ evaluation: Evaluation) -> String {
    let option = evaluation.answer.chain.keyword.name
    // Composed once for all domains of a binding.
    if evaluation.answer.asked == nil, let queue = evaluation.queue, let domain = queue.domain {
      return option + queue.binding.questionBeforeDomain + domain
    }
    return question(option, evaluation.scope)
  }

  /// The question that `evaluation` answers, without the domain at its end.
  static func questionBeforeDomain(_ evaluation: Evaluation) -> String {
    if evaluation.answer.asked == nil, let queue = evaluation.queue, queue.domain != nil {
      return evaluation.answer.chain.keyword.name + queue.binding.questionBeforeDomain
    }
    let question = question(evaluation)
    guard let domain = evaluation.domain else { return question }
    return String(decoding: question.utf8.dropLast(domain.utf8.count), as: UTF8.self)
  }

  /// The question for `option` in `scope`.
  static func question(_ option: String, _ scope: QueryScope) -> String {
    var question = option
    // Not `joined`: the Swift run time would search all protocol conformances of the program, which takes a
    // twentieth of the time of one answer.
    var separator = " for "
    for stanza in scope.stanzas {
      question += separator + stanza.keyword.name
      if let label = stanza.label { question += " " + label }
      separator = ", "
    }
    return question
  }

  /// The value of `evaluation` as an answer.
  static func answer(_ evaluation: Evaluation) -> String {
    guard let text = evaluation.displayText else { return notSet }
    return text.isEmpty ? "empty" : text
  }

  /// The answer when there is no value.
  static let notSet = "not set"

  /// What `text`, which is no value of the option, is read as; nil is not set.
  static func misreading(of text: String, as used: String?) -> String {
    "`\(text)` is not a known value; read as " + (used.map { "`\($0)`, the default" } ?? notSet)
  }
}

extension Evaluation {
  /// The value for display: confidential values that the configuration sets are masked, and so are passwords in
  /// URLs; nil when not set.
  public var displayText: String? { text.map { setting == nil ? $0 : masked($0) } }

  /// `value` for people, with quotes if it is empty.
  package static func shown(_ value: String) -> String { value.isEmpty ? "\"\"" : value }

  /// The value of `setting` for display, with its quotes unless it is a scalar.
  package func displayText(of setting: Setting) -> String {
    if let text = answer.scalarText, let own = self.setting, own.isSame(as: setting) {
      return masked(text)
    }
    let value = setting.value
    return masked(value.text ?? value.description)
  }

  /// The value when no place sets the option, for display; nil when there is none.
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

  /// Further remarks on the answer; lower case, no full stop.
  public var remarks: [String] {
    var remarks = doubts.map(\.text)
    if let reading = readingOnRoutes { remarks.append("for the route of a message: \(reading)") }
    if !isApplicable {
      let scopes = option.scopes.map(\.description).joined(separator: ", ")
      remarks.append("`\(option.keyword.name)` is not valid in this scope, only in: \(scopes)")
    }
    return remarks
  }

  /// The note on a value that counts differently for the route of a message, with the decision.
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
