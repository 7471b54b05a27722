extension Stage {
  /// Why there is no reply, in words; nil when nothing went wrong.
  package var failureText: String? {
    failure.map { cause in
      switch cause {
      // What was awaited, the name of the stage tells.
      case .transport(let error): error.description
      default: SMTPError(stage: name, awaited: "the reply", cause: cause).description
      }
    }
  }
}
