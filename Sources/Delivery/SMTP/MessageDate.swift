/// A date and time in the format of header fields (RFC 5322, 3.3), in UTC.
struct MessageDate: CustomStringConvertible {
  private let time: Int

  /// The date that is `time` seconds after 1970-01-01 UTC.
  init(_ time: Int) { self.time = time }

  /// `Sun, 22 Nov 2026 23:31:13 +0000`
  var description: String {
    let days = Self.floorDivision(time, 86_400)
    let second = time - days * 86_400
    let (year, month, day) = Self.civilDate(days)
    // 1970-01-01 was a Thursday.
    let weekday = Self.weekdays[days - Self.floorDivision(days, 7) * 7]
    let clock = [second / 3_600, second / 60 % 60, second % 60].map(Self.twoDigits)
      .joined(separator: ":")
    return "\(weekday), \(Self.twoDigits(day)) \(Self.months[month]) \(year) \(clock) +0000"
  }

  private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  /// Years begin with March here, so that a leap day is the last day of a year.
  private static let months = [
    "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb",
  ]

  /// The Gregorian date of a day after 1970-01-01. All eras of 400 years have the same number of days, and in a year
  /// that begins with March five months have 153.
  private static func civilDate(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = floorDivision(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month >= 10 ? 1 : 0), month, day)
  }

  private static func floorDivision(_ number: Int, _ divisor: Int) -> Int {
    number / divisor - (number % divisor < 0 ? 1 : 0)
  }

  private static func twoDigits(_ number: Int) -> String {
    (number < 10 ? "0" : "") + String(number)
  }
}
