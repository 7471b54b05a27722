import Foundation
import TestServers

/// A process that does nothing for a while.
enum Standstill {
  /// Stops the process `id` and waits until none of its threads runs any more, as far as the system tells.
  static func begin(of id: pid_t) {
    kill(id, SIGSTOP)
    let end = ContinuousClock.now + .seconds(120)
    while states(of: id).contains(where: { !"TtZX".contains($0) }), ContinuousClock.now < end {
      usleep(1_000)
    }
  }

  /// Lets it go on.
  static func end(of id: pid_t) { kill(id, SIGCONT) }

  /// The states of its threads, a letter each (proc(5), `stat`); none but on Linux.
  private static func states(of id: pid_t) -> [Character] {
    let threads = "/proc/\(id)/task"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: threads)) ?? []
    return names.compactMap { name in
      // Behind the name of the program, which may have spaces and brackets in it.
      let line = try? String(contentsOfFile: "\(threads)/\(name)/stat", encoding: .utf8)
      return line?.components(separatedBy: ") ").last?.first
    }
  }
}
