extension Evaluation {
  /// A note that the value cannot be read and the default applies (decision D-31); nil if it can be read, and if it
  /// is not known how the server reads it.
  var misreading: RouteNote? {
    isReadable ? nil : .unknownValue(displayText ?? "", used: endText)
  }

  /// `misreading` in words, without advice.
  package var misreadingText: String? {
    misreading == nil ? nil : RouteWording.misreading(of: displayText ?? "", as: endText)
  }

  /// The value that applies: if it cannot be read, the value when nothing is set.
  var textInForce: String? { isReadable ? text : endText }

  /// The value that applies, as a whole number.
  var numberInForce: Int? { textInForce.flatMap { Int(wholeNumber: $0) } }

  private var isReadable: Bool { setting == nil || option.reads(text ?? "") }

  /// The answer, evidence and notes of a step, with those of a misreading added.
  func stepContents(
    _ answer: StepContent.Answer?, _ evidence: @autoclosure () -> Evidence?, _ notes: [RouteNote]
  ) -> (answer: StepContent.Answer?, evidence: Evidence?, notes: [RouteNote]) {
    guard let misreading else { return (answer, evidence(), notes) }
    return (
      answer ?? .text(endText ?? RouteWording.notSet),
      Evidence(.decided, page, "D-31"), notes + [misreading]
    )
  }
}
