import Foundation

package import Delivery

/// Postfix's `smtp-sink`, which discards mail, or fails as its options say (smtp-sink(1)).
package final class SMTPSink {
  package let endpoint: Endpoint
  private let process: Process
  private let directory: TemporaryDirectory

  package static var isPossible: Bool { Program.isInstalled("smtp-sink") }

  /// With options such as `-r rcpt` (450 to RCPT), `-f rcpt` (5xx), `-q rcpt` (closes), `-L` (LMTP), `-e` (HELO only).
  package init(_ options: [String] = []) throws {
    directory = try TemporaryDirectory()
    let port = try LoopbackSocket.requirePort()
    endpoint = Endpoint(.loopback, port: port)
    let user = getuid() == 0 ? ["-u", "nobody"] : []
    process = try Program("smtp-sink").start(
      user + options + ["127.0.0.1:\(port)", "16"], in: directory)
    try Program.wait(for: process, in: directory, until: endpoint.isListening)
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }
}

extension Endpoint {
  /// Whether a connection to it is accepted.
  package func isListening() -> Bool {
    do throws(TransportError) {
      try Connection(to: self, until: .now + .seconds(1)).close()
      return true
    } catch {
      return false
    }
  }
}
