/// Who says what the address of a next hop is.
package enum AddressOrigin: Hashable, Sendable {
  /// The configuration; nobody as long as there is only a name.
  case configuration
  /// The question, which is about a recipient at an address.
  case question
  /// DNS, be it by the text of an exchanger; the name server that said so, if it is known.
  case dns(nameServer: String?)
}
