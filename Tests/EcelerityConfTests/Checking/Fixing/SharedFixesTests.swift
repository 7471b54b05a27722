import Testing

@testable import EcelerityConf

/// Reports and `--fix` call the same fixes safe: those that all readers of a file have and call safe.
struct SharedFixesTests {
  /// A safe fix of the first byte, one that needs consent, and no finding.
  private enum Opinion {
    case safe, suggested, none
  }

  @Test func aFixIsSafeWhereAllReadersCallItSafe() throws {
    #expect(try isSafe([[.safe], [.safe]]))
    #expect(try !isSafe([[.safe], [.suggested]]))
    #expect(try !isSafe([[.safe], [.none]]))
  }

  /// As one of them is not to be applied without consent, neither is the other, which is the same edit.
  @Test func equalFixesOfOneReaderAreOne() throws {
    #expect(try !isSafe([[.safe, .suggested], [.safe]]))
  }

  @Test func aSingleReaderAgreesWithItself() throws {
    #expect(try isSafe([[.safe]]))
    #expect(try isSafe([[.safe, .suggested]]))
  }

  @Test func aCommentThatOneReaderNeedsIsNeeded() throws {
    let configuration = try load()
    let unused = finding(.none, rule: UnusedSuppression.description.id)
    let views = [
      SharedFixes.View([unused], in: configuration), SharedFixes.View([], in: configuration),
    ]
    #expect(!SharedFixes(views).holds(unused, of: views[0]))
    #expect(SharedFixes([views[0], views[0]]).holds(unused, of: views[0]))
    #expect(SharedFixes([views[0]]).holds(unused, of: views[0]))
    #expect(SharedFixes(views).holds(finding(.safe), of: views[0]))
  }

  /// Whether the first fix of the first reader is safe.
  private func isSafe(_ readers: [[Opinion]]) throws -> Bool {
    let configuration = try load()
    let views = readers.map { opinions in
      SharedFixes.View(opinions.map { finding($0) }, in: configuration)
    }
    return SharedFixes(views).isSafelyFixed(views[0].findings[0], of: views[0])
  }

  private func load() throws -> Configuration {
    try Configuration.load("main.conf", from: MemoryLoader(["main.conf": "tls = no\n"]))
  }

  private func finding(_ opinion: Opinion, rule: String = "sample") -> Diagnostic {
    let span = SourceSpan(FileID(0), ByteRange(0, 1))
    let edit = Edit(replace: span, with: "T")
    return Diagnostic(
      rule: rule, severity: .warning, message: "a sample", span: span,
      fix: opinion == .none ? nil : opinion == .safe ? .safe(edit) : .suggestion(edit))
  }
}
