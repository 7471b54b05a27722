import Testing

@testable import Delivery
@testable import EcelerityConf

/// The server that a connection contacts, or why none.
struct ProbeContactTests {
  @Test(arguments: [
    ("192.0.2.1", 70_000, "port 70000 of the next hop is not a port from 0 to 65535"),
    (nil, 25, "the next hop has no address"),
  ])
  func nobodyIsContactedForAReason(address: String?, port: Int, reason: String) throws {
    let targets = try ProbeTargets.targets(["u@oak.example"], "routes = ( 192.0.2.1 )")
    let target = try #require(targets.first)
    let hop = try #require(target.explanation.destinations.first)
    let other = Destination(
      host: hop.host, address: address.flatMap { IPAddress($0) }, addressOrigin: hop.addressOrigin,
      lookup: hop.lookup, port: port, preference: hop.preference, method: hop.method,
      policy: hop.policy, configuredPolicy: hop.configuredPolicy, policyDecider: hop.policyDecider,
      policyLookups: hop.policyLookups, sourceAddress: hop.sourceAddress, ehloName: hop.ehloName,
      nameInDNS: hop.nameInDNS, exchangerOf: hop.exchangerOf)
    #expect(ProbePlan().contact(other, of: target) == .unavailable(reason))
  }
}
