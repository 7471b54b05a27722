#if canImport(Glibc)
  internal import Glibc
#else
  internal import Musl
#endif

/// `bench probes`: one probe and many against real servers, compared with other tools.
enum Probes {
  static func run(_ arguments: Arguments) throws {
    let rounds = try arguments.number("rounds", default: 15)
    let confroute = try arguments.binaries() + "/confroute"
    guard let script = arguments.text("servers") else { throw Failure("--servers FILE is missing") }
    try TemporaryDirectory.use { directory in
      guard try ChildProcess(script, ["start", directory.path]).run().status == 0 else {
        throw Failure("the servers could not be started")
      }
      defer { _ = try? ChildProcess(script, ["stop", directory.path]).run() }
      let servers = try Servers(directory.file("servers"))
      let setting = Setting(
        directory: directory, confroute: confroute, servers: servers, rounds: rounds)
      try setting.one()
      try setting.many()
      try setting.names()
    }
  }

  /// The ports of the running servers.
  private struct Servers {
    private var ports: [String: Int] = [:]

    init(_ path: String) throws {
      for line in try Files.text(path).split(separator: "\n") {
        let words = line.split(separator: " ")
        if words.count == 2 { ports[String(words[0])] = Int(words[1]) }
      }
    }

    subscript(name: String) -> Int? { ports[name] }
  }

  private struct Setting {
    let directory: TemporaryDirectory
    let confroute: String
    let servers: Servers
    let rounds: Int

    // MARK: One

    /// Measures one probe up to RCPT TO with STARTTLS and a verified certificate, alternating with
    /// other tools.
    func one() throws {
      guard let port = servers["postfix"] else {
        return print("postfix: not installed, or not root: apt-get install postfix openssl")
      }
      let configuration = directory.file("one.conf")
      let text = """
        domain oak.example { gateway = "127.0.0.1" }
        domain "127.0.0.1" {
          remote_smtp_port = \(port)  tls = required  tls_verify = host  tls_ca = "\(directory.file("ca.pem"))"
        }

        """
      try Files.write(Array(text.utf8), to: configuration)
      try Files.write(Array("myhostname = mail.example.test\n".utf8), to: directory.file("main.cf"))
      setenv("MAIL_CONFIG", directory.path, 1)
      var tools = [
        Tool(
          name: "confroute probe",
          process: ChildProcess(confroute, ["probe", "-c", configuration, "user@oak.example"])),
        Tool(
          name: "confroute probe --stop-after tls",
          process: ChildProcess(
            confroute, ["probe", "--stop-after", "tls", "-c", configuration, "user@oak.example"])),
      ]
      if let finger = Files.command("posttls-finger") {
        tools.append(
          Tool(
            name: "posttls-finger (no MAIL, no RCPT)",
            process: ChildProcess(
              finger,
              [
                "-c", "-l", "verify", "-F", directory.file("ca.pem"), "[127.0.0.1]:\(port)",
                "mx1.example.test",
              ])))
      }
      if let swaks = Files.command("swaks") {
        tools.append(
          Tool(
            name: "swaks",
            process: ChildProcess(
              swaks,
              [
                "--server", "127.0.0.1:\(port)", "--tls", "--tls-verify", "--tls-ca-path",
                directory.file("ca.pem"), "--to", "user@oak.example", "--quit-after", "RCPT",
              ])))
      }
      let table = Table("one probe, STARTTLS, verified    ", "best ms", "median ms", "cpu ms")
      for row in try Tool.compare(tools, rounds: rounds) {
        table.row(
          row.name, Cell.milliseconds(row.best), Cell.milliseconds(row.median),
          Cell.milliseconds(row.processor))
      }
    }

    // MARK: Many

    private struct Many {
      let name: String
      let server: String
      let count: Int
      let concurrency: Int
    }

    /// Measures many targets on as many hosts, with servers that delay their answers.
    func many() throws {
      guard servers["slow"] != nil else { return print("python3: not installed") }
      let table = Table("targets                              ", "wall s", "cpu s", "peak MB")
      for run in [
        Many(name: "100 that take 1 s, 50 at a time", server: "slow", count: 100, concurrency: 50),
        Many(
          name: "100 that take 50 ms, 20 at a time", server: "quick", count: 100, concurrency: 20),
        Many(
          name: "1,000 that take 1 s, 1,000 at a time", server: "slow", count: 1000,
          concurrency: 1000),
      ] {
        let (configuration, names) = try files(run)
        let usage = try ChildProcess(
          confroute,
          [
            "probe", "-c", configuration, "--concurrency", "\(run.concurrency)",
            "--domains-file", names,
          ]
        ).run()
        guard usage.status == 0 else { throw Failure("\(run.name): a target was not accepted") }
        table.row(
          run.name, Cell.number(usage.wall, 2), Cell.number(usage.processor, 2),
          Cell.number(Double(usage.peakMemory) / 1e6, 0))
      }
      try peers(table)
    }

