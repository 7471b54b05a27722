import Foundation
import Testing

/// Who may name whom, as `docs/architecture.md` draws it.
struct ArchitectureTests {
  /// The rooms of the library and the rooms each of them may name.
  static let allowed: [String: Set<String>] = [
    "Source": [],
    "Syntax": ["Source"],
    "Model": ["Source", "Syntax"],
    "Formatting": ["Source", "Syntax"],
    "Patterns": ["Source"],
    "Routing": ["Source", "Syntax", "Model", "Patterns"],
    "Checking": ["Source", "Syntax", "Model", "Patterns", "Routing"],
  ]

  /// The same of the network side.
  static let allowedInDelivery: [String: Set<String>] = [
    "Net": [],
    "DNS": ["Net"],
    "SMTP": ["Net"],
    "TLS": ["Net", "DNS"],
    "MTASTS": ["Net", "DNS", "TLS"],
    "DANE": ["DNS"],
    "Probe": ["Net", "DNS", "SMTP", "TLS", "MTASTS", "DANE"],
  ]

  /// The same of the language server.
  static let allowedInLanguageServer: [String: Set<String>] = [
    "Protocol": [],
    "Documents": ["Protocol"],
    "Features": ["Protocol", "Documents"],
    "Server": ["Protocol", "Documents", "Features"],
  ]

  /// The same of what the commands share.
  static let allowedInToolSupport: [String: Set<String>] = [
    "Files": [],
    "Difference": [],
    "Process": ["Files"],
    "Output": ["Files"],
    "Arguments": ["Output", "Process"],
    "Configuration": ["Files", "Process", "Arguments"],
    "Reports": ["Files", "Difference", "Output"],
    "Linting": ["Files", "Arguments", "Reports"],
  ]

  @Test(arguments: [
    ("EcelerityConf", allowed), ("Delivery", allowedInDelivery),
    ("LanguageServer", allowedInLanguageServer), ("ToolSupport", allowedInToolSupport),
  ])
  func roomsNameOnlyTheRoomsTheyMay(target: String, allowed: [String: Set<String>]) throws {
    let rooms = try Rooms(readingBelow: Self.sources + "/" + target)
    #expect(Set(rooms.names) == Set(allowed.keys))
    #expect(rooms.violations(of: allowed) == [])
  }

  @Test func unsafeCodeOfTheNetworkSideIsWhereTheSystemOrOpenSSLIsAsked() throws {
    let rooms = try Rooms(readingBelow: Self.sources + "/Delivery")
    let unsafe = rooms.files { $0.lowercased().contains("unsafe") }
    let openSSL = [
      "OpenSSL+Settings", "OpenSSL", "TLSAuthorities", "TLSContext", "TLSSession+Peer",
      "TLSSession",
    ].map { "TLS/\($0).swift" }
    let system = ["LocalHost", "Socket"].map { "Net/\($0).swift" }
    #expect(unsafe == system + openSSL)
    #expect(rooms.files { $0 == "Glibc" } == system + ["TLS/OpenSSL.swift"])
  }

  @Test func threadsAreStartedInOnePlace() throws {
    let all = try Rooms(readingBelow: Self.sources)
    #expect(all.files { $0 == "pthread_create" } == ["Threads/ThreadOfControl.swift"])
    #expect(all.files { $0 == "Dispatch" || $0 == "Thread" } == [])
  }

  @Test func onlyTheProbeKnowsTheConfigurationAndOnlyConfrouteKnowsTheNetworkSide() throws {
    let delivery = try Rooms(readingBelow: Self.sources + "/Delivery")
    let readers = delivery.files { $0 == "EcelerityConf" || $0 == "ToolSupport" }
    #expect(readers.filter { !$0.hasPrefix("Probe/") } == [])
    let all = try Rooms(readingBelow: Self.sources)
    let users = all.files { $0 == "Delivery" }.filter { !$0.hasPrefix("confroute/") }
    #expect(users == [])
  }

  /// So `StatementComparison` may say of two files that they evaluate the same.
  @Test func aConfigurationIsMadeOfStatementsAndTheTextOfTheirTokens() throws {
    let rooms = try Rooms(readingBelow: Self.sources + "/EcelerityConf")
    let whiteSpace: Set = [
      "GapShape", "LineMap", "Trivia", "commentedTokens", "gap", "startsLine", "trivia",
    ]
    let readers = rooms.files(naming: whiteSpace.contains)
    #expect(readers.filter { $0.hasPrefix("Model/") } == [])
    #expect(readers.contains { $0.hasPrefix("Formatting/") })
  }

  @Test func onlyConflintServesEditors() throws {
    let all = try Rooms(readingBelow: Self.sources)
    let users = all.files { $0 == "LanguageServer" }.filter { !$0.hasPrefix("LanguageServer/") }
    #expect(users == ["conflint/LanguageServerCommand.swift"])
    let server = try Rooms(readingBelow: Self.sources + "/LanguageServer")
    #expect(server.files { $0 == "Glibc" || $0.lowercased().contains("unsafe") } == [])
  }

