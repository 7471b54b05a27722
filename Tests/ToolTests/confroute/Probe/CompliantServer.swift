import Delivery
import Foundation
import Synchronization
import TestServers

/// A server that accepts everything and records it.
final class CompliantServer: Sendable {
  let server: ScriptedMailServer
  private let heard: Heard

  final class Heard: Sendable {
    private let kept = Mutex<[String]>([])
    private let open = Mutex((now: 0, most: 0))

    func keep(_ line: String) { kept.withLock { $0.append(line) } }
    var lines: [String] { kept.withLock { $0 } }
    func begin() { open.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) } }
    func end() { open.withLock { $0.now -= 1 } }
    var mostAtATime: Int { open.withLock { $0.most } }
  }

  /// Replies to each line with the result of `reply`, or with 250 if that is nil.
  init(
    isParallel: Bool = false, seconds: Double = 0,
    _ reply: @escaping @Sendable (String) -> String? = { _ in nil }
  ) throws {
    let heard = Heard()
    self.heard = heard
    server = try ScriptedMailServer(isParallel: isParallel) { peer in
      heard.begin()
      Thread.sleep(forTimeInterval: seconds)
      peer.send("220 mx1.example.test\r\n")
      while let line = peer.line() {
        heard.keep(line)
        // After its last reply, a client may connect again before this session has ended.
        if line == "QUIT" { heard.end() }
        peer.send((reply(line) ?? "250 ok") + "\r\n")
        if line == "QUIT" { break }
      }
    }
  }

  var lines: [String] { heard.lines }
  /// The greatest number of concurrent sessions.
  var mostAtATime: Int { heard.mostAtATime }
  var port: UInt16 { server.endpoint.port }

  /// A configuration that routes everything to it, with `rest`.
  func route(_ rest: String = "") -> String {
    "routes = ( \"smtp://127.0.0.1:\(port)\" ) \(rest)\n"
  }
}
