"""Every crate of the lock file, against deny.toml: its licence is one of those allowed, and it comes from the registry, not from a repository.

    python3 .ci/licences.py        ends with status 1 if a crate does not pass

What cargo-deny would say of licences and sources, where it cannot be installed; advisories need its database, and are not looked at.
"""
import json
import re
import subprocess
import sys
import tomllib


def passes(expression, allowed):
    """Whether an SPDX expression can be met by what is allowed: OR is a choice, AND a sum, `/` an old OR."""
    tokens = re.findall(r"[()]|[^\s()]+(?:\s+WITH\s+[^\s()]+)?", expression.replace("/", " OR "))
    words = {"OR": "or", "AND": "and", "(": "(", ")": ")"}
    return eval(" ".join(words.get(token) or str(token in allowed) for token in tokens), {"__builtins__": {}})


def main():
    with open("deny.toml", "rb") as file:
        allowed = set(tomllib.load(file)["licenses"]["allow"])
    metadata = json.loads(subprocess.run(["cargo", "metadata", "--locked", "--format-version", "1"], check=True, capture_output=True).stdout)
    crates = metadata["packages"]
    faults = [f"{crate['name']} {crate['version']}: licence {crate['license']}" for crate in crates
              if not (crate["license"] and passes(crate["license"], allowed))]
    faults += [f"{crate['name']} {crate['version']}: from {crate['source']}" for crate in crates if crate["source"] and not crate["source"].startswith("registry+")]
    print(f"{len(crates)} crates, {len(faults)} that do not pass")
    print("\n".join(faults))
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
