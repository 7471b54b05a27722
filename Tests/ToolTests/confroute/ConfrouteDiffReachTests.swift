import Foundation
import TestServers
import Testing

/// For whom `confroute diff` says that a change holds, and what it takes to apply it.
struct ConfrouteDiffReachTests {
  private let tool = BuiltTool(name: "confroute")

  private func diff(
    _ old: String, _ new: String, _ arguments: String...
  ) throws -> BuiltTool.Outcome {
    let directory = try TemporaryDirectory()
    try directory.file("x.conf", old)
    try directory.file("y.conf", new)
    return try tool.run(["diff", "x.conf", "y.conf"] + arguments, in: directory.path)
  }

  private func document(_ outcome: BuiltTool.Outcome) throws -> [String: Any] {
    let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    #expect(try JSONSchema(named: "diff").violations(of: document) == [])
    return try #require(document as? [String: Any])
  }

  private func line(_ prefix: String, in outcome: BuiltTool.Outcome) throws -> String {
    let lines = outcome.output.split(separator: "\n").map(String.init)
    return try #require(lines.first(where: { $0.hasPrefix(prefix) }), "\(outcome.output)")
  }

  // MARK: Names that are written nowhere

  /// Names that match the expression change like all others.
  @Test func everyNameChanges() throws {
    let text =
      "domain \"/hop/\" { tls_verify=ca }\nbinding \"b1\" { tls=no gateway=\"relay.test\" }\n"
    let outcome = try diff(text, text.replacing("tls=no", with: "tls=ifavailable"))
    #expect(
      try line("1. ", in: outcome)
        .hasPrefix("1. relay.test, every name that is not written anywhere, addresses such as "))
  }

  /// The only name that matches the expression is written.
  @Test func aWrittenNameIsNoExample() throws {
    let text = """
      domain "a.test" { }
      domain "/^a\\.test$/" { ehlo_hostname = "x.test" }
      binding "b1" { tls=no ehlo_hostname = "y.test" }

      """
    let new = text.replacing("tls=no", with: "tls=required")
    let words = try line("1. ", in: diff(text, new))
    #expect(
      words.hasPrefix(
        "1. a.test, x.test, y.test, every name that is not written anywhere, addresses such as "))
    let document = try document(diff(text, new, "--output-format", "json"))
    let changes = try #require(document["changes"] as? [[String: Any]])
    for change in changes {
      let examples = try #require(change["examples"] as? [String])
      #expect(!examples.contains("a.test"), "\(examples)")
    }
  }

  @Test(arguments: [
    (
      "routes=(\"192.0.2.1\" \"192.0.2.2\")\n",
      "routes=(\"192.0.2.1\" \"192.0.2.2\")\nrelay_domains=(\"*.q.test\")\n",
      "1. names such as a.q.test that match `*.q.test`, on binding default"
    ),
    (
      "pipe_transport p { domain=(\"*.x.test\" \"q.test\") }\n", "",
      "1. q.test, names such as a.x.test that match `*.x.test`, on binding default"
    ),
    (
      "domain \"/^a/\" { tls=no }\ndomain \"/^b/\" { tls=no }\n",
      "domain \"/^a/\" { tls=required }\ndomain \"/^b/\" { tls=required }\n",
      "1. names such as a that match `/^a/` or `/^b/`, addresses such as "
    ),
    (
      "domain \"/^a/\" { tls=no }\n", "domain \"/^a/\" { tls=no }\ntls=required\n",
      "1. every name that is not written anywhere and that no expression or list matches, addresses such as "
    ),
    // Names that begin with `#` are no examples where others match.
    (
      "domain a.test { gateway=r.test }\n", "domain \"/a\\.test$/\" { gateway=r.test }\n",
      "1. names such as aa.test that match `/a\\.test$/`, on binding default"
    ),
  ])
  func whatTheNamesMatch(old: String, new: String, words: String) throws {
    let outcome = try diff(old, new)
    #expect(outcome.output.contains("\n" + words), "\(outcome.output)")
  }

  // MARK: Applying

  @Test(arguments: [
    (
      "domain x.t { gateway=g.t }\ndomain g.t { routes=(\"h1.t\") }\n", "h1.t", "h2.t", "g.t"
    ),
    (
      "domain \"#h\" { routes=(\"r.test\") }\nbinding b { gateway=\"#h\" }\n", "r.test", "r2.test",
      "#h"
    ),
    ("routes=(\"r.test\")\n", "r.test", "r2.test", "all"),
    ("domain x.t { routes=(\"h1.t\") }\n", "h1.t", "h2.t", "x.t"),
  ])
  func theQueueIsToBeRefreshed(text: String, old: String, new: String, domain: String) throws {
    let outcome = try diff(text, text.replacing(old, with: new))
    let command = "or by `refresh domain \(domain)` [doc]: routes\n"
    #expect(outcome.output.contains(command), "\(outcome.output)")
  }

  /// Stanzas of bindings for other names make no difference to the queue of this one.
  @Test func theQueueOfManyBindingsIsToBeRefreshed() throws {
    let bindings = (0..<30).map { number in
      "binding b\(number) { bind_address=192.0.2.\(number) domain o\(number).t { tls=required } }\n"
    }
    let text = "domain x.t { routes=(\"h1.t\") }\n" + bindings.joined()
    let outcome = try diff(text, text.replacing("h1.t", with: "h2.t"))
    #expect(outcome.output.contains("or by `refresh domain x.t` [doc]: routes\n"))
    let gateways = bindings[0].replacing("tls=required", with: "gateway=g.t")
      .replacing("o0.t", with: "x.t")
    let routes = "domain g.t { routes=(\"h1.t\") }\n"
    let other = try diff(
      text + gateways + routes, (text + gateways + routes).replacing("h1.t", with: "h2.t"))
    #expect(other.output.contains("or by `refresh domain all` [doc]: routes\n"))
  }

  @Test func theListThatDecidesIsTold() throws {
    let routes = "routes=(\"192.0.2.1\" \"192.0.2.2\")\n"
    let outcome = try diff(routes, routes + "relay_domains=(\"*.q.test\")\n")
    #expect(outcome.output.contains("x.conf:1:1 -> y.conf:1:1 y.conf:2:1\n"), "\(outcome.output)")
    #expect(outcome.output.contains(": relay_domains\n"))
    #expect(!outcome.output.contains("only_use_best_mx_for_relay_domains\n"))
  }

  // MARK: What applies to DNS answers

  @Test(arguments: [
    (
      "", "host \"mx1.t\" { rollup_mx=true rollup_mx_name=\"pool.t\" }",
      "host mx1.t rollup_mx = true"
    ),
    ("", "use_ipv6=true", "none -> use_ipv6 "),
    ("", "mxip {}", "none -> mxip "),
    ("", "relay_domains=(\"a.test\")", "none -> only_use_best_mx_for_relay_domains "),
    ("skip_hosts=(10.0.0.0/8)", "skip_hosts=(10.0.0.0/9)", "10.0.0.0/9"),
    ("", "prohibited_hosts=(10.0.0.0/8)", "none -> prohibited_hosts "),
    (
      "routes=(\"smtp://h.test?type=a\")", "routes=(\"smtp://h.test?type=a\") use_ipv6=true",
      "-> use_ipv6 "
    ),
    (
      "binding b { host m.t { rollup_mx=true rollup_mx_name=p.t } }",
      "binding b { host m.t { rollup_mx=true rollup_mx_name=q.t } }", "rollup_mx_name = q.t"
    ),
  ])
  func whatAppliesToDNSIsAChange(old: String, new: String, words: String) throws {
    let outcome = try diff(old + "\n", new + "\n")
    #expect(outcome.status == 1)
    #expect(try line("   lookups  ", in: outcome).contains(words), "\(outcome.output)")
  }

  /// A message for a prohibited address fails when it is its turn.
  @Test func aProhibitedLaterAddressIsAChange() throws {
    let routes = "routes=(\"smtp://192.0.2.1?pref=1\" \"smtp://10.0.0.1?pref=2\")\n"
    let outcome = try diff(routes, routes + "prohibited_hosts=(10.0.0.0/8)\n")
    #expect(outcome.status == 1)
    #expect(try line("   lookups  ", in: outcome).contains("prohibited_hosts"), "\(outcome.output)")
    #expect(outcome.output.contains(": prohibited_hosts\n"), "\(outcome.output)")
  }

  @Test func theSettingAboutDNSIsToBeReloaded() throws {
    let outcome = try diff("", "use_ipv6=true\n")
    #expect(try line("   lookups  ", in: outcome).hasSuffix("default -> y.conf:1:1"))
    #expect(outcome.output.contains(": use_ipv6\n"), "\(outcome.output)")
  }

  /// What is known needs no DNS.
  @Test func anAddressIsNotLookedUp() throws {
    let outcome = try diff("routes=(192.0.2.1)\n", "routes=(192.0.2.1)\nuse_ipv6=true\nmxip {}\n")
    #expect(outcome.output == "no route changes\n")
  }

  // MARK: TLS

  /// Without TLS no certificate is checked.
  @Test func aCheckWithoutTLSIsNoChange() throws {
    let same = try diff("tls=no\ntls_verify=host\n", "tls=no\n")
    #expect(same.output == "no route changes\n")
    let other = try diff("tls=no\ntls_verify=host\n", "tls=required\ntls_verify=host\n")
    #expect(try line("   tls_verify", in: other).contains("no -> host"), "\(other.output)")
  }

  // MARK: Order

  /// Next hops of one preference share the connections, in whatever order they are listed.
  @Test func theOrderWithinAPreferenceIsNoChange() throws {
    let (one, two) = ("\"smtp://h1.test?pref=1\"", "\"smtp://h2.test?pref=1\"")
    let same = try diff("routes=(\(one) \(two))\n", "routes=(\(two) \(one))\n")
    #expect(same.output == "no route changes\n")
    let other = try diff("routes=(\(one) \(two))\n", "routes=(h0.test \(two) \(one))\n")
    #expect(other.output.contains("MX of h0.test, MX of h2.test, MX of h1.test"), "\(other.output)")
    let later = two.replacing("=1", with: "=2")
    #expect(try diff("routes=(\(one) \(later))\n", "routes=(\(later) \(one))\n").status == 0)
    #expect(try diff("routes=(\(one) \(two))\n", "routes=(\(one) \(later))\n").status == 1)
  }

  @Test func theOrderOfFamiliesIsAChange() throws {
    let text = "routes=(\"smtp://192.0.2.1?pref=1\" \"smtp://[2001:db8::1]?pref=1\")\n"
    let outcome = try diff(text, text + "prefer_ipv6_mxs=true\n")
    #expect(outcome.status == 1)
    #expect(try line("   lookups  ", in: outcome).contains("none -> prefer_ipv6_mxs "))
  }

  // MARK: Bindings and groups

  /// The default binding always exists.
  @Test func theDefaultBindingIsNeitherNewNorRemoved() throws {
    let declared = "binding_group default { binding default { tls=required } }\n"
    for (old, new) in [(declared, ""), ("", declared)] {
      let outcome = try diff(old, new)
      #expect(outcome.status == 1)
      #expect(outcome.output.contains("\n   tls  "), "\(outcome.output)")
      #expect(!outcome.output.contains("\nbinding default"), "\(outcome.output)")
      #expect(outcome.output.hasPrefix("1 class of mail changes its route\n"))
    }
  }

  /// A policy script that names the group finds no binding.
  @Test func aGroupThatDisappearsIsAChange() throws {
    let group = "binding_group \"g1\" { binding \"b\" { } }\n"
    for arguments in [[], ["--binding-group", "g1"], ["--binding", "b"]] {
      let directory = try TemporaryDirectory()
      try directory.file("x.conf", group)
      try directory.file("y.conf", "binding \"b\" { }\n")
      let outcome = try tool.run(["diff", "x.conf", "y.conf"] + arguments, in: directory.path)
      #expect(outcome.status == 1)
      #expect(outcome.output.contains("binding group g1 is removed; a policy"), "\(outcome.output)")
      let back = try tool.run(["diff", "y.conf", "x.conf"] + arguments, in: directory.path)
      #expect(back.output.contains("binding group g1 is new\n"), "\(back.output)")
    }
    let json = try document(diff(group, "binding \"b\" { }\n", "--output-format", "json"))
    #expect(json["removed_binding_groups"] as? [String] == ["g1"])
    #expect(json["added_binding_groups"] as? [String] == [])
    let other = try diff(group, "binding \"b\" { }\n", "--binding", "default")
    #expect(other.output == "no route changes\n")
  }
}
