"""Judges the documents in spec/ by spec/extensions.schema.json, and the schema and README by them.

1. Every document means the same to a YAML 1.1 and a YAML 1.2 reader (codes and Y/N are quoted).
2. Every document satisfies the schema.
3. The schema refuses every mutation below: each takes konaplate.yaml and makes one mistake.
4. The schema and the README know the same keys at the same places, and the README's examples pass.
"""

import copy
import json
import pathlib
import re
import sys

import jsonschema
import ruamel.yaml
import yaml

SPEC = pathlib.Path(__file__).resolve().parents[2] / "spec"
SCHEMA = json.loads((SPEC / "extensions.schema.json").read_text(encoding="utf-8"))
PLACES = {
    "Document": "document",
    "Server": "server",
    "Components": "components",
    "Operation": "operation",
    "Parameter": "parameter",
    "Header": "header",
    "Request Body": "request-body",
    "Response": "response",
    "Example": "example",
    "Schema": "schema",
}


def main():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    problems = []
    for path in sorted(SPEC.glob("[!.]*.yaml")):
        if path.name != "redocly.yaml":
            problems += check_document(path)
    problems += check_mutations(read_1_2((SPEC / "konaplate.yaml").read_text(encoding="utf-8")))
    problems += check_readme((SPEC / "README.md").read_text(encoding="utf-8"))
    for problem in problems:
        print(f"error: {problem}")
    return 1 if problems else 0


def check_document(path):
    text = path.read_text(encoding="utf-8")
    document = read_1_2(text)
    problems = [f"{path.name}: {problem}" for problem in judge(document)]
    if yaml.safe_load(text) != document:
        problems.append(f"{path.name}: YAML 1.1 and 1.2 read it differently; quote codes and words such as `no`")
    print(f"{path.name}: {count_keys(document)} x-specbind keys, {len(problems)} problems")
    return problems


def read_1_2(text):
    """Reads YAML 1.2 and refuses duplicate keys."""
    return ruamel.yaml.YAML(typ="safe", pure=True).load(text)


