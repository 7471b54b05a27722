/// How a question was answered.
package enum Outcome: String, CaseIterable, Hashable, Sendable, Codable {
  /// There are records.
  case found
  /// The name exists and has no records of this type (RFC 2308, 2.2).
  case noData = "nodata"
  /// The name does not exist (RFC 2308, 2.1).
  case nameError = "nxdomain"
  /// The servers could not find out; somebody who asks later may hear more.
  case serverFailure = "servfail"
  /// The servers do not answer us.
  case refused
  /// No server replied in time, or none could be reached.
  case timeout
  /// What came in reply could not be read.
  case malformed

  /// Whether the question is answered, if only by "there is none".
  package var isAnswered: Bool { [.found, .noData, .nameError].contains(self) }
}
