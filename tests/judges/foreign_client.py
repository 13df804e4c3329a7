"""A client that openapi-generator makes from the same document gets the answers of the six test cases."""

import importlib
import json
import shutil
import subprocess
import sys

import yaml

from mock import HEADERS, KONAPLATE, TOOLS, serve
from plain import plain

CLIENT = TOOLS / "client"


def generate():
    spec = TOOLS / "client.json"
    document = yaml.safe_load(KONAPLATE.read_text(encoding="utf-8"))
    spec.write_text(json.dumps(plain(document), default=str), encoding="utf-8")
    shutil.rmtree(CLIENT, ignore_errors=True)
    command = ["openapi-generator-cli", "generate", "-g", "python", "-i", str(spec), "-o", str(CLIENT)]
    command += ["--package-name", "foreign"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def cases():
    document = yaml.safe_load(KONAPLATE.read_text(encoding="utf-8"))
    operation = document["paths"]["/api/v1/card/status"]["post"]
    examples = operation["requestBody"]["content"]["application/json"]["examples"]
    for name, example in examples.items():
        case = example["x-specbind-case"]
        yield name, example["value"], (case["status"], case["code"])


def call(foreign, url, body, prefer=None):
    """Status and vendor code of the answer; a request that the client's own models refuse goes out unchecked."""
    configuration = foreign.Configuration(host=url)
    with foreign.ApiClient(configuration) as client:
        if prefer:
            client.set_default_header("Prefer", prefer)
        api = foreign.DefaultApi(client)
        named = {name.lower().replace("-", "_"): value for name, value in HEADERS.items() if name != "Content-Type"}
        try:
            request = foreign.CardStatusRequest.from_dict(body)
        except ValueError:
            request = foreign.CardStatusRequest.model_construct(**{**body, "user_id": body["userId"]})
        arguments = {**{short(name): value for name, value in named.items()}, "card_status_request": request}
        try:
            answer = api.modify_card_status_with_http_info(**arguments)
            return answer.status_code, answer.data.response.code
        except foreign.ApiException as error:
            return error.status, json.loads(error.body)["response"]["code"]


def short(name):
    """`x_km_user_aspid` as the generator writes it."""
    return name.replace("aspid", "asp_id")


def main():
    generate()
    sys.path.insert(0, str(CLIENT))
    foreign = importlib.import_module("foreign")
    wrong = 0
    with serve(KONAPLATE) as url:
        valid = next(cases())[1]
        for name, body, expected in cases():
            played, preferred = call(foreign, url, body), call(foreign, url, valid, f"example={name}")
            right = played == expected and preferred == expected
            wrong += not right
            print(f"{name}: {'ok' if right else f'FAILED, played {played}, preferred {preferred}'} {expected}")
    return wrong


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
