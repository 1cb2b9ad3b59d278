package org.nightwindow.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightwindow.console.cases.CaseAction;
import org.nightwindow.console.web.Role;
import org.nightwindow.driver.testkit.sdt.DemoPeople;
import org.nightwindow.hall.Text;

/// The two people who judge what residents declared, at the case desk of the console. Both could decide; who has
/// accepted a case must not.
final class CaseOffice implements AutoCloseable {
    private static final Pattern CASE = Pattern.compile("id=\"c-([^\"]+)\"");
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9]+)\"");
    private static final String FOUR_EYES = "受理的人不能审批";

    /// What the desk calls the case as a whole, where residents' forms have the key of a field.
    private static final String WHOLE = "*";

    private final CaseFindings findings;
    private final StaffMember acceptor;
    private final StaffMember approver;

    /// Everything that must be corrected, by the key of the field; empty for the whole.
    record Notice(Map<String, Text> corrections) {
        static final Notice OF_THE_BANK = new Notice(inOrder(
                "bank_name", new Text("银行和账号对不上，请选发卡的银行", "Bank and account do not match; choose the bank of the card"),
                "bank_acct", new Text("要老人名下的账号", "It must be an account in the elder's name"),
                "", new Text("两处都改好再交，别的不用动", "Mend both and hand it in again; the rest is fine")));

        static final Notice OF_THE_RELATION = new Notice(inOrder(
                "relation", new Text("关系和户籍登记的不一致", "The household register says otherwise"),
                "bank_acct", new Text("这个账号已经销户", "This account was closed")));

        /// What stands on the first page of the form that corrects it: what concerns no field, or the first of them.
        Text anything() {
            return corrections.getOrDefault("", corrections.values().iterator().next());
        }

        private static Map<String, Text> inOrder(Object... pairs) {
            Map<String, Text> all = new LinkedHashMap<>();
            for (int i = 0; i < pairs.length; i += 2) {
                all.put((String) pairs[i], (Text) pairs[i + 1]);
            }
            return all;
        }
    }

    private CaseOffice(CaseFindings findings, StaffMember acceptor, StaffMember approver) {
        this.findings = findings;
        this.acceptor = acceptor;
        this.approver = approver;
    }

    /// The console's first account invites them; each opens her link, sets a password and her phone's six digits.
    static CaseOffice hire(DemoHall hall, CaseFindings findings) {
        try (StaffMember officer = StaffMember.first(hall)) {
            return new CaseOffice(
                    findings,
                    officer.invite(hall, "wang.li", Role.ACCEPTOR, Role.APPROVER),
                    officer.invite(hall, "zhao.min", Role.APPROVER));
        }
    }

    /// They come to work.
    void open() {
        acceptor.signIn();
        approver.signIn();
    }

    /// The number of the case that this person handed in and nobody has looked at.
    String submittedBy(DemoPeople applicant) {
        Matcher listed = CASE.matcher(acceptor.text("/cases?show=accept"));
        while (listed.find()) {
            if (acceptor.text(page(listed.group(1))).contains("<b>" + applicant.idNumber() + "</b>")) {
                return listed.group(1);
            }
        }
        throw new IllegalStateException("nothing of " + applicant + " waits to be accepted");
    }

    /// Sends it back, with everything in one notice.
    void sendBack(String number, Notice notice) {
        List<String> fields = new ArrayList<>();
        notice.corrections().forEach((field, what) -> {
            String key = field.isEmpty() ? WHOLE : field;
            fields.addAll(List.of("fix", key, "zh-" + key, what.zh(), "en-" + key, what.en()));
        });
        order(acceptor, number, CaseAction.RETURN, notice.corrections(), fields);
    }

    /// 受理
    void accept(String number) {
        order(acceptor, number, CaseAction.ACCEPT);
    }

    /// 收件 and 传送; then who accepted tries to decide, and the other one does.
    void decide(String number) {
        order(acceptor, number, CaseAction.COLLECT);
        order(acceptor, number, CaseAction.TRANSFER);
        refuseToWhoAccepted(number);
        order(approver, number, CaseAction.APPROVE);
    }

    /// 办结 and 出件
    void finish(String number) {
        order(acceptor, number, CaseAction.CONCLUDE);
        order(acceptor, number, CaseAction.ISSUE);
    }

    private void refuseToWhoAccepted(String number) {
        String seen = acceptor.read(page(number), SEEN);
        String answer =
                acceptor.submitInVain(page(number), page(number), "order", CaseAction.APPROVE.name(), "seen", seen);
        if (!answer.contains(FOUR_EYES)) {
            throw new IllegalStateException("nobody said why " + acceptor.name() + " may not decide: " + answer);
        }
        findings.judged(new CaseFindings.Judged(
                acceptor.name(), number, CaseAction.APPROVE.name(), Map.of(), Optional.of(FOUR_EYES)));
    }

    private void order(StaffMember who, String number, CaseAction action) {
        order(who, number, action, Map.of(), List.of());
    }

    private void order(StaffMember who, String number, CaseAction action, Map<String, Text> wrote, List<String> more) {
        List<String> fields = new ArrayList<>(List.of("order", action.name(), "seen", who.read(page(number), SEEN)));
        fields.addAll(more);
        who.submit(page(number), page(number), fields.toArray(String[]::new));
        findings.judged(new CaseFindings.Judged(who.name(), number, action.name(), wrote, Optional.empty()));
        ScriptedDay.say(who.name() + " did " + action + " at the case desk");
    }

    private static String page(String number) {
        return "/cases/" + number;
    }

    @Override
    public void close() {
        acceptor.close();
        approver.close();
    }
}