    private func files(_ run: Many) throws -> (configuration: String, names: String) {
      guard let port = servers[run.server] else { throw Failure("no server `\(run.server)`") }
      var text = ""
      var names = ""
      for index in 1...run.count {
        // Every address in 127.0.0.0/8 is a separate host.
        let address = "127.1.\(index / 250).\(index % 250 + 1)"
        text += "domain t\(index).example { routes = ( \"smtp://\(address)?port=\(port)\" ) }\n"
        names += "t\(index).example\n"
      }
      try Files.write(Array(text.utf8), to: directory.file("many.conf"))
      try Files.write(Array(names.utf8), to: directory.file("many"))
      return (directory.file("many.conf"), directory.file("many"))
    }

    /// Measures other tools on 100 quick hosts, 20 processes at a time.
    private func peers(_ table: Table) throws {
      guard let xargs = Files.command("xargs"), let port = servers["quick"] else { return }
      var addresses = ""
      for index in 1...100 { addresses += "127.1.0.\(index)\n" }
      try Files.write(Array(addresses.utf8), to: directory.file("addresses"))
      let commands: [(String, [String])] = [
        ("posttls-finger", ["-c", "-l", "may", "[{}]:\(port)"]),
        ("swaks", ["--server", "{}:\(port)", "--to", "user@oak.example", "--quit-after", "RCPT"]),
      ]
      for (name, words) in commands {
        guard let path = Files.command(name) else { continue }
        var child = ChildProcess(xargs, ["-P", "20", "-I", "{}", path] + words)
        child.input = directory.file("addresses")
        let usage = try child.run()
        table.row(
          "100 that take 50 ms, 20 x \(name)", Cell.number(usage.wall, 2),
          Cell.number(usage.processor, 2), "-")
      }
    }

    // MARK: Names

    /// Measures the lookup of exchangers and addresses at a local name server.
    func names() throws {
      guard let port = servers["nsd"] else {
        return print("nsd: not installed: apt-get install nsd")
      }
      let count = 10_000
      var text = ""
      for index in 0..<count { text += "d\(index).example\n" }
      try Files.write(Array(text.utf8), to: directory.file("names"))
      try Files.write([], to: directory.file("empty.conf"))
      let child = ChildProcess(
        confroute,
        [
          "resolve", "-c", directory.file("empty.conf"), "--dns", "127.0.0.1:\(port)",
          "--domains-file", directory.file("names"),
        ])
      let runs = try (0..<5).map { _ in try child.run() }
      guard runs.allSatisfy({ $0.status == 0 }) else { throw Failure("a name was not found") }
      let best = runs.map(\.wall).min() ?? .nan
      let table = Table("resolve, local NSD", "domains", "wall s", "domains/s")
      table.row(
        "resolve", "\(count)", Cell.number(best, 2), Cell.number(Double(count) / best, 0))
    }
  }

  /// A tool that is compared with others.
  private struct Tool {
    let name: String
    let process: ChildProcess

    struct Row {
      let name: String
      let best: Double
      let median: Double
      let processor: Double
    }

    /// Runs all tools in every round, so that other load on the machine affects all equally.
    static func compare(_ tools: [Tool], rounds: Int) throws -> [Row] {
      var usages: [[ChildProcess.Usage]] = tools.map { _ in [] }
      for _ in 0..<rounds {
        for (index, tool) in tools.enumerated() {
          let usage = try tool.process.run()
          guard usage.status == 0 else { throw Failure("\(tool.name) ended with \(usage.status)") }
          usages[index].append(usage)
        }
      }
      return zip(tools, usages).map { tool, usages in
        let walls = usages.map(\.wall).sorted()
        return Row(
          name: tool.name, best: walls[0], median: walls[walls.count / 2],
          processor: usages.map(\.processor).min() ?? .nan)
      }
    }
  }
}
