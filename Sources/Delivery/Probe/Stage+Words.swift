extension Stage {
  /// The failure in words; nil when there is none.
  package var failureText: String? {
    failure.map { cause in
      switch cause {
      // The stage's name says what was awaited.
      case .transport(let error): error.description
      default: SMTPError(stage: name, awaited: "the reply", cause: cause).description
      }
    }
  }
}
