extension Configuration {
  /// Whether everything that the server reads is at hand, so that what is not there is nowhere: no
  /// include is left out, and the main file is not the fragment of another one.
  var isWhole: Bool {
    enclosure == nil && !hasUnreadIncludes
      && includeProblems.allSatisfy { $0.kind == .missingLocalChanges }
  }

  /// Whether it is one file that nothing can be added to from elsewhere: what stands beside a stanza is in it.
  var isOneFile: Bool {
    isWhole && files.count == 1 && includes.isEmpty && global.setting(.localChangesFile) == nil
  }

  /// Whether includes were not followed; of empty folders alone that cannot be told.
  private var hasUnreadIncludes: Bool {
    !includes.isEmpty && includes.allSatisfy { $0.files.isEmpty && $0.skippedNames.isEmpty }
  }
}
