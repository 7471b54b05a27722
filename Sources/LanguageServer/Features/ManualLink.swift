/// The web addresses of the vendor's manual pages.
enum ManualLink {
  /// The repository in which the manual is published, at its latest commit.
  private static let repository = "https://github.com/SparkPost/support-docs/blob/HEAD/"

  /// The address of `page`, a path in that repository; nil if it is not such a path.
  static func address(of page: String) -> String? {
    guard page.hasPrefix("content/"), page.hasSuffix(".md"), !page.contains(" ") else { return nil }
    return repository + page
  }
}
