import Testing

@testable import EcelerityConf

/// The parts of a file that are masked, however they are written.
struct RedactionTests {
  /// The options whose values must never be shown. A new one with a password is added here, too.
  @Test func confidentialOptionsAreThese() {
    let rows = (OptionTable.coreRows + OptionTable.moduleRows).filter(\.isConfidential)
    let names = rows.map { row in (row.module.map { "\($0) " } ?? "") + row.keyword.name }
    #expect(
      names == [
        "authcrammd5parameters", "authdigestmd5parameters", "authloginparameters",
        "authorizationparameters", "authplainparameters", "community", "gcm_authorization_token_id",
        "http_basic_auth", "mm7_http_auth_password", "outbound_smtp_auth_pass",
        "smpp_smsc_password", "xmpp_dialback_secret", "adaptive data_store", "auth_radius secret",
        "cassandra_client uri", "datasource uri",
      ])
  }

  @Test(arguments: [
    "outbound_smtp_auth_pass", "Outbound_SMTP_Auth_Pass", "outbound_smtp_auth_passs", "uri", "urii",
    "outbound-smtp-auth-pass", "ldap_password", "api_token", "my_Secret",
  ])
  func namesAreKnownMisspeltOrContainAWordForSecrets(name: String) {
    #expect(ConfidentialNames.covers(name))
  }

  @Test(arguments: [
    "gateway", "outbound_smtp_auth_user", "returns_password", "password_column", "", "x", "bypass",
    "outbound_smtp_auth_type", "mm7_http_auth_user", String(repeating: "uri", count: 1000),
  ])
  func otherNamesAreNotConfidential(name: String) { #expect(!ConfidentialNames.covers(name)) }

  /// Each is a text in which `⟦⟧` enclose what is masked, without blanks.
  @Test(arguments: [
    #"outbound_smtp_auth_pass = ⟦"hush"⟧ tls = no"#,
    #"OUTBOUND_SMTP_AUTH_PASS = ⟦hush⟧"#,
    #"outbound_smtp_auth_pass ⟦"hush"⟧"#,
    #"outbound_smtp_auth_pass = ⟦""hush""⟧"#,
    #"outbound_smtp_auth_pass = ⟦"a"⟧ ⟦hush⟧ { }"#,
    #"outbound_smtp_auth_pass = ⟦"a"⟧ gatewey = b"#,
    "outbound_smtp_auth_pass = ⟦\"a\",⟧\n⟦hush⟧ ⟦b⟧\ntls = no",
    #"context = [ a = b uri = ⟦"c"⟧ ⟦"hush"⟧ d = e ]"#,
    "outbound_smtp_auth_passs = ⟦\"hush\"⟧\ntls = no",
    "outbound_smtp_auth_pass = ⟦a⟧ ⟦hush⟧\ntls = no",
    "outbound_smtp_auth_pass = ⟦a⟧ ⟦hush⟧=⟦b⟧\ntls = no",
    "outbound_smtp_auth_pass = ⟦hush#$⟧\ntls = no",
    "outbound_smtp_auth_pass = ⟦#hush⟧\ntls = no",
    "outbound_smtp_auth_pass = ⟦\"a⟧\n⟦b⟧ ⟦c\"⟧\nd\ntls = no",
    "outbound_smtp_auth_pass = ⟦\"a⟧\n⟦b⟧ ⟦c⟧\n⟦d⟧\ntls = no",
    "outbound_smtp_auth_pass =\n  ⟦hush“⟧\ntls = no",
    "outbound_smtp_auth_pass ⟦#⟧ ⟦c⟧\n  = ⟦\"hush\"⟧\ntls = no",
    "outbound_smtp_auth_pass\n  ⟦hush⟧\ntls = no",
    "outbound_smtp_auth_pass⟦\u{A0}⟧=⟦\u{A0}hush⟧",
    #""outbound_smtp_auth_pass" = ⟦'hush'⟧"#,
    #"“outbound_smtp_auth_pass” = ⟦“hush”⟧"#,
    #"outbound_smtp_auth_pass⟦:⟧ ⟦hush⟧"#,
    #"outbound_smtp_auth_pass⟦:hush⟧"#,
    #"outbound_smtp_auth_pass = ⟦<hush>⟧"#,
    #"domain "d.example" { outbound_smtp_auth_pass { ⟦"hush"⟧ } tls = no }"#,
    #"datasource "d" { uri = ( ⟦"pgsql:password=hush"⟧, ⟦"b"⟧ ) } tls = no"#,
    "authloginparameters = [\n  uri = ⟦\"hush\"⟧\n]\ntls = no",
    "authloginparameters = [ ⟦hush⟧ = ⟦a⟧ uri = ⟦b⟧ ]",
    #"context = [ a = b uri = ⟦"hush"⟧ ]"#,
    "context = [ uri =\n⟦hush⟧ c = d ]",
    ") outbound_smtp_auth_pass ⟦\"hush\"⟧\ntls = no",
    #"syslocation = "hall outbound_smtp_auth_pass = ⟦"hush⟧"#,
    "outbound_smtp_auth_pass =\n  ⟦a⟧=⟦b⟧\ntls = no",
    "outbound_smtp_auth_pass = ⟦\"a\",⟧\n[ ⟦hush⟧ ]\ntls = no",
    "context = [ uri =\n [ ⟦\"a\"⟧ = ⟦b⟧ ⟦\"c\"⟧ = ⟦d⟧ ] e = f ]",
    "context = [ uri = = ⟦hush⟧ e = f ]",
    #"syslocation = "a community hall""#, #"http_uri = "/push?a=b" gateway = c"#,
    "outbound_smtp_auth_user = \"a\"\ntls = no",
    "outbound_smtp_auth_pass = ⟦\"a\"⟧\ntls\ngatewey x",
    "domain \"d.example\" {\n  tls = no\n}\nadaptive_manage_options = ( \"uri\" )",
    #"gateway = "smtp://joe:⟦hush⟧@relay.example:25" # me@oak.example"#,
    #"routes = ( "smtp://joe:⟦hu/sh@x⟧@a.example?pref=1" "smtp://:⟦1⟧@b.example" )"#,
    #"routes = ("smtp://a.example:25","smtp://joe:⟦hush⟧@b.example" "smtp://[::1]:25/?a@b")"#,
    "# smtp://joe:⟦hush⟧@relay.example\ntls = no",
    #"gateway = "smtp://joe:⟦#hush⟧@a.example" gatewey = "smtp://joe:⟦?hush⟧@a.example""#,
    #"gateway = "smtp://joe:⟦/hush⟧@a.example" gatewey = "smtp://joe:⟦12#hush⟧@a.example""#,
    #"gateway = "smtp://joe:⟦12?hush⟧@a.example" gatewey = "smtp://joe:⟦1a/hush⟧@a.example""#,
    #"routes = ("smtp://a.example:25?pref=1","smtp://joe:⟦hush⟧@b.example")"#,
    "gateway = \"smtp://joe:⟦hu\u{1B}sh⟧@a.example\"",
    #"routes = ( "smtp://a.example:25/x@y" "smtp://joe@b.example:25" "smtp://joe:@c.example" )"#,
    "tls = no\n-----BEGIN RSA PRIVATE KEY⟦-----⟧\n⟦MIIE==⟧\n-----END RSA PRIVATE KEY-----\ntls = no",
    "-----BEGIN PRIVATE KEY⟦-----⟧\n⟦MIIE⟧", "-----BEGIN PUBLIC KEY-----\nMIIE",
    "PRIVATE KEY-----\nMIIE",
  ])
  func confidentialPartsAreMasked(marked: String) {
    let text = marked.replacing("⟦", with: "").replacing("⟧", with: "")
    let tree = SyntaxTree(parsing: SourceFile(path: "a.conf", text: text))
    let bytes = Array(text.utf8)
    let ranges = Redaction.ranges(in: ByteRange(0, UInt32(bytes.count)), of: tree)
    let hidden = Set(ranges.flatMap(\.indices).filter { !" \n".utf8.contains(bytes[$0]) })
    var found: [UInt8] = []
    for index in 0...bytes.count {
      if hidden.contains(index - 1), !hidden.contains(index) { found += "⟧".utf8 }
      if !hidden.contains(index - 1), hidden.contains(index) { found += "⟦".utf8 }
      if index < bytes.count { found.append(bytes[index]) }
    }
    #expect(String(decoding: found, as: UTF8.self) == marked)
  }

  /// A quotation mark in the wrong place makes the beginning of the body a part of the label.
  @Test func aLabelWithAPasswordInItIsMasked() throws {
    let text = #"domain "d.example { outbound_smtp_auth_pass = hush }" { tls = no }"#
    let configuration = try Configuration.load("a.conf", from: MemoryLoader(["a.conf": text]))
    #expect(configuration.allScopes.map(\.title) == ["", "domain \(Redaction.mask)"])
  }
}
