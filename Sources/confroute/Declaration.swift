import Delivery
import EcelerityConf
import ToolSupport

extension CommandDeclaration {
  /// The command line of `confroute`.
  static let confroute = CommandDeclaration(
    "confroute", "show where a Momentum configuration sends mail, and why",
    sharedOptions: ConfigurationSource.options + LoadedConfiguration.options + [
      TargetVersion.option.declaration, OutputFormat.option.declaration,
    ],
    subcommands: [eval, explain, resolve, probe, diff, test, graph],
    exitMeanings: ExitMeanings(
      success: "answered; mail would be attempted", findings: "mail would not be attempted",
      failure: "the question could not be answered"),
    examples: [
      Example("confroute explain --offline oak.example", "where mail for oak.example goes, and why")
    ], files: ConfigurationSource.files, version: toolkitVersion,
    relatives: [
      OtherName("check", "conflint"), OtherName("lint", "conflint"),
      OtherName("fmt", "conffmt"), OtherName("format", "conffmt"),
      OtherName("help", "confroute --help"),
    ],
    candidates: ConfigurationWords.candidates)

  private static let eval = CommandDeclaration(
    Subcommand.eval.rawValue,
    "print the value of an option in a scope, as the console's `config eval` does",
    discussion: """
      SCOPE is any number of stanzas with their labels, outermost first; none is the global scope. \
      The scope need not exist: the answer is the value it would have.
      """,
    operands: [
      OperandDeclaration(
        "SCOPE", .any, help: "stanzas with their labels, outermost first",
        offering: ConfigurationWords.scope.offer),
      OperandDeclaration("OPTION", help: "the option"),
    ],
    options: [EvalCommand.allOption.declaration],
    exitMeanings: ExitMeanings(
      success: "answered", findings: "not used",
      failure: "no such option, or the configuration cannot be read"),
    examples: [
      Example(
        "confroute eval binding_group north binding n1 domain oak.example "
          + "\(Keyword.maxOutboundConnections)", "how many connections that domain gets there"),
      Example("confroute eval \(Keyword.gateway) --all", "the global value and what it beats"),
    ]
  ).alsoCalled("get", "config", "show")

  private static let explain = CommandDeclaration(
    Subcommand.explain.rawValue, "say where a message for a domain goes, and why",
    discussion: """
      Prints the verdict and the next hops first, then every decision with the place that made it \
      and its evidence: stated in the manual, inferred, or decided by this project.

      The name servers of --dns, else of the option \(Keyword.resolvConf), else of the system get the \
      queries that the server would send. With --offline there are no queries, and next hops are \
      names. With \(Keyword.useMtaSts), MTA-STS policies are fetched from their web servers; from \
      loopback or private addresses only with --allow-private.
      """,
    operands: [question], options: routeOptions, exitMeanings: routeMeanings,
    examples: [
      Example("confroute explain --offline user@oak.example", "where mail to oak.example goes"),
      Example(
        "confroute explain --offline --binding n1 oak.example", "the same on binding n1"),
      Example(
        "confroute explain --offline --set 'domain oak.example \(Keyword.gateway)=relay.example' "
          + "oak.example", "what if that gateway were set"),
    ]
  ).alsoCalled("trace", "route", "why")

  private static let resolve = CommandDeclaration(
    Subcommand.resolve.rawValue, "print just the next hops in their order",
    discussion: """
      Queries name servers, and web servers for MTA-STS policies (\(Keyword.useMtaSts)), as `explain` \
      does. With --offline there are no queries. Why a lookup failed for now, and which expressions \
      could not be evaluated, is on standard error.
      """,
    operands: [question], options: routeOptions, exitMeanings: routeMeanings,
    examples: [
      Example(
        "confroute resolve --offline --domains-file domains.txt", "the next hops of many domains")
    ])

  private static let probe = CommandDeclaration(
    Subcommand.probe.rawValue, "try to deliver along the route, up to and including RCPT TO",
    discussion: """
      Sends the DNS queries that the server would send, and connects to the next hops in its order, \
      with its source address, greeting, TLS policy, login and timers. Stops at the first host that \
      replies, as the server would. No message is sent without --send.

      A domain alone stands for postmaster there. Without --from the message has no sender.
      """,
    operands: [question],
    // A message needs a whole address.
    options: ProbeOption.all
      + QuestionOption.all(
        sender: QuestionOption.sender.declaration.described(
          "the sender's address; `<>` for none, as without it")) + ResolverOption.all,
    exitMeanings: ExitMeanings(
      success: "accepted as far as asked", findings: "refused or unreachable; the report says why",
      failure: "the question could not be answered"),
    examples: [
      Example("confroute probe user@oak.example", "whether that recipient would be accepted"),
      Example(
        "confroute probe --stop-after tls --all-hosts oak.example", "how every exchanger does TLS"),
    ])

