internal import EcelerityConf
internal import ToolSupport

/// The messages of `conffmt`.
enum Message {
  static let discussion = """
    Files are rewritten in place, and `-` is read from standard input and written to standard \
    output. Only white space changes, and only in the files that are named: what they include is \
    left alone. The result is read again before it is written, so a file never comes to mean \
    something else.

    What stands between a line `# conffmt: off` and a line `# conffmt: on` is kept as it is, to the \
    end of the body or the file when there is no `on`. There are no style options.
    """

  /// An error for two options that exclude each other.
  struct Conflict: Error, CustomStringConvertible {
    let description: String

    init(with option: String) {
      description = "`--stdout` and `\(option)` ask for different output; leave one of them out"
    }
  }

  static let nothingFound = "no `*.conf` file found there; there is nothing to format"

  static func rewritten(_ name: String) -> String { "\(name.visible): formatted" }

  static func pipe(_ name: String) -> String {
    "`\(name.visible)` is a pipe, not a file; use `-` to read standard input"
  }

  static func foreign(_ name: String, _ language: String) -> String {
    "`\(name.visible)` is \(language), not in the language of Momentum; it is left alone"
  }

  static func defect(_ name: String, _ description: String) -> String {
    "`\(name.visible)` is left alone because of a defect in conffmt: \(description); "
      + "please report it together with the file"
  }

  /// The maximum number of errors reported for one file; the first ones must be fixed first.
  static let errorLimit = 20

  static func moreErrors(_ name: String, _ count: Int) -> String {
    "\(name.visible): \(count.counting("more syntax error"))"
  }
}
