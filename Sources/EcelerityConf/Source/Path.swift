/// Operations on paths as text, without asking the file system.
package enum Path {
  /// The folder of `path`: everything before the last slash, `.` when there is none.
  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of `path`; empty after a final slash.
  package static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// `name` below `folder`; an absolute `name` stays as it is.
  package static func join(_ folder: String, _ name: String) -> String {
    if name.hasPrefix("/") || folder.isEmpty || folder == "." { return name }
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// Whether `path` starts at the root.
  package static func isAbsolute(_ path: String) -> Bool { path.hasPrefix("/") }

  /// `path` without `.`, doubled slashes, a final slash, and `name/..`.
  package static func normalize(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !isAbsolute(path) {
        parts.append(part)
      }
    }
    // By hand: every command does this while it starts, when `joined` finds out about its types.
    var joined = ""
    for part in parts { joined += joined.isEmpty ? part : "/" + part }
    if isAbsolute(path) { return "/" + joined }
    return joined.isEmpty ? "." : joined
  }
}
