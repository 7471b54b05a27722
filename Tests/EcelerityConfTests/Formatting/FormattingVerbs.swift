import EcelerityConf
import Testing

/// Tests that `text` is already formatted: formatting preserves every byte.
func testCanonical(
  _ text: String, at location: SourceLocation = #_sourceLocation
) {
  testTransform(text, text, at: location)
}

/// Tests that `before` is formatted as `after`, which is stable, and that only white space changes.
func testTransform(
  _ before: String, _ after: String, at location: SourceLocation = #_sourceLocation
) {
  let source = SourceFile(path: "test.conf", text: before)
  let formatted = formatted(source, at: location)
  #expect(String(decoding: formatted, as: UTF8.self) == after, sourceLocation: location)
}

/// Formats `source`; any other outcome is a failed expectation.
@discardableResult
func formatted(
  _ source: SourceFile, at location: SourceLocation = #_sourceLocation
) -> [UInt8] {
  switch Formatter.formatChecked(source) {
  case .unchanged: return source.bytes
  case .changed(let bytes): return bytes
  case .refused(let problems):
    Issue.record("refused: \(problems.map(\.kind))", sourceLocation: location)
  case .defect(let defect):
    let text = String(decoding: source.bytes, as: UTF8.self)
    Issue.record("defect: \(defect) in \(text.debugDescription)", sourceLocation: location)
  }
  return []
}
