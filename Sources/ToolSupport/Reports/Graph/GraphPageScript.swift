/// The script of the page of a graph: it finds the group of a domain and highlights its paths.
///
/// It is the same in every page, so that the page's policy can allow it by its hash. It inserts text as text nodes only.
enum GraphPageScript {
  /// The SHA-256 of `text` in the syntax of a content security policy.
  static let hash = "sha256-Aaq+YTqLo8xPk5PyWva984/jeEvwKfj1L9UKJFj0azo="

  static let text = #"""
    "use strict";
    const routes = JSON.parse(document.getElementById("routes").textContent);
    const form = document.getElementById("search");
    const input = document.getElementById("domain");
    const answer = document.getElementById("answer");
    const picture = document.querySelector(".picture");
    const known = new Map();
    routes.groups.forEach((group, index) => {
      group.names.forEach((name, place) => known.set(name, [index, place]));
    });
    const left = new Set(routes.left);
    const most = 20; // suggestions

    function element(name, text) {
      const made = document.createElement(name);
      made.textContent = text;
      return made;
    }

    // What stands behind the last @, in the form in which names are compared.
    function normal(text) {
      let name = text.trim().replace(/^<|>$/g, "");
      name = name.slice(name.lastIndexOf("@") + 1).toLowerCase();
      return name.endsWith(".") ? name.slice(0, -1) : name;
    }

    // The group of a name, or why it is not known here.
    function find(name) {
      if (known.has(name)) return { group: known.get(name)[0] };
      const ask = "; ask: confroute explain --offline " + name;
      if (left.has(name)) return { reason: name + " is not drawn as a recipient" + ask };
      if (!/^[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*$/.test(name) || name.length > 253
          || /^[0-9.]+$/.test(name)) {
        return { reason: name + " is not a domain name that this page knows" + ask };
      }
      if (routes.suffixes.some(end => name.endsWith(end))) {
        return { reason: name + " is on a list that goes by the ends of names" + ask };
      }
      const doubtful = routes.patterns.find(pattern => !pattern.isPortable);
      if (doubtful) {
        return { reason: "a browser cannot tell whether /" + doubtful.text + "/ matches " + name + ask };
      }
      const matching = routes.patterns.flatMap((pattern, index) =>
        new RegExp(pattern.text).test(name) ? [index] : []);
      const found = routes.unnamed.find(names => names.patterns.join() === matching.join());
      return found ? { group: found.group } : { reason: "this page knows no name like " + name + ask };
    }

    function clear() {
      picture.classList.remove("chosen");
      document.querySelectorAll(".lit").forEach(lit => lit.classList.remove("lit"));
      document.querySelectorAll("[aria-pressed=true]").forEach(node =>
        node.setAttribute("aria-pressed", "false"));
      answer.replaceChildren();
    }

    function light(id) {
      const found = document.getElementById(id);
      if (found) found.classList.add("lit");
    }

    // Lights up some paths with all their legs, or those legs that lead to one exit.
    function lightPaths(paths, exit) {
      picture.classList.add("chosen");
      for (const index of paths) {
        const path = routes.paths[index];
        light("row" + index);
        light("g" + (path.group + 1));
        light("b" + (path.lane + 1));
        light("g" + (path.group + 1) + "-b" + (path.lane + 1));
        for (const leg of routes.legs) {
          if (leg.lane !== path.lane || (exit !== undefined && leg.exit !== exit)) continue;
          light("h" + (leg.exit + 1));
          light("b" + (leg.lane + 1) + "-h" + (leg.exit + 1));
        }
      }
    }

    function indices(isWanted) {
      return routes.paths.flatMap((path, index) => isWanted(path) ? [index] : []);
    }

    function place(name) {
      const [group, position] = known.get(name) || [];
      if (group === undefined) return "";
      const [file, line] = routes.groups[group].places.slice(position * 2, position * 2 + 2);
      return file < 0 ? "" : " (its stanza: " + routes.files[file] + ":" + line + ")";
    }

    function tell(name, path) {
      const ends = routes.legs.filter(leg => leg.lane === path.lane).map(leg =>
        routes.exits[leg.exit] + (leg.label === "" ? "" : ", " + leg.label));
      const text = name + " leaves by " + routes.lanes[path.lane] + " " + ends.join("; or ");
      answer.append(element("p", text + place(name)));
      if (path.reasons.length === 0) return;
      const who = path.witness === name ? "" : " (as for " + path.witness + ", which is routed alike)";
      answer.append(element("div", "decided by" + who));
      const list = element("ul", "");
      path.reasons.forEach(reason => list.append(element("li", reason)));
      answer.append(list);
    }

    function show(text) {
      clear();
      const name = normal(text);
      if (name === "") return;
      const found = find(name);
      if (found.group === undefined) {
        answer.append(element("p", found.reason));
        return;
      }
      const paths = indices(path => path.group === found.group);
      lightPaths(paths);
      paths.forEach(index => tell(name, routes.paths[index]));
    }

    function choose(node) {
      const wasPressed = node.getAttribute("aria-pressed") === "true";
      clear();
      if (wasPressed) return;
      node.setAttribute("aria-pressed", "true");
      const number = Number(node.id.slice(1)) - 1;
      const reaching = new Set(routes.legs.filter(leg => leg.exit === number).map(leg => leg.lane));
      if (node.id[0] === "g") lightPaths(indices(path => path.group === number));
      if (node.id[0] === "b") lightPaths(indices(path => path.lane === number));
      if (node.id[0] === "h") lightPaths(indices(path => reaching.has(path.lane)), number);
    }

    function suggest(text) {
      const wanted = normal(text);
      const starting = [];
      const others = [];
      for (const name of known.keys()) {
        if (starting.length === most) break;
        if (name.startsWith(wanted)) starting.push(name);
        else if (others.length < most && name.includes(wanted)) others.push(name);
      }
      const found = starting.concat(others).slice(0, most);
      document.getElementById("names").replaceChildren(...found.map(name => {
        const option = document.createElement("option");
        option.value = name;
        return option;
      }));
    }

    form.addEventListener("submit", event => {
      event.preventDefault();
      show(input.value);
    });
    form.addEventListener("reset", clear);
    input.addEventListener("input", () => {
      suggest(input.value);
      if (known.has(normal(input.value))) show(input.value); else clear();
    });
    document.addEventListener("keydown", event => {
      if (event.key === "Escape") { form.reset(); input.focus(); }
      const node = event.target.closest && event.target.closest(".node");
      if (!node || (event.key !== "Enter" && event.key !== " ")) return;
      event.preventDefault();
      choose(node);
    });
    picture.addEventListener("click", event => {
      const node = event.target.closest(".node");
      if (node) choose(node); else clear();
    });
    function followLink() {
      // What begins with a slash is a place on this page.
      if (location.hash.length < 2 || location.hash[1] === "/") return;
      try { input.value = decodeURIComponent(location.hash.slice(1)); } catch { return; }
      show(input.value);
    }
    window.addEventListener("hashchange", followLink);
    suggest("");
    followLink();

    """#
}
