/// Files that lie beside configuration and look like it, but are in other languages.
///
/// Reading them as configuration would bring up a page of syntax errors, or worse: one that happens
/// to be readable would be laid out in a way that its own reader does not accept.
package enum ForeignFile {
  /// The names of such files, and what they are, after "is".
  package static let languages: KeyValuePairs = [
    "mbus.conf": "the configuration of the Spread daemon",
    "cluster.boot": "a list of boot settings for the shell",
    "environment": "a list of variables for the shell",
    "ec_rotate.conf": "the settings of the log rotation script",
    "cidr_maintain.conf": "the settings of a cron job",
    "ecconfigd.conf": "Apache configuration",
  ]

  /// What the file called `path` is, after "is"; nil when its name says nothing.
  package static func language(of path: String) -> String? {
    let name = Path.name(of: path)
    return languages.first { $0.key == name }?.value
  }
}
