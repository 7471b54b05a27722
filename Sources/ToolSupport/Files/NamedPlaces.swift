internal import EcelerityConf

/// The places that a command was given, and may write to.
///
/// A configuration can include files from anywhere, by path or through symbolic links, and its
/// author is not necessarily the user of the command.
package struct NamedPlaces: Sendable {
  private var files: Set<PathKey> = []
  private var directories: [String] = []

  /// The files and directories `operands`, the directories of these files, and `directories`, with everything
  /// below them.
  package init(_ operands: [String], directories: [String]) {
    for operand in operands {
      let isDirectory = DiskLoader().contents(at: operand) == .directory
      if !isDirectory, let file = NamedPlaces.real(operand) { files.insert(PathKey(file)) }
      add(directory: isDirectory ? operand : Path.directory(of: operand))
    }
    for directory in directories { add(directory: directory) }
  }

  private mutating func add(directory: String) {
    if let real = NamedPlaces.real(directory), !directories.contains(real) {
      directories.append(real)
    }
  }

  /// The real path of the file `path` if it is outside of these places; nil for a file that is not
  /// found.
  package func place(outside path: String) -> String? {
    guard let file = NamedPlaces.real(path), !files.contains(PathKey(file)),
      !directories.contains(where: { Path.rest(of: file, below: $0) != nil })
    else { return nil }
    return file
  }

  private static func real(_ path: String) -> String? { try? RealPath(of: path).path }
}
