/// A tool for another language, comparable to one of the commands.
struct Peer {
  /// The command it is compared with.
  enum Role: String {
    case formatter = "conffmt --stdout"
    case checker = "conflint"
  }

  let command: String
  let arguments: [String]
  let role: Role
  /// The command that installs it on Debian.
  let package: String
  /// The name of its input file.
  let file: String
  let renderer: any Renderer
  /// The exit statuses of a successful run: some tools return 1 if there is something to change.
  let accepted: ClosedRange<Int>

  var name: String { ([command] + arguments).joined(separator: " ") }

  init(
    _ command: String, _ arguments: String..., as role: Role, from package: String,
    reads file: String, by renderer: any Renderer, accepting accepted: ClosedRange<Int> = 0...0
  ) {
    self.command = command
    self.arguments = arguments
    self.role = role
    self.package = package
    self.file = file
    self.renderer = renderer
    self.accepted = accepted
  }

  /// All peers; those that write files do so in `directory`.
  static func all(writingTo directory: String) -> [Peer] {
    [
      Peer(
        "xmllint", "--format", as: .formatter, from: "apt-get install libxml2-utils",
        reads: "peer.xml", by: XMLRenderer()),
      Peer(
        "jq", ".", as: .formatter, from: "apt-get install jq", reads: "peer.json",
        by: JSONRenderer()),
      Peer(
        "gofmt", as: .formatter, from: "apt-get install golang-go", reads: "peer.go",
        by: GoRenderer()),
      Peer(
        "shfmt", as: .formatter, from: "apt-get install shfmt", reads: "peer.bash",
        by: ShellRenderer()),
      Peer(
        "caddy", "fmt", as: .formatter, from: "apt-get install caddy", reads: "Caddyfile",
        by: CaddyRenderer(), accepting: 0...1),
      Peer(
        "ruff", "format", "--no-cache", "-", as: .formatter, from: "pip install ruff",
        reads: "peer.py", by: PythonRenderer(), accepting: 0...1),
      Peer(
        "ruff", "check", "--no-cache", "--select", "E,W", as: .checker, from: "pip install ruff",
        reads: "peer.py", by: PythonRenderer(), accepting: 0...1),
      Peer(
        "named-checkconf", as: .checker, from: "apt-get install bind9-utils",
        reads: "named.conf", by: NamedRenderer()),
      Peer(
        "nginx", "-q", "-t", "-c", as: .checker, from: "apt-get install nginx-light",
        reads: "nginx.conf", by: NginxRenderer(directory: directory)),
    ]
  }

  /// Runs it and checks that it succeeded.
  func run(_ path: String, on file: String) throws -> ChildProcess.Usage {
    let readsInput = arguments.last == "-"
    var child = ChildProcess(path, readsInput ? arguments : arguments + [file])
    if readsInput { child.input = file }
    let usage = try child.run()
    guard accepted.contains(usage.status) else {
      throw Failure("\(name) ended with status \(usage.status)")
    }
    return usage
  }
}
