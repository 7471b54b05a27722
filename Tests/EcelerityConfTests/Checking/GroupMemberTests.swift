import EcelerityConf
import Testing

/// The bindings outside of any group, and the binding `default`, are those of the group `default`.
struct GroupMemberTests {
  static let findings = [
    RuleCase(
      "LMTP of the group without a port for a binding outside of it",
      #"""
      binding_group "default" {
        delivery_method = LMTP
        gateway = "192.0.2.20"
        binding "a" { bind_address = 192.0.2.1 lmtp_port = 24 }
      }
      binding "b" { bind_address = 192.0.2.2 }
      """#, "lmtp-without-explicit-port"),
    RuleCase(
      "LMTP of the group on the port of SMTP for a binding outside of it",
      #"""
      binding_group "default" {
        delivery_method = LMTP
        lmtp_port = 24
        binding "a" { bind_address = 192.0.2.1 gateway = "x.example" }
      }
      binding "b" { bind_address = 192.0.2.2 }
      domain "mill.example" { routes = ( "smtp://192.0.2.20?port=25" ) }
      domain "x.example" { routes = ( "192.0.2.9" ) }
      """#, "lmtp-port-25"),
    RuleCase(
      "the group and a binding outside of it are suspended",
      #"""
      binding_group "default" {
        suspend_delivery = true
        binding "a" { bind_address = 192.0.2.1 }
      }
      binding "b" { bind_address = 192.0.2.2 suspend_delivery = true }
      """#, "all-bindings-suspended"),
    RuleCase(
      "many bindings, adaptive for one domain",
      "binding_group g {\n\(many)}\ndomain x.example { adaptive_enabled = Yes }",
      "binding-group-too-large"),
    RuleCase(
      "many bindings outside of any group",
      "adaptive { }\nbinding_group default { }\n\(many)", "binding-group-too-large"),
  ]

  static let silent = [
    RuleCase(
      "a binding outside of the group is not suspended",
      #"""
      binding_group "default" { binding "a" { bind_address = 192.0.2.1 suspend_delivery = true } }
      binding "b" { bind_address = 192.0.2.2 }
      """#),
    RuleCase(
      "the binding without a stanza is not suspended",
      #"""
      binding_group "default" { binding "a" { bind_address = 192.0.2.1 suspend_delivery = true } }
      """#),
    RuleCase(
      "a domain of the binding is not suspended",
      #"""
      binding_group g {
        suspend_delivery = yes
        binding a { bind_address = 192.0.2.1 domain "x.example" { suspend_delivery = no } }
      }
      """#),
    RuleCase(
      "the port of the group",
      #"""
      delivery_method = LMTP
      gateway = 192.0.2.20
      binding_group "default" { lmtp_port = 24 }
      """#),
  ]

  private static let many = (1...33).map { "binding b\($0) { bind_address = 192.0.2.\($0) }\n" }
    .joined()

  @Test(arguments: findings + silent)
  func hasItsFindings(_ sample: RuleCase) throws {
    #expect(try sample.found(among: Self.rules) == sample.rules)
  }

  private static let rules: Set<String> = [
    "all-bindings-suspended", "binding-group-too-large", "lmtp-port-25",
    "lmtp-without-explicit-port",
  ]
}
