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

  /// An edit that inserts `line`, with its line feed, at the start of the main file: after the comments at the top, such
  /// as a licence or the settings of an editor, and the blank lines below these.
  func insertionAtStart(of line: String) -> Edit {
    let tree = file(FileID(0)).tree
    var place = start.range.lowerBound
    var isAfterBlankLine = false
    var startsLine = true
    search: for piece in tree.trivia(before: 0) {
      switch piece.kind {
      case .lineBreak:
        isAfterBlankLine = isAfterBlankLine || startsLine
        startsLine = true
        place = piece.range.upperBound
      case .lineComment, .blockComment:
        if isAfterBlankLine || Suppression(piece.range, in: file(FileID(0)))?.verb == .allow {
          break search
        }
        startsLine = false
      case .space, .oddSpace, .byteOrderMark: break
      }
    }
    return Edit(replace: SourceSpan(FileID(0), ByteRange(place, place)), with: line)
  }

  /// Whether includes were not followed. Empty directories alone do not show that.
  private var hasUnreadIncludes: Bool {
    !includes.isEmpty && includes.allSatisfy { $0.files.isEmpty && $0.skippedNames.isEmpty }
  }
}
