import EcelerityConf
import ToolSupport

/// The messages of `--fix` on standard error.
enum FixText {
  static let standardInput =
    "standard input cannot be rewritten; show what would change with --diff"

  static let consent =
    "`--unsafe-fixes` says which fixes, not what to do with them; add `--fix` or `--diff`"

  static func changed(_ file: FixOutcome.ChangedFile) -> String {
    "\(file.path.visible): \(count(file.fixCount)) applied"
  }

  /// The message for a rejected fix. With `--diff`, it gives the location in the unchanged file.
  static func rejected(_ rejected: FixOutcome.Rejected, _ mode: FixRun.Mode) -> String {
    let location = mode == .show ? rejected.firstLocation : rejected.location
    return "\(location.description.visible): not fixed [\(rejected.rule)]: "
      + rejected.reason.message.visible
  }

  static func locked(_ path: String) -> String {
    "`\(path.visible)` may not be written, so its fixes are left; give write permission first"
  }

  static func outside(_ path: String, at place: String) -> String {
    "`\(path.visible)` is `\(place.visible)`, outside of what was named, so its fixes are left; "
      + "name it, or go to a folder above it first"
  }

  static func remaining(_ outcome: FixOutcome) -> String? {
    guard outcome.remainingCount > 0 else { return nil }
    return "\(count(outcome.remainingCount)) left after \(FixApplication.maximumRounds) rounds; "
      + "run the command again"
  }

  private static func count(_ number: Int) -> String { number.counting("fix", "fixes") }
}
