/// Files that are kept next to configuration files and look like them, but are in other languages.
///
/// Reading them as configuration would produce many syntax errors, or worse: one that happens to
/// parse would be reformatted in a way that its own reader does not accept.
package enum ForeignFile {
  /// The names of such files, each with a description that completes "is".
  package static let languages: KeyValuePairs = [
    "mbus.conf": "the configuration of the Spread daemon",
    "cluster.boot": "a list of boot settings for the shell",
    "environment": "a list of variables for the shell",
    "ec_rotate.conf": "the settings of the log rotation script",
    "cidr_maintain.conf": "the settings of a cron job",
    "ecconfigd.conf": "Apache configuration",
  ]

  /// Returns a description of the file at `path` that completes "is", or nil if there is none.
  package static func language(of path: String) -> String? {
    let name = Path.name(of: path)
    return languages.first { $0.key == name }?.value
  }
}
