/// `exim -bt` on the same number of addresses, each routed by one lookup in a cdb table: the
/// closest equivalent of an explanation in another mail server.
///
/// Debian's packages of Exim and Postfix conflict; to measure both in one run, put an `exim4` on
/// the path without installing it (`dpkg -x`). Exim needs its own user.
enum EximPeer {
  private static func settings(_ directory: String) -> String {
    """
    primary_hostname = bench.example
    keep_environment =
    spool_directory = \(directory)/spool
    log_file_path = \(directory)/log-%s
    begin routers
    table:
      driver = manualroute
      route_data = ${lookup{$domain}cdb{\(directory)/hosts.cdb}{$value}}
      transport = smtp
    begin transports
    smtp:
      driver = smtp

    """
  }

  static func run(_ names: [String], _ directory: TemporaryDirectory, rounds: Int, _ table: Table)
    throws
  {
    guard let exim = Files.command("exim4") ?? Files.command("exim") else {
      return print("exim -bt: not installed: apt-get install exim4-daemon-light tinycdb")
    }
    guard let cdb = Files.command("cdb") else {
      return print("exim -bt: no cdb to make a table with: apt-get install tinycdb")
    }
    let hosts = directory.file("hosts")
    let lines = names.map { "+\($0.utf8.count),9:\($0)->192.0.2.1\n" }
    try Files.write(Array((lines.joined() + "\n").utf8), to: hosts)
    _ = try ChildProcess(cdb, ["-c", directory.file("hosts.cdb"), hosts]).run()
    let configuration = directory.file("exim.conf")
    try Files.write(Array(settings(directory.path).utf8), to: configuration)
    // With many addresses, the exit status does not show whether routing works at all.
    let one = ChildProcess(exim, ["-C", configuration, "-bt", "postmaster@\(names[0])"])
    guard try one.run().status == 0 else { return print("exim -bt: did not route") }
    let addresses = directory.file("addresses")
    try Files.write(Array(names.map { "postmaster@\($0)\n" }.joined().utf8), to: addresses)
    var all = ChildProcess(exim, ["-C", configuration, "-bt"])
    all.input = addresses
    let best = try (0..<rounds).map { _ in try all.run().processor }.min() ?? .nan
    table.row(
      "exim -bt, cdb", "\(names.count)", Cell.number(best, 2),
      Cell.number(Double(names.count) / best, 0))
  }
}
