"""What residents read of their cases, held against the console's export. Words and dates are written down here anew, from
neither program, so that a mistake the two share does not hide.

What must hold:
  - every case went through its states in order, nothing skipped, and is in the state its history ends with;
  - who accepted a case did not decide it, and what staff say they did is what the console has of them, no more and no less;
  - at every moment somebody read how her case stood, she read that state, the day and minute of each stage, what was promised
    from the acceptance on and not before, and all of the notice staff had written, word for word;
  - by her card she was shown her own cases, all of them and nobody else's.
"""
from datetime import date, datetime, timedelta, timezone

HALL_TIME = timezone(timedelta(hours=8))
BY_RULE = "(rule)"
# action: from which states, to which
FLOW = {
    "FILE": ({None}, "SUBMITTED"), "RETURN": ({"SUBMITTED"}, "CORRECTION"), "CORRECT": ({"CORRECTION"}, "SUBMITTED"),
    "REFUSE": ({"SUBMITTED"}, "NOT_ACCEPTED"), "ACCEPT": ({"SUBMITTED"}, "ACCEPTED"),
    "COLLECT": ({"ACCEPTED"}, "COLLECTED"), "TRANSFER": ({"COLLECTED"}, "TRANSFERRED"),
    "APPROVE": ({"TRANSFERRED"}, "APPROVED"), "REJECT": ({"TRANSFERRED"}, "REJECTED"),
    "CONCLUDE": ({"APPROVED", "REJECTED"}, "CONCLUDED"), "ISSUE": ({"CONCLUDED"}, "ISSUED"),
}
STATE = {
    "zh": {"SUBMITTED": "等待受理", "CORRECTION": "请您补正", "NOT_ACCEPTED": "不予受理", "ACCEPTED": "已受理", "COLLECTED": "已收件",
           "TRANSFERRED": "审批中", "APPROVED": "审批通过", "REJECTED": "审批未通过", "CONCLUDED": "已办结", "ISSUED": "已出件"},
    "en": {"SUBMITTED": "Waiting for acceptance", "CORRECTION": "Please correct", "NOT_ACCEPTED": "Not accepted",
           "ACCEPTED": "Accepted", "COLLECTED": "Collected", "TRANSFERRED": "Under review", "APPROVED": "Approved",
           "REJECTED": "Not approved", "CONCLUDED": "Concluded", "ISSUED": "Issued"},
}
# stage: what passes it, and how the sentence under it begins from then on
STAGES = {
    "zh": [("受理", ("ACCEPT",), ("已受理", "各项核对都通过")), ("收件", ("COLLECT",), ("材料已收齐",)),
           ("传送", ("TRANSFER",), ("已送到",)), ("审批", ("APPROVE", "REJECT"), ("审批通过", "审批不通过")),
           ("办结", ("CONCLUDE",), ("已办结",)), ("出件", ("ISSUE",), ("结果已发出",))],
    "en": [("Acceptance", ("ACCEPT",), ("It is accepted", "Every check passed")),
           ("Collection", ("COLLECT",), ("Everything is collected",)), ("Transfer", ("TRANSFER",), ("Handed to",)),
           ("Review", ("APPROVE", "REJECT"), ("Approved", "Not approved")), ("Conclusion", ("CONCLUDE",), ("Concluded",)),
           ("Issue", ("ISSUE",), ("The result has been issued",))],
}
LATEST = {"zh": "最晚办结日", "en": "Latest day"}
LAW = {"zh": "法定最晚 %s", "en": "By law %s"}
CODE = {"zh": "查询码 ", "en": "Query code "}
OUT_OF_HOURS = {"zh": "下班时间提交", "en": "It came out of hours"}
# what she reads when she has handed it in, by the state it is in then
TOLD = {
    "zh": {"TRANSFERRED": "受理好了", "SUBMITTED": "交上去了，等人审核", "corrected": "补正材料已交"},
    "en": {"TRANSFERRED": "Accepted", "SUBMITTED": "Handed in, to be reviewed", "corrected": "Corrections handed in"},
}
# ten digits where eleven belong
MISTAKE = {"zh": "手机号码是 11 位", "en": "A mobile number has 11 digits"}
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec".split()
WEEK = {"zh": "一二三四五六日", "en": "Mon Tue Wed Thu Fri Sat Sun".split()}


def instant(text):
    return datetime.fromisoformat(text[:26].rstrip("Z") + "+00:00").astimezone(HALL_TIME)


