package org.nightwindow.console.cases;

import java.util.Optional;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.filing.CaseView.Stage;
import org.nightwindow.hall.filing.CaseView.State;

/// One sentence for each stage of a case, before, while and after it.
final class StageWords {
    static final Text NO_MORE = new Text("不再进行", "Not reached");

    static Text name(Stage stage) {
        return switch (stage) {
            case ACCEPTANCE -> new Text("受理", "Acceptance");
            case COLLECTION -> new Text("收件", "Collection");
            case TRANSFER -> new Text("传送", "Transfer");
            case REVIEW -> new Text("审批", "Review");
            case CONCLUSION -> new Text("办结", "Conclusion");
            case ISSUE -> new Text("出件", "Issue");
        };
    }

    /// Without the reason: that stands once, with what was decided.
    static Text passed(CaseRow row, CaseStep step) {
        return passed(row, step, Optional.empty());
    }

    /// With the reason.
    static Text decided(CaseRow row, CaseStep step) {
        return passed(row, step, step.reason());
    }

    private static Text passed(CaseRow row, CaseStep step, Optional<Text> reason) {
        return switch (step.action()) {
            case ACCEPT ->
                row.isByRule()
                        ? new Text("各项核对都通过，已受理", "Every check passed; it is accepted")
                        : new Text("已受理", "It is accepted");
            case REFUSE -> with(new Text("不予受理", "Not accepted"), reason);
            case COLLECT -> new Text("材料已收齐", "Everything is collected");
            case TRANSFER ->
                new Text("已送到" + row.office().zh(), "Handed to " + row.office().en());
            case APPROVE -> with(new Text("审批通过", "Approved"), reason);
            case REJECT -> with(new Text("审批不通过", "Not approved"), reason);
            case CONCLUDE -> new Text("已办结", "Concluded");
            case ISSUE -> new Text("结果已发出", "The result has been issued");
            case FILE, RETURN, CORRECT -> new Text("已提交", "Handed in"); // pass no stage
        };
    }

    static Text here(CaseRow row, Stage stage) {
        return switch (stage) {
            case ACCEPTANCE ->
                row.state() == State.CORRECTION
                        ? new Text("需要您补正", "It waits for your corrections")
                        : new Text("已收到，等工作人员受理", "Received; staff will look at it");
            case COLLECTION -> new Text("正在收齐材料", "The papers are being collected");
            case TRANSFER ->
                new Text(
                        "正在送往" + row.office().zh(),
                        "On its way to " + row.office().en());
            case REVIEW -> new Text(row.office().zh() + "正在审批", row.office().en() + " is reviewing it");
            case CONCLUSION -> new Text("审批有了结果，正在办结", "It is decided and is being concluded");
            case ISSUE -> new Text("结果正在发出", "The result is being issued");
        };
    }

    static Text toCome(CaseRow row, Stage stage) {
        return switch (stage) {
            case ACCEPTANCE -> new Text("受理", "It will be accepted or not");
            case COLLECTION -> new Text("收齐材料", "The papers are collected");
            case TRANSFER ->
                new Text("送" + row.office().zh(), "It goes to " + row.office().en());
            case REVIEW -> new Text(row.office().zh() + "审批", row.office().en() + " decides");
            case CONCLUSION -> new Text("写明结果，办结", "The result is put down");
            case ISSUE -> new Text("把结果交给您", "You get the result");
        };
    }

    private static Text with(Text what, Optional<Text> reason) {
        return reason.map(why -> new Text(what.zh() + "：" + why.zh(), what.en() + ": " + why.en()))
                .orElse(what);
    }

    private StageWords() {}
}
