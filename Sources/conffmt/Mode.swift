internal import ToolSupport

/// What happens to a file that is not in the style.
enum Mode {
  case rewrite
  case list
  case diff
  case print

  /// Creates the mode selected by the options.
  init(_ arguments: ParsedArguments) throws(Message.Conflict) {
    let (check, diff) = (
      arguments[FormattingOption.check], arguments[FormattingOption.diff]
    )
    guard arguments[FormattingOption.stdout] else {
      self = diff ? .diff : check ? .list : .rewrite
      return
    }
    if check || diff { throw Message.Conflict(with: check ? "--check" : "--diff") }
    self = .print
  }
}
