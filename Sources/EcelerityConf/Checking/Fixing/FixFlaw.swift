/// What is wrong with a configuration after some fixes, and where.
struct FixFlaw {
  let reason: FixRejection
  /// The place in the bytes before the fixes; nil when it has none, or when it is not known.
  var place: PlacedRange?
}
