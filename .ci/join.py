"""Joins the three exports of the demo (tray, ledger, console) without asking the program that made them.

What must hold, for every act the kiosk ever planned:
  - no sheet of paper was printed twice, and none that no act stands for;
  - an act the ledger calls DONE has all its pages in the tray, byte for byte;
  - an act the ledger calls NOT_DONE has no page in the tray;
  - a declaration the ledger calls DONE is one case at the console, and one it calls NOT_DONE is none;
  - the console says the same of its document, and has every event of the ledger once, without a gap;
  - what residents read of their cases is what the console had then, and staff did what it says (cases.py).
"""
import json
import sys
from collections import Counter
from pathlib import Path

sys.dont_write_bytecode = True
from cases import check_cases  # noqa: E402

hall = Path(sys.argv[1])
tray = json.loads((hall / "tray.json").read_text("utf-8"))
ledger = json.loads((hall / "ledger.json").read_text("utf-8"))
console = json.loads((hall / "console-events.json").read_text("utf-8"))
report = json.loads((hall / "report.json").read_text("utf-8"))
wrong = []


def check(holds, message):
    if not holds:
        wrong.append(message)


sheets = Counter()
digests = {}
for sheet in tray["sheets"]:
    sheets[(sheet["jobName"], sheet["page"])] += 1
    digests[sheet["jobName"]] = sheet["sha256"]
for (job, page), count in sheets.items():
    check(count == 1, f"page {page} of {job} came out {count} times")

documents = {document["key"]: document for document in console["documents"]}
acts = {act["key"]: act for act in ledger["acts"]}
for job in digests:
    check(job in acts, f"a sheet came out for {job}, which no act stands for")

state_of = {"DONE": "PRINTED", "RESOLVED_DONE": "PRINTED", "NOT_DONE": "VOID", "RESOLVED_NOT_DONE": "VOID",
            "UNKNOWN": "UNCONFIRMED"}
cases = Counter(case["key"] for case in console.get("cases", []))
amended = Counter(key for case in console.get("cases", []) for key in case.get("amendedBy", []))
for key, act in acts.items():
    state = act["state"]
    if act["kind"] == "FILE":
        check(state in ("DONE", "NOT_DONE"), f"the declaration {key} is still {state} at the end of the day")
        opens = state == "DONE" and act["evidence"] == "FILED"
        changes = state == "DONE" and not opens
        check(cases[key] == opens, f"{key} is {state}, and the console has {cases[key]} cases of it")
        check(amended[key] == changes, f"{key} is {state}, and the console has {amended[key]} cases it changed")
        continue
    out = sum(1 for (job, _) in sheets if job == key)
    check(state in state_of, f"{key} is still {state} at the end of the day")
    if state in ("DONE", "RESOLVED_DONE"):
        check(out == act["pages"], f"{key} is DONE with {out} of {act['pages']} pages in the tray")
        check(digests.get(key) == act["sha256"], f"{key}: what came out is not what was sealed")
    if state == "NOT_DONE":
        check(out == 0, f"{key} is NOT_DONE with {out} pages in the tray")
    document = documents.get(key)
    if document is None:
        check(state == "NOT_DONE", f"{key} is {state}, and the console has no document for it")
    else:
        check(document["state"] == state_of.get(state), f"{key} is {state}, the console says {document['state']}")
for key in cases:
    check(key in acts, f"the console has a case of {key}, which the ledger does not have")
for key in amended:
    check(key in acts, f"the console has a case changed by {key}, which the ledger does not have")
for key in documents:
    check(key in acts, f"the console issued {key}, which the ledger does not have")

seqs = Counter((event["kiosk"], event["epoch"], event["seq"]) for event in console["events"])
for name, count in seqs.items():
    check(count == 1, f"event {name} stands at the console {count} times")
check(ledger["unsent"] == 0, f"{ledger['unsent']} events never reached the console")
epoch, last = ledger["epoch"], ledger["lastSeq"]
have = {seq for (_, e, seq) in seqs if e == epoch}
check(have == set(range(1, last + 1)), f"the ledger wrote events 1..{last}, the console has {sorted(have)}")

check(report["ok"] is True, "the demo itself says it is not ok")
printed = sum(1 for document in documents.values() if document["state"] == "PRINTED")
check(report["console"]["documentsPrinted"] == printed, "the report counts other printed documents than the console")
accepted = sum(1 for case in console.get("cases", [])
               if case["state"] not in ("SUBMITTED", "CORRECTION", "NOT_ACCEPTED", "WITHDRAWN"))
check(report["console"]["casesAccepted"] == accepted, "the report counts other accepted cases than the console")
check(report["console"]["eventsReceived"] == len(console["events"]), "the report counts other events than the console")
check(report["console"]["lost"] == 0 and report["console"]["duplicated"] == 0, "the report has lost or doubled events")
check(len(report["faults"]) >= 3, "the kiosk was not killed three times")
for visit in report["visits"]:
    check((hall / visit["paper"]).is_file(), f"the paper {visit['paper']} is missing")
for fault in report["faults"]:
    check((hall / fault["screen"]).is_file(), f"the screen {fault['screen']} is missing")
rated = Counter(event["body"]["item"] for event in console["events"] if event["body"].get("type") == "rated")
served = Counter(visit["item"] for visit in report["visits"] if visit["mode"] in ("print", "declare", "correct"))
check(rated == served, f"rated {dict(rated)}, and everybody who was served said something: {dict(served)}")
tracked = check_cases(report, console, check)

if wrong:
    print("NOT TRUE:")
    for line in wrong:
        print(" -", line)
    sys.exit(1)
print(f"true: {len(acts)} acts, {sum(sheets.values())} sheets, {len(console['events'])} events, "
      f"{printed} printed, {sum(cases.values())} cases of which {accepted} accepted, "
      f"looked up {tracked} times, {len(report['staff'])} acts of staff, {len(report['faults'])} kills")
