/// Whether XCLIENT passes on the original client to a server that offers it: the values of `xclient`.
///
/// Page: content/momentum/4/config/ref-xclient.md.
package enum XclientUse: String, Sendable, CaseIterable {
  /// It is not sent.
  case no
  /// It is sent, and a refusal is ignored.
  case ifavailable
  /// Nothing is delivered without it.
  case required
}
