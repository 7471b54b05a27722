package import EcelerityConf

/// The answer of `confroute test` as a JSON document; docs/schema/test.schema.json describes it.
package struct ExpectationDocument: Encodable, Sendable {
  private let formatVersion = documentFormatVersion
  /// Left out unless the server would not load the configuration.
  private let partial: Bool?
  private let summary: Summary
  private let failures: [Failure]
  private let coverage: Nullable<Coverage>

  private enum CodingKeys: String, CodingKey {
    case partial, summary, failures, coverage
    case formatVersion = "format_version"
  }

  private struct Summary: Encodable {
    let expectations: Int
    let failed: Int
    let unchecked: Int
  }

  /// An expectation that does not hold on one binding.
  package struct Failure: Encodable, Sendable {
    private let location: LocationDocument
    private let domain: String
    private let binding: String
    private let bindingGroup: String
    private let mismatches: [Mismatch]

    private enum CodingKeys: String, CodingKey {
      case location, domain, binding, mismatches
      case bindingGroup = "binding_group"
    }

    private struct Mismatch: Encodable {
      let key: String
      let expected: String
      let actual: Nullable<String>
      let origin: [LocationDocument]
      let needsDNS: Bool

      enum CodingKeys: String, CodingKey {
        case key, expected, actual, origin
        case needsDNS = "needs_dns"
      }
    }

    /// The `mismatches` of the expectation at `location` in `explanation`.
    package init(
      _ location: Location, _ explanation: Explanation, _ mismatches: [RouteMismatch],
      _ map: inout SourceMap
    ) {
      self.location = LocationDocument(location)
      domain = explanation.query.domain.text
      binding = explanation.binding
      bindingGroup = explanation.bindingGroup
      var found: [Mismatch] = []
      for mismatch in mismatches {
        var origin: [LocationDocument] = []
        for setting in mismatch.settings {
          origin.append(LocationDocument(map.location(of: setting.span)))
        }
        found.append(
          Mismatch(
            key: mismatch.check.key.rawValue, expected: mismatch.check.text,
            actual: Nullable(mismatch.actual), origin: origin, needsDNS: mismatch.needsDNS))
      }
      self.mismatches = found
    }
  }

  private struct Coverage: Encodable {
    let stanzas: Int
    let unreached: [Stanza]
  }

  private struct Stanza: Encodable {
    let scope: String
    let location: Nullable<LocationDocument>
  }

  /// The document for a run over `count` expectations, of which `failed` do not hold, and `unchecked` others that
  /// could not be checked; `coverage` when it was asked for.
  package init(
    _ failures: [Failure], count: Int, failed: Int, unchecked: Int, coverage: RouteCoverage?,
    isPartial: Bool, _ map: inout SourceMap
  ) {
    partial = isPartial ? true : nil
    summary = Summary(expectations: count, failed: failed, unchecked: unchecked)
    self.failures = failures
    guard let coverage else {
      self.coverage = Nullable(nil)
      return
    }
    var unreached: [Stanza] = []
    for scope in coverage.unreached {
      let span = scope.header?.span
      unreached.append(
        Stanza(
          scope: scope.title,
          location: Nullable(span.map { LocationDocument(map.location(of: $0)) })))
    }
    self.coverage = Nullable(Coverage(stanzas: coverage.stanzas.count, unreached: unreached))
  }
}
