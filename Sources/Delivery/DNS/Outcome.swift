/// The kind of answer that a question got.
package enum Outcome: String, CaseIterable, Hashable, Sendable, Codable {
  /// Records of the type.
  case found
  /// NODATA: the name exists and has no records of this type (RFC 2308, 2.2).
  case noData = "nodata"
  /// NXDOMAIN: the name does not exist (RFC 2308, 2.1).
  case nameError = "nxdomain"
  /// SERVFAIL: the name servers could not find out; a later try may succeed.
  case serverFailure = "servfail"
  /// REFUSED: the name servers do not answer this client.
  case refused
  /// No name server replied in time, or none could be reached.
  case timeout
  /// The reply could not be read.
  case malformed

  /// Whether the question is answered, if only by NODATA or NXDOMAIN.
  package var isAnswered: Bool { [.found, .noData, .nameError].contains(self) }
}
