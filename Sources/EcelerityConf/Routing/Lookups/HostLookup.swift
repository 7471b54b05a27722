/// The DNS answers about a next hop, under the first of its candidate names that exists.
struct HostLookup {
  /// The next hop, with the completion that was found.
  let hop: Hop
  let answers: [NameAnswer]
  /// The names that were looked up.
  let names: [DomainName]
}
