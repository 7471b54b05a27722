import EcelerityConf
import Testing

/// The files that an include reads, their order, and what happens if it cannot read them.
struct IncludeTests {
  @Test func aRelativePathStartsBesideTheIncludingFile() throws {
    let configuration = try load(
      [
        "conf/main.conf": "include \"sub/a.conf\"\n",
        "conf/sub/a.conf": "include b.conf\n",
        "conf/sub/b.conf": "tls = no\n",
      ], root: "conf/main.conf")
    #expect(paths(configuration) == ["conf/main.conf", "conf/sub/a.conf", "conf/sub/b.conf"])
    #expect(configuration.global.setting(.tls)?.value.text == "no")
  }

  @Test func theSearchPathIsGlobalThenNodeThenDefault() throws {
    let files = [
      "etc/default/ecelerity.conf": "include x.conf\ninclude y.conf\ninclude z.conf\n",
      "etc/global/x.conf": "tls = global\n", "etc/mta1/x.conf": "tls = node\n",
      "etc/mta1/y.conf": "gateway = node\n", "etc/default/y.conf": "gateway = default\n",
      "etc/default/z.conf": "hostname = default\n", "etc/global/z.conf": "hostname = global\n",
    ]
    var options = ConfigurationOptions()
    options.node = "mta1"
    let configuration = try load(files, root: "etc/default/ecelerity.conf", options)
    let global = configuration.global
    #expect(global.setting(.tls)?.value.text == "global")
    // Beside the including file comes first, so the node's y.conf and global's z.conf never count.
    #expect(global.setting(.gateway)?.value.text == "default")
    #expect(global.setting(.hostname)?.value.text == "default")
  }

  /// The directories `default` and `global` are shared by all nodes, and are the names of none.
  @Test(arguments: ["default", "global", "mta1"])
  func aSharedDirectoryIsTheNameOfNoNode(directory: String) throws {
    let place = "/opt/msys/ecelerity/etc/conf/{NODENAME}/z.conf"
    let files = [
      "etc/\(directory)/ecelerity.conf": "gateway = a.example\ninclude \"\(place)\"\n",
      "etc/default/z.conf": "gateway = default.example\n",
      "etc/global/z.conf": "gateway = global.example\n",
      "etc/mta1/z.conf": "gateway = mta1.example\n",
    ]
    let configuration = try load(files, root: "etc/\(directory)/ecelerity.conf")
    let gateway = directory == "mta1" ? "mta1.example" : "a.example"
    #expect(configuration.global.setting(.gateway)?.value.text == gateway)
    #expect(configuration.includeProblems.map(\.severity) == (directory == "mta1" ? [] : [.info]))
    var options = ConfigurationOptions()
    options.node = "mta1"
    let named = try load(files, root: "etc/\(directory)/ecelerity.conf", options)
    #expect(named.global.setting(.gateway)?.value.text == "mta1.example")
  }

  @Test func theNameOfTheNodeMayOccurSeveralTimes() throws {
    let files = [
      "etc/global/ecelerity.conf":
        "include \"/opt/msys/ecelerity/etc/conf/{NODENAME}/{NODENAME}-b.conf\"\n",
      "etc/mta1/mta1-b.conf": "gateway = mta1.example\n",
    ]
    var options = ConfigurationOptions()
    options.node = "mta1"
    let configuration = try load(files, root: "etc/global/ecelerity.conf", options)
    #expect(configuration.global.setting(.gateway)?.value.text == "mta1.example")
  }

  @Test(arguments: [
    ("bindngs.conf", "tried main.conf.d/bindngs.conf; did you mean `bindings.conf`?"),
    ("bindings", "tried main.conf.d/bindings; did you mean `bindings.conf`?"),
    ("sub/pears.conf", "tried main.conf.d/sub/pears.conf; did you mean `sub/peers.conf`?"),
    ("other.conf", "tried main.conf.d/other.conf"),
  ])
  func aSimilarNameIsSuggested(path: String, detail: String) throws {
    let configuration = try load(
      [
        "main.conf.d/main.conf": "include \"\(path)\"\n", "main.conf.d/bindings.conf": "",
        "main.conf.d/sub/peers.conf": "",
      ], root: "main.conf.d/main.conf")
    #expect(configuration.includeProblems.map(\.detail) == [detail])
  }