def day(when, language):
    week = WEEK[language][when.weekday()]
    return f"{when.month}月{when.day}日 星期{week}" if language == "zh" else f"{week} {when.day} {MONTHS[when.month - 1]}"


def moment(when, language):
    clock = f"{when:%H:%M}"
    return (f"{when.month}月{when.day}日 {clock}" if language == "zh"
            else f"{when.day} {MONTHS[when.month - 1]} {clock}")


def grouped(code):
    return f"{code[:4]} {code[4:8]} {code[8:]}"


def before(case, when):
    return [step for step in case["history"] if instant(step["at"]) <= when]


def lies(lines, texts):
    """Whether these lines stand in the text, one under the other."""
    return any(texts[i:i + len(lines)] == lines for i in range(len(texts) - len(lines) + 1))


def timeline(steps, language):
    """What must stand under the state: of each stage its name, the minute if it has one, and how its sentence begins."""
    expected, here = [], True
    for name, passes, sentences in STAGES[language]:
        by = next((step for step in steps if step["action"] in passes), None)
        at = by["at"] if by else steps[-1]["at"] if here else None
        expected.append((name, moment(instant(at), language) if at else None, by is not None, sentences))
        here = by is not None
    return expected


def read_stages(expected, texts, where, check):
    names = [i for i, text in enumerate(texts) if text == expected[0][0]]
    check(len(names) > 0, f"{where}: no stages in {texts}")
    if not names:
        return
    at = names[0]
    for name, minute, passed, sentences in expected:
        row = texts[at:at + (3 if minute else 2)]
        check(row[:1] == [name], f"{where}: {name} should stand where {row} stands")
        check(minute is None or row[1:2] == [minute], f"{where}: {name} should say {minute}, not {row}")
        check(minute is not None or not row[-1][:1].isdigit(), f"{where}: {name} is to come, and she read {row}")
        says = len(row) > 1 and row[-1].startswith(sentences)
        check(says == passed, f"{where}: {name} is {'passed' if passed else 'to come'}, and she read {row}")
        at += len(row)


def check_case(case, check):
    code, state, last = case["queryCode"], None, None
    for step in case["history"]:
        sources, to = FLOW[step["action"]]
        check(state in sources, f"{code}: {step['action']} in state {state}")
        at = instant(step["at"])
        check(last is None or at >= last, f"{code}: {step['action']} happened before what came before it")
        check((step["action"] == "RETURN") == bool(step["fields"]), f"{code}: {step['action']} with {step['fields']}")
        state, last = to, at
    check(case["state"] == state, f"{code} is {case['state']}, and its history ends with {state}")
    did = {step["action"]: step["who"] for step in case["history"]}
    decided = did.get("APPROVE", did.get("REJECT"))
    check(decided is None or decided not in (BY_RULE, did["ACCEPT"]), f"{code} was accepted and decided by {decided}")


def check_staff(orders, cases, check):
    people = {order["who"] for order in orders}
    refused = [order for order in orders if order["refused"]]
    check(any(order["did"] == "APPROVE" for order in refused), "nobody tried to decide what she had accepted")
    for code, case in cases.items():
        said = [(order["did"], order["who"], list(order["wrote"])) for order in orders
                if order["serial"] == code and not order["refused"]]
        has = [(step["action"], step["who"], step["fields"]) for step in case["history"] if step["who"] in people]
        check(said == has, f"staff say they did {said} with {code}, the console has {has}")
    whole = [case for case in cases.values() if case["state"] == "ISSUED"
             and {"RETURN", "CORRECT", "APPROVE"} <= {step["action"] for step in case["history"]}]
    check(len(whole) > 0, "no case was sent back, corrected, approved and issued")


def notice(code, orders, language):
    return ["· " + what[language] for order in orders if order["serial"] == code for what in order["wrote"].values()]


