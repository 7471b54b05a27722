/// Why a text is no policy (RFC 8461, 3.2).
package enum STSPolicyError: Error, Hashable, Sendable, CustomStringConvertible {
  /// It has more bytes than are read.
  case tooLong
  /// A line, counted from 1, that cannot be read, and why.
  case line(Int, String)
  /// The field that it lacks.
  case missing(String)

  /// What is there; lower case, no full stop.
  package var description: String {
    switch self {
    case .tooLong: "the policy is longer than \(STSPolicy.longestText) bytes"
    case .line(let number, let problem): "line \(number) of the policy: \(problem)"
    case .missing(let field): "the policy has no `\(field)`"
    }
  }
}
