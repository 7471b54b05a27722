/// `labels-differ-in-case`
enum LabelsDifferInCase: ConfigurationRule {
  static let description = RuleDescription(
    id: "labels-differ-in-case", group: .suspicious, severity: .warning,
    summary: "two stanzas whose labels differ only in letter case",
    rationale: """
      Names of bindings and groups are case-sensitive, so these are two that are easily \
      confused, which is reported as info. Whether letter case matters in other labels is not \
      documented: the stanzas may be two, or the second may be merged into the first. Labels of domains, \
      hosts and listeners are checked by other rules.
      """,
    evidence: .inferred, pages: [Page.of(.binding), Page.of(.bindingGroup)],
    examples: [
      .reports(
        #"""
        binding "north" { bind_address = 192.0.2.1 }
        binding ⟦"North"⟧ { bind_address = 192.0.2.2 }
        """#),
      .reports(
        #"""
        binding_group "Bulk" { binding "b1" { bind_address = 192.0.2.1 } }
        binding_group ⟦"bulk"⟧ { binding ⟦"B1"⟧ { bind_address = 192.0.2.2 } }
        """#),
      .reports(
        #"""
        threadpool "accept" { concurrency = 20 }
        threadpool ⟦"Accept"⟧ { concurrency = 30 }
        """#),
      .accepts(
        #"""
        binding "north" { bind_address = 192.0.2.1 }
        binding "north2" { bind_address = 192.0.2.2 }
        """#),
      .accepts(
        #"""
        scriptlet "s" { script "Mill" { source = "a.lua" } }
        sieve "f" { script "mill" { } }
        """#),
    ])

  static func check(_ configuration: Configuration, _ findings: inout Findings) {
    var tables: [Place: LabelTable] = [:]
    for scope in configuration.allScopes {
      guard let place = Place(of: scope),
        let first = tables[place, default: LabelTable(ignoringCase: true)].first(like: scope),
        scope.label != first.label
      else { continue }
      report(scope, first, &findings)
    }
  }

  private static func report(_ scope: Scope, _ first: Scope, _ findings: inout Findings) {
    guard let header = scope.header, let other = first.header?.labelSpan else { return }
    let isBinding = scope.keyword == .binding || scope.keyword == .bindingGroup
    findings.report(
      self, at: header.labelSpan, in: scope.parent,
      "\(scope.name) `\(scope.label ?? "")` differs from `\(first.label ?? "")` only in letter case",
      detail: isBinding
        ? "letter case matters, so they are two; give one of them another name"
        : "write both in the same way, or give one of them another name",
      severity: isBinding ? .info : nil, related: [RelatedPlace("the other one", at: other)])
  }

  /// The place in which labels are compared: the whole configuration for bindings, the parent scope for others.
  private struct Place: Hashable {
    let name: NameID
    let parent: ScopeID

    /// The place of the label of `scope`; nil for labels that another rule compares, and for unknown stanzas.
    init?(of scope: Scope) {
      guard let keyword = scope.keyword, let container = scope.parent else { return nil }
      switch keyword {
      case .domain, .host, .listen: return nil
      default: break
      }
      guard scope.isLabelled, OptionTable.isKnownStanza(keyword) else { return nil }
      name = scope.nameID
      parent = keyword == .binding ? .global : container.id
    }
  }
}
