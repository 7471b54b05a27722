import Foundation
import TestServers

/// `confroute` in a directory with one configuration.
struct ConfrouteScene {
  let tool = BuiltTool(name: "confroute")

  /// The example of the guide.
  static let guide = """
    gateway = 192.0.2.50
    domain mill.example {
      gateway = 192.0.2.20
      delivery_method = LMTP
      connect_timeout = 60
    }

    """
  static let group = """
    max_outbound_connections = 30
    binding_group "north" {
      max_outbound_connections = 5
      binding "n1" {
        max_outbound_connections = 15
        outbound_smtp_auth_pass = "geheim"
        domain "oak.example" { connect_timeout = 60 }
      }
      binding "n2" { }
    }
    suspend_delivery = true

    """

  func run(
    _ arguments: String..., on text: String = Self.guide, input: String = ""
  ) throws -> BuiltTool.Outcome {
    let directory = try TemporaryDirectory()
    try directory.file("ecelerity.conf", text)
    return try tool.run(arguments, in: directory.path, input: input)
  }

  func violations(_ schema: String, _ text: String) throws -> [String] {
    try JSONSchema(named: schema).violations(
      of: JSONSerialization.jsonObject(with: Data(text.utf8)))
  }
}
