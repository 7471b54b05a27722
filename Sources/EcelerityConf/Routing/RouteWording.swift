/// Questions and answers of steps in words; lower case, no full stop.
enum RouteWording {
  /// What `evaluation` asks: `gateway for binding n1, domain oak.example`.
  static func question(_ evaluation: Evaluation) -> String {
    let scope = evaluation.scope.stanzas.map { stanza in
      stanza.label.map { "\(stanza.keyword.name) \($0)" } ?? stanza.keyword.name
    }
    let option = evaluation.option.keyword.name
    return scope.isEmpty ? option : option + " for " + scope.joined(separator: ", ")
  }

  /// What it found.
  static func answer(_ evaluation: Evaluation) -> String {
    guard let text = evaluation.displayText else { return "not set" }
    return text.isEmpty ? "empty" : text
  }
}

extension OptionRow {
  /// Whether its value must never be shown: a password, a key, or something that holds one.
  public var isConfidential: Bool {
    switch type {
    case .secret, .credential, .authParameters: true
    default: false
    }
  }
}

extension Evaluation {
  /// What is shown instead of a confidential value.
  package static let mask = "(set)"

  /// The value for people and scripts: that of a confidential option is masked; nil when not set.
  public var displayText: String? { text.map(masked) }

  /// The value of `setting` for people and scripts.
  package func displayText(of setting: Setting) -> String {
    masked(setting.value.text ?? setting.value.description)
  }

  /// What holds when no place sets the option, for people and scripts; nil for nothing.
  package var endText: String? { end.text.map(masked) }

  private func masked(_ text: String) -> String {
    option.isConfidential && !text.isEmpty ? Evaluation.mask : text
  }
}

extension Evaluation {
  /// The value in the words of the console, which prints a false truth value as `0`.
  /// Page: content/momentum/4/console-commands/config.md.
  package var consoleText: String? {
    guard let text = displayText else { return nil }
    let isTruth = option.type == .boolean || option.allowed.contains("false")
    return isTruth && Truth(text)?.value == false ? "0" : text
  }

  /// What else there is to know about the answer; lower case, no full stop.
  public var remarks: [String] {
    var remarks = unevaluated.map {
      RouteNote.patternNotEvaluated($0.stanza.title, reason: "\($0.reason)").text
    }
    if !isApplicable {
      let scopes = option.scopes.map(\.description).joined(separator: ", ")
      remarks.append("`\(option.keyword.name)` is not valid in this scope, only in: \(scopes)")
    }
    return remarks
  }
}

extension IgnoredSetting.Reason {
  /// Why the setting does not count; lower case, no full stop.
  package func text(of setting: Setting) -> String {
    switch self {
    case .notValidInScope:
      "`\(setting.name)` is not valid in `\(setting.scope.title)`, so it is not looked for there"
    case .queuedForGateway(let name):
      "the message is queued for `\(name)`, not for this domain"
    case .replacedByStaticRoutes: "static routes name the next hop of all mail"
    }
  }
}
