/// Whether a server that offers XCLIENT is told who is behind the client: the values of `xclient`.
///
/// Page: content/momentum/4/config/ref-xclient.md.
package enum XclientUse: String, Sendable, CaseIterable {
  /// It never is.
  case no
  /// It is, and a refusal changes nothing.
  case ifavailable
  /// Nothing is delivered without it.
  case required
}
