/// The result of the lookups for a next hop, and the verdict when no other next hop is left.
struct ResolvedHop {
  var hops: [Hop] = []
  var verdict: Verdict?
  var evidence = Evidence(.documented, Page.outbound)
  var notes: [RouteNote] = []
  /// Whether the server repeats the lookup.
  var isRepeated = false
  /// Whether there may be IPv6 addresses that were not looked up.
  var mayHaveIPv6 = false

  /// Records the name under which the host was found, or all names that were tried.
  mutating func recordName(of lookup: HostLookup) {
    if let completion = lookup.hop.completion {
      evidence = Evidence(.inferred, OptionTable.page(of: .resolvConf))
      notes.append(.completed(lookup.hop.host, to: completion.text))
    } else if lookup.names.count > 1 {
      notes.append(.searched(lookup.names.map(\.text)))
    }
  }
}

extension Hop {
  /// Sets the `address` that `answer` has for it.
  mutating func resolve(to address: IPAddress, by answer: NameAnswer) {
    self.address = address
    addressOrigin = .dns(nameServer: answer.nameServer)
    lookup = nil
  }
}
