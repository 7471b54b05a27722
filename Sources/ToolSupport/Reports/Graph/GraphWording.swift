internal import EcelerityConf

/// The text of the nodes and edges of a graph in all formats, with control characters escaped.
enum GraphWording {
  /// Names that are listed; further ones are only counted.
  private static let listLimit = 3

  // MARK: Domains

  static func lines(_ group: RouteGraph.Group) -> [String] {
    if group.summedUp > 0 {
      return ["and \(group.summedUp.counting("more group")) of domains"]
        + (group.names.isEmpty ? [] : [listed(group.names)])
    }
    var lines: [String] = []
    if group.coversUnnamed { lines.append("everything else") }
    let patterns = group.patterns.map { set in
      set.isEmpty ? "names of a list" : set.joined(separator: " and ")
    }
    lines += patterns.prefix(listLimit).map(\.shortened)
    if patterns.count > listLimit {
      lines.append("and \(patterns.count - listLimit) more expressions")
    }
    let own = group.names.prefix(group.ownCount)
    if !own.isEmpty { lines.append(listed(Array(own))) }
    return lines
  }

  // MARK: Bindings

  static func lines(_ lane: RouteGraph.Lane) -> [String] {
    if lane.summedUp > 0 { return ["and \(lane.summedUp) more ways through bindings"] }
    var lines = [names(lane)]
    if let group = lane.bindings.first?.group, !lane.isEveryBinding,
      lane.bindings.allSatisfy({ $0.group == group })
    {
      lines.append("of binding group \(group)".shortened)
    }
    if let queue = lane.queue { lines.append("queued for \(queue)".shortened) }
    if let source = lane.sourceAddress { lines.append("from \(source)".shortened) }
    return lines
  }

  /// The bindings of `lane` in a few words.
  static func names(_ lane: RouteGraph.Lane) -> String {
    if lane.isEveryBinding, lane.bindings.count > 1 {
      return "every binding (\(lane.bindings.count))"
    }
    return listed(lane.bindings.map(\.name))
  }

  // MARK: Next hops

  static func lines(_ exit: RouteGraph.Exit) -> [String] {
    switch exit.place {
    case .others(let count): return ["and \(count.counting("more next hop"))"]
    case .nowhere: return [verdict(exit.verdict)]
    case .host, .lookup:
      let remark = exit.verdict == .deliver ? [] : [verdict(exit.verdict)]
      return [endpoint(exit), exit.method.name.shortened, tls(exit)] + remark
    }
  }

  static func endpoint(_ exit: RouteGraph.Exit) -> String {
    switch exit.place {
    case .host(let name, let isIPv6): (isIPv6 ? "[\(name)]" : name.shortened) + ":\(exit.port)"
    case .lookup(.mx, let name): "MX of \(name?.shortened ?? itself), port \(exit.port)"
    case .lookup(.a, let name): "address of \(name?.shortened ?? itself), port \(exit.port)"
    case .nowhere, .others: ""
    }
  }

  private static let itself = "the domain itself"

  /// The exit in a sentence about a domain: `through relay.example:25 (ESMTP, TLS required)`.
  static func sentence(_ exit: RouteGraph.Exit) -> String {
    switch exit.place {
    case .nowhere: "to nowhere: \(verdict(exit.verdict))"
    case .others: lines(exit).joined()
    case .host, .lookup:
      "through \(endpoint(exit)) (" + lines(exit).dropFirst().joined(separator: ", ") + ")"
    }
  }

  static func tls(_ exit: RouteGraph.Exit) -> String {
    let lookups = exit.policyLookups.map(\.rawValue).joined(separator: ", ")
    return requirement(exit.policy) + (lookups.isEmpty ? "" : " (before \(lookups))")
  }

  private static func requirement(_ policy: TLSPolicy) -> String {
    let verify = policy.verification == .no ? "" : ", verify \(policy.verification.rawValue)"
    return switch policy.requirement {
    case .no: "no TLS"
    case .ifavailable: "TLS if available" + verify
    case .required: "TLS required" + verify
    }
  }

  static func verdict(_ verdict: Verdict) -> String {
    verdict.rawValue + (verdict.ending.map { ", \($0)" } ?? "")
  }

  // MARK: Edges

  /// The label about the preference of a next hop, if there are several.
  static func label(_ leg: RouteGraph.Leg) -> String {
    guard let preference = leg.preference, !leg.isOnly || preference != 0 else { return "" }
    return "preference \(preference)" + (leg.sharedBy > 1 ? ", shared" : "")
  }

  // MARK: Words

  /// `n1`, `n1, n2, n3`, `n1, n2 and 998 others`
  static func listed(_ names: [String]) -> String {
    if names.count <= listLimit { return names.map(\.shortened).joined(separator: ", ") }
    let shown = names.prefix(listLimit - 1).map(\.shortened).joined(separator: ", ")
    return shown + " and \(names.count - listLimit + 1) others"
  }
}

extension String {
  /// The text for a node: control characters are escaped, and long text is cut.
  var shortened: String {
    let limit = 60
    let text = visible
    return text.unicodeScalars.count <= limit
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit - 1))) + "…"
  }
}
