import Testing

@testable import Delivery
@testable import EcelerityConf

/// The server that a connection contacts, or why none.
struct ProbeContactTests {
  /// content/momentum/4/config/ref-prohibited-hosts.md. No substitute is contacted either.
  @Test func aProhibitedAddressIsNotContacted() throws {
    let targets = try ProbeTargets.targets(
      ["u@oak.example"],
      """
      routes = ( "smtp://192.0.2.1" "smtp://198.51.100.2" "smtp://192.0.2.3" )
      prohibited_hosts = ( "198.51.100.0/24" )

      """)
    let hops = targets[0].explanation.destinations
    var plan = ProbePlan()
    for substitute in [nil, Endpoint("192.0.2.9", defaultPort: 25)] {
      plan.connectTo = substitute
      #expect(
        hops.map { plan.contact($0, of: targets[0]) == .prohibited } == [false, true, false])
    }
    let other = try ProbeTargets.targets(
      ["u@oak.example"], "routes = ( \"smtp://192.0.2.1\" \"smtp://198.51.100.2\" )")
    #expect(other[0].explanation.destinations.allSatisfy { !$0.isProhibited })
  }

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
