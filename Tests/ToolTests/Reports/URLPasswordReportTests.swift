import Foundation
import TestServers
import Testing

/// Tests that no report of confroute contains the password of a URL, wherever the configuration has
/// one.
struct URLPasswordReportTests {
  private static let configuration = """
    include "http://joe:hunter2@include.example/x"
    resolv_conf = "http://joe:hunter2@resolv.example/r"
    tls = ifavailable
    tls_ca = "http://joe:hunter2@ca.example"
    tls_ciphers = "http://joe:hunter2@ciphers.example"
    bind_address = "smtp://joe:hunter2@src.example"
    ehlo_hostname = "http://joe:hunter2@ehlo.example"
    binding_group "http://joe:hunter2@grp.example" {
      binding "http://joe:hunter2@b.example" {
        gateway = "192.0.2.1"
        ha_proxy_server = "http://joe:hunter2@proxy.example"
      }
    }
    domain "http://joe:hunter2@dom.example" { gateway = "192.0.2.7" }

    """

  private static let group = "http://joe:hunter2@grp.example"
  private static let binding = "http://joe:hunter2@b.example"

  /// Commands that query domains.
  static let questions = ["explain", "resolve"].flatMap { command in
    ["text", "json"].flatMap { format in
      [[], ["--binding-group", group], ["--binding", binding]].map { choice in
        [command, "--offline", "--output-format", format] + choice + ["e.example", "f.example"]
      }
    }
  }

  static let others: [[String]] = [
    ["explain", "--dns", "127.0.0.1:9", "--binding", binding, "e.example"],
    ["probe", "--dns", "127.0.0.1:9", "--binding", binding, "u@e.example"],
    [
      "probe", "--dns", "127.0.0.1:9", "--binding", binding, "--output-format", "json",
      "u@e.example",
    ],
    ["eval", "--all", "binding_group", group, "binding", binding, "gateway"],
    ["eval", "--output-format", "json", "binding_group", group, "binding", binding, "gateway"],
    ["eval", "--output-format", "json", "ehlo_hostname"],
    ["graph", "--output-format", "mermaid"], ["graph", "--output-format", "dot"],
    ["graph", "--output-format", "html"], ["test", "--coverage", "routes.expect"],
    ["test", "--coverage", "--output-format", "json", "routes.expect"],
    ["diff", "ecelerity.conf", "other.conf"],
    ["diff", "--output-format", "json", "ecelerity.conf", "other.conf"],
  ]

  @Test(arguments: questions + others)
  func noReportRepeatsThePassword(arguments: [String]) throws {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", Self.configuration)
    try directory.file("routes.expect", "expect \"e.example\" {\n  ehlo_name = \"a\"\n}\n")
    try directory.file(
      "other.conf", Self.configuration.replacing("192.0.2.1", with: "192.0.2.9"))
    let outcome = try BuiltTool(name: "confroute").run(arguments, in: directory.path)
    #expect(!outcome.output.isEmpty, Comment(rawValue: outcome.error))
    #expect(!outcome.output.contains("hunter2"), Comment(rawValue: outcome.output))
    #expect(!outcome.error.contains("hunter2"), Comment(rawValue: outcome.error))
    #expect(outcome.error.contains("`http://joe:(set)@include.example/x` is not read"))
  }
}
