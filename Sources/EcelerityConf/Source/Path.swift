/// Operations on paths as text, without access to the file system.
///
/// Slashes are compared as bytes, as the system does: a slash followed by a combining mark is a
/// different `Character`.
package enum Path {
  private static let slash = UInt8(ascii: "/")

  /// The directory of `path`: everything before the last slash, or `.` if there is none.
  package static func directory(of path: String) -> String {
    guard let last = path.utf8.lastIndex(of: slash) else { return "." }
    return last == path.startIndex ? "/" : String(path[..<last])
  }

  /// The last component of `path`; empty after a final slash.
  package static func name(of path: String) -> String {
    guard let last = path.utf8.lastIndex(of: slash) else { return path }
    return String(path[path.utf8.index(after: last)...])
  }

  /// Appends `name` to `directory`; an absolute `name` is returned unchanged.
  package static func join(_ directory: String, _ name: String) -> String {
    if isAbsolute(name) || directory.isEmpty || directory == "." { return name }
    return directory.utf8.last == slash ? directory + name : directory + "/" + name
  }

  /// Whether `path` is absolute.
  package static func isAbsolute(_ path: some StringProtocol) -> Bool { path.utf8.first == slash }

  /// The part of `path` after `directory`, compared as written; nil if `path` is not below it.
  package static func rest(of path: String, below directory: String) -> String? {
    let beginning = directory.utf8.last == slash ? directory : directory + "/"
    guard path.utf8.starts(with: beginning.utf8) else { return nil }
    return String(path[path.utf8.index(path.startIndex, offsetBy: beginning.utf8.count)...])
  }

  /// The components of `path`, in order.
  package static func names(in path: String) -> [String] {
    path.utf8.split(separator: slash).map { String(Substring($0)) }
  }

  /// `path` without `.`, doubled slashes, a final slash, and `name/..`.
  package static func normalize(_ path: String) -> String {
    isNormal(path) ? path : rebuilt(path)
  }

  /// Whether `path` consists of names only, as most do.
  private static func isNormal(_ path: String) -> Bool {
    var length = 0
    var dots = 0
    var isFirst = true
    for byte in path.utf8 {
      if byte == slash {
        guard length > min(dots, 2) || isFirst && length == 0 else { return false }
        (length, dots, isFirst) = (0, 0, false)
      } else {
        length += 1
        if byte == UInt8(ascii: ".") { dots += 1 }
      }
    }
    return length > min(dots, 2)
  }

  private static func rebuilt(_ path: String) -> String {
    var parts: [String] = []
    for part in names(in: path) where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !isAbsolute(path) {
        parts.append(part)
      }
    }
    var joined = isAbsolute(path) ? "/" : ""
    for (index, part) in parts.enumerated() {
      if index > 0 { joined += "/" }
      joined += part
    }
    return joined.isEmpty ? "." : joined
  }
}