def check_read(visit, cases, orders, check):
    language, texts, code = visit["language"], visit["read"], visit["serial"]
    where = f"{visit['who']} by {visit['by']} at {visit['at']} about {code or 'nothing'}"
    now = instant(visit["at"])
    for found in visit["found"]:
        check(found in cases, f"{where}: was shown {found}, which the console does not have")
    if not code:
        check(visit["found"] == [] and visit["outcome"] == "NONE", f"{where}: was shown {visit['found']}")
        return
    if code not in cases:
        check(False, f"{where}: the console has no such case")
        return
    case = cases[code]
    steps = before(case, now)
    state = FLOW[steps[-1]["action"]][1]
    check(visit["outcome"] == state, f"{where}: the report says {visit['outcome']}, the console had {state}")
    chips = [text for text in texts if text in STATE[language].values()]
    check(chips[:1] == [STATE[language][state]], f"{where}: it was {state}, and she read {chips}")
    check(any(text.startswith(CODE[language] + grouped(code)) for text in texts), f"{where}: not its code, but {texts}")
    done = {step["action"] for step in steps}
    promised = "ACCEPT" in done and not done & {"APPROVE", "REJECT"}
    if promised:
        latest = [LATEST[language], day(date.fromisoformat(case["promisedBy"]), language),
                  LAW[language] % day(date.fromisoformat(case["statutoryBy"]), language)]
        check(lies(latest, texts), f"{where}: not {latest}, but {texts}")
    else:
        check(LATEST[language] not in texts, f"{where}: she read a day nobody had promised")
    asked = [text for text in texts if text.startswith("· ")]
    check(asked == (notice(code, orders, language) if state == "CORRECTION" else []), f"{where}: of the notice, {asked}")
    received = next(step for step in reversed(steps) if step["action"] in ("FILE", "CORRECT"))
    check_office_hours(instant(received["at"]), texts, language, where, check)
    if state != "CORRECTION":
        read_stages(timeline(steps, language), texts, where, check)
    if len(visit["found"]) > 1:
        for each in filter(cases.__contains__, visit["found"]):
            past = before(cases[each], now)
            line = " · ".join([STATE[language][FLOW[past[-1]["action"]][1]], day(instant(past[0]["at"]), language),
                               CODE[language] + grouped(each)])
            check(line in visit["list"], f"{where}: not {line}, but {visit['list']}")


def check_office_hours(received, texts, language, where, check):
    """Offices are open on the day it is when she reads that something came on another day."""
    for text in texts:
        if text.startswith(OUT_OF_HOURS[language]):
            same = f"{received.month}月{received.day}日收到" if language == "zh" else f" {received.day} {received:%B}."
            check(same not in text, f"{where}: it came on the very day it counts from, and she read {text}")


def check_cases(report, console, check):
    cases = {case["queryCode"]: case for case in console["cases"]}
    orders = report["staff"]
    for case in cases.values():
        check_case(case, check)
    check_staff(orders, cases, check)
    handed_in = [visit for visit in report["visits"] if visit["mode"] in ("declare", "correct")]
    tracked = [visit for visit in report["visits"] if visit["mode"] == "track"]
    for visit in handed_in:
        where = f"{visit['who']} handed in {visit['serial']}"
        if visit["serial"] not in cases:
            check(False, f"{where}, and the console has no such case")
            continue
        state = FLOW[before(cases[visit["serial"]], instant(visit["at"]))[-1]["action"]][1]
        check(visit["outcome"] == state, f"{where}: the report says {visit['outcome']}, the console had {state}")
        told = TOLD[visit["language"]]["corrected" if visit["mode"] == "correct" else state]
        heads = [text for text in visit["read"] if text in TOLD[visit["language"]].values()]
        check(heads == [told], f"{where}: it was {state}, and she read {heads}")
    for visit in tracked:
        check_read(visit, cases, orders, check)
        if visit["by"] == "card":
            hers = {each["serial"] for each in handed_in if each["who"] == visit["who"]
                    and instant(each["at"]) < instant(visit["at"])}
            check(set(visit["found"]) == hers, f"{visit['who']} was shown {visit['found']} by her card, hers are {hers}")
    for by in ("card", "code", "slip"):
        check(any(visit["by"] == by for visit in tracked), f"nobody looked for a case by {by}")
    for language in ("zh", "en"):
        check(any(visit["item"] == "CIV-03" and visit["language"] == language for visit in handed_in),
              f"nobody declared CIV-03 in {language}")
        check(any(visit["outcome"] == "ISSUED" and visit["language"] == language for visit in tracked),
              f"nobody read in {language} that the result was issued")
        check(any(MISTAKE[language] in text for visit in handed_in if visit["language"] == language
                  for text in visit["explained"]), f"nobody was told in {language} what was wrong with her number")
    cards = {visit["who"] for visit in tracked if visit["by"] == "card"}
    check(len(cards) >= 2, "only one card was laid to look for cases")
    return len(tracked)