  @Test func theNodeThatHasTheFileIsNamed() throws {
    let files = [
      "etc/default/ecelerity.conf": "include bindings.conf\n", "etc/global/a.conf": "",
      "etc/mta1/bindings.conf": "", "etc/mta2/bindings.conf": "", "etc/mta3/other.conf": "",
    ]
    let configuration = try load(files, root: "etc/default/ecelerity.conf")
    #expect(
      configuration.includeProblems.map(\.commandDetail) == [
        "tried etc/default/bindings.conf, etc/global/bindings.conf; it lies in mta1, mta2; name one "
          + "with --node"
      ])
    var options = ConfigurationOptions()
    options.node = "mta1"
    #expect(try load(files, root: "etc/default/ecelerity.conf", options).includeProblems.isEmpty)
  }

  @Test(arguments: [
    ("mta1", nil), ("mta4", "node `mta4` has no directory; did you mean `mta1`?"),
    ("relay", "node `relay` has no directory among mta1, mta2"), (nil, nil),
  ])
  func aNodeWithoutADirectoryIsReported(node: String?, remark: String?) {
    let files = MemoryLoader([
      "etc/default/ecelerity.conf": "", "etc/mta1/a.conf": "", "etc/mta2/a.conf": "",
    ])
    var options = ConfigurationOptions()
    options.node = node
    #expect(options.remarkOnNode(of: "etc/default/ecelerity.conf", from: files) == remark)
  }

  @Test func absolutePathsOfTheInstallationAreBelowTheRoot() throws {
    let files = [
      "main.conf": "include /opt/msys/ecelerity/etc/conf/global/x.conf\n",
      "checkout/global/x.conf": "tls = no\n",
    ]
    var options = ConfigurationOptions()
    options.confRoot = "checkout"
    let configuration = try load(files, root: "main.conf", options)
    #expect(configuration.global.setting(.tls)?.value.text == "no")
    let unknown = try load(files, root: "main.conf")
    #expect(unknown.includeProblems.map(\.severity) == [.info])
  }

  /// Whatever the working directory is.
  @Test(arguments: [
    ("/w/etc/default", "ecelerity.conf", "../global/x.conf"),
    ("/w/etc/default/sub", "../ecelerity.conf", "../../global/x.conf"),
    ("/w/etc/default/sub/deep", "../../ecelerity.conf", "../../../global/x.conf"),
    ("/w/etc/global", "../default/ecelerity.conf", "../global/x.conf"),
    ("/w/etc", "default/ecelerity.conf", "global/x.conf"),
    ("/w/etc", "./default/ecelerity.conf", "global/x.conf"),
    ("/w", "etc/default/ecelerity.conf", "etc/global/x.conf"),
    ("/elsewhere", "/w/etc/default/ecelerity.conf", "/w/etc/global/x.conf"),
  ])
  func theRootIsInferredFromThePlaceOfTheMainFile(directory: String, main: String, file: String)
    throws
  {
    let files = [
      main: "include /opt/msys/ecelerity/etc/conf/global/x.conf\n", file: "tls = no\n",
    ]
    let options = ConfigurationOptions(workingDirectory: directory)
    let configuration = try load(files, root: main, options)
    #expect(paths(configuration) == [main, file])
    // The working directory is not given.
    let nowhere = try load(files, root: main)
    #expect(nowhere.includeProblems.isEmpty == main.contains("default/"))
  }

  @Test func directoriesAreReadInByteOrderWithoutHiddenNamesAndSubdirectories() throws {
    let configuration = try load([
      "main.conf": "include conf.d/\n", "conf.d/b.conf": "tls = b\n", "conf.d/B.conf": "tls = B\n",
      "conf.d/a.conf~": "tls = a\n", "conf.d/.hidden": "tls = hidden\n",
      "conf.d/sub/z.conf": "tls = z\n",
    ])
    #expect(
      paths(configuration) == ["main.conf", "conf.d/B.conf", "conf.d/a.conf~", "conf.d/b.conf"])
    #expect(configuration.global.setting(.tls)?.value.text == "b")
  }

  @Test func anIncludeIsReadInItsScope() throws {
    let configuration = try load([
      "main.conf": "binding \"b\" {\n  domain \"a.example\" { READONLY_INCLUDE \"x.conf\" }\n}\n",
      "x.conf": "tls = no\n",
    ])
    let domain = configuration.global.child(.binding, "b")?.child(.domain, "a.example")
    #expect(domain?.setting(.tls)?.value.text == "no")
    #expect(configuration.includes.map(\.isReadOnly) == [true])
    #expect(configuration.global.setting(.tls) == nil)
  }

  @Test func aFileIncludedTwiceCountsTwiceAndIsParsedOnce() throws {
    let configuration = try load([
      "main.conf": "include x.conf\ntls = main\nbinding b { include x.conf }\n",
      "x.conf": "tls = x\n",
    ])
    #expect(configuration.files.count == 2)
    #expect(configuration.global.setting(.tls)?.value.text == "main")
    #expect(configuration.global.child(.binding, "b")?.setting(.tls)?.value.text == "x")
    #expect(configuration.includeProblems.isEmpty)
  }

  @Test func aCycleIsReportedWithItsChainAndTheRestIsRead() throws {
    let configuration = try load([
      "main.conf": "include a.conf\ntls = no\n", "a.conf": "include b.conf\ngateway = a\n",
      "b.conf": "include a.conf\nhostname = b\n",
    ])
    #expect(configuration.includeProblems.map(\.kind) == [.cycle(["a.conf", "b.conf", "a.conf"])])
    #expect(configuration.global.settings.map(\.name) == ["hostname", "gateway", "tls"])
  }

  /// There are too many paths between them to follow them all.
  @Test func filesThatIncludeTheirOwnDirectoryAreEachReadOnce() throws {
    var files: [String: String] = [:]
    for number in 100..<200 {
      files["etc/global/ds/f\(number).conf"] = "include ds\noption_\(number) = yes\n"
    }
    var options = ConfigurationOptions()
    options.confRoot = "etc"
    let root = "etc/global/ds/f100.conf"
    let configuration = try load(files, root: root, options)
    #expect(configuration.files.count == 100)
    #expect(configuration.global.settings.count == 100)
    // Each include is reported once.
    #expect(configuration.includes.count == 100)
    #expect(Set(configuration.includeProblems.map(\.span)).count == 100)
    #expect(configuration.includeProblems.count == 100)
    #expect(configuration.includeProblems.first?.kind == .cycle([root, root]))
  }

  @Test func aFileOfACycleIsNotReadAgainAndThatIsReported() throws {
    let configuration = try load([
      "main.conf": "include a.conf\nbinding b { include a.conf }\n",
      "a.conf": "include b.conf\ngateway = a\n", "b.conf": "include a.conf\n",
    ])
    #expect(
      configuration.includeProblems.map(\.kind) == [
        .cycle(["a.conf", "b.conf", "a.conf"]), .inCycle("a.conf"),
      ])
    #expect(configuration.global.setting(.gateway)?.value.text == "a")
    #expect(configuration.global.child(.binding, "b")?.settings.isEmpty == true)
    let last = configuration.includeProblems.last?.message
    #expect(last == "`a.conf` includes itself and is not read again")
  }

  @Test func aMissingFileSaysWhatWasTried() throws {
    let configuration = try load(
      ["etc/default/main.conf": "include x.conf\ntls = no\n"],
      root: "etc/default/main.conf")
    let problem = try #require(configuration.includeProblems.first)
    #expect(problem.kind == .missing(tried: ["etc/default/x.conf", "etc/global/x.conf"]))
    #expect(problem.severity == .error)
    #expect(configuration.global.setting(.tls) != nil)
  }

  @Test func globsAndAddressesAreNotRead() throws {
    let configuration = try load([
      "main.conf": "include \"*.conf\"\ninclude \"http://a.example/x\"\n"
    ])
    #expect(configuration.includeProblems.map(\.severity) == [.error, .info])
  }

  @Test func theLocalChangesFileIsReadLast() throws {
    let configuration = try load([
      "main.conf": "Local_Changes_File = \"changes.conf\"\ninclude x.conf\ntls = main\n",
      "x.conf": "tls = x\n", "changes.conf": "tls = changed\n",
    ])
    #expect(configuration.global.setting(.tls)?.value.text == "changed")
    #expect(configuration.global.setting(.tls)?.replaced?.value.text == "main")
    #expect(paths(configuration).last == "changes.conf")
  }

  @Test func includesThatMultiplyEnd() throws {
    var files = ["f30.conf": "tls = no\n"]
    for level in 0..<30 {
      files["f\(level).conf"] = String(repeating: "include f\(level + 1).conf\n", count: 2)
    }
    let configuration = try load(files, root: "f0.conf")
    #expect(configuration.includeProblems.map(\.kind) == [.tooManyRepeats])
  }

  @Test func repeatedFilesHaveALimit() throws {
    let comment = "#" + String(repeating: "x", count: 1 << 20) + "\n"
    let configuration = try load([
      "main.conf": String(repeating: "include x.conf\n", count: 70), "x.conf": comment,
    ])
    #expect(configuration.includeProblems.map(\.kind) == [.tooLongRepeats])
    #expect(configuration.includes.count { !$0.files.isEmpty } == 64)
  }

  @Test func nestedIncludesHaveALimit() throws {
    var files = ["f100.conf": "tls = no\n"]
    for level in 0..<100 { files["f\(level).conf"] = "include f\(level + 1).conf\n" }
    let configuration = try load(files, root: "f0.conf")
    #expect(configuration.includeProblems.map(\.kind) == [.tooDeep])
  }

  @Test func notFollowingReadsOneFile() throws {
    var options = ConfigurationOptions()
    options.followsIncludes = false
    let configuration = try load(
      ["main.conf": "include nowhere.conf\n"], root: "main.conf", options)
    #expect(configuration.files.count == 1 && configuration.includeProblems.isEmpty)
    #expect(configuration.includes.map(\.path) == ["nowhere.conf"])
  }

  @Test func theMainFileMustBeReadable() {
    #expect(throws: LoadError("main.conf", .missing)) {
      try load(["other.conf": ""], root: "main.conf")
    }
  }

  private func load(
    _ files: [String: String], root: String = "main.conf",
    _ options: ConfigurationOptions = ConfigurationOptions()
  ) throws -> Configuration {
    try Configuration.load(root, from: MemoryLoader(files), options: options)
  }

  private func paths(_ configuration: Configuration) -> [String] {
    configuration.files.map(\.path)
  }

  /// A library has no command line.
  @Test(arguments: ["/elsewhere/a.conf", "{NODENAME}.conf", "io://a", "only.conf"])
  func whatIsWrongNamesNoOptionOfACommand(_ path: String) throws {
    let files = [
      "etc/default/a.conf": "include \"\(path)\"", "etc/mta1/only.conf": "", "etc/global/x": "",
    ]
    let configuration = try Configuration.load("etc/default/a.conf", from: MemoryLoader(files))
    let problem = try #require(configuration.includeProblems.first)
    #expect(!problem.detail.contains("--"))
    #expect(problem.commandDetail.contains("--") == !path.hasPrefix("io:"))
  }
}
