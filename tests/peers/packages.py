"""Makes STIX of the MISP events that come with pymisp, and says by other programs' reading what is in both.

Arguments: the folder with the events, the folder for the bundles. One JSON array: for each package its path, the values in it, and its prose.
"""
import json
import pathlib
import sys
import warnings

from misp_stix_converter import MISPtoSTIX21Parser
from stix2patterns.v21.pattern import Pattern

# What both sides call by the same name: addresses, names, digests.
PLAIN = {"ip-src", "ip-dst", "domain", "hostname", "url", "md5", "sha1", "sha256", "sha512", "email", "email-src", "email-dst"}
OBSERVED = {"ipv4-addr", "ipv6-addr", "domain-name", "url", "email-addr"}
DIGESTS = {"MD5", "SHA-1", "SHA-256", "SHA-512"}


def of_event(event):
    attributes = list(event.get("Attribute", []))
    for each in event.get("Object", []):
        attributes += each.get("Attribute", [])
    for attribute in attributes:
        kinds = attribute["type"].replace("malware-sample", "filename|md5")
        for kind, value in zip(kinds.split("|"), str(attribute["value"]).split("|")):
            if kind in PLAIN:
                yield value.strip()


def prose(event):
    """Texts in which anything may stand: what is found in them is nobody's named value."""
    attributes = list(event.get("Attribute", []))
    for each in event.get("Object", []):
        attributes += each.get("Attribute", [])
    return [str(it["value"]) for it in attributes if it["type"] not in ("link", "imphash", "pehash") and (" " in str(it["value"]) or it["type"] == "text")]


def of_bundle(bundle):
    for each in bundle["objects"]:
        if each["type"] in OBSERVED and "value" in each:
            yield each["value"]
        for name, value in each.get("hashes", {}).items():
            if each["type"] in ("file", "artifact") and name in DIGESTS:
                yield value
        if each["type"] == "indicator" and each["pattern_type"] == "stix":
            for kind, comparisons in Pattern(each["pattern"]).inspect().comparisons.items():
                for path, operator, value in comparisons:
                    named = kind in OBSERVED and path == ["value"] or kind == "file" and path[0] == "hashes" and path[-1] in DIGESTS
                    if named and operator == "=":
                        yield value.strip("'").replace("\\\\", "\\").replace("\\'", "'")


def main(source, target):
    warnings.simplefilter("ignore")
    packages = []
    for path in sorted(pathlib.Path(source).rglob("*.json")):
        event = json.loads(path.read_text())
        event = event.get("Event") if isinstance(event, dict) else None
        if event is None:
            continue
        packages.append([str(path), sorted(set(of_event(event))), prose(event)])
        parser = MISPtoSTIX21Parser()
        try:
            parser.parse_misp_event({"Event": event})
        except Exception as error:  # Some of the events are broken on purpose: the converter refuses them.
            print(f"{path.name}: {error}", file=sys.stderr)
            continue
        made = pathlib.Path(target) / f"{path.stem}.stix.json"
        made.write_text(parser.bundle.serialize())
        packages.append([str(made), sorted(set(of_bundle(json.loads(made.read_text())))), []])
    print(json.dumps(packages))


main(sys.argv[1], sys.argv[2])
