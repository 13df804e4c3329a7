"""Writes a document as tools that know nothing of x-specbind see it: what only our keys say becomes plain OpenAPI.

A parameter that every outgoing call carries becomes required. Test cases that are refused by design are left out of the
examples, because other tools take every example for a request that succeeds. All `x-specbind-` keys go.

    python plain.py DOCUMENT PLAIN.json
"""

import json
import sys

import yaml

PREFIX = "x-specbind-"


def plain(node):
    if isinstance(node, list):
        return [plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: plain(value) for key, value in node.items() if not str(key).startswith(PREFIX)}
    if node.get(PREFIX + "presence", {}).get("when") == "outgoing-call":
        kept["required"] = True
    if isinstance(kept.get("examples"), dict):
        examples = {name: value for name, value in kept["examples"].items() if succeeds(node["examples"][name])}
        kept["examples"] = examples
        if not examples:
            del kept["examples"]
    return kept


def succeeds(example):
    case = example.get(PREFIX + "case") if isinstance(example, dict) else None
    return case is None or 200 <= case["status"] < 300


def main(source, target):
    with open(source, encoding="utf-8") as file:
        document = yaml.safe_load(file)
    with open(target, "w", encoding="utf-8") as file:
        json.dump(plain(document), file, indent=1, default=str)


if __name__ == "__main__":
    main(*sys.argv[1:])
