/// The origin of the address of a next hop.
package enum AddressOrigin: Hashable, Sendable {
  /// The configuration, also as long as there is only a name.
  case configuration
  /// The query, for a recipient at an address.
  case question
  /// DNS, including an address literal in an MX record, from this name server if it is known.
  case dns(nameServer: String?)
}
