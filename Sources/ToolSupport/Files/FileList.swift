internal import EcelerityConf

/// One input of a command.
package enum Input: Sendable {
  /// The operand `-`.
  case standardInput
  /// A file by its name.
  case file(String)
}

/// The files that operands of the form `FILE|DIR|-` name.
///
/// A directory stands for every `*.conf` file below it, in byte order, without hidden entries, links
/// to directories and, unless they are wanted, links out of the directory. A file that cannot be found
/// does not affect the others.
package struct FileList: Sendable {
  /// The inputs in the order of the operands, without duplicates.
  package private(set) var inputs: [Input] = []
  /// The files that could not be found, and directories that could not be listed.
  package private(set) var errors: [FileError] = []

  private let followsLinksOut: Bool

  /// Expands `operands`. Only if it `followsLinksOut` may a link in a directory lead out of it: a
  /// command that writes files was given that directory only.
  package init(expanding operands: [String], followsLinksOut: Bool) {
    self.followsLinksOut = followsLinksOut
    var seen: Set<PathKey> = []
    for operand in operands {
      let names = operand == "-" ? [operand] : expand(operand)
      for name in names where seen.insert(PathKey(name)).inserted {
        inputs.append(operand == "-" ? .standardInput : .file(name))
      }
    }
  }

  /// A name that is not a directory is kept: if it cannot be read, its reader reports that.
  private mutating func expand(_ operand: String) -> [String] {
    do throws(FileError) {
      guard try FileStamp(path: operand).kind == .directory else { return [operand] }
    } catch {
      errors.append(error)
      return []
    }
    // For the operands `.` and `etc/`, paths such as `a.conf` and `etc/a.conf` read better.
    return configurationFiles(in: operand, prefix: Path.join(operand, ""))
      .filter { followsLinksOut || stays($0, in: operand) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private mutating func configurationFiles(in directory: String, prefix: String) -> [String] {
    var files: [String] = []
    var directories = [(name: directory, prefix: prefix)]
    while let (name, prefix) = directories.popLast() {
      for entry in entries(of: name) where !entry.hasPrefix(".") {
        let path = prefix + entry
        switch kind(of: path) {
        case .directory: directories.append((path, path + "/"))
        case .regular where entry.hasSuffix(".conf"): files.append(path)
        default: continue
        }
      }
    }
    return files
  }

  /// Whether the file called `path`, found in `directory`, is really in it; if that is unknown, its
  /// reader reports why.
  private func stays(_ path: String, in directory: String) -> Bool {
    guard (try? FileStamp(linkItself: path).kind) == .link,
      let file = try? RealPath(of: path), let outer = try? RealPath(of: directory)
    else { return true }
    return Path.rest(of: file.path, below: outer.path) != nil
  }

  /// The kind of `path`; a link counts as its target, but never as a directory.
  private mutating func kind(of path: String) -> FileKind? {
    do throws(FileError) {
      let kind = try FileStamp(linkItself: path).kind
      guard kind == .link, path.hasSuffix(".conf") else { return kind }
      let target = try FileStamp(path: path).kind
      return target == .directory ? .link : target
    } catch {
      errors.append(error)
      return nil
    }
  }

  private mutating func entries(of directory: String) -> [String] {
    let found = DirectoryEntries(of: directory)
    errors += found.errors
    return found.names
  }
}
