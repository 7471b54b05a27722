internal import EcelerityConf

/// One thing a command is to work on.
package enum Input: Sendable {
  /// The operand `-`.
  case standardInput
  /// A file by its name.
  case file(String)
}

/// The files that operands of the form `FILE|DIR|-` stand for.
///
/// A folder stands for every `*.conf` file below it, in byte order, hidden entries and links to
/// folders left out, and links that lead out of it, unless they are wanted. What cannot be found does not keep the
/// others from being found.
package struct FileList: Sendable {
  /// What to work on, in the order of the operands, each once.
  package private(set) var inputs: [Input] = []
  /// What could not be found or listed.
  package private(set) var errors: [FileError] = []

  private let followsLinksOut: Bool

  /// The files that `operands` stand for. If it `followsLinksOut`, a link in a folder may lead out of it: who writes
  /// files has been told of that folder only.
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

  /// A name that is no folder is kept as it is: whether it can be read is for its reader to say.
  private mutating func expand(_ operand: String) -> [String] {
    do throws(FileError) {
      guard try FileStamp(path: operand).kind == .folder else { return [operand] }
    } catch {
      errors.append(error)
      return []
    }
    // Names below `.` and `etc/` read better as `a.conf` and `etc/a.conf`.
    return configurationFiles(in: operand, prefix: Path.join(operand, ""))
      .filter { followsLinksOut || stays($0, in: operand) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private mutating func configurationFiles(in folder: String, prefix: String) -> [String] {
    var files: [String] = []
    var folders = [(name: folder, prefix: prefix)]
    while let (name, prefix) = folders.popLast() {
      for entry in entries(of: name) where !entry.hasPrefix(".") {
        let path = prefix + entry
        switch kind(of: path) {
        case .folder: folders.append((path, path + "/"))
        case .regular where entry.hasSuffix(".conf"): files.append(path)
        default: continue
        }
      }
    }
    return files
  }

  /// Whether the file called `path`, found in `folder`, lies there; what cannot be told is for its reader to say.
  private func stays(_ path: String, in folder: String) -> Bool {
    guard (try? FileStamp(linkItself: path).kind) == .link,
      let file = try? RealPath(of: path), let outer = try? RealPath(of: folder)
    else { return true }
    return Path.rest(of: file.path, below: outer.path) != nil
  }

  /// The kind of `path`; a link counts as the file it leads to, but never as a folder.
  private mutating func kind(of path: String) -> FileKind? {
    do throws(FileError) {
      let kind = try FileStamp(linkItself: path).kind
      guard kind == .link, path.hasSuffix(".conf") else { return kind }
      let target = try FileStamp(path: path).kind
      return target == .folder ? .link : target
    } catch {
      errors.append(error)
      return nil
    }
  }

  private mutating func entries(of folder: String) -> [String] {
    let found = FolderEntries(of: folder)
    errors += found.errors
    return found.names
  }
}
