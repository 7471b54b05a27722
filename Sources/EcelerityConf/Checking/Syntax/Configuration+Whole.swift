extension Configuration {
  /// Whether everything that the server reads is available, so that what is missing is set nowhere: all files could
  /// be read, no include is left out, and the main file is not a fragment of another one.
  package var isWhole: Bool {
    enclosure == nil && !hasUnreadIncludes && isReadable
      && includeProblems.allSatisfy { $0.kind == .missingLocalChanges }
  }

  /// Whether no file has a syntax error that leaves statements unsure.
  var isReadable: Bool { firstUnreadableFile == nil }

  /// The first file with a syntax error because of which statements may be in another place than intended, or may not
  /// have been read.
  var firstUnreadableFile: ConfigurationFile? {
    guard isPartial else { return nil }
    return files.first { $0.tree.problems.contains(where: \.leavesStatementsUnsure) }
  }

  /// Whether it is one file that nothing is added to from elsewhere, so that all siblings of a stanza are in it.
  var isOneFile: Bool {
    isWhole && files.count == 1 && includes.isEmpty && global.setting(.localChangesFile) == nil
  }

  /// Whether it looks like the whole configuration of a server: it has a listener that accepts messages,
  /// and is not switched off.
  var looksWhole: Bool {
    let listeners: Set<Keyword> = [
      .esmtpListener, .ecstreamListener, .httpListener, .xmppListener, .msgcserverListener,
    ]
    return global.children.contains {
      ($0.keyword.map(listeners.contains) ?? false) && $0.isSwitchedOn
    }
  }

  /// The start of the main file, after a byte order mark.
  var start: SourceSpan {
    let bytes = file(FileID(0)).tree.source.bytes
    let offset: UInt32 = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return SourceSpan(FileID(0), ByteRange(offset, offset))
  }

  /// Whether includes were not followed. Empty directories alone do not show that.
  private var hasUnreadIncludes: Bool {
    !includes.isEmpty && includes.allSatisfy { $0.files.isEmpty && $0.skippedNames.isEmpty }
  }
}
