"""Reports of the committed scenarios, of one that fails and of one that is full of traps."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

from served import PARTITA

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Texts that would each break a report which trusts them.
HOSTILE = [
    "<script>document.title='caught'</script>", "<img src=x onerror=\"document.title='caught'\">",
    "</script><script>document.title='caught'</script>", "<!-- ", "]]>", "</title></style>",
    "\"́ onmouseover=\"document.title='caught'", "a | b || c\\| d", "```\n~~~\n````",
    "</summary></details>", "</table>", "‮evil‏", "\x01\x07\x1b[31m", "*b* _i_ `c` $x$",
    "[x](javascript:document.title='caught')", "![i](https://example.com/x.png)", "&lt;&#60;",
    " spaces ", "# no heading", "<https://example.com/\">", "👩‍👩‍👧‍👦 é", "'; echo caught #", "$(echo caught)",
    "${HOME} `id`", "%0A::error::caught", "--option", "\\(caught)", "{{7*7}} ${{7*7}}",
]


def scenario(name, steps, **more):
    """JSON is YAML; only surrogate pairs are not, so that characters stand as they are."""
    members = {"schema": "partita/v1", "name": name, **more, "steps": steps}
    return "".join(
        f"{key}: {value if key == 'schema' else json.dumps(value, ensure_ascii=False)}\n"
        for key, value in members.items())


def create(table):
    return {"request": {"CreateTable": {
        "TableName": table, "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [
            {"AttributeName": "PK", "AttributeType": "S"},
            {"AttributeName": "SK", "AttributeType": "S"}],
        "KeySchema": [
            {"AttributeName": "PK", "KeyType": "HASH"},
            {"AttributeName": "SK", "KeyType": "RANGE"}]}}}


def hostile():
    # `${{` begins a template; `$${{` is the text.
    texts = [text.replace("${{", "$${{") for text in HOSTILE]
    steps = [create("traps")]
    for number, text in enumerate(texts):
        item = {
            "PK": {"S": text}, "SK": {"S": f"{number:02} {text}"}, HOSTILE[number] + str(number): {"S": text},
            "list": {"L": [{"S": text}, {"NULL": True}]}, "map": {"M": {HOSTILE[number] or "x": {"S": text}}},
            "set": {"SS": [text, "other"]}, "bytes": {"B": "AAECAwQF/v8="}}
        steps.append({
            "name": HOSTILE[number], "note": HOSTILE[number], "cell": HOSTILE[number],
            "request": {"PutItem": {"TableName": "traps", "Item": item}},
            "show": ["diff", {"collection": text}]})
    steps.append({"name": "large", "request": {"PutItem": {"TableName": "traps", "Item": {
        "PK": {"S": "large"}, "SK": {"S": "x"}, "text": {"S": "<b>é" * 81_000}}}}})
    # Ten thousand rows, after all else: no slider shows so many.
    rows = [{"PutRequest": {"Item": {
        "PK": {"S": "rows ${{ item }}"}, "SK": {"S": f"{number:02}"}, "text": {"S": HOSTILE[number]}}}}
        for number in range(25)]
    steps.append({"name": "rows", "foreach": list(range(400)), "request": {
        "BatchWriteItem": {"RequestItems": {"traps": rows}}}})
    steps.append({"name": "all", "pages": "all", "request": {"Scan": {"TableName": "traps"}}, "show": "table"})
    return scenario(HOSTILE[0], steps, description="\n\n".join(HOSTILE))


def failing():
    return scenario("One that fails", [
        create("short"),
        {"name": "Nothing there", "request": {"Scan": {"TableName": "short"}},
         "expect": {"count": 3, "capacity": {"rcu": 7}}, "continue": True},
        {"name": "No such table", "request": {"Scan": {"TableName": "shortt"}}},
        {"name": "Never", "request": {"Scan": {"TableName": "short"}}}])


class Reported:
    """All reports in a folder of their own."""

    formats = ["markdown", "html", "ipynb", "junit", "json", "tap", "github"]

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="partita-reports-"))
        # Ten thousand followers teach no format anything that the others do not.
        shutil.copytree(
            ROOT / "scenarios", self.folder / "scenarios",
            ignore=shutil.ignore_patterns("ten-thousand*"))
        (self.folder / "scenarios" / "hostile.yaml").write_text(hostile(), encoding="utf-8")
        (self.folder / "scenarios" / "failing.yaml").write_text(failing(), encoding="utf-8")
        reports = [f"--report={name}:out/" for name in self.formats]
        reports += [f"--report={name}:all.{name}" for name in ["junit", "json", "tap", "github"]]
        self.result = self.run("run", "scenarios", "--quiet", *reports)

    def run(self, *arguments):
        return subprocess.run(
            [os.path.abspath(PARTITA), *arguments], cwd=self.folder, capture_output=True,
            encoding="utf-8", timeout=120)

    def files(self, ending):
        return sorted((self.folder / "out").rglob(f"*.{ending}"))

    def remove(self):
        shutil.rmtree(self.folder)
