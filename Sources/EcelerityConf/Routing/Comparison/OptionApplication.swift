/// The action that a changed option needs to take effect.
package struct OptionApplication: Hashable, Sendable {
  /// How a changed option takes effect.
  package enum Way: String, Sendable, CaseIterable {
    /// The configuration is reloaded.
    case reload
    /// The server is restarted.
    case restart
    /// After a reload, cached data about the domain has to expire or be refreshed.
    case refresh
    /// The manual does not say.
    case unknown
  }

  /// The option.
  package let option: Keyword
  /// How it takes effect.
  package let way: Way
  /// The page of the manual.
  package let page: String

  init(_ option: OptionRow) {
    self.option = option.keyword
    page = option.page
    // Page: content/momentum/4/console-commands/refresh-domain.md.
    switch (option.keyword, option.isDynamic) {
    case (.routes, _): way = .refresh
    case (_, true?): way = .reload
    case (_, false?): way = .restart
    case (_, nil): way = .unknown
    }
  }
}
