/// Why a file is not a valid policy (RFC 8461, 3.2).
package enum STSPolicyError: Error, Hashable, Sendable, CustomStringConvertible {
  /// It is longer than `STSPolicy.longestText`.
  case tooLong
  /// The line with this number, from 1, is malformed, and why.
  case line(Int, String)
  /// A required field is missing.
  case missing(String)

  /// The defect; lower case, no full stop.
  package var description: String {
    switch self {
    case .tooLong: "the policy is longer than \(STSPolicy.longestText) bytes"
    case .line(let number, let problem): "line \(number) of the policy: \(problem)"
    case .missing(let field): "the policy has no `\(field)`"
    }
  }
}
