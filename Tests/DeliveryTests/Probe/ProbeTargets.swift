import EcelerityConf
import TestServers
import Testing

@testable import Delivery

/// Targets for tests of probe runs.
enum ProbeTargets {
  /// The targets of `recipients` by `configuration`, which has to name every next hop.
  static func targets(_ recipients: [String], _ configuration: String) throws -> [ProbeTarget] {
    let loaded = try Configuration.load(
      "main.conf", from: MemoryLoader(["main.conf": configuration]))
    var resolver = RouteResolver(
      RouteEvaluator(loaded), asking: TableResolver(),
      policies: .recorded(RecordedPolicies(Recording())))
    let queries = try recipients.map { try RouteQuery($0) }
    return try resolver.targets(for: queries, from: .null).flatMap { try $0.get() }
  }

  /// Probes the targets, and returns the attempts of each.
  static func attempts(
    _ targets: [ProbeTarget], _ plan: ProbePlan, interruption: Interruption? = nil,
    encryption: EncryptionLibrary = EncryptionLibrary()
  ) throws -> [[Attempt]] {
    var found = [[Attempt]?](repeating: nil, count: targets.count)
    try ProbeRun(plan, interruption: interruption, encryption: encryption).run(targets) { event in
      guard case .finished(let target, let attempts) = event else { return }
      #expect(found[target] == nil, "a target is told of twice")
      found[target] = attempts
    }
    return try found.map { try #require($0, "a target is told of") }
  }
}
