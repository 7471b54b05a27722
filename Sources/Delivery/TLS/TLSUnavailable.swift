/// No OpenSSL was found, so that TLS is not available.
package struct TLSUnavailable: Error, Hashable, Sendable, CustomStringConvertible {
  /// The libraries that were tried, in order.
  package let tried: [String]
  /// Why a library that exists cannot be used; nil when none exists.
  package let problem: String?

  /// What is missing, and how to install it.
  package var description: String {
    let tried = tried.map { "`\($0)`" }.joined(separator: ", ")
    return "no OpenSSL for TLS: \(problem ?? "tried \(tried)"); install it with `\(Self.remedy)`"
  }

  private static var remedy: String {
    #if canImport(Darwin)
      "brew install openssl@3"
    #else
      "apt install libssl3"
    #endif
  }
}
