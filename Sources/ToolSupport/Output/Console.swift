/// The two streams of a command and how to paint on each.
public struct Console: ~Copyable {
  /// Results.
  public var output: StandardStream
  /// Everything else.
  public var error: StandardStream
  /// Colours for results.
  public let outputPalette: Palette
  /// Colours for everything else.
  public let errorPalette: Palette
  /// The name of the command, which starts its messages.
  public let name: String

  /// The streams of the command called `name`, coloured as `color` says.
  public init(
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
  public mutating func complain(_ message: String) {
    output.flush()
    error.line("\(name): \(errorPalette.paint("error", .error)): \(message)")
  }
}
