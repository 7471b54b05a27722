import EcelerityConf
import ToolSupport

/// `confroute eval SCOPE... OPTION`
struct EvalCommand {
  private let arguments: ParsedArguments
  private let query: OptionQuery
  private var source: ConfigurationAtHand

  init(_ arguments: ParsedArguments, _ console: inout Console) throws {
    self.arguments = arguments
    query = try OptionQuery(words: arguments.operands)
    source = try ConfigurationAtHand(arguments, &console)
  }

  consuming func run(_ console: inout Console) throws -> ExitStatus {
    var evaluator = OptionEvaluator(source.configuration, version: source.version)
    guard let evaluation = evaluator.evaluate(query.option, at: query.scope) else {
      throw OptionQueryProblem.unknownOption(query.option.name, suggestion: nil)
    }
    if let hint = source.configuration.hint(about: query.scope) { source.warn(hint, &console) }
    let remark = source.remark(ifMissing: evaluation.option)
    if let remark { source.warn(remark, &console) }
    if arguments.choice("output-format", of: OutputFormat.self) == .json {
      console.output.write(
        bytes: try JSONText.encodeReport(
          EvaluationDocument(
            evaluation, remark: remark, isPartial: source.isPartial, &source.map), .indented))
    } else {
      let report = EvaluationReport(
        console.outputPalette, isPartial: source.isPartial)
      console.output.write(
        report.text(evaluation, showsAll: arguments.has("all"), &source.map))
    }
    return .success
  }
}