  @Test func aDeliberateViolationIsSeen() {
    let rooms = Rooms([
      "Model/Configuration.swift": "public final class Configuration {}\n",
      "Formatting/Layout.swift": "// Configuration is fine here\nlet a = \"Configuration\"\n",
      "Formatting/Formatter.swift": "func format(_ configuration: Configuration) {}\n",
    ])
    #expect(
      rooms.violations(of: Self.allowed) == ["Formatting/Formatter.swift names Model.Configuration"]
    )
  }

  @Test func onlyFiveFilesReachTheSystemAndOneOpensFiles() throws {
    let rooms = try Rooms(readingBelow: Self.sources + "/EcelerityConf")
    let system = [
      "Model/IPAddress.swift", "Patterns/PCRE2.swift", "Source/ByteSearch.swift",
      "Source/DiskLoader.swift", "Source/LargePages.swift",
    ]
    #expect(rooms.files { $0 == "Glibc" } == system)
    #expect(rooms.files { $0 == "O_RDONLY" || $0 == "opendir" } == ["Source/DiskLoader.swift"])
    #expect(rooms.files { $0 == "Dispatch" } == [])
    let users = rooms.files { $0 == "Threads" }
    #expect(users == ["Source/DiskLoader.swift", "Source/ParallelWork.swift"])
    #expect(rooms.files { $0 == "socket" || $0 == "getaddrinfo" || $0 == "connect" } == [])
  }

  /// dlopen(3) of macOS looks for names without a slash in the working directory, too.
  @Test func librariesOfMacOSAreNamedByTheirWholePaths() throws {
    for path in ["/EcelerityConf/Patterns/PCRE2.swift", "/Delivery/TLS/OpenSSL.swift"] {
      let text = try String(contentsOfFile: Self.sources + path, encoding: .utf8)
      let names = text.split(separator: "\"").filter { $0.hasSuffix(".dylib") }
      #expect(!names.isEmpty)
      #expect(names.filter { !$0.contains("/") } == [])
    }
  }

  @Test func unsafeCodeIsWhereTheSystemIsAsked() throws {
    let rooms = try Rooms(readingBelow: Self.sources + "/EcelerityConf")
    let files = rooms.files { $0.hasPrefix("Unsafe") || $0.hasPrefix("withUnsafe") }
    #expect(
      files == [
        "Patterns/PCRE2.swift", "Source/ByteSearch.swift", "Source/DiskLoader.swift",
        "Source/LargePages.swift",
      ])
  }

  @Test func foundationIsForJSONOnly() throws {
    let rooms = try Rooms(readingBelow: Self.sources)
    let files = rooms.files { $0 == "Foundation" || $0 == "FoundationEssentials" }
    #expect(files == ["ToolSupport/Output/JSONText.swift"])
  }

  static let sources =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path + "/Sources"
}

/// Swift files by path, and the identifiers each of them declares and names.
private struct Rooms {
  private var identifiers: [String: Set<String>] = [:]
  /// The room that declares each type.
  private var owners: [String: String] = [:]

  var names: [String] { identifiers.keys.map(Rooms.room) }

  init(readingBelow directory: String) throws {
    var files: [String: String] = [:]
    let paths =
      FileManager.default.enumerator(atPath: directory)?.compactMap { $0 as? String } ?? []
    for path in paths where path.hasSuffix(".swift") && !path.hasSuffix("+Generated.swift") {
      files[path] = try String(contentsOfFile: directory + "/" + path, encoding: .utf8)
    }
    self.init(files)
  }

  init(_ files: [String: String]) {
    for (path, text) in files {
      let code = Rooms.withoutCommentsAndStrings(Array(text.utf8))
      identifiers[path] = Set(Rooms.words(code[...]))
      for line in code.split(separator: UInt8(ascii: "\n")) {
        if let type = Rooms.declaredType(line) { owners[type] = Rooms.room(path) }
      }
    }
  }

  func violations(of allowed: [String: Set<String>]) -> [String] {
    var found: [String] = []
    for (path, words) in identifiers {
      let room = Rooms.room(path)
      for word in words {
        guard let owner = owners[word], owner != room else { continue }
        if !(allowed[room]?.contains(owner) ?? false) {
          found.append("\(path) names \(owner).\(word)")
        }
      }
    }
    return found.sorted()
  }

  func files(naming condition: (String) -> Bool) -> [String] {
    identifiers.filter { $0.value.contains(where: condition) }.keys.sorted()
  }

  private static func room(_ path: String) -> String { String(path.prefix { $0 != "/" }) }

  /// The type that a line without indentation declares.
  private static func declaredType(_ line: ArraySlice<UInt8>) -> String? {
    guard let first = line.first, first != UInt8(ascii: " ") else { return nil }
    let words = words(line)
    let kinds: Set = ["struct", "enum", "class", "protocol", "actor", "typealias"]
    guard let kind = words.firstIndex(where: kinds.contains), kind + 1 < words.count,
      !words.contains("extension"), kind <= 3
    else { return nil }
    return words[kind + 1]
  }

  private static func words(_ code: ArraySlice<UInt8>) -> [String] {
    code.split { byte in
      !(byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
        && !(byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) && byte != UInt8(ascii: "_")
    }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The code with comments left out and strings emptied, as far as this project writes them.
  private static func withoutCommentsAndStrings(_ text: [UInt8]) -> [UInt8] {
    var code: [UInt8] = []
    var index = 0
    let quote = UInt8(ascii: "\"")
    func starts(_ mark: String) -> Bool { text[index...].starts(with: mark.utf8) }
    while index < text.count {
      if text[index] == UInt8(ascii: "/"), starts("//") {
        while index < text.count, text[index] != UInt8(ascii: "\n") { index += 1 }
      } else if text[index] == quote {
        let isLong = starts("\"\"\"")
        let isRaw = index > 0 && text[index - 1] == UInt8(ascii: "#")
        let end = (isLong ? "\"\"\"" : "\"") + (isRaw ? "#" : "")
        index += isLong ? 3 : 1
        while index < text.count, !starts(end) {
          index += !isRaw && text[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        index += end.utf8.count
      } else {
        code.append(text[index])
        index += 1
      }
    }
    return code
  }
}
