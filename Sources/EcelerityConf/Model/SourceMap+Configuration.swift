extension SourceMap {
  /// The places in the files of `configuration`, including generated ones: every span of its settings, scopes,
  /// includes and findings.
  public init(_ configuration: Configuration) { self.init(configuration.contents.sources) }
}
