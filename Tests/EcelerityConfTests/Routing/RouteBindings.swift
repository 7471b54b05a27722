import EcelerityConf

extension Configuration {
  /// The bindings that a message can be on: those of groups, those outside of groups, and the default one.
  var routeBindings: Set<RouteBinding> {
    var found: Set = [RouteBinding(name: "default", group: nil)]
    var grouped: Set<String> = []
    for group in global.children where group.keyword == .bindingGroup {
      for binding in group.children where binding.keyword == .binding {
        // Declared in the group `default`, the default binding is the same one.
        if group.label == "default", binding.label == "default" { continue }
        found.insert(RouteBinding(name: binding.label ?? "", group: group.label))
        grouped.insert(binding.label ?? "")
      }
    }
    for binding in global.children
    where binding.keyword == .binding && !grouped.contains(binding.label ?? "") {
      found.insert(RouteBinding(name: binding.label ?? "", group: nil))
    }
    return found
  }
}
