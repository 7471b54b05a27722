/// What is left of a next hop after DNS was asked, and what becomes of the message when nothing else is.
struct ResolvedHop {
  var hops: [Hop] = []
  var verdict: Verdict?
  var evidence = Evidence(.documented, Page.outbound)
  var notes: [RouteNote] = []
  /// Whether the server asks again.
  var isRepeated = false
  /// Whether there may be addresses that nobody asked for.
  var mayHaveIPv6 = false

  /// Says under which name the host was found, or under which it was sought.
  mutating func takeNote(of sought: SoughtHost) {
    if let completion = sought.hop.completion {
      evidence = Evidence(.inferred, OptionTable.page(of: .resolvConf))
      notes.append(.completed(sought.hop.host, to: completion.text))
    } else if sought.names.count > 1 {
      notes.append(.searched(sought.names.map(\.text)))
    }
  }
}

extension Hop {
  /// Takes the `address` that DNS has for it by `answer`.
  mutating func resolve(to address: IPAddress, by answer: NameAnswer) {
    self.address = address
    addressOrigin = .dns(nameServer: answer.nameServer)
    lookup = nil
  }
}
