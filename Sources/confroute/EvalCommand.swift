import EcelerityConf
import ToolSupport

/// `confroute eval SCOPE... OPTION`
struct EvalCommand {
  static let allOption = CommandOption.flag(
    "all", help: "print every place that was consulted, strongest first")

  private let arguments: ParsedArguments
  private let query: OptionQuery
  private var loaded: LoadedConfiguration

  init(_ arguments: ParsedArguments, _ console: inout Console) throws {
    self.arguments = arguments
    query = try OptionQuery(words: arguments.operands)
    loaded = try LoadedConfiguration(arguments, &console)
  }

  consuming func run(_ console: inout Console) throws -> ExitStatus {
    var evaluator = OptionEvaluator(loaded.configuration, version: loaded.version)
    guard let evaluation = evaluator.evaluate(query.option, at: query.scope) else {
      throw OptionQueryProblem.unknownOption(query.option.name, suggestion: nil)
    }
    if let hint = loaded.configuration.hint(about: query.scope) { console.warn(hint) }
    let remark = loaded.remark(ifMissing: evaluation.option)
    if let remark { console.warn(remark) }
    if arguments[OutputFormat.option] == .json {
      console.output.write(
        bytes: try JSONText.encodeReport(
          EvaluationDocument(
            evaluation, remark: remark, isPartial: loaded.isPartial, &loaded.map), .indented))
    } else {
      let report = EvaluationReport(
        console.outputPalette, isPartial: loaded.isPartial)
      console.output.write(
        report.text(evaluation, showsAll: arguments[Self.allOption], &loaded.map))
    }
    return .success
  }
}
