package import EcelerityConf

/// Selects the configurations that are checked separately: a file that another configuration
/// includes is only read as part of that one. Of files that include each other, the first is
/// selected.
package enum OwnConfigurations {
  /// The indices of the selected `configurations`, each given by its files with the main file
  /// first.
  package static func indices(_ configurations: [[FileIdentity]]) -> [Int] {
    var places: [FileIdentity: Int] = [:]
    for (index, files) in configurations.enumerated() where places[files[0]] == nil {
      places[files[0]] = index
    }
    let own = places.values
    var included: Set<Int> = []
    for outer in own {
      for file in configurations[outer].dropFirst() {
        guard let inner = places[file], inner != outer else { continue }
        let isMutual = configurations[inner].contains(configurations[outer][0])
        if !isMutual || outer < inner { included.insert(inner) }
      }
    }
    return own.filter { !included.contains($0) }.sorted()
  }
}
