/// The two streams of a command and their colours.
package struct Console: ~Copyable {
  /// Results.
  package var output: StandardStream
  /// Everything else.
  package var error: StandardStream
  /// Colours for results.
  package let outputPalette: Palette
  /// Colours for everything else.
  package let errorPalette: Palette
  /// The name of the command, which starts its messages.
  package let name: String

  /// The streams of the command called `name`, coloured as `color` says.
  package init(
    name: String, color: ColorChoice, output: consuming StandardStream = .output(),
    error: consuming StandardStream = .error()
  ) {
    self.name = name
    outputPalette = color.palette(onTerminal: output.isTerminal)
    errorPalette = color.palette(onTerminal: error.isTerminal)
    self.output = output
    self.error = error
  }

  /// Prints an error to standard error: `conffmt: error: …`.
  ///
  /// Pending results are flushed first, to keep the two streams in order on a terminal.
  package mutating func complain(_ message: String) {
    output.flush()
    error.line("\(name): \(errorPalette.paint("error", .error)): \(message)")
  }

  /// Prints a warning about the answer to standard error: `confroute: warning: …`.
  package mutating func warn(_ message: String) {
    tell(errorPalette.paint("warning", .warning), message)
  }

  /// Prints a remark about something that may be intended to standard error: `confroute: note: …`.
  package mutating func note(_ message: String) { tell(errorPalette.paint("note", .info), message) }

  private mutating func tell(_ word: String, _ message: String) {
    output.flush()
    error.line("\(name): \(word): \(message)")
  }
}
