import EcelerityConf
import ToolSupport

/// `confroute diff OLD NEW`
struct DiffCommand {
  private let arguments: ParsedArguments
  private var old: LoadedConfiguration
  private var new: LoadedConfiguration
  private let options: RouteComparison.Options

  init(_ arguments: ParsedArguments, _ console: inout Console) throws {
    self.arguments = arguments
    let (first, second) = (arguments.operands[0], arguments.operands[1])
    if let file = arguments[ConfigurationSource.config] {
      throw CommandFailure(
        "--config \(file.visible) does not apply to `confroute diff`; OLD and NEW name what is read"
      )
    }
    let plain = ConfigurationSource.options(arguments)
    let changes = try HypotheticalChanges.changes(arguments)
    let before = try ConfigurationPlace(naming: first, options: plain)
    let after = try ConfigurationPlace(
      naming: second, options: ConfigurationSource.options(arguments, changes: changes))
    if before.isOnDisk || after.isOnDisk { try ConfigurationSource.checkRoot(arguments) }
    options = try DiffCommand.options(arguments)
    old = try LoadedConfiguration(arguments, before, &console)
    new = try LoadedConfiguration(arguments, after, &console)
  }

  private static func options(_ arguments: ParsedArguments) throws -> RouteComparison.Options {
    var options = RouteComparison.Options()
    options.version = try TargetVersion.version(arguments)
    options.sender = arguments[QuestionOption.sender]
    options.isStrictAboutGateway = arguments[QuestionOption.strictGateway]
    options.binding = arguments[QuestionOption.binding]
    options.bindingGroup = arguments[QuestionOption.bindingGroup]
    if let file = arguments[QuestionOption.domainsFile] { options.domains = try domains(in: file) }
    return options
  }

  private static func domains(in path: String) throws -> [DomainName] {
    var lines = try QuestionLines(path)
    var found: [DomainName] = []
    while let line = try lines.next() {
      let place = line.place(in: path)
      guard !line.isCut else { throw CommandFailure(place + QuestionLine.tooLong) }
      if line.text.isEmpty { continue }
      do throws(QueryProblem) {
        found.append(try RouteQuery(line.text).domain)
      } catch {
        throw CommandFailure(place + "\(error)".visible)
      }
    }
    if found.isEmpty {
      throw CommandFailure("\(path.visible): no domain in this file; write one a line")
    }
    return found
  }

  consuming func run(_ console: inout Console) throws -> ExitStatus {
    var comparison = RouteComparison(old.configuration, new.configuration, options)
    let differences = try comparison.differences()
    let isPartial = old.isPartial || new.isPartial
    var (oldMap, newMap) = (old.map, new.map)
    if arguments[OutputFormat.option] == .json {
      let document = RouteChangeDocument(
        differences, arguments.operands[0], arguments.operands[1], isPartial: isPartial,
        &oldMap, &newMap)
      console.output.write(bytes: try JSONText.encodeReport(document, .indented))
    } else {
      if isPartial { console.output.line(RouteText.partial) }
      let report = RouteChangeReport(console.outputPalette)
      console.output.write(report.text(differences, &oldMap, &newMap))
    }
    if !differences.isEmpty { return .findings }
    return differences.areComplete ? .success : .failure
  }
}
