import Foundation
import TestServers
import Testing

/// Tests of reports against schemas published by others; `ReportTests` checks them against our own.
@Suite(.enabled(if: PythonEnvironment.isPossible, "python3 with venv is not installed"))
struct PublishedSchemaTests {
  private let conflint = BuiltTool(name: "conflint")
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// Finds the OASIS schema in the copy of schemastore.org in the package `schemastore`, a table of
  /// HTTP responses, and prints the violations in a log.
  private let validator = #"""
    import json, pathlib, sqlite3, sys
    import jsonschema, schemastore

    name = b"oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"
    cache = pathlib.Path(schemastore.__file__).parent / "cache.sqlite"
    rows = sqlite3.connect(cache).execute("select value from responses")
    answers = [value for (value,) in rows if b'"$id": "https://raw.githubusercontent.com/' + name in value]
    if len(answers) != 1:
        sys.exit("the package has %d schemas of that name" % len(answers))
    start = answers[0].index(b'{\r\n  "$schema"')
    schema, _ = json.JSONDecoder().raw_decode(answers[0][start:].decode("utf-8", "replace"))
    log = json.load(open(sys.argv[1], encoding="utf-8"))
    errors = list(jsonschema.Draft7Validator(schema).iter_errors(log))
    for error in errors:
        print(list(error.absolute_path), error.message[:200])
    print("%d violations" % len(errors))
    """#

  @Test func sarifFitsTheSchemaOfOASIS() throws {
    let environment = try PythonEnvironment("schemastore", "jsonschema", in: directory)
    try directory.file("validate.py", validator)
    let text = "gatewey = \"é𝄞\"\nrelay_hosts = ( 192.0.2.1, 192.0.2.2 )\ndomain \"a,b::c\" {\n"
    try directory.file("a b.conf", text)
    let report = try conflint.run("--output-format", "sarif", "--", "a b.conf", in: directory.path)
    try directory.file("log.sarif", report.output)
    #expect(try violations(of: "log.sarif", environment) == "0 violations\n")
    // The validator detects a violation.
    let broken = report.output.replacingOccurrences(of: "\"ruleIndex\"", with: "\"ruleNumber\"")
    try directory.file("broken.sarif", broken)
    #expect(try violations(of: "broken.sarif", environment) != "0 violations\n")
  }

  private func violations(of log: String, _ environment: PythonEnvironment) throws -> String {
    try environment.program("python").run(["validate.py", log], in: directory.path).text
  }
}
