internal import EcelerityConf

/// The data with which the script of a page finds the route of a domain.
struct GraphPageData: Encodable {
  private let groups: [GroupData]
  /// The bindings of each lane in words.
  private let lanes: [String]
  /// Each exit in words.
  private let exits: [String]
  private let paths: [PathData]
  private let legs: [LegData]
  /// The group of names that match exactly these expressions.
  private let unnamed: [UnnamedData]
  private let patterns: [PatternData]
  private let suffixes: [String]
  private let left: [String]
  private let files: [String]

  private struct GroupData: Encodable {
    let names: [String]
    /// File and line of the stanza of each name; -1 if it has none.
    let places: [Int]
  }

  private struct PathData: Encodable {
    let group: Int
    let lane: Int
    let witness: String
    let reasons: [String]
  }

  private struct LegData: Encodable {
    let lane: Int
    let exit: Int
    /// The label about the preference.
    let label: String
  }

  private struct UnnamedData: Encodable {
    let patterns: [Int]
    let group: Int
  }

  private struct PatternData: Encodable {
    let text: String
    /// Whether a browser matches it like PCRE.
    let isPortable: Bool
  }

  init(
    _ graph: RouteGraph, _ reasons: [[GraphReason]], _ configuration: Configuration,
    _ map: inout SourceMap
  ) {
    let places = StanzaPlaces(configuration)
    var groups: [GroupData] = []
    for group in graph.groups {
      groups.append(GroupData(names: group.names, places: places.places(of: group.names, &map)))
    }
    self.groups = groups
    files = configuration.files.map { $0.tree.source.path.visible }
    lanes = graph.lanes.map(GraphWording.names)
    exits = graph.exits.map(GraphWording.sentence)
    paths = zip(graph.paths, reasons).map { path, reasons in
      PathData(
        group: path.group, lane: path.lane, witness: path.witness?.query.domain.text ?? "",
        reasons: reasons.map(\.text))
    }
    legs = graph.legs.map {
      LegData(lane: $0.lane, exit: $0.exit, label: GraphWording.label($0))
    }
    unnamed = graph.unnamed.map { UnnamedData(patterns: $0.patterns, group: $0.group) }
    patterns = graph.patterns.map {
      PatternData(text: $0, isPortable: BrowserPattern.isPortable($0))
    }
    suffixes = graph.suffixes
    left = graph.namesLeftOut
  }

  /// The document for a script element, which only `<` could end (HTML, 4.12.1.3).
  func text() throws -> String {
    let bytes = try JSONText.encodeReport(self, .oneLine).dropLast()
    return String(decoding: bytes, as: UTF8.self).replacing("<", with: "\\u003C")
  }
}

/// The places of the stanzas of names.
private struct StanzaPlaces {
  private let configuration: Configuration

  init(_ configuration: Configuration) { self.configuration = configuration }

  func places(of names: [String], _ map: inout SourceMap) -> [Int] {
    var found: [Int] = []
    found.reserveCapacity(names.count * 2)
    for name in names {
      let span = configuration.global.child(.domain, name)?.header?.span
      found.append(span.map { Int($0.file.rawValue) } ?? -1)
      found.append(span.map { map.location(of: $0).start.line } ?? -1)
    }
    return found
  }
}
