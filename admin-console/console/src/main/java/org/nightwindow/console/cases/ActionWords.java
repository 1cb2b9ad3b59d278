package org.nightwindow.console.cases;

import org.nightwindow.hall.Text;
import org.nightwindow.hall.filing.CaseView.State;

/// What staff read: names of states and actions, and what happened.
final class ActionWords {
    static Text state(State state) {
        return switch (state) {
            case SUBMITTED -> new Text("待受理", "To accept");
            case CORRECTION -> new Text("等补正", "With applicant");
            case NOT_ACCEPTED -> new Text("不予受理", "Not accepted");
            case ACCEPTED -> new Text("待收件", "To collect");
            case COLLECTED -> new Text("待传送", "To transfer");
            case TRANSFERRED -> new Text("待审批", "To decide");
            case APPROVED -> new Text("通过，待办结", "Approved, to conclude");
            case REJECTED -> new Text("不通过，待办结", "Rejected, to conclude");
            case CONCLUDED -> new Text("待出件", "To issue");
            case ISSUED -> new Text("已出件", "Issued");
            case WITHDRAWN -> new Text("已撤回", "Withdrawn");
        };
    }

    /// On a button.
    static Text order(CaseAction action) {
        return switch (action) {
            case ACCEPT -> new Text("受理", "Accept");
            case RETURN -> new Text("发出补正通知", "Send the corrections");
            case REFUSE -> new Text("不予受理", "Do not accept");
            case COLLECT -> new Text("材料收齐了", "Everything is collected");
            case TRANSFER -> new Text("送去审批", "Hand over for review");
            case APPROVE -> new Text("审批通过", "Approve");
            case REJECT -> new Text("审批不通过", "Do not approve");
            case CONCLUDE -> new Text("办结", "Conclude");
            case ISSUE -> new Text("结果已发出", "The result is issued");
            case FILE, CORRECT -> new Text("提交", "File"); // the applicant's
        };
    }

    /// In the story of a case.
    static Text told(CaseAction action) {
        return switch (action) {
            case FILE -> new Text("提交", "Filed");
            case ACCEPT -> new Text("受理", "Accepted");
            case RETURN -> new Text("发出补正通知，时钟停", "Corrections sent, the clock stands");
            case REFUSE -> new Text("不予受理", "Not accepted");
            case CORRECT -> new Text("补正后重新提交", "Filed again with corrections");
            case COLLECT -> new Text("收件", "Collected");
            case TRANSFER -> new Text("传送", "Handed over");
            case APPROVE -> new Text("审批通过", "Approved");
            case REJECT -> new Text("审批不通过", "Not approved");
            case CONCLUDE -> new Text("办结", "Concluded");
            case ISSUE -> new Text("出件", "Issued");
        };
    }

    private ActionWords() {}
}
