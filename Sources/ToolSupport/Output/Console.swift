/// The two streams of a command and how to paint on each.
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

  /// Tells why something could not be done, on standard error: `conffmt: error: …`.
  ///
  /// Results so far go out first, so that on a terminal the two stay in order.
  package mutating func complain(_ message: String) {
    output.flush()
    error.line("\(name): \(errorPalette.paint("error", .error)): \(message)")
  }

  /// Tells what should be known about the answer, on standard error: `confroute: warning: …`.
  package mutating func warn(_ message: String) {
    tell(errorPalette.paint("warning", .warning), message)
  }

  /// The same of what may be as it was meant: `confroute: note: …`.
  package mutating func note(_ message: String) { tell(errorPalette.paint("note", .info), message) }

  private mutating func tell(_ word: String, _ message: String) {
    output.flush()
    error.line("\(name): \(word): \(message)")
  }
}
