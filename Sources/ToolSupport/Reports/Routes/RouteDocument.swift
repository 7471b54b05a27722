package import EcelerityConf

/// The answer of `confroute explain` as it is in an encoded JSON document: what `RouteDocumentWriter` writes.
/// docs/schema/explain.schema.json describes it.
package struct RouteDocument: Encodable, Sendable {
  private let value: JSONValue

  /// The places of an option that a document lists.
  package enum Candidates: Sendable {
    /// All places.
    case all
    /// Places that set the option.
    case withValue
  }

  /// The document for `explanation`, with its steps when it `includesSteps`; `map` belongs to its
  /// configuration, which the server would not load when it `isPartial`.
  package init(
    _ explanation: Explanation, includesSteps: Bool, isPartial: Bool = false,
    candidates: Candidates = .all, _ map: inout SourceMap
  ) {
    var writer = RouteDocumentWriter(
      includesSteps: includesSteps, isPartial: isPartial, candidates: candidates)
    value = JSONValue(writer.bytes(explanation, &map))
  }

  /// Writes the members of the document.
  package func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
}

/// A next hop in an encoded JSON document.
package struct DestinationDocument: Encodable, Sendable {
  private let value: JSONValue

  /// The document for `destination`.
  package init(_ destination: Destination) {
    var json = JSONBytes()
    json.append(destination)
    value = JSONValue(json.bytes)
  }

  /// Writes the members of the document.
  package func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
}
