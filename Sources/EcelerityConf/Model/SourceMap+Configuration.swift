extension SourceMap {
  /// A map of the files of `configuration`, including generated ones, for every span of its
  /// settings, scopes, includes and findings.
  public init(_ configuration: Configuration) { self.init(configuration.contents.sources) }
}
