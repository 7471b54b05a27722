extension SourceMap {
  /// The places in the files of `configuration`, made-up ones among them: every span of its settings, scopes,
  /// includes and findings.
  public init(_ configuration: Configuration) { self.init(configuration.sources) }
}
