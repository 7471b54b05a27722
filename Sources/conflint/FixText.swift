import EcelerityConf
import ToolSupport

/// The messages of `--fix` on standard error.
enum FixText {
  static let standardInput =
    "standard input cannot be rewritten; show what would change with --diff"

  static let consent =
    "`--unsafe-fixes` has no effect by itself; add `--fix` or `--diff`"

  static func changed(_ file: FixOutcome.ChangedFile) -> String {
    "\(file.path.visible): \(count(file.fixCount)) applied"
  }

  /// The message for a rejected fix. With `--diff`, it gives the location in the unchanged file.
  static func rejected(_ rejected: FixOutcome.Rejected, _ mode: FixRun.Mode) -> String {
    let location = mode == .show ? rejected.firstLocation : rejected.location
    return "\(location.description.visible): not fixed [\(rejected.rule)]: "
      + rejected.words.visible
  }

  static func locked(_ path: String) -> String {
    "`\(path.visible)` is not writable, so its fixes are not applied; give write permission first"
  }

  static func outside(_ path: String, at place: String) -> String {
    "`\(path.visible)` is `\(place.visible)`, outside the named files and directories, so its fixes are not applied; "
      + "name it, or run the command in a directory above it"
  }

  static func remaining(_ outcome: FixOutcome) -> String? {
    guard outcome.remainingCount > 0 else { return nil }
    return "\(count(outcome.remainingCount)) left after \(FixApplication.maximumRounds) rounds; "
      + "run the command again"
  }

  private static func count(_ number: Int) -> String { number.counting("fix", "fixes") }
}
