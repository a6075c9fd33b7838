#!/usr/bin/env python3
"""Checks that everything Yingke ships is free to ship, and comes from where it should.

Every crate and every npm package that ships must carry an allowed licence; what only tests or builds use is
left out. Crates come from the one registry or from this repository, npm packages from their registry.
`--list` prints what is shipped.
"""

import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
ALLOWED = {
    "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BlueOak-1.0.0", "BSD-2-Clause", "BSD-3-Clause",
    "CC0-1.0", "CDLA-Permissive-2.0", "ISC", "MIT", "Unicode-3.0", "Unlicense", "Zlib",
}
# Allowed for packages that NOTICE names: their source must stay findable.
ALLOWED_WITH_NOTICE = {"MPL-2.0"}


def is_allowed(expression, allowed):
    """Reads an SPDX expression such as `(MIT OR Apache-2.0) AND ISC`, and cargo's old `MIT/Apache-2.0`."""
    text = expression.replace("/", " OR ")
    tokens = re.findall(r"\(|\)|[^\s()]+(?:\s+WITH\s+[^\s()]+)?", text)

    def any_of():
        result = all_of()
        while tokens and tokens[0] == "OR":
            tokens.pop(0)
            result = all_of() or result
        return result

    def all_of():
        result = one()
        while tokens and tokens[0] == "AND":
            tokens.pop(0)
            result = one() and result
        return result

    def one():
        token = tokens.pop(0) if tokens else ""
        if token != "(":
            return re.sub(r"\s+", " ", token) in allowed
        result = any_of()
        if tokens:
            tokens.pop(0)
        return result

    return any_of() and not tokens


def crates():
    """Name, version, licence and a complaint about the source, of every crate that is built into the binary."""
    command = ["cargo", "metadata", "--format-version", "1", "--locked"]
    answer = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE)
    if answer.returncode != 0:
        sys.exit("cargo cannot name the dependencies; if Cargo.lock is behind, build once and commit it")
    graph = json.loads(answer.stdout)
    shipped = shipped_ids(graph)
    registries = {package["source"] for package in graph["packages"] if package["source"]}
    for package in graph["packages"]:
        if package["id"] not in shipped:
            continue
        source = package["source"]
        complaint = None
        if source is None and not pathlib.Path(package["manifest_path"]).is_relative_to(ROOT):
            complaint = "comes from outside this repository"
        elif source and (not source.startswith("registry+") or len(registries) > 1):
            complaint = f"comes from {source}"
        yield package["name"], package["version"], package["license"], complaint


def shipped_ids(graph):
    """Package ids reached from the workspace without a step that only tests take."""
    nodes = {node["id"]: node for node in graph["resolve"]["nodes"]}
    reached, waiting = set(), list(graph["workspace_members"])
    while waiting:
        package = waiting.pop()
        if package in reached:
            continue
        reached.add(package)
        for dep in nodes[package]["deps"]:
            if any(kind["kind"] != "dev" for kind in dep["dep_kinds"]):
                waiting.append(dep["pkg"])
    return reached


def npm_packages():
    """The same for what the web apps ship."""
    lock = json.loads((ROOT / "web/package-lock.json").read_text())
    for path, entry in lock["packages"].items():
        if not path or entry.get("dev") or entry.get("devOptional"):
            continue
        manifest = ROOT / "web" / path / "package.json"
        licence = entry.get("license")
        if manifest.exists():
            licence = json.loads(manifest.read_text()).get("license", licence)
        if isinstance(licence, dict):
            licence = licence.get("type")
        outside = entry.get("link") or re.match(r"git|file:|github:", entry.get("resolved", ""))
        complaint = "comes from outside the registry" if outside else None
        yield path.rpartition("node_modules/")[2], entry.get("version", "?"), licence, complaint


def main():
    packages = sorted({*crates(), *npm_packages()}, key=lambda package: package[:2])
    if "--list" in sys.argv:
        for name, version, licence, _ in packages:
            print(f"{name} {version}: {licence}")
        return 0
    notice = (ROOT / "NOTICE").read_text()
    offenders = []
    for name, version, licence, complaint in packages:
        in_notice = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", notice)
        allowed = ALLOWED | ALLOWED_WITH_NOTICE if in_notice else ALLOWED
        if not licence or not is_allowed(licence, allowed):
            offenders.append(f"{name} {version}: licence {licence or 'not stated'}")
        if complaint:
            offenders.append(f"{name} {version}: {complaint}")
    print("\n".join([*offenders, f"{len(packages)} packages looked at, {len(offenders)} offences"]))
    return 1 if offenders else 0


if __name__ == "__main__":
    sys.exit(main())
