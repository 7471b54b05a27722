import Foundation
import TestServers
import Testing

#if os(Linux)
  /// Tests on a system without the regular expression library, simulated by an invalid library
  /// file.
  struct WithoutPCRETests {
    private let directory: TemporaryDirectory
    private let environment: [String: String]

    init() throws {
      directory = try TemporaryDirectory()
      for name in ["libpcre2-8.so.0", "libpcre2-8.so"] { try directory.file("lib/" + name) }
      environment = ["LD_LIBRARY_PATH": directory.path + "/lib"]
      try directory.file("label.conf", "domain \"/^(a|b))$/\" { gateway = \"c.example\" }\n")
      try directory.file("value.conf", "bounce_pattern = \"(\"\n")
      try directory.file("none.conf", "gateway = \"c.example\"\n")
    }

    private static let warning = """
      regular expressions are not checked: PCRE2 is not available: no library found; tried \
      libpcre2-8.so.0, libpcre2-8.so; install it
      """

    private func run(_ arguments: String...) throws -> ExternalProgram.Outcome {
      let path = try BuiltTool.path(of: "conflint")
      return try #require(ExternalProgram(path)).run(
        ["--select", "correctness"] + arguments, in: directory.path, environment: environment)
    }

    @Test(arguments: [["label.conf"], ["value.conf"], ["none.conf", "label.conf", "value.conf"]])
    func expressionsThatAreNotCheckedAreToldOnce(files: [String]) throws {
      let path = try BuiltTool.path(of: "conflint")
      let outcome = try #require(ExternalProgram(path)).run(
        ["--select", "correctness"] + files, in: directory.path, environment: environment)
      #expect(outcome.text == "conflint: warning: \(Self.warning)\n")
      #expect(outcome.status == 0)
    }

    @Test func whereNoneAreToBeCheckedNothingIsTold() throws {
      #expect(try run("none.conf").text == "")
      #expect(try run("--disable", "regex-invalid", "label.conf", "value.conf").text == "")
    }

    @Test func anEditorIsToldOnce() throws {
      let session = try LanguageServerSession(in: directory.path, environment: environment)
      try session.initialize()
      for name in ["label.conf", "value.conf"] {
        try session.open("file://\(directory.path)/\(name)", "domain \"/(/\" { }\n")
        _ = try session.diagnostics("file://\(directory.path)/\(name)")
      }
      _ = try session.request("shutdown")
      let told = session.messages.filter { $0["method"] as? String == "window/logMessage" }
        .compactMap { $0["params"] as? [String: Any] }
      #expect(told.map { $0["message"] as? String } == [Self.warning])
      #expect(told.map { $0["type"] as? Int } == [2])
    }
  }
#endif
