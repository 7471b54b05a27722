/// Files that lie beside configuration and look like it, but are in other languages.
///
/// Reading them as configuration would bring up a page of syntax errors, or worse: one that happens
/// to be readable would be laid out in a way that its own reader does not accept.
package enum ForeignFile {
  /// What the file called `path` is, after "is"; nil when its name says nothing.
  package static func language(of path: String) -> String? {
    let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map {
      path[path.utf8.index(after: $0)...]
    }
    switch name ?? path[...] {
    case "mbus.conf": return "the configuration of the Spread daemon"
    case "cluster.boot": return "a list of boot settings for the shell"
    case "environment": return "a list of variables for the shell"
    case "ec_rotate.conf": return "the settings of the log rotation script"
    case "cidr_maintain.conf": return "the settings of a cron job"
    case "ecconfigd.conf": return "Apache configuration"
    default: return nil
    }
  }
}
