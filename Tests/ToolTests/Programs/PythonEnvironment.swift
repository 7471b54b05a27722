import Foundation
import TestServers
import Testing

/// A Python virtual environment with packages from PyPI, for tests that need third-party programs.
struct PythonEnvironment {
  private let path: String

  /// Whether an environment can be created here; PyPI may still be unreachable.
  static var isPossible: Bool {
    guard let python = ExternalProgram("python3") else { return false }
    return (try? python.run(["-c", "import venv, ensurepip"], in: "/").status) == 0
  }

  /// Creates an environment below `directory` and installs `packages`; cancels the test if PyPI cannot
  /// be reached.
  init(_ packages: String..., in directory: TemporaryDirectory) throws {
    path = directory.path + "/python"
    let python = try #require(ExternalProgram("python3"))
    let made = try python.run(["-m", "venv", path], in: directory.path)
    try #require(made.status == 0, "\(made.text)")
    let installed = try program("pip").run(
      ["install", "--quiet", "--disable-pip-version-check"] + packages, in: directory.path)
    if installed.status != 0 {
      try Test.cancel("\(packages) cannot be installed from PyPI: \(installed.text)")
    }
  }

  /// A program of one of the packages, or `python`.
  func program(_ name: String) throws -> ExternalProgram {
    try #require(ExternalProgram(path + "/bin/" + name))
  }
}
