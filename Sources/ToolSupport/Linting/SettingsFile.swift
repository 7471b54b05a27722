package import EcelerityConf

/// The contents of a `.conflint.conf`; nil for settings that it does not have.
///
///     select = ( correctness suspicious )
///     disable = ( gateway-chain )
///     fail_on = error
///     modules = ( "house_filter" )
///     momentum = "4.2"
///     nodes = ( mta1 mta2 )
package struct SettingsFile {
  /// The name of such a file.
  package static let name = ".conflint.conf"
  private static let known = ["disable", "fail_on", "modules", "momentum", "nodes", "select"]

  /// The rules and groups to check.
  package private(set) var select: [String]?
  /// The rules and groups not to check.
  package private(set) var disable: [String]?
  /// The least severity that makes the exit status 1.
  package private(set) var failOn: FailureLevel?
  /// Modules that only this installation has.
  package private(set) var modules: [String] = []
  /// The version that the configurations are for.
  package private(set) var momentum: ServerVersion?
  /// The nodes to check for, without duplicates.
  package private(set) var nodes: [String] = []

  /// Empty settings.
  package init() {}

  /// Whether the file at `path` is a settings file.
  package static func isNamed(_ path: String) -> Bool { Path.name(of: path) == name }

  /// The path of the settings for the file at `path`: in its directory or the nearest one above.
  package static func path(for path: String) -> String? {
    let whole = Path.normalize(Path.join(workingDirectory() ?? ".", path))
    var directory = Path.directory(of: whole)
    while true {
      let candidate = Path.join(directory, name)
      // A dangling link or a directory is reported when it is read.
      if (try? FileStamp(linkItself: candidate)) != nil { return candidate }
      guard directory != "/", directory != "." else { return nil }
      directory = Path.directory(of: directory)
    }
  }

  /// Whether `path` is a link to a file that is outside of its directory and not a settings file by
  /// name. Errors quote the file, and whoever created the link may not be allowed to read it.
  private static func leadsElsewhere(_ path: String) -> Bool {
    guard let file = try? RealPath(of: path),
      let directory = try? RealPath(of: Path.directory(of: path))
    else { return false }
    return file.name != name && Path.rest(of: file.path, below: directory.path) == nil
  }

  /// Reads the settings at `path`; throws a `CommandFailure` with the place of what is wrong there.
  package init(reading path: String, from loader: any Loader = DiskLoader()) throws {
    if SettingsFile.leadsElsewhere(path) {
      throw CommandFailure(
        "\(path.visible): is a link out of its directory, which is not followed; copy the file, or call it "
          + "\(SettingsFile.name) there")
    }
    let options = ConfigurationOptions(followsIncludes: false)
    let file: Configuration
    do throws(LoadError) {
      file = try Configuration.load(path, from: loader, options: options)
    } catch {
      throw CommandFailure("\(path.visible): \(error.message)")
    }
    var map = SourceMap(file)
    if let (span, message) = SettingsFile.flaw(in: file) {
      throw CommandFailure("\(map.location(of: span).description): \(message)".visible)
    }
    for setting in file.global.settings {
      do throws(SettingFlaw) {
        try take(setting)
      } catch {
        let place = map.location(of: error.span).description
        throw CommandFailure("\(place): \(error.message)".visible)
      }
    }
  }

  /// The first part of the file that is not a setting.
  private static func flaw(in file: Configuration) -> (SourceSpan, String)? {
    let tree = file.files[0].tree
    if let problem = tree.problems.first(where: \.isError) {
      return (SourceSpan(FileID(0), problem.range), problem.message(in: tree))
    }
    if let include = file.includes.first {
      return (include.span, "settings include no other file; write them here")
    }
    let stanza = file.allScopes.first { !$0.isGlobal }
    return stanza?.header.map { ($0.nameSpan, notAssigned($0.syntax.name)) }
  }

  private mutating func take(_ setting: Setting) throws(SettingFlaw) {
    if case .dictionary = setting.value, SettingsFile.known.contains(setting.name) {
      throw SettingFlaw(
        setting.valueSpan, "`\(setting.name)` takes no dictionary; write `\(setting.name) = ( … )`")
    }
    switch setting.name {
    case "select": select = try SettingsFile.rules(setting)
    case "disable": disable = try SettingsFile.rules(setting)
    case "modules": modules = setting.value.items.map(\.text)
    case "nodes": nodes = try SettingsFile.nodes(setting)
    case "fail_on": failOn = try SettingsFile.level(setting)
    case "momentum":
      guard let version = setting.value.text.flatMap({ ServerVersion($0) }) else {
        throw SettingFlaw(setting.valueSpan, "`momentum` takes a version such as `4.2.1`")
      }
      momentum = version
    default:
      throw SettingFlaw(setting.nameSpan, SettingsFile.unknown(setting.name))
    }
  }

  private static func rules(_ setting: Setting) throws(SettingFlaw) -> [String] {
    for item in setting.value.items where !RuleSelection.isKnown(item.text) {
      throw SettingFlaw(item.span, RuleSelection.unknown(item.text).description)
    }
    return setting.value.items.map(\.text)
  }

  private static func nodes(_ setting: Setting) throws(SettingFlaw) -> [String] {
    var seen: Set<String> = []
    for item in setting.value.items where !seen.insert(item.text).inserted {
      throw SettingFlaw(item.span, "node `\(item.text)` is named twice; leave one out")
    }
    return setting.value.items.map(\.text)
  }

  private static func level(_ setting: Setting) throws(SettingFlaw) -> FailureLevel {
    if let level = setting.value.text.flatMap({ FailureLevel(rawValue: $0) }) { return level }
    let words = FailureLevel.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    throw SettingFlaw(setting.valueSpan, "`fail_on` takes one of \(words)")
  }

  private static func notAssigned(_ name: String) -> String {
    known.contains(name) ? "`\(name)` is a setting; write `\(name) = …`" : unknown(name)
  }

  private static func unknown(_ name: String) -> String {
    let suggestion = Spelling.suggestion(for: name, among: known)
    let all = known.map { "`\($0)`" }.joined(separator: ", ")
    return "setting `\(name)` is not known"
      + Spelling.clause(suggestion, else: "; the settings are \(all)")
  }
}

/// An error in one setting.
private struct SettingFlaw: Error {
  let span: SourceSpan
  let message: String

  init(_ span: SourceSpan, _ message: String) {
    self.span = span
    self.message = message
  }
}
