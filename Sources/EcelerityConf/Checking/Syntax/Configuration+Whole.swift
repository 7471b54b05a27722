extension Configuration {
  /// Whether everything that the server reads is at hand, so that what is not there is nowhere: all files could
  /// be read, no include is left out, and the main file is not the fragment of another one.
  var isWhole: Bool {
    enclosure == nil && !hasUnreadIncludes && isReadable
      && includeProblems.allSatisfy { $0.kind == .missingLocalChanges }
  }

  /// Whether it is sure which statements its files have.
  var isReadable: Bool { firstUnreadableFile == nil }

  /// The first file with a syntax error on account of which something may stand elsewhere than was meant, or may
  /// not have been read at all.
  var firstUnreadableFile: ConfigurationFile? {
    guard isPartial else { return nil }
    return files.first { $0.tree.problems.contains(where: \.leavesStatementsUnsure) }
  }

  /// Whether it is one file that nothing can be added to from elsewhere: what stands beside a stanza is in it.
  var isOneFile: Bool {
    isWhole && files.count == 1 && includes.isEmpty && global.setting(.localChangesFile) == nil
  }

  /// Whether it is the configuration of a server and not a part of one: it has a listener that
  /// accepts messages.
  var looksWhole: Bool {
    let listeners: Set<Keyword> = [
      .esmtpListener, .ecstreamListener, .httpListener, .xmppListener, .msgcserverListener,
    ]
    return global.children.contains { $0.keyword.map(listeners.contains) ?? false }
  }

  /// The start of the main file, behind a byte order mark.
  var start: SourceSpan {
    let bytes = file(FileID(0)).tree.source.bytes
    let offset: UInt32 = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return SourceSpan(FileID(0), ByteRange(offset, offset))
  }

  /// Whether includes were not followed; of empty folders alone that cannot be told.
  private var hasUnreadIncludes: Bool {
    !includes.isEmpty && includes.allSatisfy { $0.files.isEmpty && $0.skippedNames.isEmpty }
  }
}
