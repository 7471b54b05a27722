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
    evaluation.displayText ?? "not set"
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
  public static let mask = "********"

  /// The value for people and scripts: that of a confidential option is masked; nil when not set.
  public var displayText: String? { text.map(masked) }

  /// The value of `setting` for people and scripts.
  public func displayText(of setting: Setting) -> String {
    masked(setting.value.text ?? setting.value.description)
  }

  private func masked(_ text: String) -> String {
    option.isConfidential && !text.isEmpty ? Evaluation.mask : text
  }
}
