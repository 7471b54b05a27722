import Foundation
import TestServers

/// A stopped process.
enum Standstill {
  /// Stops the process `id` and waits until none of its threads is running, as far as the system
  /// reports that.
  static func begin(of id: pid_t) {
    kill(id, SIGSTOP)
    let end = ContinuousClock.now + .seconds(120)
    while states(of: id).contains(where: { !"TtZX".contains($0) }), ContinuousClock.now < end {
      usleep(1_000)
    }
  }

  /// Continues the process.
  static func end(of id: pid_t) { kill(id, SIGCONT) }

  /// The states of its threads, one letter each (proc(5), `stat`); empty except on Linux.
  private static func states(of id: pid_t) -> [Character] {
    let threads = "/proc/\(id)/task"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: threads)) ?? []
    return names.compactMap { name in
      // The state follows the program name, which may contain spaces and brackets.
      let line = try? String(contentsOfFile: "\(threads)/\(name)/stat", encoding: .utf8)
      return line?.components(separatedBy: ") ").last?.first
    }
  }
}