  private static let diff = CommandDeclaration(
    Subcommand.diff.rawValue, "show which mail a new configuration routes differently, and why",
    discussion: """
      OLD and NEW are files, directories with an ecelerity.conf, or REV:PATH of the git repository here; \
      where a file has that name too, write `./REV:PATH` for the file or `REV^0:PATH` for the revision. \
      Every domain on every binding is compared, without a list of domains: names that nothing \
      distinguishes are one class, and each class that changes is shown with an example.

      --set and --unset apply to NEW. Without changes in routes, as after a change of comments or \
      layout, it prints `no route changes` and exits with 0. A binding that only one of them has is \
      a change too.
      """,
    operands: [
      OperandDeclaration("OLD", help: "the configuration as it was", offering: .files),
      OperandDeclaration("NEW", help: "the configuration as it will be", offering: .files),
    ],
    options: [
      QuestionOption.binding.declaration.described("compare messages on this binding only"),
      QuestionOption.bindingGroup.declaration
        .described("compare messages in this binding group only"),
      QuestionOption.sender.declaration, QuestionOption.strictGateway.declaration,
      QuestionOption.domainsFile.declaration
        .described("compare the domains in FILE only, one a line"),
    ],
    exitMeanings: ExitMeanings(
      success: "no route changes", findings: "some routes or bindings change",
      failure: "the question could not be answered, or not for all names"),
    examples: [
      Example(
        "confroute diff HEAD:ecelerity.conf ecelerity.conf", "what the changes in the work tree do"),
      Example("confroute diff old/ new/ --binding n1", "two directories, one binding"),
    ]
  ).refusing(ConfigurationSource.config.declaration).alsoCalled("compare")

  private static let test = CommandDeclaration(
    Subcommand.test.rawValue, "say whether the routing expectations in files hold",
    discussion: """
      FILE is written in the language of the configuration:

        expect "user@oak.example" {
          binding = "b1"
          gateway = "relay.example"
          port = 25
          tls = "required"
        }

      binding, binding_group and from belong to the question; verdict, routing_domain, gateway, method, \
      host, address, port, tls, tls_verify, source_address and ehlo_name to the answer. Those about a \
      next hop are compared with the first one or, if host or address is given, with the first of the \
      best preference that has it, and the port if one is given. What is not given is not checked.

      No name server is queried without --dns, --record or --replay.
      """,
    operands: [OperandDeclaration("FILE", .some, help: "a file of expectations")],
    options: [
      TestCommand.coverageOption.declaration, TestCommand.failUnderOption.declaration,
      QuestionOption.strictGateway.declaration,
    ] + ResolverOption.all,
    exitMeanings: ExitMeanings(
      success: "all expectations hold", findings: "some do not, or too few stanzas are covered",
      failure: "an expectation or the configuration cannot be read"),
    examples: [
      Example("confroute test routes.expect", "the expectations in routes.expect"),
      Example(
        "confroute test --coverage --fail-under 80 routes.expect", "and which stanzas they cover"),
    ])

  private static let graph = CommandDeclaration(
    Subcommand.graph.rawValue,
    "draw the routes: which domains leave through which bindings to which next hops",
    discussion: """
      Domains that are routed alike are one node, and so are bindings on which they get the same answer. \
      A picture of more than about 200 nodes is summarised, and says so. No name server is queried.

      The HTML page is one file that needs nothing else. Search it for a domain: it highlights the \
      routes and names the lines that decided them.
      """,
    options: [
      GraphFormat.option.declaration,
      QuestionOption.binding.declaration.described("draw messages on this binding only"),
      QuestionOption.bindingGroup.declaration.described("draw messages in this binding group only"),
      QuestionOption.sender.declaration, QuestionOption.strictGateway.declaration,
    ],
    exitMeanings: ExitMeanings(
      success: "drawn", findings: "not used", failure: "the configuration cannot be read"),
    examples: [
      Example("confroute graph --output-format html > routes.html", "a page to search in"),
      Example("confroute graph --output-format dot | dot -Tsvg > routes.svg", "with Graphviz"),
    ])

  private static let question = OperandDeclaration(
    "DOMAIN|ADDRESS", .any, help: "where the message goes",
    otherNames: ["domain", "address", "to", "recipient", "rcpt"],
    offering: ConfigurationWords.domain.offer)

  private static let routeOptions =
    [ResolverOption.offline.declaration] + QuestionOption.all() + ResolverOption.all

  private static let routeMeanings = ExitMeanings(
    success: "mail would be attempted", findings: "it would not; the verdict says why",
    failure: "the question could not be answered")
}
