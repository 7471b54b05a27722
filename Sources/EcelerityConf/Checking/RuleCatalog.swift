/// All rules, by group.
public enum RuleCatalog {
  /// Every rule, in the order of `docs/rules.md`.
  public static let all: [any Rule.Type] = [
    syntax, names, values, patterns, references, routing, conflicts, security, versions,
    performance, style,
  ].flatMap { $0 }

  private static let syntax: [any Rule.Type] = [
    SyntaxError.self, UnterminatedComment.self, NestedBlockComment.self,
    CarriageReturnInComment.self, MergeConflict.self, ByteOrderMark.self, SmartQuotes.self,
    SingleQuotes.self, NoBreakSpace.self, HashInBareValue.self, CommentInWord.self,
    Placeholder.self, WrapMark.self, EqualsInHeader.self, StrayComma.self, ListComma.self,
    TrailingSeparator.self, UnquotedSpecialChar.self, UnquotedRegexName.self,
    BindingNameCharacters.self, EmptyStanza.self, MissingInclude.self, IncludeCycle.self,
    UnreadableInclude.self, IncludeNotChecked.self, IncludeTwice.self, OtherLanguage.self,
  ]

  private static let names: [any Rule.Type] = [
    UnknownOption.self, UnknownStanza.self, StanzaInvalidParent.self, MissingLabel.self,
    UnexpectedLabel.self, UnknownReplicate.self, OptionNotValidInScope.self, EnabledVsEnable.self,
    RoutesInvalidScope.self, RoutesInNestedDomain.self, GatewayInvalidScope.self,
    DeliveryMethodInvalidScope.self, PortOptionInvalidScope.self, BindAddressInDomain.self,
    RollupOutsideHost.self, ProxyProtocolOutbound.self, GlobalOnlyOption.self,
    DomainGlobalOptionInBinding.self, HostOptionUnsupported.self, PathwayGroupAsContainer.self,
    RelayHostsInPeer.self, ClusterLimitInGroupedBinding.self,
  ]

  private static let values: [any Rule.Type] = [
    InvalidBoolean.self, InvalidEnum.self, InvalidDeliveryMethod.self, InvalidNumber.self,
    InvalidPort.self, InvalidThrottle.self, InvalidOctalMode.self, MissingListParentheses.self,
    ListForScalar.self, WrongValueShape.self, InvalidCIDR.self, CIDRHostBits.self,
    IPv6BracketsNotAllowed.self, DuplicateOption.self, DuplicateOptionIdentical.self,
    DuplicateKey.self, ThrottleZero.self, InvalidBindAddress.self,
    BindingWithoutBindAddress.self, EhloHostnameUnknownToken.self, EhloHostnameNotFQDN.self,
    TimeoutZero.self, TimeoutUnitSuspect.self, PushResponseExceedsIdle.self, ApnIdleZero.self,
    MaxRetryIntervalWithoutMaxRetries.self, MatchCacheSizeZero.self, DNSRateLimitRange.self,
    MXFallbackRange.self, DNSTTLInverted.self, LargeConnectionLimit.self, InvalidDomainName.self,
    DomainIPv6Form.self, DomainTrailingDot.self, DomainUppercase.self, DomainNonASCII.self,
    DomainGlob.self, HotDomainInvalid.self, InvalidAddress.self, InvalidHostPort.self,
    InvalidHost.self, InvalidURI.self, InvalidDurationText.self, InvalidRangePair.self,
    InvalidMonitor.self, InvalidEmailAddress.self, InvalidDomain.self, InvalidHeaderName.self,
    InvalidCharset.self,
    InvalidCredential.self, RoutePathIgnored.self,
  ]

  static let routing: [any Rule.Type] = [
    RouteUnknownScheme.self,
    RouteUnknownQueryKey.self,
    RouteDuplicateQueryKey.self,
    RouteQueryOnPlainItem.self,
    RoutePrefOutOfRange.self,
    RouteInvalidType.self,
    RouteInvalidTTL.self,
    RouteInvalidPort.self,
    RouteTypeOnLiteral.self,
    RoutePortTwice.self,
    RoutePortInAuthority.self,
    RoutesDuplicateItem.self,
    RoutesEmpty.self,
    RoutesMixedPreferences.self,
    RouteSchemeMismatch.self,
    IPv6MissingBrackets.self,
    GatewayPortSuffix.self,
    GatewayURL.self,
    GatewaySelf.self,
    GatewayLoop.self,
    GatewayChain.self,
    SyntheticDomainWithoutRoutes.self,
    GatewayAndRoutesSameScope.self,
    GatewayOverridesDomainRoutes.self,
    GlobalRoutesOverrideGateway.self,
    DomainOptionsIgnoredByGateway.self,
    EcstreamWithRoutes.self,
    EcstreamWithoutGateway.self,
    PushWithoutRoutes.self,
    LmtpWithoutExplicitPort.self,
    LmtpToMX.self,
    PortOptionUnused.self,
    GlobalRoutes.self,
  ]

