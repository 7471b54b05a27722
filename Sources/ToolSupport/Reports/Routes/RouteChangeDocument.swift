package import EcelerityConf

/// The answer of `confroute diff` as a JSON document; docs/schema/diff.schema.json describes it.
package struct RouteChangeDocument: Encodable, Sendable {
  private let formatVersion = documentFormatVersion
  /// Left out unless the server would not load a configuration.
  private let partial: Bool?
  private let old: String
  private let new: String
  private let changes: [Change]
  private let addedBindings: [Binding]
  private let removedBindings: [Binding]
  private let addedBindingGroups: [String]
  private let removedBindingGroups: [String]
  private let unknownPatterns: [Unknown]
  private let mayMissOverlaps: Bool

  private enum CodingKeys: String, CodingKey {
    case partial, old, new, changes
    case formatVersion = "format_version"
    case addedBindings = "added_bindings"
    case removedBindings = "removed_bindings"
    case addedBindingGroups = "added_binding_groups"
    case removedBindingGroups = "removed_binding_groups"
    case unknownPatterns = "unknown_patterns"
    case mayMissOverlaps = "may_miss_overlaps"
  }

  /// The document for `differences` between the configurations called `oldName` and `newName`.
  package init(
    _ differences: RouteDifferences, _ oldName: String, _ newName: String, isPartial: Bool,
    _ old: inout SourceMap, _ new: inout SourceMap
  ) {
    partial = isPartial ? true : nil
    self.old = oldName
    self.new = newName
    var changes: [Change] = []
    for change in differences.changes { changes.append(Change(change, &old, &new)) }
    self.changes = changes
    addedBindings = differences.addedBindings.map(Binding.init)
    removedBindings = differences.removedBindings.map(Binding.init)
    addedBindingGroups = differences.addedBindingGroups
    removedBindingGroups = differences.removedBindingGroups
    var unknown: [Unknown] = []
    for pattern in differences.unknown { unknown.append(Unknown(pattern, &old, &new)) }
    unknownPatterns = unknown
    mayMissOverlaps = differences.mayMissOverlaps
  }

  private struct Binding: Encodable {
    let binding: String
    let bindingGroup: String

    enum CodingKeys: String, CodingKey {
      case binding
      case bindingGroup = "binding_group"
    }

    init(_ binding: RouteBinding) {
      self.binding = binding.name
      bindingGroup = binding.group ?? RouteQuery.defaultGroup
    }
  }

  private struct Unknown: Encodable {
    let pattern: String
    let location: Nullable<LocationDocument>
    let reason: Nullable<String>

    init(_ unknown: UnknownPattern, _ old: inout SourceMap, _ new: inout SourceMap) {
      pattern = unknown.stanza.label ?? ""
      let span = unknown.stanza.header?.span
      location = Nullable(
        span.map {
          LocationDocument(unknown.isNew ? new.location(of: $0) : old.location(of: $0))
        })
      reason = Nullable(unknown.failure?.description)
    }
  }

  private struct Application: Encodable {
    let option: String
    let takes: String
    let page: String
    /// Left out unless it takes a refresh.
    let refresh: String?

    init(_ application: OptionApplication, of change: RouteChange) {
      option = application.option.name
      takes = application.way.rawValue
      page = application.page
      refresh = application.way == .refresh ? change.refreshed : nil
    }
  }

  private struct Difference: Encodable {
    let attribute: String
    let old: [String]
    let new: [String]
    let oldOrigin: [LocationDocument]
    let newOrigin: [LocationDocument]

    enum CodingKeys: String, CodingKey {
      case attribute, old, new
      case oldOrigin = "old_origin"
      case newOrigin = "new_origin"
    }

    init(
      _ change: RouteAttributeChange, _ decision: RouteDecision, _ old: inout SourceMap,
      _ new: inout SourceMap
    ) {
      attribute = change.attribute.rawValue
      self.old = change.old
      self.new = change.new
      oldOrigin = RouteChangeDocument.locations(decision.old, &old)
      newOrigin = RouteChangeDocument.locations(decision.new, &new)
    }
  }

  private struct Change: Encodable {
    let witness: String
    let names: [String]
    let examples: [String]
    let patterns: [String]
    let bindings: [Binding]
    let differences: [Difference]
    let old: RouteDocument
    let new: RouteDocument
    let applying: [Application]

    enum CodingKeys: String, CodingKey {
      case witness, names, examples, patterns, bindings, differences, old, new, applying
    }

    init(_ change: RouteChange, _ old: inout SourceMap, _ new: inout SourceMap) {
      witness = change.witness.text
      names = change.names
      examples = change.examples.map(\.text)
      patterns = change.patterns
      bindings = change.bindings.map(Binding.init)
      var differences: [Difference] = []
      for (attribute, decision) in zip(change.attributes, change.decisions) {
        differences.append(Difference(attribute, decision, &old, &new))
      }
      self.differences = differences
      self.old = RouteDocument(change.old, includesSteps: false, &old)
      self.new = RouteDocument(change.new, includesSteps: false, &new)
      applying = change.applications.map { Application($0, of: change) }
    }
  }

  private static func locations(
    _ settings: [Setting], _ map: inout SourceMap
  ) -> [LocationDocument] {
    var found: [LocationDocument] = []
    for setting in settings { found.append(LocationDocument(map.location(of: setting.span))) }
    return found
  }
}
