/// What a later assignment of the same option in the same scope does to a setting.
extension Setting {
  /// Whether it adds to earlier assignments of its option instead of replacing them.
  /// Page: content/momentum/4/modules/maildir.md.
  var addsUp: Bool { keyword == .domain && scope.keyword == .maildir }

  /// Whether it holds: nothing replaces it, or what comes later adds to it.
  var isInForce: Bool { !isReplaced || addsUp }
}
