import Foundation
import TestServers
import Testing

/// Tests of `confroute diff` in a directory with `old.conf` and `new.conf`.
protocol ConfrouteDiffSuite {
  var directory: TemporaryDirectory { get }
}

extension ConfrouteDiffSuite {
  var tool: BuiltTool { BuiltTool(name: "confroute") }

  /// A directory with both files.
  static func files() throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    try directory.file("old.conf", old)
    try directory.file("new.conf", new)
    return directory
  }

  static var old: String {
    """
    # before
    domain mill.example {
      gateway = 192.0.2.20
      delivery_method = LMTP
    }
    domain "/(?:^|[.])oak[.]example$/" { tls = "required" }
    binding b { bind_address = 192.0.2.1 }

    """
  }

  static var new: String {
    """
    binding b {
      bind_address = 192.0.2.9
    }
    domain mill.example { gateway = 192.0.2.20  delivery_method = LMTP  lmtp_port = 24 }
    domain "/(?:^|[.])oak[.]example$/" { routes = ( "relay.example" )  tls = "required" }

    """
  }

  func diff(_ arguments: String..., input: String = "") throws -> BuiltTool.Outcome {
    try tool.run(["diff"] + arguments, in: directory.path, input: input)
  }

  func json(_ outcome: BuiltTool.Outcome) throws -> [String: Any] {
    let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    #expect(try JSONSchema(named: "diff").violations(of: document) == [])
    return try #require(document as? [String: Any])
  }
}
