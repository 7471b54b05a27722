import Foundation
import TestServers
import Testing

/// A virtual environment of Python with packages from PyPI, for tests that need other people's programs.
struct PythonEnvironment {
  private let path: String

  /// Whether one can be made here; packages may still be out of reach.
  static var isPossible: Bool {
    guard let python = ExternalProgram("python3") else { return false }
    return (try? python.run(["-c", "import venv, ensurepip"], in: "/").status) == 0
  }

  /// Makes one below `folder` and installs `packages`; the test is cancelled when PyPI cannot be
  /// reached.
  init(_ packages: String..., in folder: TemporaryFolder) throws {
    path = folder.path + "/python"
    let python = try #require(ExternalProgram("python3"))
    let made = try python.run(["-m", "venv", path], in: folder.path)
    try #require(made.status == 0, "\(made.text)")
    let installed = try program("pip").run(
      ["install", "--quiet", "--disable-pip-version-check"] + packages, in: folder.path)
    if installed.status != 0 {
      try Test.cancel("\(packages) cannot be installed from PyPI: \(installed.text)")
    }
  }

  /// A program of one of the packages, or `python`.
  func program(_ name: String) throws -> ExternalProgram {
    try #require(ExternalProgram(path + "/bin/" + name))
  }
}
