/// That no OpenSSL was found, without which nothing can be encrypted.
package struct TLSUnavailable: Error, Hashable, Sendable, CustomStringConvertible {
  /// The names and paths of the libraries that were looked for, in this order.
  package let tried: [String]
  /// Why one that is there cannot be used; nil when none is.
  package let problem: String?

  /// What is there, and what to install.
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
