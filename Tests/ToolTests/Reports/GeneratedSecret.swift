import TestRandom

/// A random configuration with a password written in one of many wrong ways, in matching quotation
/// marks.
struct GeneratedSecret {
  /// The text that is part of every password.
  static let word = "hunter2"
  let text: String

  private static let names = [
    "outbound_smtp_auth_pass", "http_basic_auth", "outbound_smtp_auth_passs", "authloginparameters",
    "uri", "secret", "community", "data_store",
  ]
  private static let values = [
    "\"hunter2\"", "hunter2", "hunter2“", "“hunter2”", "'hunter2'", "hunter2@#$", "#hunter2",
    "hunter2;", "hunter2,", "\"pgsql:user=u;password=hunter2\"",
    "( \"hunter2\" \"hunter2\" )", "( hunter2 )", "( ( \"hunter2\" ) )", "[ uri = \"hunter2\" ]",
    "[ \"hunter2\" ]", "[ hunter2 ]", "[ uri =\n \"hunter2\" uri = \"hunter2\" ]",
    "[ \"hunter2\" = a \"hunter2\" = b ]", "a hunter2", "a hunter2=b", "\"a\" hunter2",
    "\"a\nhunter2\"", "\"a\" \"hunter2\"", "<hunter2>", "hun/hunter2", "[hunter2]", "hunter2/*x",
    "= hunter2", "\"\"hunter2\"\"", "\"hunter2", "hunter2\"", "(hunter2", "[hunter2",
    "\"hunter2\" »", "**hunter2**", "...hunter2", "\"host=h;password=hunter2\"", "\"hunter2\\\"",
    "a:hunter2",
  ]
  /// The syntax around a name (N) and a value (V).
  private static let forms = [
    "N = V", "N V", "N { V }", "N = V tls = bogus", "N # c\n = V", "N /* c */ = V", "\"N\" = V",
    "N\u{A0}=\u{A0}V", "N: V", "“N” = V", "N = V } }", "N == V", "**N** = V", "N = V\nN = V",
    "context = [ N = V ]", "tls = bogus # N = V", "# N = V\ntls = bogus",
  ]
  private static let scopes = [
    "S", "domain \"d.example\" {\n  S\n}\n",
    "esmtp_listener { listen \":25\" { S\n} }\n",
    "datasource \"d\" { S }\n", "auth_radius { server \"192.0.2.1\" {\nS } }\n", "gatewey = a S\n",
  ]

  init(seed: UInt64) {
    var random = SeededRandom(seed)
    let form = random.pick(Self.forms)
    // A comment ends; the text after it is not the value of a name in it.
    let value = random.pick(Self.values.filter { !(form.contains("# N") && $0.contains("\n")) })
    let statement = form.replacing("V", with: value)
      .replacing("N", with: random.pick(Self.names))
    text = random.pick(Self.scopes).replacing("S", with: statement)
  }
}
