/// What a changed option needs to take effect.
package struct OptionApplication: Hashable, Sendable {
  /// How it comes into force.
  package enum Way: String, Sendable, CaseIterable {
    /// The configuration is loaded again.
    case reload
    /// The server is started again.
    case restart
    /// After a reload, what is known of the domain has to expire or to be refreshed.
    case refresh
    /// The manual does not say.
    case unknown
  }

  /// The option.
  package let option: Keyword
  /// How it comes into force.
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
