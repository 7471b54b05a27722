internal import EcelerityConf

/// The places that a command was given, and may write to.
///
/// A configuration can include files from anywhere, by path or through symbolic links, and its
/// author is not necessarily the user of the command.
package struct NamedPlaces: Sendable {
  private var files: Set<PathKey> = []
  private var folders: [String] = []

  /// The files and folders `operands`, the folders of these files, and `folders`, with everything
  /// below them.
  package init(_ operands: [String], folders: [String]) {
    for operand in operands {
      let isFolder = DiskLoader().contents(at: operand) == .directory
      if !isFolder, let file = NamedPlaces.real(operand) { files.insert(PathKey(file)) }
      add(folder: isFolder ? operand : Path.folder(of: operand))
    }
    for folder in folders { add(folder: folder) }
  }

  private mutating func add(folder: String) {
    if let real = NamedPlaces.real(folder), !folders.contains(real) { folders.append(real) }
  }

  /// The real path of the file `path` if it is outside of these places; nil for a file that is not
  /// found.
  package func place(outside path: String) -> String? {
    guard let file = NamedPlaces.real(path), !files.contains(PathKey(file)),
      !folders.contains(where: { Path.rest(of: file, below: $0) != nil })
    else { return nil }
    return file
  }

  private static func real(_ path: String) -> String? { try? RealPath(of: path).path }
}
