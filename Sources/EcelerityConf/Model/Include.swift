/// One `include` or `readonly_include` and what it led to.
public struct Include: Sendable {
  /// The statement.
  public let span: SourceSpan
  /// The path as written.
  public let path: String
  /// The bytes of the path.
  public let pathSpan: SourceSpan
  /// Whether the longer keyword forbids online changes of what is included.
  public let isReadOnly: Bool
  /// The files it read, in order; none when it failed or was not followed.
  public internal(set) var files: [FileID] = []
  /// The hidden names and the folders in the folder it names, which are not read, in order.
  public internal(set) var skippedNames: [String] = []
}

/// Why an include, or a part of it, was not read.
public struct IncludeProblem: Hashable, Sendable {
  /// What went wrong.
  package enum Kind: Hashable, Sendable {
    /// No file of that name; the places that were tried.
    case missing(tried: [String])
    /// Whether the file exists cannot be known here; the reason.
    case unknowable(String)
    /// It exists but could not be read.
    case unreadable(path: String, reason: String)
    /// The file is being read already; the paths from it to the include.
    case cycle([String])
    /// The file includes itself, which was told already, and is not read again; its path.
    case inCycle(String)
    /// Globs are not expanded.
    case glob
    /// More includes inside each other than `ConfigurationBuilder.maximumDepth`.
    case tooDeep
    /// Files are included again more often than `ConfigurationBuilder.maximumRepeats`.
    case tooManyRepeats
    /// The files that are included again are longer than `ConfigurationBuilder.maximumRepeatedBytes` in all.
    case tooLongRepeats
    /// The file named by `Local_Changes_File` does not exist.
    case missingLocalChanges
  }

  /// What went wrong.
  package let kind: Kind
  /// The path as written.
  public let path: String
  /// Where it is written.
  public let span: SourceSpan
  /// What was probably meant.
  package var hint: IncludeHint?

  /// Whether the server would refuse to load the configuration, as far as can be known here.
  public var severity: Severity {
    switch kind {
    case .unknowable, .missingLocalChanges: .info
    default: .error
    }
  }

  /// What is there.
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

  /// What to do, or what was tried.
  public var detail: String {
    switch kind {
    case .missing where path.isEmpty: "write the path of a file or a folder"
    case .missing(let tried):
      "tried " + tried.joined(separator: ", ") + (hint.map { "; \($0.text)" } ?? "")
    case .unknowable(let reason): reason
    case .unreadable: "the server refuses the whole configuration when an include fails"
    case .cycle(let chain): chain.joined(separator: " -> ")
    case .inCycle: "every file of a cycle is read once; take out the include that leads back to it"
    case .glob: "include the folder; every file in it is read in alphabetical order"
    case .tooDeep: "the rest is not read"
    case .tooManyRepeats, .tooLongRepeats:
      "the rest is not read; write what many scopes share once, in a scope around them"
    case .missingLocalChanges: "the server creates it at the first online change"
    }
  }
}
