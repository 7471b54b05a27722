extension Configuration {
  /// Reads the file at `path` and everything it includes.
  ///
  /// Throws when the file itself cannot be read; a failing include is a problem of the
  /// configuration, and the rest is still read.
  public static func load(
    _ path: String, from loader: any Loader, options: ConfigurationOptions = ConfigurationOptions()
  ) throws(LoadError) -> Configuration {
    let root = try loader.load(path)
    var builder = ConfigurationBuilder(root: path, loader: loader, options: options)
    builder.build(root)
    return Configuration(builder)
  }
}