  private static let patterns: [any Rule.Type] = [
    RegexInvalid.self, RegexMissingDelimiter.self, LooksLikeRegex.self, RegexUnanchoredEnd.self,
    RegexUnanchoredStart.self, RegexUnescapedDot.self, RegexUppercaseLiteral.self,
    RegexDoubleBackslash.self, RegexMatchesNothing.self, RegexMatchesEverything.self,
    RegexIsLiteral.self, RegexShadowed.self, RegexShadowedByExact.self, RegexRedundant.self,
    RegexSharedThrottle.self,
  ]

  static let references: [any Rule.Type] = [
    UndefinedPathway.self, PathwayReferencesGroup.self, UndefinedEventloop.self,
    UndefinedThreadpool.self, UndefinedDatasource.self, ConcurrencyExceedsThreadpool.self,
    UndefinedBinding.self, BindingNameCaseMismatch.self, DuravipFollowSameAddress.self,
    LocalChangesFileConflict.self,
    IncludeHiddenOrNested.self, IncludeBackupFile.self,
    LocalChangesOnlyWithoutFile.self, OptionWithoutModule.self, RollupTargetWithoutName.self,
    RerouteTargetUndefined.self, UnusedPathway.self, UnusedEventloop.self,
    UnusedThreadpool.self, UnusedDatasource.self,
  ]

  static let conflicts: [any Rule.Type] = [
    GatewayToOwnAddress.self, GatewayProhibited.self, GatewaySkipped.self,
    LoopbackNextHop.self, LmtpPort25.self, RoutesMXOnly.self, RoutesPrefAgainstMX.self,
    RoutesMXOnLiteralDomain.self, BestMXWithRoutes.self, StaticRoutesWithRoutes.self,
    RerouteLoop.self, BlackholeAndRoute.self, SuspendedGlobally.self,
    AllBindingsSuspended.self, IPv6NextHopWithoutUseIPv6.self, PreferIPv6WithoutUseIPv6.self,
    SourceFamilyMismatch.self, PrivateNextHopPublicSource.self, SkipAndProhibitedOverlap.self,
    DomainCapturedByModule.self, BindingValueShadowsGlobalDomain.self, HostLimitUnset.self,
    DuplicateStanza.self, BindingInTwoPlaces.self, DuplicateBindAddress.self,
    DuplicateListItem.self, DuplicateListen.self, DomainNameEquivalent.self,
    LabelsDifferInCase.self, RedundantValue.self,
  ]

  private static let security: [any Rule.Type] = [
    RelayHostsAny.self, RelayHostsWide.self, OpenRelay.self, RelayDomainsGlobWithoutDot.self,
    RelayDomainsAny.self, NoProhibitedHosts.self, TLSDisabled.self, TLSDowngradeBelowParent.self,
    TLSRequiredUnverified.self, TLSVerifyWithoutCA.self, TLSVerifyWithoutTLS.self,
    TLSKeyWithoutCertificate.self, TLSWeakProtocol.self, TLSNoProtocolLeft.self,
    TLSUnknownProtocol.self,
    TLSWeakCipher.self, TLSCiphersWrongEngine.self, TLS13UnknownSuite.self,
    TLS13SuiteInTLSCiphers.self, CurveListFormat.self, SmtpMethodWithTLSRequired.self,
    AuthWithoutTLS.self, AuthIncomplete.self, PlaintextSecret.self,
    ControlSocketWorldWritable.self, ControlListenerUnauthenticated.self,
    ProxyProtocolExposed.self, SecurityUserRoot.self, MTASTSWithoutCA.self,
    EnableSTSWithoutUse.self,
  ]

  private static let versions: [any Rule.Type] = [
    OptionTooNew.self, DeprecatedOption.self, DeprecatedLockMethod.self,
    DeprecatedCryptoEngine.self, DeprecatedAuthModule.self, DeprecatedDnsbuf.self,
    DeprecatedBindingGroupOption.self, DeprecatedMm7Options.self, Mm7MissingHttpHost.self,
    GcmHostTypo.self, Ipv6LookupRedundant.self, Ipv6LookupMissing.self,
    DeliveryMethodDefaultChanged.self, TLSFallbackVersion.self, DeprecatedModule.self,
    OtherManualOnly.self,
  ]

  private static let performance: [any Rule.Type] = [
    BindingGroupTooLarge.self, MatchCacheSmall.self, ManyRegexDomains.self,
    AuthWithoutDictsInMemory.self, ThrottlePairMissing.self, ScopeLimitWithReserve.self,
    PartialResolution.self, EventLoopLicenseHint.self, MXDelaySensitive.self,
  ]

  private static let style: [any Rule.Type] = [
    UnusedSuppression.self
  ]

  /// The rule that reports problems of each kind.
  private static let syntaxRules: [SyntaxProblem.Kind: any SyntaxRule.Type] = {
    var rules: [SyntaxProblem.Kind: any SyntaxRule.Type] = [:]
    for rule in all {
      guard let rule = rule as? any SyntaxRule.Type else { continue }
      for kind in rule.problems { rules[kind] = rule }
    }
    return rules
  }()

  /// The rule that reports problems of the kind `kind`.
  package static func rule(about kind: SyntaxProblem.Kind) -> any Rule.Type {
    syntaxRules[kind] ?? SyntaxError.self
  }

  /// The rule with the id `id`.
  public static func rule(_ id: String) -> (any Rule.Type)? {
    all.first { $0.description.id == id }
  }
}