def judge(instance, place="document"):
    """All violations of the schema, as seen from one of its places."""
    schema = {**SCHEMA, "$ref": f"#/$defs/{place}"}
    errors = jsonschema.Draft202012Validator(schema).iter_errors(instance)
    return [f"/{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in errors]


def count_keys(node):
    if isinstance(node, dict):
        return sum(str(key).startswith("x-specbind-") + count_keys(value) for key, value in node.items())
    return sum(map(count_keys, node)) if isinstance(node, list) else 0


# Mutations: what is wrong, where, and the value put there (`...` removes what is there).
POST = ["paths", "/api/v1/card/status", "post"]
PARAMETERS = ["components", "parameters"]
SCHEMAS = ["components", "schemas"]
CODES = [*POST, "responses", "400", "x-specbind-codes"]
EXAMPLES = [*POST, "requestBody", "content", "application/json", "examples"]
MUTATIONS = [
    ("unknown key at the root", ["x-specbind-setting"], {}),
    ("unknown key in an operation", [*POST, "x-specbind-modus"], "sync"),
    ("unknown key in a schema", [*SCHEMAS, "CardNo", "x-specbind-secrets"], True),
    ("unknown key in a nested schema", [*SCHEMAS, "CardStatusRequest", "properties", "par", "allOf", 0, "x-specbind-odd"], 1),
    ("unknown key in an object without extensions", ["info", "x-specbind-name"], "Konaplate"),
    ("unknown key in a media type", [*EXAMPLES[:-1], "x-specbind-case"], {"status": 200}),
    ("unknown key beside the responses", [*POST, "responses", "x-specbind-codes"], {}),
    ("known key at the wrong place", [*SCHEMAS, "Par", "x-specbind-mode"], "sync"),
    ("key beside a reference", [*SCHEMAS, "CardStatusRequest", "properties", "userId", "x-specbind-secret"], True),
    ("key beside a reference to a parameter", [*POST, "parameters", 0, "x-specbind-secret"], True),
    ("wrong mode", [*POST, "x-specbind-mode"], "synchronous"),
    ("secret is not a boolean", [*SCHEMAS, "CardNo", "x-specbind-secret"], "yes"),
    ("empty form", [*PARAMETERS, "TranTime", "schema", "x-specbind-form"], ""),
    ("assumption without an id", ["servers", 0, "x-specbind-assumptions", 0, "id"], ...),
    ("assumption without a source", ["servers", 0, "x-specbind-assumptions", 0, "source"], ...),
    ("wrong certainty word", ["servers", 0, "x-specbind-assumptions", 0, "certainty"], "sure"),
    ("unknown field of an assumption", ["servers", 0, "x-specbind-assumptions", 0, "note"], "x"),
    ("id with spaces", [*POST, "x-specbind-questions", 0, "id"], "Other statuses"),
    ("question without a text", [*POST, "x-specbind-questions", 0, "text"], ...),
    ("empty list of questions", [*POST, "x-specbind-questions"], []),
    ("code read as a number", [*CODES, "codes", 0, "code"], 2),
    ("code without a meaning", [*CODES, "codes", 0, "meaning"], ...),
    ("codes at no pointer", [*CODES, "at"], "response.code"),
    ("no codes", [*CODES, "codes"], []),
    ("case without a status", [*EXAMPLES, "success", "x-specbind-case", "status"], ...),
    ("case with its status in quotes", [*EXAMPLES, "success", "x-specbind-case", "status"], "200"),
    ("value from nowhere", [*PARAMETERS, "AccessKey", "x-specbind-value"], {"setting": "accessKey"}),
    ("value from somewhere unknown", [*PARAMETERS, "AccessKey", "x-specbind-value", "from"], "settings"),
    ("setting without its name", [*PARAMETERS, "AccessKey", "x-specbind-value"], {"from": "setting"}),
    ("computed without a template", [*PARAMETERS, "TranTime", "x-specbind-value"], {"from": "computed"}),
    ("template with an unclosed brace", [*PARAMETERS, "TranTime", "x-specbind-value", "template"], "{time:yyyy"),
    ("template with an unknown placeholder", [*PARAMETERS, "TranTime", "x-specbind-value", "template"], "{date:yyyy}"),
    ("zone without a sign", [*PARAMETERS, "TimeZone", "x-specbind-zones", "KST"], "09:00"),
    ("zone as a number", [*PARAMETERS, "TimeZone", "x-specbind-zones", "KST"], 9),
    ("presence without a condition", [*PARAMETERS, "AccessKey", "x-specbind-presence", "when"], ...),
    ("presence with an unknown word", [*PARAMETERS, "AccessKey", "x-specbind-presence", "is"], "required"),
    (
        "unknown condition without its question",
        [*SCHEMAS, "CardStatusRequest", "properties", "par", "x-specbind-presence", "question"],
        ...,
    ),
    ("signing with an unknown algorithm", ["components", "x-specbind-signing", "tranToken", "algorithm"], "md5"),
    ("signing without a key", ["components", "x-specbind-signing", "tranToken", "key"], ...),
    ("signing with an unknown encoding", ["components", "x-specbind-signing", "tranToken", "encoding"], "base32"),
    ("setting without a description", ["x-specbind-settings", "secretKey", "description"], ...),
    ("descriptions without an enum", [*SCHEMAS, "Par", "x-specbind-enum-descriptions"], {"A": "first"}),
]


def check_mutations(document):
    problems = []
    for what, path, value in MUTATIONS:
        mutant = copy.deepcopy(document)
        parent = mutant
        for step in path[:-1]:
            parent = parent[step]
        if value is ...:
            del parent[path[-1]]
        else:
            assert parent != value and (isinstance(parent, list) or parent.get(path[-1]) != value), what
            parent[path[-1]] = value
        if not judge(mutant):
            problems.append(f"the schema lets pass: {what}")
    print(f"mutations: {len(MUTATIONS) - len(problems)} of {len(MUTATIONS)} refused")
    return problems


def check_readme(text):
    """Each `### x-specbind-…` section names its places and shows an example of one of them."""
    problems, documented, examples = [], {}, 0
    for section in re.split(r"^### ", text, flags=re.M)[1:]:
        key = re.match(r"`(x-specbind-[a-z-]+)`", section)
        if not key:
            continue
        stands = re.search(r"^Stands on: (.+)\.$", section, flags=re.M)
        documented[key[1]] = {PLACES[place] for place in stands[1].split(", ")}
        for place, block in re.findall(r"^```yaml\n# (.+)\n([\s\S]*?)^```", section, flags=re.M):
            examples += 1
            example = read_1_2(block)
            if key[1] not in example:
                problems.append(f"README.md: the example of `{key[1]}` does not show it")
            problems += [f"README.md: example of `{key[1]}`: {problem}" for problem in judge(example, PLACES[place])]
        if "```yaml" not in section:
            problems.append(f"README.md: `{key[1]}` has no example")
    if documented != keys_of_schema():
        problems.append(f"README.md and the schema differ: {documented} and {keys_of_schema()}")
    print(f"README.md: {len(documented)} keys, {examples} examples")
    return problems


def keys_of_schema():
    """Key → places, and proof that each place lists its keys and refuses all others."""
    keys = {}
    for place, definition in SCHEMA["$defs"].items():
        own = [key for key in definition.get("properties", {}) if key.startswith("x-specbind-")]
        if own:
            others = f"^x-specbind-(?!({'|'.join(key.removeprefix('x-specbind-') for key in own)})$)"
            assert definition["patternProperties"][others] is False, place
        for key in own:
            keys.setdefault(key, set()).add(place)
    return keys


sys.exit(main())
