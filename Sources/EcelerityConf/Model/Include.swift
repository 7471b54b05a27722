/// One `include` or `readonly_include` and the files it led to.
public struct Include: Hashable, Sendable {
  /// The statement.
  public let span: SourceSpan
  /// The path as written.
  public let path: String
  /// The bytes of the path.
  public let pathSpan: SourceSpan
  /// Whether the keyword is `readonly_include`, which forbids online changes of the included files.
  public let isReadOnly: Bool
  /// The scope that it reads the files into.
  let scope: ScopeID
  /// The files it read, in order; none when it failed or was not followed.
  public internal(set) var files: [FileID] = []
  /// The hidden names and the subdirectories of the directory it names, which are not read, in
  /// order.
  public internal(set) var skippedNames: [String] = []
}

/// The reason why an include, or a part of it, was not read.
public struct IncludeProblem: Hashable, Sendable, CustomStringConvertible {
  /// The kind of a problem.
  public enum Kind: Hashable, Sendable {
    /// There is no such file; the paths that were tried.
    case missing(tried: [String])
    /// Whether the file exists is unknown, for this reason.
    case unknowable(Unknowable)
    /// It exists but could not be read.
    case unreadable(path: String, reason: String)
    /// The file is being read already; the paths from it to the include.
    case cycle([String])
    /// The file includes itself, which is reported already, and is not read again; its path.
    case inCycle(String)
    /// Globs are not expanded.
    case glob
    /// Includes are nested too deeply.
    case tooDeep
    /// There are too many repeated includes.
    case tooManyRepeats
    /// The repeated includes have too many bytes in total.
    case tooLongRepeats
    /// The file named by `Local_Changes_File` does not exist.
    case missingLocalChanges
  }

  /// The reason why it is unknown whether an include reads a file.
  public enum Unknowable: Hashable, Sendable {
    /// It is read through an I/O module of the server.
    case ioModule
    /// Its path has `{NODENAME}`, and `ConfigurationOptions.node` is not set.
    case unnamedNode
    /// It is below the directory of the installation, and `ConfigurationOptions.confRoot` is not
    /// set.
    case outside
  }

  /// The kind of the problem.
  public let kind: Kind
  /// The path as written.
  public let path: String
  /// Where it is written.
  public let span: SourceSpan
  /// A guess at what was meant.
  package var hint: IncludeHint?

  /// Whether the server would refuse to load the configuration, as far as is known.
  public var severity: Severity {
    switch kind {
    case .unknowable, .missingLocalChanges: .info
    default: .error
    }
  }

  /// The problem in words, as `message`.
  public var description: String { message }

  /// The problem in words; lower case, no full stop.
  public var message: String {
    switch kind {
    case .missing: path.isEmpty ? "include has an empty path" : "`\(path)` is not found"
    case .unknowable: "`\(path)` is not read"
    case .unreadable(let file, let reason):
      file == path
        ? "`\(path)` cannot be read: \(reason)"
        : "`\(path)` cannot be read: \(file): \(reason)"
    case .cycle: "`\(path)` includes itself"
    case .inCycle(let file): "`\(file)` includes itself and is not read again"
    case .glob: "`\(path)` is a glob, and globs are not expanded"
    case .tooDeep:
      "`\(path)` is included more than \(ConfigurationBuilder.maximumDepth) levels deep"
    case .tooManyRepeats:
      "files are included again more than \(ConfigurationBuilder.maximumRepeats) times"
    case .tooLongRepeats:
      "files that are included again have more than "
        + "\(ConfigurationBuilder.maximumRepeatedBytes >> 20) MB in all"
    case .missingLocalChanges: "the local changes file `\(path)` does not exist"
    }
  }

  /// The remedy, or the paths that were tried.
  public var detail: String { detail(namingOptions: false) }

  /// The remedy for users of the commands, which names their options.
  package var commandDetail: String { detail(namingOptions: true) }

  private func detail(namingOptions: Bool) -> String {
    switch kind {
    case .missing where path.isEmpty: "write the path of a file or a directory"
    case .missing(let tried):
      "tried " + tried.joined(separator: ", ")
        + (hint.map { "; \($0.text(namingOptions: namingOptions))" } ?? "")
    case .unknowable(.ioModule): "it is read through an I/O module"
    case .unknowable(.unnamedNode):
      "the name of the node is not known" + (namingOptions ? "; use --node" : "")
    case .unknowable(.outside):
      "it is outside the available configuration"
        + (namingOptions ? "; --conf-root DIR says where the rest is" : "")
    case .unreadable: "the server refuses the whole configuration when an include fails"
    case .cycle(let chain): chain.joined(separator: " -> ")
    case .inCycle: "every file of a cycle is read once; remove the include that leads back to it"
    case .glob: "include the directory; every file in it is read in alphabetical order"
    case .tooDeep: "the rest is not read"
    case .tooManyRepeats, .tooLongRepeats:
      "the rest is not read; write what many scopes share once, in a scope around them"
    case .missingLocalChanges: "the server creates it at the first online change"
    }
  }
}
