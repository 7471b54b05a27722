package import Foundation

extension Process {
  /// A process that is not started yet: the program at `path` with `arguments`, in `directory`.
  package convenience init(_ path: String, _ arguments: [String], in directory: String) {
    self.init()
    executableURL = URL(fileURLWithPath: path)
    self.arguments = arguments
    currentDirectoryURL = URL(fileURLWithPath: directory)
  }
}
