/// Where the pages of the vendor's manual can be read.
enum ManualLink {
  /// The repository that the manual is published in, at its newest state.
  private static let repository = "https://github.com/SparkPost/support-docs/blob/HEAD/"

  /// The address of `page`, a path in that repository; nil when the text is no such path.
  static func address(of page: String) -> String? {
    guard page.hasPrefix("content/"), page.hasSuffix(".md"), !page.contains(" ") else { return nil }
    return repository + page
  }
}
