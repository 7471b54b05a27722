/// Lookups of the same number of names in other mail servers: in Postfix tables, which return one
/// value where confroute evaluates the whole route, and in Exim.
enum MapPeers {
  private static let count = 100_000

  static func run(_ directory: TemporaryDirectory, rounds: Int) throws {
    let names = (0..<count).map { "mill-\($0).example.org" }
    let table = Table("table                   ", "names", "answer, s", "names/s")
    try runPostmap(names, directory, rounds: rounds, table)
    try EximPeer.run(names, directory, rounds: rounds, table)
  }

  private static func runPostmap(
    _ names: [String], _ directory: TemporaryDirectory, rounds: Int, _ table: Table
  ) throws {
    guard let postmap = Files.command("postmap") else {
      return print(
        "postmap: not installed: apt-get install postfix postfix-lmdb postfix-cdb postfix-pcre")
    }
    // With an empty main.cf, Postfix need not be configured on this machine.
    try Files.write([], to: directory.file("main.cf"))
    let file = directory.file("keys")
    try Files.write(Array((names.joined(separator: "\n") + "\n").utf8), to: file)
    let exact = directory.file("transport")
    try Files.write(Array(names.map { $0 + " smtp:[192.0.2.1]\n" }.joined().utf8), to: exact)
    for type in ["lmdb", "cdb"]
    where try ChildProcess(postmap, ["-c", directory.path, "\(type):\(exact)"]).run().status == 0 {
      try measure(
        "\(type):\(exact)", "postmap -q, \(type)", postmap, directory, file, rounds, table)
    }
    let patterns = directory.file("transport.pcre")
    let rules = (0..<1000).map { "/^mx[0-9]+\\.mill\($0)\\.example$/ smtp:[192.0.2.1]\n" }
    try Files.write(Array(rules.joined().utf8), to: patterns)
    // Without support for pcre, Postfix would quickly find nothing.
    guard
      try ChildProcess(
        postmap, ["-c", directory.path, "-q", "mx1.mill1.example", "pcre:" + patterns]
      )
      .run().status == 0
    else { return print("postmap: pcre is not supported: apt-get install postfix-pcre") }
    try measure(
      "pcre:" + patterns, "postmap -q, 1,000 in pcre", postmap, directory, file, rounds, table)
  }

  private static func measure(
    _ map: String, _ name: String, _ command: String, _ directory: TemporaryDirectory,
    _ names: String,
    _ rounds: Int, _ table: Table
  ) throws {
    var child = ChildProcess(command, ["-c", directory.path, "-q", "-", map])
    child.input = names
    let runs = try (0..<rounds).map { _ in try child.run() }
    let best = runs.map(\.processor).min() ?? .nan
    guard runs.allSatisfy({ $0.status < 2 }) else { return print("\(name): not supported") }
    table.row(name, "\(count)", Cell.number(best, 2), Cell.number(Double(count) / best, 0))
  }
}
